import { kinds } from './constants.ts';
import { TestSandbox } from './testing/sandbox.ts';

const small = {
  instances: 2,
  imageName: 'ghcr.io/cloudnative-pg/postgresql:17.11',
  storage: { size: '1Gi' },
};

describe('a ready-made cluster of the scenery', () => {
  it('is never touched, nor are its pods, backups and schedules', async () => {
    const sandbox = new TestSandbox();
    sandbox.createCluster({
      metadata: { annotations: { 'sandbox.pgportal.dev/static': 'true' } },
      spec: small,
    });
    sandbox.store.create(kinds.backup, {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Backup',
      metadata: { name: 'nightly', namespace: 'team-orders' },
      spec: { cluster: { name: 'orders-db' } },
    });
    sandbox.store.create(kinds.scheduledBackup, {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'ScheduledBackup',
      metadata: { name: 'nightly', namespace: 'team-orders' },
      spec: {
        cluster: { name: 'orders-db' },
        schedule: '* * * * * *',
        immediate: true,
      },
    });
    sandbox.store.create(kinds.pooler, {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Pooler',
      metadata: { name: 'pool', namespace: 'team-orders' },
      spec: { cluster: { name: 'orders-db' }, pgbouncer: {} },
    });
    sandbox.store.create(kinds.database, {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Database',
      metadata: { name: 'extra', namespace: 'team-orders' },
      spec: { cluster: { name: 'orders-db' }, name: 'extra', owner: 'app' },
    });
    sandbox.store.create(kinds.service, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'orders-lb', namespace: 'team-orders' },
      spec: { type: 'LoadBalancer', ports: [{ port: 5432 }] },
      status: { loadBalancer: { ingress: [{ ip: '10.224.0.9' }] } },
    });
    let writes = 0;
    sandbox.store.subscribe(() => {
      writes += 1;
    });
    await sandbox.clock.run(120_000);
    expect(writes).toBe(0);
    sandbox.operator.stop();
  });
});

describe('trouble', () => {
  it('in a single instance whose pod is deleted: it comes back without a failover', async () => {
    const sandbox = new TestSandbox();
    sandbox.createCluster({ spec: { ...small, instances: 1 } });
    await sandbox.untilHealthy();
    const targets = new Set<string>();
    sandbox.store.subscribe((kind, { object }) => {
      if (kind === kinds.cluster) {
        targets.add(object.status.targetPrimary);
      }
    });
    sandbox.store.delete(kinds.pod, 'team-orders', 'orders-db-1');
    await sandbox.clock.run(2_000);
    await sandbox.untilHealthy();
    expect([...targets]).toEqual(['orders-db-1']);
    expect(await sandbox.statusPage('orders-db-1')).toMatchObject({
      isPrimary: true,
      timeLineID: 1,
    });
    sandbox.operator.stop();
  });

  it('while a replica is being made: the other one takes over, the new one follows', async () => {
    const sandbox = new TestSandbox();
    sandbox.createCluster({ spec: small });
    await sandbox.untilHealthy();
    sandbox.update(kinds.cluster, 'orders-db', draft => {
      draft.spec.instances = 3;
    });
    await sandbox.clock.run(3_000);
    sandbox.store.delete(kinds.pod, 'team-orders', 'orders-db-1');
    await sandbox.clock.run(5_000);
    await sandbox.untilHealthy();
    expect(sandbox.cluster().status).toMatchObject({
      currentPrimary: 'orders-db-2',
      targetPrimary: 'orders-db-2',
      readyInstances: 3,
      timelineID: 2,
    });
    sandbox.operator.stop();
  });

  it('with the new primary in the middle of a failover: the next one takes over', async () => {
    const sandbox = new TestSandbox();
    sandbox.createCluster({ spec: { ...small, instances: 3 } });
    await sandbox.untilHealthy();
    sandbox.store.delete(kinds.pod, 'team-orders', 'orders-db-1');
    await sandbox.clock.run(6_000);
    expect(sandbox.cluster().status.targetPrimary).toBe('orders-db-2');
    sandbox.store.delete(kinds.pod, 'team-orders', 'orders-db-2', {
      graceSeconds: 0,
    });
    await sandbox.clock.run(5_000);
    await sandbox.untilHealthy();
    expect(sandbox.cluster().status).toMatchObject({
      currentPrimary: 'orders-db-3',
      readyInstances: 3,
    });
    sandbox.operator.stop();
  });

  it('without a place for an instance: it waits, and goes on when there is one', async () => {
    const sandbox = new TestSandbox(['westus3-1']);
    sandbox.createCluster({
      spec: {
        ...small,
        affinity: { podAntiAffinityType: 'required' },
        resources: { requests: { cpu: '3' }, limits: { cpu: '3' } },
      },
    });
    await sandbox.clock.run(120_000);
    expect(sandbox.cluster().status).toMatchObject({
      phase: 'Creating a new replica',
      instances: 2,
      readyInstances: 1,
    });
    sandbox.addNode('node2', 'westus3-2');
    await sandbox.untilHealthy();
    expect(sandbox.cluster().status.readyInstances).toBe(2);
    sandbox.operator.stop();
  });

  it('with the cluster deleted while it is being made: nothing is left', async () => {
    const sandbox = new TestSandbox();
    sandbox.createCluster({ spec: small });
    await sandbox.clock.run(25_000);
    sandbox.store.delete(kinds.cluster, 'team-orders', 'orders-db');
    await sandbox.clock.run(60_000);
    for (const kind of [
      kinds.pod,
      kinds.pvc,
      kinds.job,
      kinds.service,
      kinds.secret,
      kinds.pdb,
      kinds.lease,
      kinds.role,
      kinds.roleBinding,
      kinds.serviceAccount,
    ]) {
      expect({ [kind]: sandbox.store.list(kind) }).toEqual({ [kind]: [] });
    }
    // The same name is free again.
    sandbox.createCluster({ spec: small });
    await sandbox.untilPrepared();
    await sandbox.untilHealthy();
    sandbox.operator.stop();
  });

  it('with a target primary that does not exist: everything stays', async () => {
    const sandbox = new TestSandbox();
    sandbox.createCluster({ spec: small });
    await sandbox.untilHealthy();
    sandbox.update(kinds.cluster, 'orders-db', draft => {
      draft.status.targetPrimary = 'orders-db-9';
    });
    await sandbox.clock.run(60_000);
    expect(sandbox.cluster().status.currentPrimary).toBe('orders-db-1');
    sandbox.operator.stop();
  });
});

describe('metrics', () => {
  it('tell roles, streaming replicas and the archiver', async () => {
    const sandbox = new TestSandbox();
    sandbox.createCluster({ spec: small });
    await sandbox.untilHealthy();
    const metrics = async (pod: string) => {
      const page = await sandbox.operator.podProxy(
        'team-orders',
        'http',
        pod,
        '9187',
        '/metrics',
      );
      return page?.body ?? '';
    };
    const primary = await metrics('orders-db-1');
    expect(primary).toContain('\ncnpg_pg_replication_streaming_replicas 1\n');
    expect(primary).toContain('\ncnpg_pg_replication_in_recovery 0\n');
    expect(primary).toContain('\ncnpg_pg_stat_archiver_archived_count 1\n');
    expect(primary).toContain(
      'cnpg_pg_replication_slots_active{database="",slot_name="_cnpg_orders_db_2",slot_type="physical"} 1',
    );
    for (const line of [
      'cnpg_pg_database_size_bytes{datname="app"} 7894707',
      'cnpg_pg_settings_setting{name="max_connections"} 100',
      'cnpg_backends_total{application_name="orders-db-2",datname="",state="active",usename="streaming_replica"} 1',
      'cnpg_collector_pg_wal{value="volume_size"} 1073741824',
      'cnpg_pg_stat_replication_replay_diff_bytes{application_name="orders-db-2",usename="streaming_replica"} 0',
    ]) {
      expect(primary).toContain(`\n${line}\n`);
    }
    const replica = await metrics('orders-db-2');
    expect(replica).toContain('\ncnpg_pg_replication_in_recovery 1\n');
    // Of archiving and of standbys, the primary alone knows.
    expect(replica).not.toContain('cnpg_pg_stat_archiver');
    expect(replica).not.toContain('cnpg_pg_stat_replication');
    expect(
      await sandbox.operator.podProxy(
        'team-orders',
        'http',
        'orders-db-1',
        '5432',
        '/',
      ),
    ).toBeUndefined();
    sandbox.operator.stop();
  });
});
