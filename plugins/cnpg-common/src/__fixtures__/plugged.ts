import { BARMAN_PLUGIN } from '../barmanPlugin';
import { DatabaseObjects } from '../model/database';
import { Backup, Node, Pod } from '../model/objects';
import { PgStatus } from '../model/pgStatus';

/** The moment at which {@link pluggedDatabase} is looked at. */
export const NOW = new Date('2026-11-20T12:00:00Z');

/** That long before {@link NOW}. */
export function before(time: {
  seconds?: number;
  minutes?: number;
  hours?: number;
}): string {
  const { seconds = 0, minutes = 0, hours = 0 } = time;
  return new Date(
    NOW.getTime() - ((hours * 60 + minutes) * 60 + seconds) * 1000,
  ).toISOString();
}

const LONG_AGO = '2026-11-01T12:00:00Z';

/**
 * A healthy database of three instances whose backups go through the Barman
 * Cloud plugin: what no recording shows. Changed as a test needs it.
 */
export function pluggedDatabase(
  change: (objects: DatabaseObjects) => void = () => {},
): DatabaseObjects {
  const objects: DatabaseObjects = {
    cluster: {
      metadata: {
        name: 'orders-db',
        namespace: 'team-orders',
        uid: 'uid-of-orders-db',
        creationTimestamp: LONG_AGO,
      },
      spec: {
        instances: 3,
        imageCatalogRef: {
          kind: 'ClusterImageCatalog',
          name: 'postgresql',
          major: 17,
        },
        postgresql: {
          synchronous: {
            method: 'any',
            number: 1,
            dataDurability: 'preferred',
          },
        },
        bootstrap: { initdb: { database: 'orders_db', owner: 'orders_db' } },
        storage: { size: '32Gi', storageClass: 'managed-csi-premium' },
        walStorage: { size: '8Gi', storageClass: 'managed-csi-premium' },
        plugins: [
          {
            name: BARMAN_PLUGIN,
            enabled: true,
            isWALArchiver: true,
            parameters: { barmanObjectName: 'orders-db' },
          },
        ],
      },
      status: {
        instances: 3,
        readyInstances: 3,
        phase: 'Cluster in healthy state',
        image: 'registry.example/postgresql:17.11',
        systemID: '7710318964244709395',
        timelineID: 1,
        instanceNames: ['orders-db-1', 'orders-db-2', 'orders-db-3'],
        instancesStatus: {
          healthy: ['orders-db-1', 'orders-db-2', 'orders-db-3'],
        },
        pluginStatus: [{ name: BARMAN_PLUGIN, version: '0.14.0' }],
        certificates: {
          expirations: {
            'orders-db-ca': '2027-01-30 12:00:00 +0000 UTC',
            'orders-db-server': '2027-01-30 12:00:00 +0000 UTC',
            'orders-db-replication': '2027-01-30 12:00:00 +0000 UTC',
          },
        },
        currentPrimary: 'orders-db-1',
        targetPrimary: 'orders-db-1',
        currentPrimaryTimestamp: '2026-11-01T12:00:20.000000Z',
        targetPrimaryTimestamp: '2026-11-01T12:00:01.000000Z',
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'ClusterIsReady',
            lastTransitionTime: LONG_AGO,
          },
          {
            type: 'ContinuousArchiving',
            status: 'True',
            reason: 'ContinuousArchivingSuccess',
            lastTransitionTime: LONG_AGO,
          },
        ],
      },
    },
    pods: [
      instance('orders-db-1', 'primary', 1),
      instance('orders-db-2', 'replica', 2),
      instance('orders-db-3', 'replica', 3),
    ],
    volumes: [],
    services: ['rw', 'ro', 'r'].map(type => ({
      metadata: { name: `orders-db-${type}`, creationTimestamp: LONG_AGO },
    })),
    backups: [
      backup('orders-db-20261120020000', 'completed', before({ hours: 10 })),
    ],
    scheduledBackups: [
      {
        metadata: { name: 'orders-db', creationTimestamp: LONG_AGO },
        spec: {
          cluster: { name: 'orders-db' },
          schedule: '0 0 2 * * *',
          method: 'plugin',
        },
        status: {
          lastScheduleTime: '2026-11-20T02:00:00Z',
          nextScheduleTime: '2026-11-21T02:00:00Z',
        },
      },
    ],
    objectStores: [
      {
        metadata: { name: 'orders-db' },
        spec: {
          configuration: {
            destinationPath:
              'https://account.blob.core.windows.net/team-orders-orders-db/',
          },
          retentionPolicy: '14d',
        },
        status: {
          serverRecoveryWindow: {
            'orders-db': {
              firstRecoverabilityPoint: '2026-11-06T02:01:00Z',
              lastSuccessfulBackupTime: '2026-11-20T02:01:00Z',
            },
          },
        },
      },
    ],
    nodes: [],
    targetNodes: [node(1), node(2), node(3)],
    poolers: [],
    databases: [],
    databaseRoles: [],
    disruptionBudgets: [
      {
        metadata: { name: 'orders-db' },
        status: {
          disruptionsAllowed: 1,
          currentHealthy: 2,
          desiredHealthy: 1,
          expectedPods: 2,
        },
      },
      {
        metadata: { name: 'orders-db-primary' },
        status: {
          disruptionsAllowed: 0,
          currentHealthy: 1,
          desiredHealthy: 1,
          expectedPods: 1,
        },
      },
    ],
    events: [],
    imageCatalog: {
      metadata: { name: 'postgresql' },
      spec: {
        images: [{ major: 17, image: 'registry.example/postgresql:17.11' }],
      },
    },
    pgStatus: {
      'orders-db-1': {
        isPrimary: true,
        currentLsn: '2/0',
        isArchivingWAL: true,
        replicationInfo: [follower('orders-db-2'), follower('orders-db-3')],
        replicationSlotsInfo: ['_cnpg_orders_db_2', '_cnpg_orders_db_3'].map(
          slotName => ({
            slotName,
            slotType: 'physical',
            restartLsn: '2/0',
            walStatus: 'reserved',
            active: true,
          }),
        ),
      },
      'orders-db-2': { isPrimary: false, isWalReceiverActive: true },
      'orders-db-3': { isPrimary: false, isWalReceiverActive: true },
    },
    archiveSharedWith: 0,
    publications: [],
    subscriptions: [],
    storageClasses: [],
    podMonitors: [
      {
        metadata: { name: 'orders-db', namespace: 'team-orders' },
        spec: { selector: { matchLabels: { 'cnpg.io/cluster': 'orders-db' } } },
      },
    ],
    unavailable: {},
  };
  change(objects);
  return objects;
}

function follower(
  applicationName: string,
): NonNullable<PgStatus['replicationInfo']>[number] {
  return {
    applicationName,
    state: 'streaming',
    receivedLsn: '2/0',
    replayLsn: '2/0',
    replayLag: '00:00:00',
    syncState: 'quorum',
    syncPriority: '1',
  };
}

/** Each node in a zone of its own. */
export function node(number: number): Node {
  return {
    metadata: {
      name: `node-${number}`,
      labels: { 'topology.kubernetes.io/zone': `westus3-${number}` },
    },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

export function instance(name: string, role?: string, onNode?: number): Pod {
  return {
    metadata: {
      name,
      namespace: 'team-orders',
      creationTimestamp: LONG_AGO,
      labels: {
        'cnpg.io/cluster': 'orders-db',
        'cnpg.io/podRole': 'instance',
        ...(role && { 'cnpg.io/instanceRole': role }),
        ...(onNode && { 'topology.kubernetes.io/zone': `westus3-${onNode}` }),
      },
      annotations: { 'cnpg.io/operatorVersion': '1.30.0' },
    },
    ...(onNode && { spec: { nodeName: `node-${onNode}` } }),
    status: {
      phase: 'Running',
      qosClass: 'Guaranteed',
      conditions: [
        { type: 'Ready', status: 'True', lastTransitionTime: LONG_AGO },
      ],
    },
  };
}

/** The pod stopped being ready at that time. */
export function makeUnready(pod: Pod, since: string): void {
  pod.status = {
    ...pod.status,
    conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: since }],
  };
}

export function backup(
  name: string,
  phase: string,
  startedAt: string,
  error?: string,
): Backup {
  return {
    metadata: { name, creationTimestamp: startedAt },
    spec: { cluster: { name: 'orders-db' }, method: 'plugin' },
    status: {
      phase,
      reconciliationStartedAt: startedAt,
      ...(phase === 'completed' && {
        stoppedAt: new Date(Date.parse(startedAt) + 60_000).toISOString(),
      }),
      ...(error && { error }),
    },
  };
}

/** Sets a condition of the Cluster. */
export function setCondition(
  { cluster }: DatabaseObjects,
  type: string,
  status: 'True' | 'False',
  rest: { reason?: string; message?: string; since?: string } = {},
): void {
  const others = cluster.status!.conditions!.filter(
    condition => condition.type !== type,
  );
  const { since = LONG_AGO, ...texts } = rest;
  cluster.status!.conditions = [
    ...others,
    { type, status, lastTransitionTime: since, ...texts },
  ];
}
