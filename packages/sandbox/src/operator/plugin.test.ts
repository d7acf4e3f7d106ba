import { kinds } from './constants.ts';
import {
  imageCatalog,
  objectStore,
  pluginCluster,
} from './testing/manifests.ts';
import { ISSUER, TestSandbox } from './testing/sandbox.ts';

const refusal = {
  ok: false as const,
  status: 401,
  code: 'AADSTS70021',
  message:
    'No matching federated identity record found for presented assertion. Assertion Subject: system:serviceaccount:team-orders:orders-db.',
};

function start(cluster: any = pluginCluster): TestSandbox {
  const sandbox = new TestSandbox();
  sandbox.store.create(kinds.clusterImageCatalog, imageCatalog);
  sandbox.store.create(kinds.objectStore, objectStore);
  sandbox.createCluster(cluster);
  return sandbox;
}

function without(path: 'inheritedMetadata' | 'serviceAccountTemplate') {
  const { [path]: _left, ...spec } = pluginCluster.spec;
  return { ...pluginCluster, spec };
}

function createBackup(sandbox: TestSandbox, name: string): void {
  sandbox.store.create(kinds.backup, {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Backup',
    metadata: { name, namespace: 'team-orders' },
    spec: {
      cluster: { name: 'orders-db' },
      method: 'plugin',
      pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
    },
  });
}

function backupPhases(sandbox: TestSandbox): string[] {
  const phases: string[] = [];
  sandbox.store.subscribe((kind, { object }) => {
    const phase = object.status?.phase;
    if (kind === kinds.backup && phase && phases[phases.length - 1] !== phase) {
      phases.push(phase);
    }
  });
  return phases;
}

describe('a cluster with the Barman Cloud plugin', () => {
  it('gets the image of its catalog, its access, its sidecar and its identity', async () => {
    const sandbox = start();
    await sandbox.untilHealthy();
    const { status } = sandbox.cluster();
    expect(status.image).toBe('ghcr.io/cloudnative-pg/postgresql:17.11');
    expect(status.pluginStatus[0].name).toBe('barman-cloud.cloudnative-pg.io');
    expect(
      sandbox.get(kinds.serviceAccount, 'orders-db').metadata.annotations,
    ).toMatchObject(
      pluginCluster.spec.serviceAccountTemplate.metadata.annotations,
    );
    expect(
      sandbox.get(kinds.roleBinding, 'orders-db-barman-cloud').subjects,
    ).toEqual([
      { kind: 'ServiceAccount', name: 'orders-db', namespace: 'team-orders' },
    ]);
    const pod = sandbox.get(kinds.pod, 'orders-db-1');
    expect(pod.metadata.labels).toMatchObject({
      team: 'orders',
      'azure.workload.identity/use': 'true',
    });
    const sidecar = pod.spec.initContainers[1];
    expect(sidecar).toMatchObject({
      name: 'plugin-barman-cloud',
      restartPolicy: 'Always',
      resources: { requests: { cpu: '50m', memory: '128Mi' } },
    });
    for (const container of [pod.spec.containers[0], sidecar]) {
      expect(container.env).toEqual(
        expect.arrayContaining([
          {
            name: 'AZURE_CLIENT_ID',
            value: '11111111-2222-3333-4444-555555555555',
          },
          {
            name: 'AZURE_FEDERATED_TOKEN_FILE',
            value: '/var/run/secrets/azure/wi/token/azure-identity-token',
          },
        ]),
      );
    }
    expect(pod.status.initContainerStatuses[1]).toMatchObject({
      name: 'plugin-barman-cloud',
      ready: true,
      started: true,
    });
    sandbox.operator.stop();
  });

  it('spreads its instances over the zones', async () => {
    const sandbox = start();
    await sandbox.untilHealthy();
    const pods = sandbox.store.list(kinds.pod);
    expect(
      new Set(
        pods.map(pod => pod.metadata.labels?.['topology.kubernetes.io/zone']),
      ).size,
    ).toBe(3);
    expect(sandbox.cluster().status.topology.nodesUsed).toBe(3);
    sandbox.operator.stop();
  });

  it('stores a password for the application that fits everywhere it stands', async () => {
    const sandbox = start();
    await sandbox.untilHealthy();
    const secret = sandbox.get(kinds.secret, 'orders-db-app');
    expect(secret.type).toBe('kubernetes.io/basic-auth');
    const value = (key: string) =>
      Buffer.from(secret.data[key], 'base64').toString();
    expect(value('password').length).toBeGreaterThan(40);
    expect(value('username')).toBe('shopkeeper');
    const uri = new URL(value('fqdn-uri'));
    expect(uri.password).toBe(value('password'));
    expect(uri.host).toBe('orders-db-rw.team-orders.svc.cluster.local:5432');
    expect(uri.pathname).toBe('/shop');
    sandbox.operator.stop();
  });

  it('asks Azure with the service account of its pods, and archives', async () => {
    const sandbox = start();
    await sandbox.untilHealthy();
    expect(sandbox.requests[0]).toEqual({
      issuer: ISSUER,
      subject: 'system:serviceaccount:team-orders:orders-db',
      audience: 'api://AzureADTokenExchange',
      clientId: '11111111-2222-3333-4444-555555555555',
      destinationPath: 'https://backups.blob.core.windows.net/orders-db',
      action: 'write',
    });
    expect(sandbox.condition('ContinuousArchiving')).toMatchObject({
      status: 'True',
      reason: 'ContinuousArchivingSuccess',
    });
    const before = (await sandbox.statusPage('orders-db-1')).lastArchivedWAL;
    await sandbox.clock.run(301_000);
    const after = (await sandbox.statusPage('orders-db-1')).lastArchivedWAL;
    expect(after > before).toBe(true);
    sandbox.operator.stop();
  });

  it.each([
    ['without the pods’ label', without('inheritedMetadata')],
    ['without the annotation', without('serviceAccountTemplate')],
  ])('presents no client id %s', async (_case, cluster) => {
    const sandbox = start(cluster);
    await sandbox.clock.runUntil(() => sandbox.requests.length > 0);
    expect(sandbox.requests[0].clientId).toBeUndefined();
    sandbox.operator.stop();
  });

  it('waits for its ObjectStore before it creates an instance', async () => {
    const sandbox = new TestSandbox();
    sandbox.store.create(kinds.clusterImageCatalog, imageCatalog);
    sandbox.createCluster(pluginCluster);
    await sandbox.clock.run(60_000);
    expect(sandbox.store.list(kinds.pvc)).toHaveLength(0);
    expect(sandbox.cluster().status.phase).toBeUndefined();
    sandbox.store.create(kinds.objectStore, objectStore);
    await sandbox.untilHealthy();
    sandbox.operator.stop();
  });

  it('says which catalog is missing', async () => {
    const sandbox = new TestSandbox();
    sandbox.createCluster(pluginCluster);
    await sandbox.clock.run(1_000);
    expect(sandbox.cluster().status).toMatchObject({
      phase: 'Cluster has incomplete or invalid image catalog',
      phaseReason: expect.stringContaining('ClusterImageCatalog/postgresql'),
    });
    sandbox.operator.stop();
  });
});

describe('archiving that Azure refuses', () => {
  it('stays healthy, and tells the cause in the log of the sidecar only', async () => {
    const sandbox = start();
    sandbox.access = refusal;
    await sandbox.untilHealthy();
    expect(sandbox.condition('Ready').status).toBe('True');
    expect(sandbox.condition('ContinuousArchiving')).toMatchObject({
      status: 'False',
      reason: 'ContinuousArchivingFailing',
      message:
        'rpc error: code = Unknown desc = unexpected failure invoking barman-cloud-wal-archive: exit status 2',
    });
    const log =
      sandbox.operator.podLog(
        'team-orders',
        'orders-db-1',
        'plugin-barman-cloud',
      ) ?? '';
    const entries = log
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(
      entries.some(entry =>
        /ClientAuthenticationError.*AADSTS70021: No matching federated identity record/.test(
          entry.msg,
        ),
      ),
    ).toBe(true);
    expect(entries.every(entry => entry.logging_pod === 'orders-db-1')).toBe(
      true,
    );
    expect(
      sandbox.operator.podLog('team-orders', 'orders-db-1', 'postgres'),
    ).not.toContain('AADSTS');
    expect(
      sandbox.store
        .list(kinds.event)
        .filter(event => /archiv|AADSTS/i.test(event.message)),
    ).toEqual([]);
    const page = await sandbox.statusPage('orders-db-1');
    expect(page).not.toHaveProperty('isArchivingWAL');
    expect(page.readyWalFiles).toBe(1);
    sandbox.operator.stop();
  });

  it('recovers within about a minute once the chain is repaired', async () => {
    const sandbox = start();
    sandbox.access = refusal;
    await sandbox.untilHealthy();
    const attempts = sandbox.requests.length;
    await sandbox.clock.run(180_000);
    expect(sandbox.requests.length).toBe(attempts + 3);
    sandbox.access = { ok: true };
    await sandbox.clock.run(61_000);
    expect(sandbox.condition('ContinuousArchiving').status).toBe('True');
    const page = await sandbox.statusPage('orders-db-1');
    expect(page.isArchivingWAL).toBe(true);
    expect(page).not.toHaveProperty('readyWalFiles');
    expect(page.lastFailedWAL).toBeDefined();
    sandbox.operator.stop();
  });

  it('names the storage error when the role is missing', async () => {
    const sandbox = start();
    sandbox.access = {
      ok: false,
      status: 403,
      code: 'AuthorizationPermissionMismatch',
      message:
        'This request is not authorized to perform this operation using this permission.',
    };
    await sandbox.untilHealthy();
    expect(
      sandbox.operator.podLog(
        'team-orders',
        'orders-db-1',
        'plugin-barman-cloud',
      ),
    ).toContain('ErrorCode:AuthorizationPermissionMismatch');
    sandbox.operator.stop();
  });

  it('lets a Backup wait and finishes it afterwards', async () => {
    const sandbox = start();
    sandbox.access = refusal;
    await sandbox.untilHealthy();
    const phases = backupPhases(sandbox);
    createBackup(sandbox, 'patient');
    await sandbox.clock.run(600_000);
    expect(phases).toEqual(['started']);
    expect(sandbox.condition('LastBackupSucceeded')).toBeUndefined();
    sandbox.access = { ok: true };
    await sandbox.clock.run(120_000);
    expect(phases).toEqual(['started', 'completed']);
    sandbox.operator.stop();
  });
});

describe('a backup by the plugin', () => {
  it('never runs, and moves the recovery window of the ObjectStore', async () => {
    const sandbox = start();
    await sandbox.untilHealthy();
    const phases = backupPhases(sandbox);
    createBackup(sandbox, 'first');
    await sandbox.clock.run(30_000);
    expect(phases).toEqual(['started', 'completed']);
    const first = sandbox.get(kinds.backup, 'first').status;
    expect(first).toMatchObject({
      method: 'plugin',
      majorVersion: 17,
      instanceID: { podName: 'orders-db-2' },
    });
    const window = () =>
      sandbox.get(kinds.objectStore, 'orders-db').status.serverRecoveryWindow[
        'orders-db'
      ];
    expect(window()).toEqual({
      firstRecoverabilityPoint: first.stoppedAt,
      lastSuccessfulBackupTime: first.stoppedAt,
    });
    expect(sandbox.cluster().status).not.toHaveProperty('lastSuccessfulBackup');
    createBackup(sandbox, 'second');
    await sandbox.clock.run(30_000);
    const second = sandbox.get(kinds.backup, 'second').status;
    expect(window()).toEqual({
      firstRecoverabilityPoint: first.stoppedAt,
      lastSuccessfulBackupTime: second.stoppedAt,
    });
    sandbox.operator.stop();
  });

  it('fails when the store refuses it while archiving still seems fine', async () => {
    const sandbox = start();
    await sandbox.untilHealthy();
    sandbox.access = refusal;
    createBackup(sandbox, 'refused');
    await sandbox.clock.run(30_000);
    expect(sandbox.get(kinds.backup, 'refused').status).toMatchObject({
      phase: 'failed',
      error: expect.stringContaining('exit status 2'),
    });
    expect(sandbox.condition('LastBackupSucceeded')).toMatchObject({
      status: 'False',
      reason: 'LastBackupFailed',
    });
    expect(
      sandbox.get(kinds.objectStore, 'orders-db').status.serverRecoveryWindow[
        'orders-db'
      ],
    ).toHaveProperty('lastFailedBackupTime');
    sandbox.operator.stop();
  });

  it('fails at once where the cluster has no plugin', async () => {
    const sandbox = new TestSandbox();
    sandbox.createCluster({
      spec: {
        instances: 1,
        imageName: 'ghcr.io/cloudnative-pg/postgresql:17.11',
        storage: { size: '1Gi' },
      },
    });
    await sandbox.untilHealthy();
    createBackup(sandbox, 'hopeless');
    await sandbox.clock.run(1_000);
    expect(sandbox.get(kinds.backup, 'hopeless').status).toMatchObject({
      phase: 'failed',
      error:
        'cannot proceed with the backup as the cluster has no plugin configured',
    });
    // A cluster without any backup says that it archives.
    expect(sandbox.condition('ContinuousArchiving').status).toBe('True');
    expect(sandbox.requests).toEqual([]);
    sandbox.operator.stop();
  });

  it('of an unknown cluster stays pending and complains', async () => {
    const sandbox = new TestSandbox();
    createBackup(sandbox, 'orphan');
    await sandbox.clock.run(95_000);
    expect(sandbox.get(kinds.backup, 'orphan').status).toEqual({
      phase: 'pending',
    });
    const [event] = sandbox.store.list(kinds.event);
    expect(event).toMatchObject({
      type: 'Warning',
      reason: 'FindingCluster',
      message: 'Unknown cluster orders-db, will retry in 30 seconds',
      count: 4,
    });
    sandbox.operator.stop();
  });
});
