import {
  NOW,
  backup,
  before,
  instance,
  makeUnready,
  pluggedDatabase,
  setCondition,
} from '../__fixtures__/plugged';
import { Scenario, objectsAt, timeAt } from '../__fixtures__/recordings';
import { DatabaseObjects } from './database';
import {
  DocumentContext,
  describeDatabase,
  summarizeDatabase,
} from './summarize';

const GIB = 2 ** 30;

function context(now: Date, asOf = now, live = true): DocumentContext {
  return { target: 'aks1', targetTitle: 'AKS one', now, asOf, live };
}

function describeAt(scenario: Scenario, ms: number) {
  const now = timeAt(scenario, ms);
  return describeDatabase(objectsAt(scenario, ms), context(now));
}

function plugged(change?: (objects: DatabaseObjects) => void) {
  return describeDatabase(pluggedDatabase(change), context(NOW));
}

const recordedEndpoints = [
  { type: 'rw', host: 'orders-db-rw.team-orders.svc', port: 5432 },
  { type: 'ro', host: 'orders-db-ro.team-orders.svc', port: 5432 },
  { type: 'r', host: 'orders-db-r.team-orders.svc', port: 5432 },
];

const recordedVolumes = (instanceName: string) =>
  (['data', 'wal'] as const).map(role => ({
    name: role === 'data' ? instanceName : `${instanceName}-wal`,
    instance: instanceName,
    role,
    requestedBytes: 2 * GIB,
    capacityBytes: 2 * GIB,
    storageClass: 'managed-csi-premium',
    phase: 'Bound',
  }));

const recordedInstance = (name: string, rest: object) => ({
  name,
  node: 'node1',
  zone: 'westus3-1',
  restarts: 0,
  qos: 'Burstable',
  ...rest,
});

/** Which sentence the title is, is proven where the steps are made. */
const step = (fields: object) => ({ ...fields, messages: expect.anything() });

describe('documents of recorded databases', () => {
  it('while the first instance starts', () => {
    expect(describeAt('create', 9904)).toEqual({
      ref: 'aks1/team-orders/orders-db',
      target: 'aks1',
      targetTitle: 'AKS one',
      namespace: 'team-orders',
      name: 'orders-db',
      entityRef: 'resource:default/orders-db.team-orders.aks1',
      dependencyOf: [],
      health: {
        state: 'progressing',
        findings: ['BK16'],
        worst: expect.objectContaining({ id: 'BK16', severity: 'warning' }),
      },
      phase: 'Waiting for the instances to become active',
      phaseReason: 'Some instances are not yet active. Please wait.',
      messages: { phase: { id: 'phase.waitingForInstances' } },
      postgresVersion: '17.11',
      instances: { desired: 3, ready: 0 },
      primary: { name: 'orders-db-1', zone: 'westus3-1' },
      storage: { sizeBytes: 2 * GIB, walSizeBytes: 2 * GIB },
      backups: {
        configured: true,
        via: 'inTree',
        archiving: 'starting',
        retention: '7d',
      },
      endpoints: recordedEndpoints,
      // Its manifest was not written by the portal.
      unmanaged: true,
      createdAt: '2026-11-20T18:15:24Z',
      asOf: '2026-11-20T18:15:33.998Z',
      live: true,
      archive: {
        via: 'inTree',
        serverName: 'orders-db',
        destinationPath: 'http://10.200.0.1:10000/devstoreaccount1/backups',
      },
      primarySince: '2026-11-20T18:15:32.603794Z',
      report: expect.objectContaining({ state: 'progressing' }),
      instanceList: [
        recordedInstance('orders-db-1', {
          role: 'primary',
          ready: false,
          status: 'Starting',
        }),
      ],
      volumes: recordedVolumes('orders-db-1'),
      backupList: [],
      schedules: [],
      progress: [
        step({
          id: 'cluster',
          title: 'Cluster accepted by CloudNativePG',
          state: 'done',
        }),
        step({
          id: 'primary',
          title: 'Primary is ready',
          state: 'running',
          detail: 'Some instances are not yet active. Please wait.',
        }),
        step({
          id: 'replicas',
          title: 'All 3 instances are ready',
          state: 'waiting',
        }),
        step({
          id: 'archiving',
          title: 'First WAL archived',
          state: 'waiting',
        }),
      ],
      application: {
        database: 'orders',
        owner: 'orders',
        secret: 'orders-db-app',
      },
      image: 'registry.example/postgresql:17.11',
      poolers: [],
      databases: [],
      roles: [],
      certificates: ['ca', 'replication', 'server'].map(part => ({
        secret: `orders-db-${part}`,
        expiresAt: '2027-02-18T18:10:24.000Z',
      })),
      disruptionBudgets: ['orders-db', 'orders-db-primary'].map(name => ({
        name,
        allowed: 0,
        healthy: 0,
        expected: 0,
        minimum: 1,
        role: name.endsWith('-primary') ? 'primary' : 'standbys',
      })),
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

  it('before the operator has seen the Cluster', () => {
    const document = describeAt('create', 487);
    expect(document).toMatchObject({
      health: { state: 'progressing' },
      instances: { desired: 3, ready: 0 },
      backups: { configured: true, archiving: 'starting', retention: '7d' },
      endpoints: [],
      instanceList: [],
      volumes: [],
    });
    expect(document).not.toHaveProperty('primary');
    expect(document.phase).toBeUndefined();
  });

  it('once it is healthy and has a backup', () => {
    const document = describeAt('backup', 20_000);
    expect(document).toMatchObject({
      health: { state: 'degraded', worst: { id: 'BK10' } },
      phase: 'Cluster in healthy state',
      instances: { desired: 3, ready: 3 },
      primary: { name: 'orders-db-1', zone: 'westus3-1' },
      backups: {
        configured: true,
        via: 'inTree',
        archiving: 'working',
        lastSuccessfulAt: '2026-11-20T18:17:01Z',
        firstRecoverabilityPoint: '2026-11-20T18:17:01Z',
        retention: '7d',
      },
      backupList: [
        {
          name: 'orders-db-20261120',
          phase: 'completed',
          method: 'barmanObjectStore',
          startedAt: '2026-11-20T18:16:50Z',
          stoppedAt: '2026-11-20T18:17:01Z',
        },
      ],
    });
    expect(document).not.toHaveProperty('progress');
    expect(document.instanceList).toEqual([
      recordedInstance('orders-db-1', {
        role: 'primary',
        ready: true,
        status: 'Running',
      }),
      recordedInstance('orders-db-2', {
        role: 'standby',
        ready: true,
        status: 'Running',
      }),
      recordedInstance('orders-db-3', {
        role: 'standby',
        ready: true,
        status: 'Running',
      }),
    ]);
    expect(document.volumes).toEqual(
      ['orders-db-1', 'orders-db-2', 'orders-db-3'].flatMap(recordedVolumes),
    );
  });

  it('in a failover, when nobody is primary', () => {
    const document = describeAt('failover', 5000);
    expect(document).not.toHaveProperty('primary');
    expect(document).toMatchObject({
      health: {
        state: 'unhealthy',
        worst: {
          id: 'AV02',
          severity: 'critical',
          title: 'Failing over from orders-db-2 to orders-db-1',
          since: expect.stringMatching(/^2026-11-20T18:18:00/),
        },
      },
      instances: { desired: 3, ready: 2 },
      backups: { archiving: 'working' },
    });
    expect(document).not.toHaveProperty('progress');
    expect(document.instanceList.map(({ role }) => role)).toEqual([
      'standby',
      'standby',
    ]);
  });

  it.each<[string, Scenario, number, object[]]>([
    [
      'the old primary of a switchover, before its container restarts',
      'switchover',
      700,
      [
        ['unknown', 'Running'],
        ['standby', 'Running'],
        ['standby', 'Running'],
      ],
    ],
    [
      'and after',
      'switchover',
      12_000,
      [
        ['unknown', 'Not responding'],
        ['standby', 'Running'],
        ['standby', 'Running'],
      ],
    ],
    [
      'a fenced standby',
      'fence',
      25_000,
      [
        ['standby', 'Running'],
        ['primary', 'Running'],
        ['standby', 'Fenced'],
      ],
    ],
    [
      'a standby that is being stopped',
      'restart',
      1000,
      [
        ['standby', 'Running'],
        ['primary', 'Running'],
        ['standby', 'Stopping'],
      ],
    ],
    [
      'a standby that no node takes',
      'unschedulable-rollout',
      20_000,
      [
        ['standby', 'Running'],
        ['primary', 'Running'],
        [
          'unknown',
          'Waiting for a node: 0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
        ],
      ],
    ],
  ])('say of %s what it does', (_, scenario, ms, expected) => {
    expect(
      describeAt(scenario, ms).instanceList.map(({ role, status }) => [
        role,
        status,
      ]),
    ).toEqual(expected);
  });

  it('while hibernated', () => {
    const document = describeAt('hibernate', 15_000);
    expect(document).not.toHaveProperty('primary');
    expect(document).toMatchObject({
      health: { state: 'hibernated', worst: { id: 'LC08', severity: 'info' } },
      phase: 'Cluster in healthy state',
      instances: { desired: 3, ready: 0 },
      instanceList: [],
    });
    expect(document.volumes).toHaveLength(6);
  });

  it('without backups, although archiving is said to work', () => {
    expect(describeAt('restore', 66_000)).toMatchObject({
      name: 'orders-db-restored',
      health: { state: 'degraded', worst: { id: 'BK01' } },
      instances: { desired: 1, ready: 1 },
      backups: { configured: false, archiving: 'none' },
    });
  });

  it('with archiving that fails', () => {
    expect(describeAt('archiving-failure', 90_000).backups).toEqual({
      configured: true,
      via: 'inTree',
      archiving: 'failing',
      lastSuccessfulAt: '2026-11-20T18:17:16Z',
      firstRecoverabilityPoint: '2026-11-20T18:17:01Z',
      retention: '7d',
    });
  });

  it('with a backup that is running, one that failed, and a suspended schedule', () => {
    const { backupList, schedules, backups } = describeAt(
      'backup-failed',
      5000,
    );
    expect(backupList[0]).toEqual({
      name: expect.any(String),
      phase: 'failed',
      method: 'plugin',
      startedAt: expect.stringMatching(/^2026-11-20T18:34:/),
      stoppedAt: expect.stringMatching(/^2026-11-20T18:34:/),
      error: expect.stringContaining('plugin'),
    });
    expect(schedules).toEqual([
      {
        name: 'orders-db-nightly',
        schedule: '0 0 2 * * *',
        suspended: true,
        lastAt: '2026-11-20T18:17:13Z',
      },
    ]);
    expect(backups.nextAt).toBeUndefined();
    expect(describeAt('backup', 3000).backupList).toEqual([
      expect.not.objectContaining({ stoppedAt: expect.anything() }),
    ]);
  });
});

describe('documents of a database with the plugin', () => {
  it('say what the annotations and the ObjectStore say', () => {
    expect(
      plugged(({ cluster }) => {
        cluster.metadata.annotations = {
          'pgportal.dev/owner': 'group:default/team-orders',
          'pgportal.dev/dependency-of':
            'component:default/orders, ,component:default/billing',
          'pgportal.dev/environment': 'prod',
          'pgportal.dev/plan': 'medium',
        };
      }),
    ).toMatchObject({
      owner: 'group:default/team-orders',
      dependencyOf: ['component:default/orders', 'component:default/billing'],
      environment: 'prod',
      plan: 'medium',
      postgresVersion: '17.11',
      storage: { sizeBytes: 32 * GIB, walSizeBytes: 8 * GIB },
      backups: {
        configured: true,
        archiving: 'working',
        firstRecoverabilityPoint: '2026-11-06T02:01:00Z',
        lastSuccessfulAt: '2026-11-20T02:01:00Z',
        nextAt: '2026-11-21T02:00:00Z',
        retention: '14d',
      },
    });
  });

  it('read the recovery window of the server name that is in use', () => {
    const { backups } = plugged(objects => {
      objects.backups = [];
      objects.cluster.spec!.plugins![0].parameters!.serverName = 'orders-db-2';
      objects.objectStores[0].status!.serverRecoveryWindow!['orders-db-2'] = {
        firstRecoverabilityPoint: '2026-11-19T02:01:00Z',
        lastSuccessfulBackupTime: '2026-11-19T02:01:00Z',
      };
    });
    expect(backups).toMatchObject({
      firstRecoverabilityPoint: '2026-11-19T02:01:00Z',
      lastSuccessfulAt: '2026-11-19T02:01:00Z',
    });
  });

  it('show no backups of a deleted cluster of the same name', () => {
    const { backups, backupList } = plugged(({ cluster }) => {
      cluster.metadata.creationTimestamp = before({ hours: 1 });
    });
    expect(backupList).toEqual([]);
    expect(backups.lastSuccessfulAt).toBeUndefined();
    expect(backups.firstRecoverabilityPoint).toBeUndefined();
  });

  it('count volume snapshots as backups, but not as an archive', () => {
    const { backups } = plugged(({ cluster }) => {
      delete cluster.spec!.plugins;
      cluster.spec!.backup = { volumeSnapshot: {} };
    });
    expect(backups).toMatchObject({ configured: true, archiving: 'none' });
  });

  it('put the newest backup first', () => {
    const { backupList } = plugged(objects => {
      objects.backups.push(backup('b2', 'pending', before({ minutes: 1 })));
    });
    expect(backupList.map(({ name }) => name)).toEqual([
      'b2',
      'orders-db-20261120020000',
    ]);
  });

  it('take the zone from the node where the pod does not say it', () => {
    const { primary, instanceList } = plugged(objects => {
      objects.pods[0].spec = { nodeName: 'node-a' };
      objects.pods[1].spec = { nodeName: 'node-b' };
      objects.pods[2].spec = {};
      for (const { metadata } of objects.pods)
        delete metadata.labels!['topology.kubernetes.io/zone'];
      objects.pods[1].metadata.labels!['topology.kubernetes.io/zone'] = '2';
      objects.nodes = ['node-a', 'node-b'].map(name => ({
        metadata: { name, labels: { 'topology.kubernetes.io/zone': '1' } },
      }));
    });
    expect(primary).toEqual({ name: 'orders-db-1', zone: '1' });
    expect(instanceList.map(({ zone }) => zone)).toEqual(['1', '2', undefined]);
  });

  it('sort instances by number', () => {
    const { instanceList } = plugged(({ pods }) => {
      pods.unshift(instance('orders-db-10', 'replica'));
    });
    expect(instanceList.map(({ name }) => name)).toEqual([
      'orders-db-1',
      'orders-db-2',
      'orders-db-3',
      'orders-db-10',
    ]);
  });

  it('say why a container does not start', () => {
    const { instanceList } = plugged(({ pods }) => {
      makeUnready(pods[2], before({ seconds: 5 }));
      pods[2].status!.containerStatuses = [
        {
          name: 'postgres',
          restartCount: 4,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
        },
      ];
    });
    expect(instanceList[2]).toMatchObject({
      status: 'CrashLoopBackOff',
      restarts: 4,
      ready: false,
    });
  });

  it('name the primary without pods only while it is settled', () => {
    const withoutPods = (targetPrimary: string) =>
      plugged(objects => {
        objects.pods = [];
        objects.unavailable.Pod = 'pods may not be listed';
        objects.cluster.status!.targetPrimary = targetPrimary;
      });
    expect(withoutPods('orders-db-1')).toMatchObject({
      primary: { name: 'orders-db-1' },
      instances: { desired: 3, ready: 3 },
    });
    expect(withoutPods('pending')).not.toHaveProperty('primary');
    expect(withoutPods('orders-db-2')).not.toHaveProperty('primary');
  });

  it.each([
    ['registry.example/postgresql:17.11', '17.11'],
    ['ghcr.io/cloudnative-pg/postgresql:18.4-system-trixie', '18.4'],
    ['ghcr.io/cloudnative-pg/postgresql:17.5-3@sha256:0123abc', '17.5'],
    ['ghcr.io/cloudnative-pg/postgresql:16', '16'],
    ['registry.example:5000/postgresql@sha256:0123abc', '17'],
    ['registry.example:5000/postgresql', '17'],
    ['registry.example/postgresql:bookworm', '17'],
  ])('read the version from %s', (image, version) => {
    expect(
      plugged(({ cluster }) => {
        cluster.status!.image = image;
        cluster.status!.pgDataImageInfo = {
          majorVersion: Number.parseInt(version, 10),
        };
      }).postgresVersion,
    ).toBe(version);
  });

  it('have the version of the data until a major upgrade has succeeded', () => {
    expect(
      plugged(({ cluster }) => {
        cluster.status!.image = 'ghcr.io/cloudnative-pg/postgresql:18.4';
        cluster.status!.pgDataImageInfo = { majorVersion: 17 };
      }).postgresVersion,
    ).toBe('17');
  });

  it('have no version where nothing tells it', () => {
    expect(
      plugged(({ cluster }) => {
        delete cluster.spec!.imageCatalogRef;
        delete cluster.status!.image;
      }).postgresVersion,
    ).toBeUndefined();
  });

  it('list what is reachable from outside', () => {
    const { endpoints, waitingEndpoints } = plugged(objects => {
      objects.services = [
        { metadata: { name: 'orders-db-rw' } },
        {
          metadata: { name: 'orders-db-public' },
          spec: { type: 'LoadBalancer', ports: [{ port: 6432 }] },
          status: { loadBalancer: { ingress: [{ ip: '10.1.2.3' }] } },
        },
        {
          metadata: { name: 'orders-db-named' },
          spec: { type: 'LoadBalancer' },
          status: {
            loadBalancer: { ingress: [{ hostname: 'orders.example' }, {}] },
          },
        },
        {
          metadata: { name: 'orders-db-waiting' },
          spec: {
            type: 'LoadBalancer',
            selector: {
              'cnpg.io/instanceRole': 'primary',
              'cnpg.io/cluster': 'orders-db',
            },
          },
        },
        {
          metadata: {
            name: 'orders-db-read',
            annotations: {
              'service.beta.kubernetes.io/azure-load-balancer-internal': 'true',
              'external-dns.alpha.kubernetes.io/hostname': 'read.example',
            },
          },
          spec: {
            type: 'LoadBalancer',
            selector: {
              'cnpg.io/cluster': 'orders-db',
              'cnpg.io/instanceRole': 'replica',
            },
            ports: [{ port: 5432 }],
            loadBalancerSourceRanges: ['10.0.0.0/8'],
          },
          status: { loadBalancer: { ingress: [{ ip: '203.0.113.7' }] } },
        },
        {
          // Leads to every database of the namespace: no endpoint of this one.
          metadata: { name: 'any-primary' },
          spec: {
            type: 'LoadBalancer',
            selector: { 'cnpg.io/instanceRole': 'primary' },
          },
          status: { loadBalancer: { ingress: [{ ip: '203.0.113.8' }] } },
        },
      ];
    });
    expect(endpoints).toEqual([
      { type: 'rw', host: 'orders-db-rw.team-orders.svc', port: 5432 },
      {
        type: 'external',
        host: '10.1.2.3',
        port: 6432,
        service: 'orders-db-public',
        internal: true,
      },
      {
        type: 'external',
        host: 'orders.example',
        port: 5432,
        service: 'orders-db-named',
        internal: false,
      },
      {
        type: 'external',
        host: '203.0.113.7',
        port: 5432,
        service: 'orders-db-read',
        access: 'ro',
        internal: true,
        sourceRanges: ['10.0.0.0/8'],
        dnsName: 'read.example',
      },
    ]);
    expect(waitingEndpoints).toEqual([
      { service: 'orders-db-waiting', access: 'rw' },
    ]);
  });

  it('have no application where nothing tells its database', () => {
    expect(
      plugged(({ cluster }) => {
        cluster.spec!.bootstrap = { recovery: {} };
      }),
    ).not.toHaveProperty('application');
  });
});

describe('documents of a target that is not followed any more', () => {
  /** A restart was under way when the connection broke. */
  const objects = pluggedDatabase(database => {
    makeUnready(database.pods[0], before({ seconds: 10 }));
    setCondition(database, 'Ready', 'False', {
      since: before({ seconds: 10 }),
    });
  });
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

  it('are judged as of the moment at which they were known', () => {
    expect(
      summarizeDatabase(objects, context(later(9), NOW, false)),
    ).toMatchObject({
      health: { state: 'progressing' },
      asOf: NOW.toISOString(),
      live: false,
    });
    expect(summarizeDatabase(objects, context(later(9))).health.state).toBe(
      'unhealthy',
    );
  });

  it('are of unknown health after ten minutes, with what was found before', () => {
    const fenced = structuredClone(objects);
    fenced.cluster.metadata.annotations = {
      'cnpg.io/fencedInstances': '["*"]',
    };
    const document = describeDatabase(fenced, context(later(11), NOW, false));
    expect(document.health).toMatchObject({
      state: 'unknown',
      worst: { id: 'AV10' },
    });
    expect(document.report.state).toBe('unknown');
  });
});
