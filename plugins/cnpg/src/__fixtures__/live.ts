import type { DatabaseEvent, DatabaseLive } from '@pgportal/plugin-cnpg-common';

// Positions and names as the instances of the recorded cluster reported them.

const LSN = '0/6061398';

function standby(
  name: string,
  more: Partial<DatabaseLive['replication'][number]> = {},
): DatabaseLive['replication'][number] {
  return {
    standby: name,
    state: 'streaming',
    syncState: 'quorum',
    syncPriority: 1,
    sentLsn: LSN,
    writeLsn: LSN,
    flushLsn: LSN,
    replayLsn: LSN,
    writeLagMs: 0,
    flushLagMs: 0,
    replayLagMs: 0,
    replayLagBytes: 0,
    slot: {
      name: `_cnpg_${name.replace(/-/g, '_')}`,
      active: true,
      walStatus: 'reserved',
    },
    ...more,
  };
}

function slot(
  name: string,
  more: Partial<DatabaseLive['slots'][number]> = {},
): DatabaseLive['slots'][number] {
  return {
    name,
    type: 'physical',
    active: true,
    managed: name.startsWith('_cnpg_'),
    restartLsn: LSN,
    walStatus: 'reserved',
    retainedBytes: 0,
    ...more,
  };
}

export const healthyLive: DatabaseLive = {
  ref: 'aks-primary/team-orders/orders-db',
  asOf: '2026-11-20T18:18:00.000Z',
  instances: [
    {
      name: 'orders-db-1',
      isPrimary: true,
      currentLsn: LSN,
      timelineId: 1,
      currentWal: '000000010000000000000006',
      instanceManagerVersion: '1.30.0',
    },
    ...['orders-db-2', 'orders-db-3'].map(name => ({
      name,
      isPrimary: false,
      receivedLsn: LSN,
      replayLsn: LSN,
      timelineId: 1,
      walReceiverActive: true,
      instanceManagerVersion: '1.30.0',
    })),
  ],
  replication: [standby('orders-db-2'), standby('orders-db-3')],
  archiving: {
    working: true,
    lastArchivedWal: '000000010000000000000005.00000028.backup',
    lastArchivedAt: '2026-11-20T18:16:07.771Z',
    backlog: 0,
  },
  slots: [slot('_cnpg_orders_db_2'), slot('_cnpg_orders_db_3')],
  size: {
    totalBytes: 39_000_000,
    databases: [
      { name: 'orders_db', bytes: 31_500_000 },
      { name: 'postgres', bytes: 7_500_000 },
    ],
    asOf: '2026-11-20T18:17:40.000Z',
  },
  activity: {
    connections: 12,
    maxConnections: 100,
    waiting: 0,
    longestTransactionSeconds: 4.2,
    deadlocks: 3,
    cacheHitRatio: 0.9934,
    transactionIdAge: 1_234_567,
  },
};

/** A standby is behind, another one is not connected; a slot of somebody's keeps WAL. */
export const laggingLive: DatabaseLive = {
  ...healthyLive,
  instances: [
    healthyLive.instances[0],
    { ...healthyLive.instances[1], pendingRestart: true },
    {
      name: 'orders-db-3',
      problem: 'Pod orders-db-3 did not answer within 3 s.',
    },
  ],
  replication: [
    standby('orders-db-2', {
      syncState: 'async',
      replayLsn: '0/5E61398',
      replayLagBytes: 2 * 1024 * 1024,
      writeLagMs: 12,
      flushLagMs: 15,
      replayLagMs: 4_200,
    }),
  ],
  slots: [
    slot('_cnpg_orders_db_2'),
    slot('_cnpg_orders_db_3', { active: false, retainedBytes: 50_331_648 }),
    slot('reports', {
      type: 'logical',
      active: false,
      retainedBytes: 3 * 1024 ** 3,
      walStatus: 'extended',
    }),
  ],
};

export const archivingFailsLive: DatabaseLive = {
  ...healthyLive,
  instances: [
    { ...healthyLive.instances[1], name: 'orders-db-1' },
    { ...healthyLive.instances[0], name: 'orders-db-2', timelineId: 4 },
    healthyLive.instances[2],
  ],
  replication: [standby('orders-db-1'), standby('orders-db-3')],
  archiving: {
    working: false,
    lastArchivedWal: '000000040000000000000013',
    lastArchivedAt: '2026-11-20T18:26:11.000Z',
    lastFailedWal: '000000040000000000000014',
    lastFailedAt: '2026-11-20T18:27:34.000Z',
    backlog: 3,
  },
};

export const failingOverLive: DatabaseLive = {
  ...healthyLive,
  instances: [
    { ...healthyLive.instances[1], name: 'orders-db-1' },
    {
      name: 'orders-db-2',
      problem: 'Pod orders-db-2 refused the connection.',
    },
    healthyLive.instances[2],
  ],
  replication: [],
  archiving: undefined,
  slots: [],
};

export const forbiddenLive: DatabaseLive = {
  ref: healthyLive.ref,
  asOf: healthyLive.asOf,
  instances: [],
  replication: [],
  slots: [],
  problem:
    'Nobody may read pods/proxy in namespace team-orders: RBAC refuses it to the portal.',
};

export const events: DatabaseEvent[] = [
  {
    at: '2026-11-20T18:19:05Z',
    count: 1,
    type: 'Normal',
    object: 'Cluster/orders-db',
    reason: 'FailingOver',
    message: 'Failing over from orders-db-2 to orders-db-1',
  },
  {
    at: '2026-11-20T18:18:52Z',
    firstAt: '2026-11-20T18:18:40Z',
    count: 4,
    type: 'Warning',
    object: 'Pod/orders-db-2',
    reason: 'Unhealthy',
    message: 'Readiness probe failed: HTTP probe failed with statuscode: 500',
  },
  {
    at: '2026-11-20T18:17:16Z',
    count: 1,
    type: 'Normal',
    object: 'Backup/orders-db-nightly-20261120181713',
    reason: 'Completed',
    message: 'Backup completed',
  },
];

export const manifest = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: orders-db
  namespace: team-orders
spec:
  instances: 3
  storage:
    size: 2Gi
    storageClass: managed-csi-premium
`;
