import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Backup, kinds } from '@pgportal/plugin-cnpg-common';
import * as yaml from 'yaml';
import { createContext, setUp } from '../__testUtils__/setUp';
import { refusal } from '../__testUtils__/FakeKubernetes';
import { sourceDatabase } from '../__testUtils__/sourceDatabase';
import { createCreateBackupAction } from './createBackup';
import { examples } from './createBackup.examples';

jest.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    jest.setSystemTime(Date.now() + ms);
  },
}));

const DATABASE = 'aks1/team-orders/orders-db';
const input = { database: DATABASE };
const log = (...lines: string[]) => lines.join('\n');

/** A database whose Backups go through the given states, one each time they are listed. */
function prepare(
  states: Backup['status'][],
  options: Parameters<typeof setUp>[0] = {},
) {
  const portal = setUp(options);
  const { kubernetes } = portal;
  sourceDatabase().forEach(([kind, object]) => kubernetes.put(kind, object));
  const left = [...states];
  kubernetes.before = (verb, kind) => {
    if (verb !== 'list' || kind !== kinds.Backup) return;
    for (const object of kubernetes.objects.values()) {
      if (object.kind === 'Backup') {
        (object as Backup).status = left.length > 1 ? left.shift() : left[0];
      }
    }
  };
  const backups = () =>
    [...kubernetes.objects.values()].filter(({ kind }) => kind === 'Backup');
  return { ...portal, backups };
}

describe('cnpg:backup:create', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date('2026-11-20T12:00:00Z'),
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
    });
  });
  afterEach(() => jest.useRealTimers());

  it('makes a Backup by the plugin and waits until it is complete', async () => {
    const { dependencies, backups, auditor } = prepare([
      undefined,
      { phase: 'started' },
      {
        phase: 'completed',
        backupId: '20261120T120001',
        stoppedAt: '2026-11-20T12:00:30Z',
      },
    ]);
    const { context, output, log: lines } = createContext(input);
    await createCreateBackupAction(dependencies).handler(context);
    expect(backups()).toEqual([
      expect.objectContaining({
        metadata: expect.objectContaining({ name: 'orders-db-20261120120000' }),
        spec: {
          cluster: { name: 'orders-db' },
          method: 'plugin',
          pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
        },
      }),
    ]);
    expect(lines).toEqual([
      'Started the backup orders-db-20261120120000',
      'The backup orders-db-20261120120000 is complete',
    ]);
    expect(output).toEqual({
      reference: DATABASE,
      backup: 'orders-db-20261120120000',
      backupId: '20261120T120001',
      completedAt: '2026-11-20T12:00:30Z',
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'backup-create' }),
    );
  });

  it('says what the log says when a backup fails, not "exit status 2"', async () => {
    const { dependencies, kubernetes } = prepare([
      {
        phase: 'failed',
        error: 'exit status 2',
        instanceID: { podName: 'orders-db-1' },
      },
    ]);
    kubernetes.logs = log(
      'starting',
      'AADSTS70021: No matching federated identity record found',
    );
    await expect(
      createCreateBackupAction(dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toThrow(
      /^The backup orders-db-\d+ of aks1\/team-orders\/orders-db failed: .*AADSTS70021/,
    );
    kubernetes.logs = undefined;
    kubernetes.objects.delete('postgresql.cnpg.io/Backup/team-orders/x');
    await expect(
      createCreateBackupAction(dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toThrow(
      /says "exit status 2"\. The log of the container plugin-barman-cloud in the pod orders-db-1/,
    );
  });

  it('explains a backup that stays "running" while archiving fails, once', async () => {
    const { dependencies, kubernetes } = prepare([{ phase: 'running' }]);
    kubernetes.logs = 'AuthorizationPermissionMismatch';
    const { context, log: lines } = createContext({
      ...input,
      timeoutMinutes: 5,
    });
    const start = kubernetes.before;
    let asked = 0;
    kubernetes.before = (verb, kind, name) => {
      start(verb, kind, name);
      asked += 1;
      // It fails only after the backup has begun.
      if (asked > 20) {
        const [, cluster] = [...kubernetes.objects].find(([id]) =>
          id.includes('/Cluster/'),
        )!;
        (cluster as any).status.conditions = [
          { type: 'ContinuousArchiving', status: 'False', message: 'x' },
        ];
      }
    };
    await expect(
      createCreateBackupAction(dependencies).handler(context),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /is not complete after 5 min\. WAL archiving fails\. .* stays "running" until archiving works again/,
      ),
    });
    expect(
      lines.filter(line => line.startsWith('WAL archiving fails')),
    ).toHaveLength(1);
  });

  it('waits for the backup that runs already, in a task that begins anew', async () => {
    const { dependencies, kubernetes, backups } = prepare([
      { phase: 'running' },
      { phase: 'running' },
      { phase: 'completed', backupId: 'b' },
    ]);
    kubernetes.put(kinds.Backup, {
      kind: 'Backup',
      metadata: {
        name: 'earlier',
        namespace: 'team-orders',
        creationTimestamp: '2026-11-20T11:59:00Z',
      },
      spec: { cluster: { name: 'orders-db' } },
    } as any);
    const { context, output } = createContext(input);
    await createCreateBackupAction(dependencies).handler(context);
    expect(backups()).toHaveLength(1);
    expect(output.backup).toBe('earlier');
  });

  it('does not take a second one when the answer to the first was lost', async () => {
    const { dependencies, kubernetes, backups } = prepare([
      { phase: 'completed' },
    ]);
    const { create } = kubernetes;
    kubernetes.create = async (object, kind) => {
      await create.call(kubernetes, object, kind);
      throw Object.assign(refusal('exists', 409), { reason: 'AlreadyExists' });
    };
    await createCreateBackupAction(dependencies).handler(
      createContext(input).context,
    );
    expect(backups()).toHaveLength(1);
  });

  it('refuses while archiving fails, and when there are no backups at all', async () => {
    const { dependencies, kubernetes } = prepare([{ phase: 'completed' }]);
    const cluster: any = await kubernetes.get(
      kinds.Cluster,
      'team-orders',
      'orders-db',
    );
    cluster.status.conditions = [
      { type: 'ContinuousArchiving', status: 'False' },
    ];
    const run = () =>
      createCreateBackupAction(dependencies).handler(
        createContext(input).context,
      );
    await expect(run()).rejects.toThrow(/WAL archiving fails/);
    cluster.spec.plugins = [];
    await expect(run()).rejects.toThrow(/No backups are configured/);
  });

  it('does nothing for a database that is gone, only when that was asked for', async () => {
    // Its entity is gone with it: the service decides.
    const { dependencies, kubernetes } = setUp({
      decide: (_, resourceRef) =>
        resourceRef === 'component:default/orders'
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    });
    kubernetes.put(kinds.Namespace, {
      metadata: {
        name: 'team-orders',
        annotations: { 'pgportal.dev/owner': 'group:default/team-orders' },
      },
    });
    const { context, log: lines } = createContext({
      ...input,
      ifExists: true,
      service: 'component:default/orders',
    });
    await createCreateBackupAction(dependencies).handler(context);
    expect(lines).toEqual([
      `${DATABASE} is gone, so there is nothing to back up`,
    ]);
    await expect(
      createCreateBackupAction(setUp().dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('takes none of a database that a retirement has begun to delete', async () => {
    const { dependencies, kubernetes, backups } = prepare([]);
    const cluster = kubernetes.objects.get(
      'postgresql.cnpg.io/Cluster/team-orders/orders-db',
    )!;
    cluster.metadata.deletionTimestamp = '2026-11-20T11:59:59Z';
    const { context, log: lines } = createContext({ ...input, ifExists: true });
    await createCreateBackupAction(dependencies).handler(context);
    expect(lines).toEqual([
      `${DATABASE} is being deleted already, so no backup is taken`,
    ]);
    await expect(
      createCreateBackupAction(dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toThrow('The database is being deleted.');
    expect(backups()).toEqual([]);
  });

  it('does not tell whether a database exists to those who may not delete it', async () => {
    const denied = { decision: AuthorizeResult.DENY };
    const { dependencies } = prepare([{ phase: 'completed' }], denied);
    const refusals = [dependencies, setUp(denied).dependencies].map(portal =>
      createCreateBackupAction(portal)
        .handler(createContext({ ...input, ifExists: true }).context)
        .then(String, String),
    );
    const [there, gone] = await Promise.all(refusals);
    expect(there).toMatch(/^NotAllowedError: database: you may not delete/);
    expect(gone).toBe(there);
  });

  it('needs the permission to back up', async () => {
    const { dependencies, backups } = prepare([{ phase: 'completed' }], {
      decide: ({ name }) =>
        name === 'cnpg.database.backup'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    });
    await expect(
      createCreateBackupAction(dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(backups()).toEqual([]);
  });

  it('takes nothing in a dry run', async () => {
    const { dependencies, backups } = prepare([{ phase: 'completed' }]);
    const { context, log: lines } = createContext(input, { isDryRun: true });
    await createCreateBackupAction(dependencies).handler(context);
    expect(lines).toEqual([`Would take a base backup of ${DATABASE}`]);
    expect(backups()).toEqual([]);
  });

  it('has examples that its schema knows', () => {
    const action = createCreateBackupAction(setUp().dependencies);
    const properties = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      for (const { action: id, input: values } of yaml.parse(example).steps) {
        expect(id).toBe(action.id);
        expect(properties).toEqual(expect.arrayContaining(Object.keys(values)));
      }
    }
  });
});
