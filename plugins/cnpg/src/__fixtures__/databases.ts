import type { DatabaseDetail } from '@pgportal/plugin-cnpg-common';

// What the portal says of states that a real cluster was recorded in.

const configuration: Pick<
  DatabaseDetail,
  | 'poolers'
  | 'databases'
  | 'roles'
  | 'certificates'
  | 'disruptionBudgets'
  | 'parameters'
  | 'scheduling'
  | 'plugins'
  | 'synchronous'
  | 'resources'
  | 'timelineId'
  | 'systemId'
> = {
  poolers: [],
  databases: [],
  roles: [],
  certificates: ['ca', 'replication', 'server'].map(name => ({
    secret: `orders-db-${name}`,
    expiresAt: '2027-02-18T18:10:24Z',
  })),
  disruptionBudgets: [
    { name: 'orders-db', allowed: 1, healthy: 2, expected: 2 },
    { name: 'orders-db-primary', allowed: 0, healthy: 1, expected: 1 },
  ],
  parameters: { shared_buffers: '64MB' },
  scheduling: {
    antiAffinity: {
      type: 'required',
      topologyKey: 'topology.kubernetes.io/zone',
    },
    nodeSelector: { agentpool: 'databases' },
    tolerations: [
      {
        key: 'workload',
        operator: 'Equal',
        value: 'database',
        effect: 'NoSchedule',
      },
    ],
    zones: ['swedencentral-1', 'swedencentral-2', 'swedencentral-3'],
  },
  plugins: [
    { name: 'barman-cloud.cloudnative-pg.io', version: '0.14.0', status: 'ok' },
  ],
  synchronous: {
    method: 'any',
    number: 1,
    dataDurability: 'required',
    failoverQuorum: true,
  },
  resources: { cpu: 2, memory: 8589934592 },
  timelineId: 1,
  systemId: '7710318964244709395',
};

export const healthy: DatabaseDetail = {
  ...configuration,
  ref: 'aks-primary/team-orders/orders-db',
  target: 'aks-primary',
  targetTitle: 'AKS primary',
  namespace: 'team-orders',
  name: 'orders-db',
  entityRef: 'resource:default/orders-db.team-orders.aks-primary',
  owner: 'group:default/team-orders',
  dependencyOf: ['component:default/orders'],
  environment: 'prod',
  plan: 'medium',
  health: {
    state: 'healthy',
  },
  phase: 'Cluster in healthy state',
  postgresVersion: '17.11',
  instances: {
    desired: 3,
    ready: 3,
  },
  primary: {
    name: 'orders-db-1',
    zone: 'swedencentral-1',
  },
  storage: {
    sizeBytes: 2147483648,
    walSizeBytes: 2147483648,
  },
  backups: {
    configured: true,
    archiving: 'working',
    firstRecoverabilityPoint: '2026-11-20T18:17:01Z',
    lastSuccessfulAt: '2026-11-20T18:17:16Z',
    nextAt: '2026-11-21T02:00:00Z',
    retention: '7d',
  },
  endpoints: [
    {
      type: 'rw',
      host: 'orders-db-rw.team-orders.svc',
      port: 5432,
    },
    {
      type: 'ro',
      host: 'orders-db-ro.team-orders.svc',
      port: 5432,
    },
    {
      type: 'r',
      host: 'orders-db-r.team-orders.svc',
      port: 5432,
    },
  ],
  createdAt: '2026-11-20T18:15:24Z',
  asOf: '2026-11-20T18:18:00.000Z',
  live: true,
  report: {
    state: 'healthy',
    findings: [],
    notEvaluated: [],
  },
  instanceList: [
    {
      name: 'orders-db-1',
      role: 'primary',
      ready: true,
      status: 'Running',
      node: 'aks-db-1',
      zone: 'swedencentral-1',
      restarts: 0,
    },
    {
      name: 'orders-db-2',
      role: 'standby',
      ready: true,
      status: 'Running',
      node: 'aks-db-2',
      zone: 'swedencentral-2',
      restarts: 0,
    },
    {
      name: 'orders-db-3',
      role: 'standby',
      ready: true,
      status: 'Running',
      node: 'aks-db-3',
      zone: 'swedencentral-3',
      restarts: 0,
    },
  ],
  volumes: [
    {
      name: 'orders-db-1',
      instance: 'orders-db-1',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-1-wal',
      instance: 'orders-db-1',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-2',
      instance: 'orders-db-2',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-2-wal',
      instance: 'orders-db-2',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-3',
      instance: 'orders-db-3',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-3-wal',
      instance: 'orders-db-3',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
  ],
  backupList: [
    {
      name: 'orders-db-nightly-20261120181713',
      phase: 'completed',
      method: 'barmanObjectStore',
      startedAt: '2026-11-20T18:17:13Z',
      stoppedAt: '2026-11-20T18:17:16Z',
    },
    {
      name: 'orders-db-20261120',
      phase: 'completed',
      method: 'barmanObjectStore',
      startedAt: '2026-11-20T18:16:50Z',
      stoppedAt: '2026-11-20T18:17:01Z',
    },
  ],
  schedules: [
    {
      name: 'orders-db-nightly',
      schedule: '0 0 2 * * *',
      suspended: false,
      lastAt: '2026-11-20T18:17:13Z',
      nextAt: '2026-11-21T02:00:00Z',
    },
  ],
  application: {
    database: 'orders',
    owner: 'orders',
    secret: 'orders-db-app',
  },
  image: 'registry.example/postgresql:17.11',
};

export const beingCreated: DatabaseDetail = {
  ...configuration,
  ref: 'aks-primary/team-orders/orders-db',
  target: 'aks-primary',
  targetTitle: 'AKS primary',
  namespace: 'team-orders',
  name: 'orders-db',
  entityRef: 'resource:default/orders-db.team-orders.aks-primary',
  owner: 'group:default/team-orders',
  dependencyOf: ['component:default/orders'],
  environment: 'prod',
  plan: 'medium',
  health: {
    state: 'progressing',
  },
  phase: 'Waiting for the instances to become active',
  phaseReason: 'Some instances are not yet active. Please wait.',
  postgresVersion: '17.11',
  instances: {
    desired: 3,
    ready: 1,
  },
  primary: {
    name: 'orders-db-1',
    zone: 'swedencentral-1',
  },
  storage: {
    sizeBytes: 2147483648,
    walSizeBytes: 2147483648,
  },
  backups: {
    configured: true,
    archiving: 'working',
    retention: '7d',
  },
  endpoints: [
    {
      type: 'rw',
      host: 'orders-db-rw.team-orders.svc',
      port: 5432,
    },
    {
      type: 'ro',
      host: 'orders-db-ro.team-orders.svc',
      port: 5432,
    },
    {
      type: 'r',
      host: 'orders-db-r.team-orders.svc',
      port: 5432,
    },
  ],
  createdAt: '2026-11-20T18:15:24Z',
  asOf: '2026-11-20T18:15:54.000Z',
  live: true,
  report: {
    state: 'progressing',
    findings: [],
    notEvaluated: [],
  },
  instanceList: [
    {
      name: 'orders-db-1',
      role: 'primary',
      ready: true,
      status: 'Running',
      node: 'aks-db-1',
      zone: 'swedencentral-1',
      restarts: 0,
    },
    {
      name: 'orders-db-2',
      role: 'standby',
      ready: false,
      status: 'Starting',
      node: 'aks-db-2',
      zone: 'swedencentral-2',
      restarts: 0,
    },
  ],
  volumes: [
    {
      name: 'orders-db-1',
      instance: 'orders-db-1',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-1-wal',
      instance: 'orders-db-1',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-2',
      instance: 'orders-db-2',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-2-wal',
      instance: 'orders-db-2',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
  ],
  backupList: [],
  schedules: [],
  progress: [
    {
      id: 'cluster',
      title: 'Cluster accepted by CloudNativePG',
      state: 'done',
    },
    {
      id: 'primary',
      title: 'Primary is ready',
      state: 'done',
    },
    {
      id: 'replicas',
      title: 'All 3 instances are ready',
      state: 'running',
      detail: '1 of 3 instances are ready',
    },
    {
      id: 'archiving',
      title: 'First WAL archived',
      state: 'done',
    },
    {
      id: 'backup',
      title: 'First backup taken',
      state: 'waiting',
    },
  ],
  application: {
    database: 'orders',
    owner: 'orders',
    secret: 'orders-db-app',
  },
  image: 'registry.example/postgresql:17.11',
};

export const failingOver: DatabaseDetail = {
  ...configuration,
  ref: 'aks-primary/team-orders/orders-db',
  target: 'aks-primary',
  targetTitle: 'AKS primary',
  namespace: 'team-orders',
  name: 'orders-db',
  entityRef: 'resource:default/orders-db.team-orders.aks-primary',
  owner: 'group:default/team-orders',
  dependencyOf: ['component:default/orders'],
  environment: 'prod',
  plan: 'medium',
  health: {
    state: 'unhealthy',
    worst: {
      id: 'AV02',
      severity: 'critical',
      title: 'Failing over from orders-db-2 to orders-db-1',
      since: '2026-11-20T18:18:00Z',
    },
  },
  phase: 'Failing over',
  phaseReason: 'Failing over from orders-db-2 to orders-db-1',
  postgresVersion: '17.11',
  instances: {
    desired: 3,
    ready: 2,
  },
  storage: {
    sizeBytes: 2147483648,
    walSizeBytes: 2147483648,
  },
  backups: {
    configured: true,
    archiving: 'working',
    firstRecoverabilityPoint: '2026-11-20T18:17:01Z',
    lastSuccessfulAt: '2026-11-20T18:17:16Z',
    retention: '7d',
  },
  endpoints: [
    {
      type: 'rw',
      host: 'orders-db-rw.team-orders.svc',
      port: 5432,
    },
    {
      type: 'ro',
      host: 'orders-db-ro.team-orders.svc',
      port: 5432,
    },
    {
      type: 'r',
      host: 'orders-db-r.team-orders.svc',
      port: 5432,
    },
  ],
  createdAt: '2026-11-20T18:15:24Z',
  asOf: '2026-11-20T18:18:40.000Z',
  live: true,
  report: {
    state: 'unhealthy',
    findings: [
      {
        params: {
          from: 'orders-db-2',
          to: 'orders-db-1',
        },
        severity: 'critical',
        title: 'Failing over from orders-db-2 to orders-db-1',
        impact:
          'Nobody is primary: writes fail until a standby is promoted, usually within 10 to 25 s.',
        remedy: 'Wait. Applications that reconnect carry on by themselves.',
        evidence: [
          {
            object: 'Cluster/orders-db',
            path: 'status.phase',
            value: 'Failing over',
          },
          {
            object: 'Cluster/orders-db',
            path: 'status.targetPrimary',
            value: 'orders-db-1',
          },
        ],
        since: '2026-11-20T18:18:00Z',
        id: 'AV02',
        docs: 'runbooks/AV02.md',
        area: 'availability',
      },
    ],
    notEvaluated: [],
  },
  instanceList: [
    {
      name: 'orders-db-1',
      role: 'standby',
      ready: true,
      status: 'Running',
      node: 'aks-db-1',
      zone: 'swedencentral-1',
      restarts: 1,
    },
    {
      name: 'orders-db-3',
      role: 'standby',
      ready: true,
      status: 'Running',
      node: 'aks-db-3',
      zone: 'swedencentral-3',
      restarts: 0,
    },
  ],
  volumes: [
    {
      name: 'orders-db-1',
      instance: 'orders-db-1',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-1-wal',
      instance: 'orders-db-1',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-2',
      instance: 'orders-db-2',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-2-wal',
      instance: 'orders-db-2',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-3',
      instance: 'orders-db-3',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-3-wal',
      instance: 'orders-db-3',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
  ],
  backupList: [
    {
      name: 'orders-db-nightly-20261120181713',
      phase: 'completed',
      method: 'barmanObjectStore',
      startedAt: '2026-11-20T18:17:13Z',
      stoppedAt: '2026-11-20T18:17:16Z',
    },
    {
      name: 'orders-db-20261120',
      phase: 'completed',
      method: 'barmanObjectStore',
      startedAt: '2026-11-20T18:16:50Z',
      stoppedAt: '2026-11-20T18:17:01Z',
    },
  ],
  schedules: [
    {
      name: 'orders-db-nightly',
      schedule: '0 0 2 * * *',
      suspended: true,
      lastAt: '2026-11-20T18:17:13Z',
      nextAt: '2026-11-21T02:00:00Z',
    },
  ],
  progress: [
    {
      id: 'cluster',
      title: 'Cluster accepted by CloudNativePG',
      state: 'done',
    },
    {
      id: 'primary',
      title: 'Primary is ready',
      state: 'running',
      detail: 'Failing over from orders-db-2 to orders-db-1',
    },
    {
      id: 'replicas',
      title: 'All 3 instances are ready',
      state: 'waiting',
    },
    {
      id: 'archiving',
      title: 'First WAL archived',
      state: 'done',
    },
    {
      id: 'backup',
      title: 'First backup taken',
      state: 'done',
    },
  ],
  application: {
    database: 'orders',
    owner: 'orders',
    secret: 'orders-db-app',
  },
  image: 'registry.example/postgresql:17.11',
};

export const hibernated: DatabaseDetail = {
  ...configuration,
  ref: 'aks-primary/team-orders/orders-db',
  target: 'aks-primary',
  targetTitle: 'AKS primary',
  namespace: 'team-orders',
  name: 'orders-db',
  entityRef: 'resource:default/orders-db.team-orders.aks-primary',
  owner: 'group:default/team-orders',
  dependencyOf: ['component:default/orders'],
  environment: 'prod',
  plan: 'medium',
  health: {
    state: 'hibernated',
    worst: {
      id: 'LC08',
      severity: 'info',
      title: 'The database is hibernated',
      since: '2026-11-20T18:23:15Z',
    },
  },
  phase: 'Cluster in healthy state',
  postgresVersion: '17.11',
  instances: {
    desired: 3,
    ready: 0,
  },
  storage: {
    sizeBytes: 2147483648,
    walSizeBytes: 2147483648,
  },
  backups: {
    configured: true,
    archiving: 'working',
    firstRecoverabilityPoint: '2026-11-20T18:17:01Z',
    lastSuccessfulAt: '2026-11-20T18:17:16Z',
    retention: '7d',
  },
  endpoints: [
    {
      type: 'rw',
      host: 'orders-db-rw.team-orders.svc',
      port: 5432,
    },
    {
      type: 'ro',
      host: 'orders-db-ro.team-orders.svc',
      port: 5432,
    },
    {
      type: 'r',
      host: 'orders-db-r.team-orders.svc',
      port: 5432,
    },
  ],
  createdAt: '2026-11-20T18:15:24Z',
  asOf: '2026-11-20T18:25:00.000Z',
  live: true,
  report: {
    state: 'hibernated',
    findings: [
      {
        params: {},
        severity: 'info',
        title: 'The database is hibernated',
        impact:
          'No instance runs and nobody can connect. The data is on its volumes.',
        remedy: 'Wake it to use it; that takes about half a minute.',
        evidence: [
          {
            object: 'Cluster/orders-db',
            path: 'status.conditions[cnpg.io/hibernation].status',
            value: 'True',
          },
        ],
        since: '2026-11-20T18:23:15Z',
        id: 'LC08',
        docs: 'runbooks/LC08.md',
        area: 'lifecycle',
      },
    ],
    notEvaluated: [],
  },
  instanceList: [],
  volumes: [
    {
      name: 'orders-db-1',
      instance: 'orders-db-1',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-1-wal',
      instance: 'orders-db-1',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-2',
      instance: 'orders-db-2',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-2-wal',
      instance: 'orders-db-2',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-3',
      instance: 'orders-db-3',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-3-wal',
      instance: 'orders-db-3',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
  ],
  backupList: [
    {
      name: 'orders-db-nightly-20261120181713',
      phase: 'completed',
      method: 'barmanObjectStore',
      startedAt: '2026-11-20T18:17:13Z',
      stoppedAt: '2026-11-20T18:17:16Z',
    },
    {
      name: 'orders-db-20261120',
      phase: 'completed',
      method: 'barmanObjectStore',
      startedAt: '2026-11-20T18:16:50Z',
      stoppedAt: '2026-11-20T18:17:01Z',
    },
  ],
  schedules: [
    {
      name: 'orders-db-nightly',
      schedule: '0 0 2 * * *',
      suspended: true,
      lastAt: '2026-11-20T18:17:13Z',
      nextAt: '2026-11-21T02:00:00Z',
    },
  ],
  application: {
    database: 'orders',
    owner: 'orders',
    secret: 'orders-db-app',
  },
  image: 'registry.example/postgresql:17.11',
};

export const withoutBackups: DatabaseDetail = {
  ...configuration,
  ref: 'aks-primary/team-orders/orders-db-restored',
  target: 'aks-primary',
  targetTitle: 'AKS primary',
  namespace: 'team-orders',
  name: 'orders-db-restored',
  entityRef: 'resource:default/orders-db-restored.team-orders.aks-primary',
  owner: 'group:default/team-orders',
  dependencyOf: ['component:default/orders'],
  environment: 'prod',
  plan: 'medium',
  health: {
    state: 'degraded',
    worst: {
      id: 'BK01',
      severity: 'warning',
      title: 'There are no backups',
    },
  },
  phase: 'Cluster in healthy state',
  postgresVersion: '17.11',
  instances: {
    desired: 1,
    ready: 1,
  },
  primary: {
    name: 'orders-db-restored-1',
    zone: 'swedencentral-1',
  },
  storage: {
    sizeBytes: 2147483648,
    walSizeBytes: 2147483648,
  },
  backups: {
    configured: false,
    archiving: 'none',
  },
  endpoints: [
    {
      type: 'rw',
      host: 'orders-db-restored-rw.team-orders.svc',
      port: 5432,
    },
    {
      type: 'ro',
      host: 'orders-db-restored-ro.team-orders.svc',
      port: 5432,
    },
    {
      type: 'r',
      host: 'orders-db-restored-r.team-orders.svc',
      port: 5432,
    },
  ],
  createdAt: '2026-11-20T18:23:59Z',
  asOf: '2026-11-20T18:28:00.000Z',
  live: true,
  report: {
    state: 'degraded',
    findings: [
      {
        params: {},
        severity: 'warning',
        title: 'There are no backups',
        impact:
          'What is lost here is lost: neither base backups nor WAL are stored anywhere else.',
        remedy:
          'Fine for a trial. For data that matters, create a database on a target with backups and move it there.',
        evidence: [
          {
            object: 'Cluster/orders-db-restored',
            path: 'spec.plugins',
            value: '[]',
          },
        ],
        id: 'BK01',
        docs: 'runbooks/BK01.md',
        area: 'backup',
      },
    ],
    notEvaluated: [],
  },
  instanceList: [
    {
      name: 'orders-db-restored-1',
      role: 'primary',
      ready: true,
      status: 'Running',
      node: 'aks-db-1',
      zone: 'swedencentral-1',
      restarts: 0,
    },
  ],
  volumes: [
    {
      name: 'orders-db-restored-1',
      instance: 'orders-db-restored-1',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-restored-1-wal',
      instance: 'orders-db-restored-1',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
  ],
  backupList: [],
  schedules: [],
  application: {
    database: 'orders',
    owner: 'orders',
    secret: 'orders-db-restored-app',
  },
  image: 'registry.example/postgresql:17.11',
};

export const archivingFails: DatabaseDetail = {
  ...configuration,
  ref: 'aks-primary/team-orders/orders-db',
  target: 'aks-primary',
  targetTitle: 'AKS primary',
  namespace: 'team-orders',
  name: 'orders-db',
  entityRef: 'resource:default/orders-db.team-orders.aks-primary',
  owner: 'group:default/team-orders',
  dependencyOf: ['component:default/orders'],
  environment: 'prod',
  plan: 'medium',
  health: {
    state: 'unhealthy',
    worst: {
      id: 'BK02',
      severity: 'critical',
      title: 'WAL archiving is failing',
      since: '2026-11-20T18:27:34Z',
    },
  },
  phase: 'Cluster in healthy state',
  postgresVersion: '17.11',
  instances: {
    desired: 3,
    ready: 3,
  },
  primary: {
    name: 'orders-db-2',
    zone: 'swedencentral-2',
  },
  storage: {
    sizeBytes: 2147483648,
    walSizeBytes: 2147483648,
  },
  backups: {
    configured: true,
    archiving: 'failing',
    firstRecoverabilityPoint: '2026-11-20T18:17:01Z',
    lastSuccessfulAt: '2026-11-20T18:17:16Z',
    retention: '7d',
  },
  endpoints: [
    {
      type: 'rw',
      host: 'orders-db-rw.team-orders.svc',
      port: 5432,
    },
    {
      type: 'ro',
      host: 'orders-db-ro.team-orders.svc',
      port: 5432,
    },
    {
      type: 'r',
      host: 'orders-db-r.team-orders.svc',
      port: 5432,
    },
  ],
  createdAt: '2026-11-20T18:15:24Z',
  asOf: '2026-11-20T18:40:00.000Z',
  live: true,
  report: {
    state: 'unhealthy',
    findings: [
      {
        params: {
          code: 'AADSTS70021',
        },
        severity: 'critical',
        title: 'WAL archiving is failing',
        impact:
          'Backups taken before are safe. Changes since then cannot be restored to.',
        cause:
          "The federated credential's subject does not match the service account of the database (AADSTS70021).",
        remedy:
          'Run the creation again: it adds the federated credential with the right subject.',
        evidence: [
          {
            object: 'Cluster/orders-db',
            path: 'status.conditions[ContinuousArchiving].message',
            value:
              'unexpected failure invoking barman-cloud-wal-archive: exit status 2',
          },
          {
            object: 'Pod/orders-db-2',
            path: 'log of the archiver',
            value:
              '{"msg":"AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: https://issuer.example/. Assertion Subject: system:serviceaccount:team-orders:orders-db."}',
          },
        ],
        since: '2026-11-20T18:27:34Z',
        id: 'BK02',
        docs: 'runbooks/BK02.md',
        area: 'backup',
      },
    ],
    notEvaluated: [],
  },
  instanceList: [
    {
      name: 'orders-db-1',
      role: 'standby',
      ready: true,
      status: 'Running',
      node: 'aks-db-1',
      zone: 'swedencentral-1',
      restarts: 0,
    },
    {
      name: 'orders-db-2',
      role: 'primary',
      ready: true,
      status: 'Running',
      node: 'aks-db-2',
      zone: 'swedencentral-2',
      restarts: 0,
    },
    {
      name: 'orders-db-3',
      role: 'standby',
      ready: true,
      status: 'Running',
      node: 'aks-db-3',
      zone: 'swedencentral-3',
      restarts: 0,
    },
  ],
  volumes: [
    {
      name: 'orders-db-1',
      instance: 'orders-db-1',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-1-wal',
      instance: 'orders-db-1',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-2',
      instance: 'orders-db-2',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-2-wal',
      instance: 'orders-db-2',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-3',
      instance: 'orders-db-3',
      role: 'data',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
    {
      name: 'orders-db-3-wal',
      instance: 'orders-db-3',
      role: 'wal',
      requestedBytes: 2147483648,
      capacityBytes: 2147483648,
      storageClass: 'managed-csi-premium',
      phase: 'Bound',
    },
  ],
  backupList: [
    {
      name: 'orders-db-nightly-20261120181713',
      phase: 'completed',
      method: 'barmanObjectStore',
      startedAt: '2026-11-20T18:17:13Z',
      stoppedAt: '2026-11-20T18:17:16Z',
    },
    {
      name: 'orders-db-20261120',
      phase: 'completed',
      method: 'barmanObjectStore',
      startedAt: '2026-11-20T18:16:50Z',
      stoppedAt: '2026-11-20T18:17:01Z',
    },
  ],
  schedules: [
    {
      name: 'orders-db-nightly',
      schedule: '0 0 2 * * *',
      suspended: true,
      lastAt: '2026-11-20T18:17:13Z',
      nextAt: '2026-11-21T02:00:00Z',
    },
  ],
  progress: [
    {
      id: 'cluster',
      title: 'Cluster accepted by CloudNativePG',
      state: 'done',
    },
    {
      id: 'primary',
      title: 'Primary is ready',
      state: 'done',
    },
    {
      id: 'replicas',
      title: 'All 3 instances are ready',
      state: 'done',
    },
    {
      id: 'archiving',
      title: 'First WAL archived',
      state: 'failed',
      detail:
        "The federated credential's subject does not match the service account of the database (AADSTS70021).",
    },
    {
      id: 'backup',
      title: 'First backup taken',
      state: 'done',
    },
  ],
  application: {
    database: 'orders',
    owner: 'orders',
    secret: 'orders-db-app',
  },
  image: 'registry.example/postgresql:17.11',
};
