import {
  instance,
  pluggedDatabase,
  setCondition,
} from '../__fixtures__/plugged';
import { objectsAt } from '../__fixtures__/recordings';
import { DatabaseObjects } from './database';
import { describeDetails } from './describeDetails';

function details(change: (objects: DatabaseObjects) => void = () => {}) {
  return describeDetails(pluggedDatabase(change));
}

describe('describeDetails', () => {
  it('tells what belongs to a recorded database', () => {
    expect(describeDetails(objectsAt('create', 60_000))).toEqual({
      primarySince: '2026-11-20T18:15:32.603794Z',
      archive: {
        via: 'inTree',
        serverName: 'orders-db',
        destinationPath: 'http://10.200.0.1:10000/devstoreaccount1/backups',
      },
      poolers: [],
      databases: [],
      roles: [],
      certificates: ['ca', 'replication', 'server'].map(part => ({
        secret: `orders-db-${part}`,
        expiresAt: '2027-02-18T18:10:24.000Z',
      })),
      disruptionBudgets: [
        {
          name: 'orders-db',
          role: 'standbys',
          minimum: 1,
          allowed: 1,
          healthy: 2,
          expected: 2,
        },
        {
          name: 'orders-db-primary',
          role: 'primary',
          minimum: 1,
          allowed: 0,
          healthy: 1,
          expected: 1,
        },
      ],
      parameters: { max_connections: '100', shared_buffers: '64MB' },
      scheduling: {
        antiAffinity: {
          type: 'preferred',
          topologyKey: 'kubernetes.io/hostname',
        },
        zones: ['westus3-1'],
      },
      plugins: [],
      synchronous: {
        method: 'any',
        number: 1,
        dataDurability: 'preferred',
        failoverQuorum: false,
      },
      resources: { cpu: 0.1, memory: 512 * 2 ** 20 },
      timelineId: 1,
      systemId: '7710318964244709395',
    });
  });

  it('shows poolers by name, with what is wrong', () => {
    const { poolers } = details(objects => {
      objects.poolers = [
        {
          metadata: { name: 'orders-ro' },
          spec: { type: 'ro', instances: 2, pgbouncer: { paused: true } },
          status: { instances: 1 },
        },
        {
          metadata: { name: 'orders-pooler' },
          spec: { pgbouncer: { poolMode: 'transaction' } },
          status: { phase: 'failed', phaseReason: 'no such image' },
        },
      ];
    });
    expect(poolers).toEqual([
      {
        name: 'orders-pooler',
        type: 'rw',
        poolMode: 'transaction',
        instances: { desired: 1 },
        phase: 'failed',
        problem: 'no such image',
      },
      {
        name: 'orders-ro',
        type: 'ro',
        poolMode: 'session',
        instances: { desired: 2, running: 1 },
        phase: 'paused',
      },
    ]);
  });

  it.each<[string, object | undefined, object]>([
    [
      'carried out',
      { applied: true, observedGeneration: 2 },
      { state: 'applied' },
    ],
    [
      'a change that waits',
      { applied: true, observedGeneration: 1 },
      { state: 'pending' },
    ],
    ['not tried', {}, { state: 'pending' }],
    ['without status', undefined, { state: 'pending' }],
    [
      'refused',
      { applied: false, message: 'no', observedGeneration: 2 },
      { state: 'failed', problem: 'no' },
    ],
  ])('says how far a declared object is: %s', (_, status, expected) => {
    const { databases, roles } = details(objects => {
      objects.databases = [
        {
          metadata: { name: 'db-orders', generation: 2 },
          spec: { name: 'orders', owner: 'app' },
          status,
        },
      ];
      objects.databaseRoles = [
        { metadata: { name: 'reader', generation: 2 }, status },
      ];
    });
    expect(databases).toEqual([
      { name: 'db-orders', sqlName: 'orders', owner: 'app', ...expected },
    ]);
    expect(roles).toEqual([{ name: 'reader', sqlName: 'reader', ...expected }]);
  });

  it('shows the certificate first that expires first, and none that cannot be read', () => {
    const { certificates } = details(({ cluster }) => {
      cluster.status!.certificates = {
        expirations: {
          b: '2027-02-18 18:10:24 +0000 UTC',
          a: '2027-02-18 18:10:23 +0000 UTC',
          c: 'soon',
        },
      };
    });
    expect(certificates).toEqual([
      { secret: 'a', expiresAt: '2027-02-18T18:10:23.000Z' },
      { secret: 'b', expiresAt: '2027-02-18T18:10:24.000Z' },
    ]);
  });

  it('leaves out the parameters that CloudNativePG sets by itself', () => {
    const { parameters } = details(({ cluster }) => {
      cluster.spec!.postgresql!.parameters = {
        work_mem: '8MB',
        archive_timeout: '5min',
        wal_keep_size: '1GB',
        constructor: 'x',
      };
    });
    expect(parameters).toEqual({
      constructor: 'x',
      wal_keep_size: '1GB',
      work_mem: '8MB',
    });
  });

  it('says where instances may run, and where they do', () => {
    const { scheduling } = details(({ cluster }) => {
      cluster.spec!.affinity = {
        podAntiAffinityType: 'required',
        nodeSelector: { workload: 'postgres' },
        tolerations: [{ key: 'workload', operator: 'Exists' }],
      };
    });
    expect(scheduling).toEqual({
      antiAffinity: { type: 'required', topologyKey: 'kubernetes.io/hostname' },
      nodeSelector: { workload: 'postgres' },
      tolerations: [{ key: 'workload', operator: 'Exists' }],
      zones: ['westus3-1', 'westus3-2', 'westus3-3'],
    });
    expect(
      details(({ cluster }) => {
        cluster.spec!.affinity = { enablePodAntiAffinity: false };
      }).scheduling,
    ).not.toHaveProperty('antiAffinity');
  });

  it('lists plugins that are wanted and those that are loaded', () => {
    const { plugins } = details(({ cluster }) => {
      cluster.spec!.plugins!.push(
        { name: 'audit.example.com' },
        { name: 'off.example.com', enabled: false },
      );
      cluster.status!.pluginStatus!.push({
        name: 'z.example.com',
        version: '1.0',
        status: 'ok',
        operatorCapabilities: ['TYPE_MUTATE_CLUSTER'],
        walCapabilities: ['TYPE_ARCHIVE_WAL', 'TYPE_RESTORE_WAL'],
        backupCapabilities: ['TYPE_BACKUP'],
        capabilities: ['TYPE_BACKUP'],
      });
    });
    expect(plugins).toEqual([
      { name: 'audit.example.com' },
      { name: 'barman-cloud.cloudnative-pg.io', version: '0.14.0' },
      {
        name: 'z.example.com',
        version: '1.0',
        status: 'ok',
        capabilities: [
          'TYPE_ARCHIVE_WAL',
          'TYPE_BACKUP',
          'TYPE_MUTATE_CLUSTER',
          'TYPE_RESTORE_WAL',
        ],
      },
    ]);
  });

  it.each<[string, (objects: DatabaseObjects) => void, object | undefined]>([
    [
      "CloudNativePG's defaults",
      ({ cluster }) => {
        cluster.spec!.postgresql!.synchronous = { method: 'first', number: 2 };
      },
      {
        method: 'first',
        number: 2,
        dataDurability: 'required',
        failoverQuorum: false,
      },
    ],
    [
      'the older form',
      ({ cluster }) => {
        delete cluster.spec!.postgresql;
        cluster.spec!.minSyncReplicas = 1;
      },
      {
        method: 'any',
        number: 1,
        dataDurability: 'preferred',
        failoverQuorum: false,
      },
    ],
    [
      'none',
      ({ cluster }) => {
        delete cluster.spec!.postgresql;
        cluster.spec!.minSyncReplicas = 0;
      },
      undefined,
    ],
  ])('says what commits wait for: %s', (_, change, expected) => {
    expect(details(change).synchronous).toEqual(expected);
  });

  it('takes the limits where there are no requests', () => {
    expect(
      details(({ cluster }) => {
        cluster.spec!.resources = {
          requests: { cpu: '500m' },
          limits: { cpu: '1', memory: '1Gi' },
        };
      }).resources,
    ).toEqual({ cpu: 0.5, memory: 2 ** 30 });
  });

  it('says where WAL and backups go', () => {
    expect(
      details(({ objectStores }) => {
        objectStores[0].status!.serverRecoveryWindow![
          'orders-db'
        ].lastFailedBackupTime = '2026-11-19T02:01:00Z';
      }).archive,
    ).toEqual({
      via: 'plugin',
      objectStore: 'orders-db',
      serverName: 'orders-db',
      destinationPath:
        'https://account.blob.core.windows.net/team-orders-orders-db/',
      lastFailedBackupAt: '2026-11-19T02:01:00Z',
    });
    expect(
      details(({ cluster }) => delete cluster.spec!.plugins),
    ).not.toHaveProperty('archive');
  });

  it('knows no moment of promotion while there is no primary', () => {
    expect(
      details(({ pods }) => {
        pods[0].metadata.labels!['cnpg.io/instanceRole'] = 'unhealthy';
      }),
    ).not.toHaveProperty('primarySince');
  });

  it('tells whom a replica cluster follows, and what its tokens say', () => {
    const token = Buffer.from(
      JSON.stringify({
        latestCheckpointTimelineID: '1',
        redoWalFile: '000000010000000000000009',
        databaseSystemIdentifier: '7710318964244709395',
        latestCheckpointREDOLocation: '0/9000028',
        timeOfLatestCheckpoint: 'Fri Nov 20 11:22:11 2026',
      }),
    ).toString('base64');
    const found = details(({ cluster }) => {
      cluster.spec!.replica = {
        primary: 'orders-eu',
        self: 'orders-db',
        source: 'orders-eu',
        promotionToken: token,
      };
      cluster.status!.demotionToken = 'nonsense';
      cluster.status!.switchReplicaClusterStatus = { inProgress: true };
    });
    expect(found).toMatchObject({
      replicaCluster: {
        source: 'orders-eu',
        designatedPrimary: 'orders-db-1',
        switching: true,
      },
      demotionToken: { valid: false },
      promotionToken: { valid: true, used: false, lsn: '0/9000028' },
    });
    expect(JSON.stringify(found)).not.toContain(token);
    expect(details()).not.toHaveProperty('replicaCluster');
  });

  it('lists roles and tablespaces that the Cluster declares', () => {
    const found = details(({ cluster }) => {
      cluster.status!.managedRolesStatus = {
        byStatus: { reconciled: ['app'], reserved: ['postgres'] },
        cannotReconcile: { report: ['role "x" does not exist'] },
      };
      cluster.spec!.tablespaces = [
        { name: 'scratch', temporary: true, owner: { name: 'app' } },
        { name: 'cold' },
      ];
      cluster.status!.tablespacesStatus = [
        { name: 'cold', state: 'pending', error: 'no such owner' },
        { name: 'old', state: 'reconciled' },
      ];
    });
    expect(found.managedRoles).toEqual({
      byStatus: { reconciled: ['app'], reserved: ['postgres'] },
      cannotReconcile: { report: ['role "x" does not exist'] },
    });
    expect(found.tablespaces).toEqual([
      {
        name: 'cold',
        temporary: false,
        state: 'pending',
        problem: 'no such owner',
      },
      { name: 'old', temporary: false, state: 'reconciled' },
      { name: 'scratch', temporary: true, owner: 'app' },
    ]);
    const none = details();
    expect(none).not.toHaveProperty('managedRoles');
    expect(none).not.toHaveProperty('tablespaces');
  });

  it('shows what keeps instances apart, where the operator was told to look', () => {
    const rack = (name: string) => ({ 'example.com/rack': name });
    const { failureDomains } = details(objects => {
      objects.cluster.status!.topology = {
        instances: {
          'orders-db-2': rack('b'),
          'orders-db-1': rack('a'),
          'orders-db-3': {},
        },
      };
      setCondition(objects, 'SyncReplicationTopologySatisfied', 'False', {
        message: 'not enough racks',
      });
    });
    expect(failureDomains).toEqual({
      keys: ['example.com/rack'],
      instances: [
        { name: 'orders-db-1', labels: rack('a') },
        { name: 'orders-db-2', labels: rack('b') },
        { name: 'orders-db-3', labels: {} },
      ],
      satisfied: false,
      problem: 'not enough racks',
    });
    expect(
      details(({ cluster }) => {
        cluster.status!.topology = { instances: { 'orders-db-1': {} } };
      }),
    ).not.toHaveProperty('failureDomains');
  });

  it('lists publications and subscriptions with where they are and come from', () => {
    const found = details(objects => {
      objects.publications = [
        {
          metadata: { name: 'changes', generation: 1 },
          spec: { name: 'all_changes', dbname: 'orders' },
          status: { applied: true, observedGeneration: 1 },
        },
      ];
      objects.subscriptions = [
        {
          metadata: { name: 'feed' },
          spec: {
            name: 'feed',
            dbname: 'orders',
            externalClusterName: 'crm',
            publicationName: 'customers',
          },
          status: { applied: false, message: 'no such publication' },
        },
      ];
    });
    expect(found.publications).toEqual([
      {
        name: 'changes',
        sqlName: 'all_changes',
        state: 'applied',
        database: 'orders',
      },
    ]);
    expect(found.subscriptions).toEqual([
      {
        name: 'feed',
        sqlName: 'feed',
        state: 'failed',
        problem: 'no such publication',
        database: 'orders',
        source: 'crm/customers',
      },
    ]);
  });

  it('names the catalog, and what it has for the version', () => {
    expect(details().imageCatalog).toEqual({
      kind: 'ClusterImageCatalog',
      name: 'postgresql',
      major: 17,
      image: 'registry.example/postgresql:17.11',
    });
    expect(
      details(objects => delete objects.imageCatalog).imageCatalog,
    ).not.toHaveProperty('image');
  });

  it('finds the service and the pods of a pooler', () => {
    const { poolers } = details(({ poolers: list, pods, services }) => {
      list!.push({ metadata: { name: 'orders-pooler' } });
      services.push({
        metadata: { name: 'orders-pooler' },
        spec: { ports: [{ name: 'pgbouncer', port: 5432 }] },
      });
      const pod = instance('orders-pooler-5d9-x', undefined, 1);
      pod.metadata.labels = {
        'cnpg.io/cluster': 'orders-db',
        'cnpg.io/poolerName': 'orders-pooler',
        'topology.kubernetes.io/zone': 'westus3-1',
      };
      pods.push(pod);
    });
    expect(poolers).toEqual([
      expect.objectContaining({
        endpoint: { host: 'orders-pooler.team-orders.svc', port: 5432 },
        instanceList: [
          {
            name: 'orders-pooler-5d9-x',
            ready: true,
            status: 'Running',
            node: 'node-1',
            zone: 'westus3-1',
          },
        ],
      }),
    ]);
  });
});
