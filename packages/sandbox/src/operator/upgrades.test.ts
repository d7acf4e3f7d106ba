import { kinds } from './constants.ts';
import { TestSandbox } from './testing/sandbox.ts';

const image = (version: string) =>
  `ghcr.io/cloudnative-pg/postgresql:${version}`;

const small = {
  instances: 2,
  imageName: image('17.10'),
  storage: { size: '1Gi' },
};

async function running(spec: Record<string, any> = {}) {
  const sandbox = new TestSandbox();
  sandbox.createCluster({ spec: { ...small, ...spec } });
  await sandbox.untilPrepared();
  await sandbox.untilHealthy();
  return sandbox;
}

const edit = (sandbox: TestSandbox, change: (spec: any) => void) =>
  sandbox.update(kinds.cluster, 'orders-db', draft => change(draft.spec));

/** Phases with their reasons, from now on, without repetitions. */
function phasesOf(sandbox: TestSandbox): string[] {
  const seen: string[] = [];
  sandbox.store.subscribe((kind, { object }) => {
    const { phase, phaseReason } = object.status ?? {};
    const text = phaseReason ? `${phase}: ${phaseReason}` : phase;
    if (kind === kinds.cluster && seen[seen.length - 1] !== text) {
      seen.push(text);
    }
  });
  return seen;
}

async function settled(sandbox: TestSandbox) {
  await sandbox.clock.run(2_000);
  await sandbox.untilHealthy();
  await sandbox.clock.run(5_000);
}

const imagesOf = (sandbox: TestSandbox) =>
  sandbox.store
    .list(kinds.pod)
    .map(pod => pod.spec.containers[0].image as string);

describe('a minor upgrade', () => {
  it('rolls replicas, then the primary without a switchover', async () => {
    const sandbox = await running();
    const phases = phasesOf(sandbox);
    edit(sandbox, spec => {
      spec.imageName = image('17.11');
    });
    await settled(sandbox);
    const why = `the instance is using a different image: ${image(
      '17.10',
    )} -> ${image('17.11')}`;
    expect(phases).toEqual(
      expect.arrayContaining([
        `Upgrading cluster: Restarting instance orders-db-2, because: ${why}`,
        `Primary instance is being restarted without a switchover: ${why}`,
      ]),
    );
    expect(imagesOf(sandbox)).toEqual([image('17.11'), image('17.11')]);
    expect(sandbox.cluster().status).toMatchObject({
      image: image('17.11'),
      pgDataImageInfo: { image: image('17.11'), majorVersion: 17 },
      currentPrimary: 'orders-db-1',
    });
    sandbox.operator.stop();
  });

  it('follows the catalog', async () => {
    const catalog = (version: string) => [{ major: 17, image: image(version) }];
    const sandbox = new TestSandbox();
    sandbox.store.create(kinds.clusterImageCatalog, {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'ClusterImageCatalog',
      metadata: { name: 'postgresql' },
      spec: { images: catalog('17.10') },
    });
    const { imageName: _pinned, ...spec } = small;
    sandbox.createCluster({
      spec: {
        ...spec,
        imageCatalogRef: {
          kind: 'ClusterImageCatalog',
          name: 'postgresql',
          major: 17,
        },
      },
    });
    await sandbox.untilPrepared();
    await sandbox.untilHealthy();
    sandbox.store.update(
      kinds.clusterImageCatalog,
      undefined,
      'postgresql',
      draft => {
        draft.spec.images = catalog('17.11');
      },
    );
    await settled(sandbox);
    expect(imagesOf(sandbox)).toEqual([image('17.11'), image('17.11')]);
    sandbox.operator.stop();
  });

  it('switches over where the cluster asks for it', async () => {
    const sandbox = await running({ primaryUpdateMethod: 'switchover' });
    edit(sandbox, spec => {
      spec.imageName = image('17.11');
    });
    await settled(sandbox);
    expect(sandbox.cluster().status).toMatchObject({
      currentPrimary: 'orders-db-2',
      timelineID: 2,
    });
    expect(imagesOf(sandbox)).toEqual([image('17.11'), image('17.11')]);
    expect(sandbox.store.list(kinds.event)).toContainEqual(
      expect.objectContaining({
        reason: 'Switchover',
        message: 'Initiating switchover to orders-db-2 to upgrade orders-db-1',
      }),
    );
    sandbox.operator.stop();
  });

  it('waits for the user where it is supervised', async () => {
    const sandbox = await running({ primaryUpdateStrategy: 'supervised' });
    edit(sandbox, spec => {
      spec.imageName = image('17.11');
    });
    await sandbox.clock.run(60_000);
    expect(sandbox.cluster().status).toMatchObject({
      phase: 'Waiting for user action',
      phaseReason: 'User must issue a supervised switchover',
      readyInstances: 2,
    });
    expect(sandbox.condition('Ready').status).toBe('False');
    sandbox.update(kinds.cluster, 'orders-db', draft => {
      draft.status.targetPrimary = 'orders-db-2';
    });
    await settled(sandbox);
    expect(imagesOf(sandbox)).toEqual([image('17.11'), image('17.11')]);
    sandbox.operator.stop();
  });
});

describe('parameters', () => {
  it('restart a single instance in place', async () => {
    const sandbox = await running({ instances: 1 });
    const phases = phasesOf(sandbox);
    const { uid } = sandbox.get(kinds.pod, 'orders-db-1').metadata;
    edit(sandbox, spec => {
      spec.postgresql = { parameters: { max_connections: '200' } };
    });
    await settled(sandbox);
    expect(phases).toEqual(
      expect.arrayContaining([
        'Applying configuration: PostgreSQL configuration changed',
        'Primary instance is being restarted in-place: Postgres needs a restart to apply some configuration changes',
      ]),
    );
    expect(sandbox.get(kinds.pod, 'orders-db-1').metadata.uid).toBe(uid);
    sandbox.operator.stop();
  });

  it('that a standby must not have less of are made less on the primary first', async () => {
    const sandbox = await running({
      postgresql: { parameters: { max_connections: '200' } },
    });
    const phases = phasesOf(sandbox);
    edit(sandbox, spec => {
      spec.postgresql.parameters.max_connections = '100';
    });
    await settled(sandbox);
    expect(phases.slice(1, 3)).toEqual([
      'Applying configuration: Decrease of hot standby sensitive parameters',
      'Upgrading cluster: Restarting instance orders-db-2, because: Postgres needs a restart to apply some configuration changes',
    ]);
    sandbox.operator.stop();
  });
});

describe('a major upgrade', () => {
  const upgrade = (sandbox: TestSandbox, version = '18.1') =>
    edit(sandbox, spec => {
      spec.imageName = image(version);
    });
  const upgradeJob = 'orders-db-1-major-upgrade';

  it('stops everything, upgrades the primary, and makes the replicas anew', async () => {
    const sandbox = await running();
    const before = sandbox.cluster().status.systemID;
    const { uid } = sandbox.get(kinds.pvc, 'orders-db-2').metadata;
    upgrade(sandbox);
    await sandbox.clock.runUntil(
      () =>
        sandbox.store.get(kinds.job, 'team-orders', upgradeJob) !== undefined,
    );
    const job = sandbox.get(kinds.job, upgradeJob);
    expect(job.spec).toMatchObject({
      backoffLimit: 0,
      template: {
        spec: {
          containers: [{ name: 'major-upgrade', image: image('18.1') }],
        },
      },
    });
    expect(job.spec.template.spec.initContainers[1]).toMatchObject({
      name: 'prepare',
      image: image('17.10'),
    });
    expect(sandbox.cluster().status).toMatchObject({
      phase: 'Upgrading Postgres major version',
      phaseReason: 'Upgrading cluster to major version 18',
      image: image('18.1'),
      pgDataImageInfo: { image: image('17.10'), majorVersion: 17 },
      targetPgDataImageInfo: { majorVersion: 18 },
    });
    expect(
      sandbox.store.list(kinds.pod, {
        labels: { 'cnpg.io/podRole': 'instance' },
      }),
    ).toEqual([]);
    await settled(sandbox);
    const { status } = sandbox.cluster();
    expect(status).toMatchObject({
      pgDataImageInfo: { image: image('18.1'), majorVersion: 18 },
      readyInstances: 2,
      timelineID: 1,
      currentPrimary: 'orders-db-1',
    });
    expect(status.targetPgDataImageInfo).toBeUndefined();
    expect(status.systemID).not.toBe(before);
    expect(sandbox.get(kinds.pvc, 'orders-db-2').metadata.uid).not.toBe(uid);
    sandbox.operator.stop();
  });

  it('that fails stays, until the old version is asked for again', async () => {
    const sandbox = await running();
    sandbox.update(kinds.cluster, 'orders-db', draft => {
      draft.metadata.annotations = {
        'sandbox.pgportal.dev/major-upgrade-fails': 'true',
      };
    });
    upgrade(sandbox);
    await sandbox.clock.run(300_000);
    expect(sandbox.cluster().status.phase).toBe(
      'Upgrading Postgres major version',
    );
    expect(sandbox.get(kinds.job, upgradeJob).status).toMatchObject({
      failed: 1,
      conditions: expect.arrayContaining([
        expect.objectContaining({ type: 'Failed', status: 'True' }),
      ]),
    });
    upgrade(sandbox, '17.10');
    await settled(sandbox);
    expect(imagesOf(sandbox)).toEqual([image('17.10'), image('17.10')]);
    expect(sandbox.store.list(kinds.event)).toContainEqual(
      expect.objectContaining({
        reason: 'MajorUpgradeRollback',
        message:
          'Cleaned up failed upgrade job, rolling back to major version 17',
      }),
    );
    sandbox.operator.stop();
  });
});

describe('storage', () => {
  const storageClass = (allowVolumeExpansion: boolean) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'managed-csi' },
    provisioner: 'disk.csi.azure.com',
    allowVolumeExpansion,
  });
  const start = async (allowVolumeExpansion: boolean) => {
    const sandbox = new TestSandbox();
    sandbox.store.create(
      kinds.storageClass,
      storageClass(allowVolumeExpansion),
    );
    sandbox.createCluster({
      spec: { ...small, storage: { size: '1Gi', storageClass: 'managed-csi' } },
    });
    await sandbox.untilPrepared();
    await sandbox.untilHealthy();
    edit(sandbox, spec => {
      spec.storage.size = '2Gi';
    });
    return sandbox;
  };

  it('grows while the instances run', async () => {
    const sandbox = await start(true);
    await sandbox.clock.run(3_000);
    const pvc = () => sandbox.get(kinds.pvc, 'orders-db-2');
    expect(pvc()).toMatchObject({
      spec: { resources: { requests: { storage: '2Gi' } } },
      status: { capacity: { storage: '1Gi' } },
    });
    expect(sandbox.cluster().status).toMatchObject({
      resizingPVC: ['orders-db-1', 'orders-db-2'],
      phase: 'Cluster in healthy state',
    });
    await sandbox.clock.run(20_000);
    expect(pvc().status).toMatchObject({ capacity: { storage: '2Gi' } });
    expect(pvc().status.conditions).toBeUndefined();
    expect(sandbox.cluster().status.resizingPVC).toBeUndefined();
    sandbox.operator.stop();
  });

  it('stays where the storage class does not allow it, and nobody says so', async () => {
    const sandbox = await start(false);
    await sandbox.clock.run(60_000);
    expect(
      sandbox.get(kinds.pvc, 'orders-db-1').spec.resources.requests.storage,
    ).toBe('1Gi');
    expect(sandbox.cluster().status.phase).toBe('Cluster in healthy state');
    sandbox.operator.stop();
  });

  it('gets a volume for WAL beside the others', async () => {
    const sandbox = await running();
    const phases = phasesOf(sandbox);
    edit(sandbox, spec => {
      spec.walStorage = { size: '1Gi' };
    });
    await settled(sandbox);
    expect(sandbox.store.list(kinds.pvc)).toHaveLength(4);
    expect(phases).toContain(
      'Upgrading cluster: Restarting instance orders-db-2, because: attaching a new PVC to the instance Pod',
    );
    sandbox.operator.stop();
  });
});
