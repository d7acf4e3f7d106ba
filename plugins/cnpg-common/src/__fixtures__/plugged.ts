import { BARMAN_PLUGIN } from '../barmanPlugin';
import { DatabaseObjects } from '../model/database';
import { Backup, Pod } from '../model/objects';

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
        imageCatalogRef: { kind: 'ClusterImageCatalog', major: 17 },
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
      instance('orders-db-1', 'primary'),
      instance('orders-db-2', 'replica'),
      instance('orders-db-3', 'replica'),
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
        metadata: { name: 'orders-db' },
        spec: { cluster: { name: 'orders-db' }, schedule: '0 0 2 * * *' },
        status: {
          lastScheduleTime: '2026-11-20T02:00:00Z',
          nextScheduleTime: '2026-11-21T02:00:00Z',
        },
      },
    ],
    objectStores: [
      {
        metadata: { name: 'orders-db' },
        spec: { retentionPolicy: '14d' },
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
    unavailable: {},
  };
  change(objects);
  return objects;
}

export function instance(name: string, role?: string): Pod {
  return {
    metadata: {
      name,
      creationTimestamp: LONG_AGO,
      labels: {
        'cnpg.io/cluster': 'orders-db',
        'cnpg.io/podRole': 'instance',
        ...(role && { 'cnpg.io/instanceRole': role }),
      },
    },
    status: {
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
