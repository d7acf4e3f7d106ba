import type { StorageAccess, WorkloadAzure } from '../azure/types.ts';
import { kinds } from './constants.ts';
import {
  imageCatalog,
  objectStore,
  pluginCluster,
} from './testing/manifests.ts';
import { TestSandbox } from './testing/sandbox.ts';

type Request = Parameters<WorkloadAzure['accessContainer']>[0];

const refusal: StorageAccess = {
  ok: false,
  status: 403,
  code: 'AuthorizationPermissionMismatch',
  message:
    'This request is not authorized to perform this operation using this permission.',
};

const store = (name: string, container: string) => ({
  ...objectStore,
  metadata: { name, namespace: 'team-orders' },
  spec: {
    ...objectStore.spec,
    configuration: {
      ...objectStore.spec.configuration,
      destinationPath: `https://backups.blob.core.windows.net/${container}`,
    },
  },
});

/** A source with one base backup, and the stores of a cluster that is to be made from it. */
async function source() {
  const sandbox = new TestSandbox();
  sandbox.store.create(kinds.clusterImageCatalog, imageCatalog);
  sandbox.store.create(kinds.objectStore, objectStore);
  sandbox.createCluster(pluginCluster);
  await sandbox.untilHealthy();
  const before = sandbox.clock.now();
  sandbox.store.create(kinds.backup, {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Backup',
    metadata: { name: 'first', namespace: 'team-orders' },
    spec: {
      cluster: { name: 'orders-db' },
      method: 'plugin',
      pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
    },
  });
  await sandbox.clock.run(30_000);
  const { backupId, phase } = sandbox.get(kinds.backup, 'first').status;
  expect(phase).toBe('completed');
  const reachable = sandbox.clock.now();
  await sandbox.clock.run(300_000);
  sandbox.store.create(kinds.objectStore, store('copy', 'copy'));
  sandbox.store.create(kinds.objectStore, store('copy-source', 'orders-db'));
  return { sandbox, backupId, before, reachable };
}

async function restore(
  sandbox: TestSandbox,
  recovery: object = {},
  spec: Record<string, any> = {},
) {
  const [plugin] = pluginCluster.spec.plugins;
  sandbox.createCluster({
    name: 'copy',
    spec: {
      ...pluginCluster.spec,
      instances: 1,
      bootstrap: {
        recovery: {
          source: 'origin',
          database: 'shop',
          owner: 'shopkeeper',
          ...recovery,
        },
      },
      externalClusters: [
        {
          name: 'origin',
          plugin: {
            name: plugin.name,
            parameters: {
              barmanObjectName: 'copy-source',
              serverName: 'orders-db',
            },
          },
        },
      ],
      plugins: [{ ...plugin, parameters: { barmanObjectName: 'copy' } }],
      ...spec,
    },
  });
  await sandbox.untilPrepared('copy');
}

const recoveryPods = (sandbox: TestSandbox) =>
  sandbox.store
    .list(kinds.pod, { labels: { 'cnpg.io/jobRole': 'full-recovery' } })
    .map(pod => pod.metadata.name);

const logOf = (sandbox: TestSandbox, container: string) =>
  sandbox.operator.podLog('team-orders', recoveryPods(sandbox)[0], container) ??
  '';

/** The cluster is where it was when its job failed, and pods come and go. */
function expectStuck(sandbox: TestSandbox) {
  expect(sandbox.cluster('copy').status).toMatchObject({
    phase: 'Setting up primary',
    phaseReason: 'Creating primary instance copy-1',
    jobCount: 1,
  });
  expect(sandbox.condition('Ready', 'copy').status).toBe('False');
  const pods = sandbox.store.list(kinds.pod, {
    labels: { 'cnpg.io/jobRole': 'full-recovery' },
  });
  expect(pods.length).toBeGreaterThan(1);
  const failed = pods.find(pod => pod.status.phase === 'Failed');
  expect(failed?.status.containerStatuses[0].state.terminated).toMatchObject({
    exitCode: 1,
    reason: 'Error',
  });
}

describe('a recovery by the plugin', () => {
  it('reads the source with its own identity, and archives into its own store', async () => {
    const { sandbox, reachable } = await source();
    const asked: Request[] = [];
    sandbox.answer = request => {
      asked.push(request);
      return { ok: true };
    };
    await restore(sandbox, {
      recoveryTarget: { targetTime: reachable.toISOString() },
    });
    await sandbox.untilHealthy('copy');
    const subject = 'system:serviceaccount:team-orders:copy';
    const path = 'https://backups.blob.core.windows.net';
    expect(
      asked
        .filter(request => request.subject === subject)
        .slice(0, 3)
        .map(request => [request.action, request.destinationPath]),
    ).toEqual([
      ['read', `${path}/copy`],
      ['read', `${path}/orders-db`],
      ['write', `${path}/copy`],
    ]);
    const { systemID, timelineID } = sandbox.cluster().status;
    expect(sandbox.cluster('copy').status).toMatchObject({
      systemID,
      timelineID: timelineID + 1,
    });
    expect(
      sandbox.get('roles.rbac.authorization.k8s.io', 'copy-barman-cloud')
        .rules[0].resourceNames,
    ).toEqual(['copy', 'copy-source']);
    // The source goes on as it was.
    expect(sandbox.condition('ContinuousArchiving').status).toBe('True');
    sandbox.operator.stop();
  });

  it('runs a job whose sidecar restores', async () => {
    const { sandbox, backupId } = await source();
    await restore(sandbox, { recoveryTarget: { backupID: backupId } });
    await sandbox.clock.runUntil(() => recoveryPods(sandbox).length > 0);
    const job = sandbox.get(kinds.job, 'copy-1-full-recovery');
    const { initContainers, containers } = job.spec.template.spec;
    expect(containers[0]).toMatchObject({
      name: 'full-recovery',
      command: expect.arrayContaining(['restore']),
    });
    expect(initContainers[1]).toMatchObject({
      name: 'plugin-barman-cloud',
      args: ['restore'],
      restartPolicy: 'Always',
      resources: objectStore.spec.instanceSidecarConfiguration.resources,
    });
    await sandbox.untilHealthy('copy');
    expect(
      sandbox.store.get(kinds.secret, 'team-orders', 'copy-app'),
    ).toBeDefined();
    sandbox.operator.stop();
  });

  it('works without backups of its own, and without a sidecar afterwards', async () => {
    const { sandbox } = await source();
    await restore(sandbox, {}, { plugins: [] });
    await sandbox.untilHealthy('copy');
    expect(
      sandbox
        .get(kinds.pod, 'copy-1')
        .spec.initContainers.map((each: any) => each.name),
    ).toEqual(['bootstrap-controller']);
    // It says so all the same.
    expect(sandbox.condition('ContinuousArchiving', 'copy').status).toBe(
      'True',
    );
    sandbox.operator.stop();
  });

  it('waits for the ObjectStore of its source', async () => {
    const { sandbox } = await source();
    sandbox.store.delete(kinds.objectStore, 'team-orders', 'copy-source');
    await restore(sandbox);
    await sandbox.clock.run(60_000);
    expect(sandbox.cluster('copy').status.phase).toBeUndefined();
    sandbox.store.create(kinds.objectStore, store('copy-source', 'orders-db'));
    await sandbox.untilHealthy('copy');
    sandbox.operator.stop();
  });

  it('fails where the identity may not read the source, and goes on when it may', async () => {
    const { sandbox } = await source();
    let answer: StorageAccess = refusal;
    sandbox.answer = ({ destinationPath, subject }) =>
      destinationPath.endsWith('/orders-db') && subject.endsWith(':copy')
        ? answer
        : { ok: true };
    await restore(sandbox);
    await sandbox.clock.run(60_000);
    expectStuck(sandbox);
    expect(logOf(sandbox, 'plugin-barman-cloud')).toMatch(
      /Can't extract backup id.*ErrorCode:AuthorizationPermissionMismatch/,
    );
    expect(logOf(sandbox, 'full-recovery')).not.toContain('Authorization');
    expect(logOf(sandbox, 'full-recovery')).toContain(
      'while restoring cluster: rpc error: code = Unknown desc = exit status 2',
    );
    answer = { ok: true };
    await sandbox.untilHealthy('copy');
    sandbox.operator.stop();
  });

  it('begins anew when its job is deleted', async () => {
    const { sandbox } = await source();
    sandbox.answer = ({ subject }) =>
      subject.endsWith(':copy') ? refusal : { ok: true };
    await restore(sandbox);
    await sandbox.clock.run(10_000);
    const { uid } = sandbox.get(kinds.job, 'copy-1-full-recovery').metadata;
    sandbox.answer = () => ({ ok: true });
    sandbox.store.delete(kinds.job, 'team-orders', 'copy-1-full-recovery', {
      propagation: 'Background',
    });
    await sandbox.clock.run(2_000);
    expect(
      sandbox.get(kinds.job, 'copy-1-full-recovery').metadata.uid,
    ).not.toBe(uid);
    await sandbox.untilHealthy('copy');
    sandbox.operator.stop();
  });

  it('fails where its own store holds WAL of another', async () => {
    const { sandbox } = await source();
    sandbox.update(kinds.objectStore, 'copy', draft => {
      draft.spec.configuration.destinationPath =
        objectStore.spec.configuration.destinationPath;
    });
    await restore(
      sandbox,
      {},
      {
        plugins: [
          {
            ...pluginCluster.spec.plugins[0],
            parameters: { barmanObjectName: 'copy', serverName: 'orders-db' },
          },
        ],
      },
    );
    await sandbox.clock.run(60_000);
    expectStuck(sandbox);
    expect(logOf(sandbox, 'plugin-barman-cloud')).toContain(
      'ERROR: WAL archive check failed for server orders-db: Expected empty archive',
    );
    sandbox.operator.stop();
  });

  it.each([
    [
      'before the first base backup',
      'no target backup found',
      ({ before }: { before: Date }) => ({ targetTime: before.toISOString() }),
    ],
    [
      'of an unknown base backup',
      'no backup found with ID 20200101T000000',
      () => ({ backupID: '20200101T000000' }),
    ],
    [
      'after the end of the WAL',
      'recovery ended before configured recovery target was reached',
      () => ({ targetTime: '2030-01-01 00:00:00' }),
    ],
  ])('fails for a target %s', async (_, text, target) => {
    const { sandbox, before } = await source();
    await restore(sandbox, { recoveryTarget: target({ before }) });
    await sandbox.clock.run(90_000);
    expectStuck(sandbox);
    expect(logOf(sandbox, 'full-recovery')).toContain(text);
    await sandbox.clock.run(1_200_000);
    const job = sandbox.get(kinds.job, 'copy-1-full-recovery');
    expect(job.status.failed).toBe(7);
    expect(job.status.conditions).toContainEqual(
      expect.objectContaining({
        type: 'Failed',
        reason: 'BackoffLimitExceeded',
      }),
    );
    expectStuck(sandbox);
    sandbox.operator.stop();
  });

  it('fails with another major version', async () => {
    const { sandbox } = await source();
    await restore(
      sandbox,
      {},
      {
        imageCatalogRef: { ...pluginCluster.spec.imageCatalogRef, major: 18 },
      },
    );
    await sandbox.clock.run(90_000);
    expectStuck(sandbox);
    expect(logOf(sandbox, 'full-recovery')).toContain(
      'The data directory was initialized by PostgreSQL version 17, which is not compatible with this version 18.1.',
    );
    sandbox.operator.stop();
  });
});

describe('a cluster that begins where another has archived', () => {
  it('comes up, and its archiving fails', async () => {
    const { sandbox } = await source();
    sandbox.store.delete(kinds.cluster, 'team-orders', 'orders-db');
    await sandbox.clock.runUntil(
      () => sandbox.store.list(kinds.pvc).length === 0,
    );
    sandbox.createCluster(pluginCluster);
    await sandbox.untilPrepared();
    await sandbox.untilHealthy();
    expect(sandbox.condition('ContinuousArchiving')).toMatchObject({
      status: 'False',
      message:
        'rpc error: code = Unknown desc = unexpected failure invoking barman-cloud-wal-archive: exit status 1',
    });
    expect(
      sandbox.operator.podLog(
        'team-orders',
        'orders-db-1',
        'plugin-barman-cloud',
      ),
    ).toContain('Expected empty archive');
    sandbox.operator.stop();
  });

  it('archives where the check is waived', async () => {
    const { sandbox } = await source();
    sandbox.store.delete(kinds.cluster, 'team-orders', 'orders-db');
    await sandbox.clock.runUntil(
      () => sandbox.store.list(kinds.pvc).length === 0,
    );
    sandbox.createCluster({
      ...pluginCluster,
      metadata: {
        annotations: { 'cnpg.io/skipEmptyWalArchiveCheck': 'enabled' },
      },
    });
    await sandbox.untilPrepared();
    await sandbox.untilHealthy();
    expect(sandbox.condition('ContinuousArchiving').status).toBe('True');
    sandbox.operator.stop();
  });
});

describe('a recovery from a Backup', () => {
  it('says that the Backup is missing, and waits for it', async () => {
    const { sandbox } = await source();
    sandbox.createCluster({
      name: 'copy',
      spec: {
        instances: 1,
        imageName: 'ghcr.io/cloudnative-pg/postgresql:17.11',
        storage: { size: '1Gi' },
        bootstrap: { recovery: { backup: { name: 'absent' } } },
      },
    });
    await sandbox.untilPrepared('copy');
    await sandbox.clock.run(90_000);
    expect(sandbox.store.list(kinds.event)).toContainEqual(
      expect.objectContaining({
        type: 'Warning',
        reason: 'ErrorNoBackup',
        message: 'Backup object "team-orders/absent" is missing',
      }),
    );
    expect(sandbox.cluster('copy').status.phase).toBeUndefined();
    sandbox.operator.stop();
  });
});
