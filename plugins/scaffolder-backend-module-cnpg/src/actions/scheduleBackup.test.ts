import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ScheduledBackup, kinds } from '@pgportal/plugin-cnpg-common';
import * as yaml from 'yaml';
import { createContext, setUp } from '../__testUtils__/setUp';
import { sourceDatabase } from '../__testUtils__/sourceDatabase';
import { createScheduleBackupAction } from './scheduleBackup';
import { examples } from './scheduleBackup.examples';

const input = { database: 'aks1/team-orders/orders-db' };

function prepare(
  spec?: ScheduledBackup['spec'],
  options: Parameters<typeof setUp>[0] = {},
) {
  const portal = setUp(options);
  sourceDatabase().forEach(([kind, object]) =>
    portal.kubernetes.put(kind, object),
  );
  if (spec) {
    portal.kubernetes.put(kinds.ScheduledBackup, {
      metadata: { name: 'orders-db', namespace: 'team-orders' },
      spec: { cluster: { name: 'orders-db' }, ...spec },
    } as ScheduledBackup);
  }
  const schedule = async () =>
    (
      await portal.kubernetes.get<ScheduledBackup>(
        kinds.ScheduledBackup,
        'team-orders',
        'orders-db',
      )
    )?.spec;
  const run = async (values: object, more: { isDryRun?: boolean } = {}) => {
    const { context, log, output } = createContext(
      { ...input, ...values },
      more,
    );
    await createScheduleBackupAction(portal.dependencies).handler(context);
    return { log, output };
  };
  return { ...portal, schedule, run };
}

const NIGHTLY = '0 0 2 * * *';

describe('cnpg:backup:schedule', () => {
  it('makes a schedule, and says when it runs next', async () => {
    const { run, schedule } = prepare();
    const { output, log } = await run({ schedule: ' 0 30  3 * * SUN' });
    expect(await schedule()).toEqual({
      schedule: '0 30 3 * * SUN',
      backupOwnerReference: 'self',
      cluster: { name: 'orders-db' },
      method: 'plugin',
      pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
    });
    expect(output.nextRuns).toHaveLength(5);
    expect(log.join('\n')).toMatch(/The next backups: 20.*T03:30:00/);
  });

  it('changes the times, and nothing the second time', async () => {
    const { run, schedule, auditor } = prepare({ schedule: NIGHTLY });
    await run({ schedule: '0 0 3 * * *' });
    expect(await schedule()).toMatchObject({ schedule: '0 0 3 * * *' });
    const { log } = await run({ schedule: '0 0 3 * * *' });
    expect(log[0]).toMatch(/is "0 0 3 \* \* \*" already/);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);
  });

  it('suspends and resumes', async () => {
    const { run, schedule } = prepare({ schedule: NIGHTLY });
    const { output, log } = await run({ suspend: true });
    expect(await schedule()).toMatchObject({ suspend: true });
    expect(output).toMatchObject({ suspended: true, nextRuns: [] });
    expect(log.join('\n')).toMatch(/makes no base backups until it is resumed/);
    await run({ suspend: false });
    expect(await schedule()).toMatchObject({ suspend: false });
  });

  it('suspends a schedule that it would not have made', async () => {
    const { run, schedule } = prepare({ schedule: '0 2 * * *' });
    await run({ suspend: true });
    expect(await schedule()).toMatchObject({
      schedule: '0 2 * * *',
      suspend: true,
    });
  });

  it.each([
    [{ schedule: '0 2 * * *' }, /^schedule: These are five fields/],
    [{}, /^schedule: orders-db has no schedule orders-db yet/],
    [{ schedule: NIGHTLY, name: 'Nightly!' }, /name/],
  ])('refuses %j', async (values, sentence) => {
    const { run, schedule } = prepare();
    await expect(run(values)).rejects.toThrow(sentence);
    expect(await schedule()).toBeUndefined();
  });

  it('needs the permission, and writes nothing in a dry run', async () => {
    const denied = prepare(undefined, { decision: AuthorizeResult.DENY });
    await expect(denied.run({ schedule: NIGHTLY })).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    const { run, schedule } = prepare();
    const { log } = await run({ schedule: NIGHTLY }, { isDryRun: true });
    expect(log[0]).toBe('Would set the schedule orders-db to "0 0 2 * * *"');
    expect(await schedule()).toBeUndefined();
  });

  it('has examples that its schema knows', () => {
    const action = createScheduleBackupAction(setUp().dependencies);
    const properties = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      for (const { action: id, input: values } of yaml.parse(example).steps) {
        expect(id).toBe(action.id);
        expect(properties).toEqual(expect.arrayContaining(Object.keys(values)));
      }
    }
  });
});
