import type { OperationOffer, OperationsDocument } from '../api';

const EFFECT = 'Nothing is interrupted.';

function offer(
  id: OperationOffer['id'],
  group: OperationOffer['group'],
  more: Partial<OperationOffer> = {},
): OperationOffer {
  return {
    id,
    title: id,
    group,
    permission: 'cnpg.database.operate',
    permitted: true,
    allowed: more.refused === undefined,
    effect: EFFECT,
    destructive: false,
    seen: {},
    facts: {},
    ...more,
  };
}

const instance = (name: string) => ({
  name,
  role: 'standby' as const,
  ready: true,
  fenced: false,
  fit: true,
  lagBytes: 0,
  lagMs: 0,
  syncState: 'quorum',
});

const schedules = [
  { name: 'orders-db', schedule: '0 0 2 * * *', suspended: false },
];

/** What an owner may do with a healthy database. */
export const operationOffers: OperationOffer[] = [
  offer('backup', 'backup', { permission: 'cnpg.database.backup' }),
  offer('schedule-create', 'backup', {
    permission: 'cnpg.database.backup',
    facts: { schedules },
  }),
  offer('schedule-edit', 'backup', {
    permission: 'cnpg.database.backup',
    seen: { 'schedule orders-db': '0 0 2 * * *' },
    facts: { schedules },
  }),
  offer('schedule-suspend', 'backup', { facts: { schedules } }),
  offer('schedule-resume', 'backup', {
    refused: 'Every schedule is active already.',
    facts: { schedules },
  }),
  offer('schedule-run', 'backup', { facts: { schedules } }),
  offer('schedule-remove', 'backup', { facts: { schedules } }),
  offer('switchover', 'availability', {
    effect: 'Writes stop for about 10 to 30 seconds.',
    seen: { primary: 'orders-db-1' },
    facts: {
      instances: [
        {
          ...instance('orders-db-1'),
          role: 'primary',
          fit: false,
          unfit: 'orders-db-1 is the primary already.',
        },
        { ...instance('orders-db-2'), lagBytes: 2 * 1024 ** 2, lagMs: 4_200 },
        instance('orders-db-3'),
      ],
    },
  }),
  offer('restart', 'availability'),
  offer('unfence', 'availability', { refused: 'No instance is fenced.' }),
  offer('scale', 'size', {
    permission: 'cnpg.database.scale',
    seen: { 'number of instances': '3' },
    facts: { instanceCount: { current: 3, least: 2, most: 9 } },
  }),
  offer('change-plan', 'size', {
    facts: {
      plans: [
        {
          name: 'small',
          title: 'Small',
          cpu: '500m',
          memory: '1Gi',
          storage: '8Gi',
          instances: 1,
          current: false,
          refused: 'The plan Small is not offered for Production.',
        },
        {
          name: 'medium',
          title: 'Medium',
          cpu: '2',
          memory: '8Gi',
          storage: '32Gi',
          instances: 3,
          current: true,
          refused: 'The database has the plan Medium already.',
        },
        {
          name: 'large',
          title: 'Large',
          cpu: '4',
          memory: '16Gi',
          storage: '64Gi',
          instances: 3,
          current: false,
        },
      ],
    },
  }),
  offer('grow-storage', 'size', {
    facts: { storage: { data: '32Gi', wal: '8Gi' } },
  }),
  offer('parameters', 'configuration', {
    facts: {
      parameters: [
        {
          name: 'work_mem',
          value: '4MB',
          type: 'memory',
          restart: false,
          description: 'Memory of one sort or hash',
        },
        {
          name: 'max_connections',
          type: 'integer',
          min: 1,
          max: 262143,
          restart: true,
          description: 'Connections at the same time',
        },
        {
          name: 'log_statement',
          type: 'enum',
          values: ['none', 'ddl', 'mod', 'all'],
          restart: false,
          description: 'Statements that are logged',
        },
      ],
    },
  }),
  offer('major-upgrade', 'configuration', {
    destructive: true,
    effect: 'The database is offline while pg_upgrade runs.',
    facts: {
      versions: [
        { major: 18, endOfLife: '2030-11-14' },
        { major: 19, refused: 'AKS primary has no image for PostgreSQL 19.' },
      ],
      checks: [
        { title: 'All instances are ready', ok: true },
        {
          title: 'There is a backup of the last 24 hours',
          ok: false,
          detail: 'Back up first.',
        },
      ],
      wayBack: 'Restore the backup from before into a new database.',
    },
  }),
  offer('pooler-create', 'objects'),
  offer('pooler-edit', 'objects', {
    facts: {
      poolers: [
        {
          name: 'orders-db-pooler-rw',
          type: 'rw',
          poolMode: 'transaction',
          instances: 2,
        },
      ],
    },
  }),
  offer('database-create', 'objects'),
  offer('role-create', 'objects'),
  offer('rotate-password', 'objects', {
    permission: 'cnpg.database.credentials',
  }),
  offer('deletion-protection', 'danger', {
    seen: { 'deletion protection': 'on' },
  }),
  offer('delete', 'danger', {
    destructive: true,
    permission: 'cnpg.database.delete',
    effect: 'The database and its volumes are deleted.',
    seen: { 'creation time': '2026-11-20T18:15:24Z' },
  }),
];

export const operationsDocument: OperationsDocument = {
  ref: 'aks-primary/team-orders/orders-db',
  running: [],
  operations: operationOffers,
};

/** For somebody who may only read. */
export const forbiddenOperations: OperationsDocument = {
  ...operationsDocument,
  operations: operationOffers.map(each => ({
    ...each,
    permitted: false,
    allowed: false,
    refused: `This takes the permission ${each.permission} for the database.`,
  })),
};
