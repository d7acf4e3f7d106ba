import { kinds } from './constants.ts';
import { nextRun, sixFields } from './schedule.ts';
import { TestSandbox } from './testing/sandbox.ts';

function scheduleOf(sandbox: TestSandbox, spec: Record<string, unknown>): void {
  sandbox.store.create(kinds.scheduledBackup, {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ScheduledBackup',
    metadata: { name: 'nightly', namespace: 'team-orders' },
    spec: {
      schedule: '0 20 18 * * *',
      cluster: { name: 'orders-db' },
      method: 'barmanObjectStore',
      ...spec,
    },
  });
}

async function withCluster(): Promise<TestSandbox> {
  const sandbox = new TestSandbox();
  sandbox.createCluster({
    spec: {
      instances: 1,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:17.11',
      storage: { size: '1Gi' },
      backup: {
        barmanObjectStore: {
          destinationPath: 'https://backups.blob.core.windows.net/orders',
          azureCredentials: {
            connectionString: { name: 'creds', key: 'conn' },
          },
        },
      },
    },
  });
  await sandbox.untilHealthy();
  return sandbox;
}

const MINUTES = 60_000;

describe('schedules', () => {
  it('have six fields, in UTC', () => {
    const after = new Date('2026-11-20T18:15:00Z');
    expect(nextRun('0 0 2 * * *', after)?.toISOString()).toBe(
      '2026-11-21T02:00:00.000Z',
    );
    expect(nextRun('@daily', after)?.toISOString()).toBe(
      '2026-11-21T00:00:00.000Z',
    );
  });

  it('with five fields are read as CNPG reads them: second first', () => {
    const after = new Date('2026-11-20T18:15:00Z');
    // "0 2 * * *" is not 2 o'clock but two minutes past every hour.
    expect(nextRun(sixFields('0 2 * * *'), after)?.toISOString()).toBe(
      '2026-11-20T19:02:00.000Z',
    );
  });

  it('take their first backup at their time', async () => {
    const sandbox = await withCluster();
    scheduleOf(sandbox, {});
    await sandbox.clock.run(1_000);
    expect(sandbox.store.list(kinds.backup)).toEqual([]);
    expect(sandbox.get(kinds.scheduledBackup, 'nightly').status).toMatchObject({
      nextScheduleTime: '2026-11-20T18:20:00Z',
    });
    await sandbox.clock.run(6 * MINUTES);
    const [backup] = sandbox.store.list(kinds.backup);
    expect(backup.metadata).toMatchObject({
      name: 'nightly-20261120182000',
      labels: {
        'cnpg.io/cluster': 'orders-db',
        'cnpg.io/immediateBackup': 'false',
        'cnpg.io/scheduled-backup': 'nightly',
      },
    });
    expect(backup.metadata.ownerReferences).toBeUndefined();
    expect(backup.status.phase).toBe('completed');
    expect(sandbox.get(kinds.scheduledBackup, 'nightly').status).toMatchObject({
      lastScheduleTime: '2026-11-20T18:20:00Z',
      nextScheduleTime: '2026-11-21T18:20:00Z',
    });
    sandbox.operator.stop();
  });

  it('stop while they are suspended', async () => {
    const sandbox = await withCluster();
    scheduleOf(sandbox, { suspend: true, immediate: true });
    await sandbox.clock.run(7 * MINUTES);
    expect(sandbox.store.list(kinds.backup)).toEqual([]);
    sandbox.update(kinds.scheduledBackup, 'nightly', draft => {
      draft.spec.suspend = false;
    });
    await sandbox.clock.run(1_000);
    expect(sandbox.store.list(kinds.backup)).toHaveLength(1);
    sandbox.operator.stop();
  });

  it('are held up by a backup that does not end', async () => {
    const sandbox = await withCluster();
    scheduleOf(sandbox, {});
    sandbox.store.create(kinds.backup, {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Backup',
      metadata: {
        name: 'stuck',
        namespace: 'team-orders',
        labels: { 'cnpg.io/scheduled-backup': 'nightly' },
      },
      spec: { cluster: { name: 'no-such-cluster' } },
    });
    await sandbox.clock.run(7 * MINUTES);
    expect(sandbox.store.list(kinds.backup)).toHaveLength(1);
    sandbox.store.delete(kinds.backup, 'team-orders', 'stuck');
    await sandbox.clock.run(61_000);
    expect(
      sandbox.store.list(kinds.backup).map(backup => backup.metadata.name),
    ).toEqual(['nightly-20261120182000']);
    sandbox.operator.stop();
  });
});
