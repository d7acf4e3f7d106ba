import { kinds } from './constants.ts';
import { TestSandbox } from './testing/sandbox.ts';

const cluster = {
  instances: 1,
  imageName: 'ghcr.io/cloudnative-pg/postgresql:17.11',
  storage: { size: '1Gi' },
  bootstrap: { initdb: { database: 'shop', owner: 'shopkeeper' } },
};

async function start(spec: Record<string, any> = {}) {
  const sandbox = new TestSandbox();
  sandbox.createCluster({ spec: { ...cluster, ...spec } });
  await sandbox.untilPrepared();
  await sandbox.untilHealthy();
  return sandbox;
}

function declare(
  sandbox: TestSandbox,
  kind: 'Database' | 'DatabaseRole' | 'Pooler',
  name: string,
  spec: Record<string, any>,
) {
  const plural = {
    Database: kinds.database,
    DatabaseRole: kinds.databaseRole,
    Pooler: kinds.pooler,
  }[kind];
  sandbox.store.create(plural, {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind,
    metadata: { name, namespace: 'team-orders' },
    spec: { cluster: { name: 'orders-db' }, ...spec },
  });
  return () => sandbox.get(plural, name);
}

function secret(sandbox: TestSandbox, name: string, password: string) {
  sandbox.store.create(kinds.secret, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace: 'team-orders',
      labels: { 'cnpg.io/reload': 'true' },
    },
    type: 'kubernetes.io/basic-auth',
    data: { username: 'cmVwb3J0', password },
  });
}

describe('a Database', () => {
  it('is applied with its extensions and schemas', async () => {
    const sandbox = await start();
    const database = declare(sandbox, 'Database', 'stock', {
      name: 'stock',
      owner: 'shopkeeper',
      extensions: [{ name: 'pg_trgm' }],
      schemas: [{ name: 'inventory', owner: 'shopkeeper' }],
    });
    await sandbox.clock.run(1_000);
    expect(database().status).toEqual({
      applied: true,
      observedGeneration: 1,
      extensions: [{ name: 'pg_trgm', applied: true }],
      schemas: [{ name: 'inventory', applied: true }],
    });
    expect(database().metadata.finalizers).toEqual(['cnpg.io/deleteDatabase']);
    sandbox.operator.stop();
  });

  it('says which extension is not available, and is applied without it', async () => {
    const sandbox = await start();
    const database = declare(sandbox, 'Database', 'maps', {
      name: 'maps',
      owner: 'shopkeeper',
      extensions: [{ name: 'postgis' }],
    });
    await sandbox.clock.run(1_000);
    expect(database().status).toMatchObject({
      applied: false,
      message: 'database object reconciliation failed',
      extensions: [
        {
          name: 'postgis',
          applied: false,
          message:
            'ERROR: extension "postgis" is not available (SQLSTATE 0A000)',
        },
      ],
    });
    expect(database().status.observedGeneration).toBeUndefined();
    sandbox.update(kinds.database, 'maps', draft => {
      draft.spec.extensions = [{ name: 'cube' }];
    });
    await sandbox.clock.run(1_000);
    expect(database().status).toMatchObject({
      applied: true,
      observedGeneration: 2,
    });
    expect(database().status).not.toHaveProperty('message');
    sandbox.operator.stop();
  });

  it('waits for its owner, looking again every half a minute', async () => {
    const sandbox = await start();
    const database = declare(sandbox, 'Database', 'stock', {
      name: 'stock',
      owner: 'clerk',
    });
    await sandbox.clock.run(1_000);
    expect(database().status).toMatchObject({
      applied: false,
      message:
        'while creating database "stock": ERROR: role "clerk" does not exist (SQLSTATE 42704)',
    });
    declare(sandbox, 'DatabaseRole', 'clerk', { name: 'clerk', login: true });
    await sandbox.clock.run(31_000);
    expect(database().status.applied).toBe(true);
    sandbox.operator.stop();
  });

  it('belongs to the object that was first', async () => {
    const sandbox = await start();
    const spec = { name: 'stock', owner: 'shopkeeper' };
    declare(sandbox, 'Database', 'first', spec);
    await sandbox.clock.run(1_000);
    const second = declare(sandbox, 'Database', 'second', spec);
    await sandbox.clock.run(1_000);
    expect(second().status).toMatchObject({
      applied: false,
      message: '"stock" is already managed by object "first"',
    });
    sandbox.operator.stop();
  });

  it('goes when it is deleted, and hears of the end of its cluster', async () => {
    const sandbox = await start();
    const spec = { name: 'stock', owner: 'shopkeeper' };
    declare(sandbox, 'Database', 'stock', spec);
    const kept = declare(sandbox, 'Database', 'kept', {
      ...spec,
      name: 'kept',
    });
    await sandbox.clock.run(1_000);
    sandbox.store.delete(kinds.database, 'team-orders', 'stock');
    await sandbox.clock.run(1_000);
    expect(
      sandbox.store.get(kinds.database, 'team-orders', 'stock'),
    ).toBeUndefined();
    sandbox.store.delete(kinds.cluster, 'team-orders', 'orders-db');
    await sandbox.clock.run(1_000);
    expect(kept().status).toMatchObject({
      applied: false,
      message: 'cluster resource has been deleted, skipping reconciliation',
    });
    expect(kept().metadata.finalizers).toEqual([]);
    sandbox.operator.stop();
  });
});

describe('a DatabaseRole', () => {
  it('takes over the password of its secret, and its change', async () => {
    const sandbox = await start();
    const role = declare(sandbox, 'DatabaseRole', 'report', {
      name: 'report',
      login: true,
      passwordSecret: { name: 'report' },
    });
    await sandbox.clock.run(1_000);
    expect(role().status).toMatchObject({
      applied: false,
      message: 'Secret "report" not found',
    });
    secret(sandbox, 'report', 'b25l');
    await sandbox.clock.run(1_000);
    const version = () =>
      sandbox.get(kinds.secret, 'report').metadata.resourceVersion;
    expect(role().status).toMatchObject({
      applied: true,
      secretResourceVersion: version(),
    });
    sandbox.update(kinds.secret, 'report', draft => {
      draft.data.password = 'dHdv';
    });
    await sandbox.clock.run(1_000);
    expect(role().status.secretResourceVersion).toBe(version());
    sandbox.operator.stop();
  });
});

describe('managed roles', () => {
  it('tell the version of the password that they have', async () => {
    const sandbox = await start({
      managed: {
        roles: [
          { name: 'report', login: true, passwordSecret: { name: 'report' } },
          { name: 'auditor', inRoles: ['nobody'] },
        ],
      },
    });
    secret(sandbox, 'report', 'b25l');
    await sandbox.clock.run(2_000);
    const status = () => sandbox.cluster().status.managedRolesStatus;
    const version = () =>
      sandbox.get(kinds.secret, 'report').metadata.resourceVersion;
    expect(status()).toMatchObject({
      byStatus: {
        'not-managed': ['shopkeeper'],
        'pending-reconciliation': ['auditor'],
        reconciled: ['report'],
        reserved: ['cnpg_metrics_exporter', 'postgres', 'streaming_replica'],
      },
      cannotReconcile: {
        auditor: [expect.stringContaining('role "nobody" does not exist')],
      },
      passwordStatus: { report: { resourceVersion: version() } },
    });
    const before = version();
    sandbox.update(kinds.secret, 'report', draft => {
      draft.data.password = 'dHdv';
    });
    await sandbox.clock.run(300);
    expect(status().byStatus['pending-reconciliation']).toContain('report');
    expect(status().passwordStatus.report.resourceVersion).toBe(before);
    await sandbox.clock.run(1_000);
    expect(version()).not.toBe(before);
    expect(status().byStatus.reconciled).toEqual(['report']);
    expect(status().passwordStatus.report.resourceVersion).toBe(version());
    sandbox.operator.stop();
  });

  it('and the application: a new password is taken over', async () => {
    const sandbox = await start();
    sandbox.update(kinds.secret, 'orders-db-app', draft => {
      draft.data.password = 'dHdv';
    });
    await sandbox.clock.run(1_000);
    expect(
      sandbox.cluster().status.secretsResourceVersion.applicationSecretVersion,
    ).toBe(sandbox.get(kinds.secret, 'orders-db-app').metadata.resourceVersion);
    sandbox.operator.stop();
  });
});

describe('a Pooler', () => {
  const spec = {
    type: 'rw',
    instances: 2,
    pgbouncer: { poolMode: 'transaction' },
  };

  it('gets its certificate, service, deployment and pods', async () => {
    const sandbox = await start();
    const pooler = declare(sandbox, 'Pooler', 'orders-pool', spec);
    await sandbox.untilSecret('orders-db-pooler');
    await sandbox.clock.runUntil(() => pooler().status?.instances === 2);
    await sandbox.clock.run(10_000);
    expect(pooler().status).toMatchObject({
      phase: 'active',
      instances: 2,
      image: expect.stringContaining('pgbouncer'),
      secrets: {
        pgBouncerSecrets: { authQuery: { name: 'orders-db-pooler' } },
      },
    });
    expect(sandbox.cluster().status.poolerIntegrations).toEqual({
      pgBouncerIntegration: { secrets: ['orders-db-pooler'] },
    });
    expect(sandbox.get(kinds.service, 'orders-pool').spec).toMatchObject({
      selector: { 'cnpg.io/poolerName': 'orders-pool' },
      ports: [{ name: 'pgbouncer', port: 5432 }],
    });
    expect(sandbox.get(kinds.deployment, 'orders-pool').status).toMatchObject({
      replicas: 2,
      readyReplicas: 2,
    });
    const pods = () =>
      sandbox.store.list(kinds.pod, {
        labels: { 'cnpg.io/poolerName': 'orders-pool' },
      });
    expect(pods().map(pod => pod.status.phase)).toEqual(['Running', 'Running']);

    sandbox.store.delete(kinds.pod, 'team-orders', pods()[0].metadata.name);
    await sandbox.clock.run(10_000);
    expect(pods()).toHaveLength(2);

    sandbox.update(kinds.pooler, 'orders-pool', draft => {
      draft.spec.instances = 1;
      draft.spec.pgbouncer.paused = true;
    });
    await sandbox.clock.run(15_000);
    expect(pods()).toHaveLength(1);
    expect(pooler().status).toMatchObject({ phase: 'paused', instances: 1 });

    sandbox.store.delete(kinds.pooler, 'team-orders', 'orders-pool');
    await sandbox.clock.run(15_000);
    expect(pods()).toEqual([]);
    expect(
      sandbox.store.get(kinds.service, 'team-orders', 'orders-pool'),
    ).toBeUndefined();
    sandbox.operator.stop();
  });

  it('of an unknown cluster is inactive', async () => {
    const sandbox = new TestSandbox();
    const pooler = declare(sandbox, 'Pooler', 'orders-pool', spec);
    await sandbox.clock.run(1_000);
    expect(pooler().status).toEqual({
      phase: 'inactive',
      phaseReason: 'Cluster "orders-db" not found',
    });
    sandbox.operator.stop();
  });
});

describe('additional services', () => {
  const loadBalancer = (
    name: string,
    selectorType: string,
    port: number,
    annotations: Record<string, string>,
  ) => ({
    selectorType,
    serviceTemplate: {
      metadata: { name, annotations },
      spec: {
        type: 'LoadBalancer',
        loadBalancerSourceRanges: ['10.0.0.0/8'],
        ports: [{ name: 'postgres', port, targetPort: 5432 }],
      },
    },
  });
  const expose = (sandbox: TestSandbox, additional: any[]) =>
    sandbox.update(kinds.cluster, 'orders-db', draft => {
      draft.spec.managed = { services: { additional } };
    });
  const service = (sandbox: TestSandbox, name: string) =>
    sandbox.get(kinds.service, name);
  const addressOf = (sandbox: TestSandbox, name: string) =>
    service(sandbox, name).status.loadBalancer.ingress?.[0]?.ip;
  const prefix = 'service.beta.kubernetes.io/azure-';

  it('get an address of the virtual network after a while, and go when they are no longer asked for', async () => {
    const sandbox = await start();
    expose(sandbox, [
      loadBalancer('orders-lb', 'rw', 5432, {
        [`${prefix}load-balancer-internal`]: 'true',
      }),
    ]);
    await sandbox.clock.run(2_000);
    expect(service(sandbox, 'orders-lb')).toMatchObject({
      metadata: { labels: { 'cnpg.io/isManaged': 'true' } },
      spec: {
        type: 'LoadBalancer',
        loadBalancerSourceRanges: ['10.0.0.0/8'],
        selector: {
          'cnpg.io/cluster': 'orders-db',
          'cnpg.io/instanceRole': 'primary',
        },
      },
      status: { loadBalancer: {} },
    });
    expect(addressOf(sandbox, 'orders-lb')).toBeUndefined();
    await sandbox.clock.run(10_000);
    expect(addressOf(sandbox, 'orders-lb')).toMatch(/^10\.224\./);
    expose(sandbox, []);
    await sandbox.clock.run(5_000);
    expect(
      sandbox.store.get(kinds.service, 'team-orders', 'orders-lb'),
    ).toBeUndefined();
    sandbox.operator.stop();
  });

  it('share a public address by its name, on different ports', async () => {
    const sandbox = await start();
    const shared = {
      [`${prefix}pip-name`]: 'pip-orders',
      [`${prefix}dns-label-name`]: 'orders',
    };
    expose(sandbox, [
      loadBalancer('orders-lb-rw', 'rw', 5432, shared),
      loadBalancer('orders-lb-ro', 'ro', 5433, shared),
    ]);
    await sandbox.clock.run(12_000);
    expect(addressOf(sandbox, 'orders-lb-rw')).toBeDefined();
    expect(addressOf(sandbox, 'orders-lb-rw')).toBe(
      addressOf(sandbox, 'orders-lb-ro'),
    );
    sandbox.operator.stop();
  });

  it('wait for ever for a DNS label that another address has', async () => {
    const sandbox = await start();
    const label = { [`${prefix}dns-label-name`]: 'orders' };
    expose(sandbox, [
      loadBalancer('orders-lb-rw', 'rw', 5432, label),
      loadBalancer('orders-lb-ro', 'ro', 5433, label),
    ]);
    await sandbox.clock.run(120_000);
    expect(
      ['orders-lb-rw', 'orders-lb-ro'].filter(name => addressOf(sandbox, name)),
    ).toHaveLength(1);
    expect(sandbox.store.list(kinds.event)).toContainEqual(
      expect.objectContaining({
        type: 'Warning',
        reason: 'SyncLoadBalancerFailed',
        message: expect.stringContaining('DnsRecordInUse'),
      }),
    );
    sandbox.operator.stop();
  });
});
