import { parseQuantity } from '../kubernetes/quantity.ts';
import { barmanPlugin } from './cluster.ts';
import { kinds, phases } from './constants.ts';
import { Exposition } from './exposition.ts';
import type { Labels, Samples } from './exposition.ts';
import { applicationDatabase } from './objects.ts';
import { slots, standbys, synchronousState } from './pgstatus.ts';
import type { ClusterRuntime, Instance } from './runtime.ts';
import { settingsOf } from './settings.ts';

const MB = 1024 * 1024;
const SEGMENT = 16 * MB;

const epoch = (time: string | undefined) =>
  time === undefined ? 0 : Date.parse(time) / 1000;

/** The body of an instance's `/metrics`: the families that dashboards and alerts read. */
export function metricsPage(
  runtime: ClusterRuntime,
  instance: Instance,
): string {
  const cluster = runtime.cluster();
  const { status } = cluster;
  const up = instance.reporting && !runtime.fenced.has(instance.name);
  const page = new Exposition();
  const collector = (name: string, help: string, value: any) =>
    page.add(`cnpg_collector_${name}`, 'gauge', help, value);
  collector('up', '1 if PostgreSQL is up, 0 otherwise.', [
    [{ cluster: runtime.name }, Number(up)],
  ]);
  collector(
    'fencing_on',
    '1 if the instance is fenced, 0 otherwise',
    Number(runtime.fenced.has(instance.name)),
  );
  collector(
    'nodes_used',
    'Count of distinct nodes that run the instances',
    status.topology?.nodesUsed ?? -1,
  );
  collector(
    'first_recoverability_point',
    'The first point of recoverability for the cluster as a unix timestamp (Deprecated)',
    epoch(status.firstRecoverabilityPoint),
  );
  collector(
    'last_available_backup_timestamp',
    'The last available backup as a unix timestamp (Deprecated)',
    epoch(status.lastSuccessfulBackup),
  );
  collector(
    'last_failed_backup_timestamp',
    'The last failed backup as a unix timestamp (Deprecated)',
    epoch(status.lastFailedBackup),
  );
  collector(
    'manual_switchover_required',
    '1 if a manual switchover is required, 0 otherwise',
    Number(status.phase === phases.waitingForUser),
  );
  collector(
    'last_collection_error',
    '1 if the last collection ended with error, 0 otherwise.',
    Number(!up),
  );
  page.add(
    'cnpg_collector_collections_total',
    'counter',
    'Total number of times PostgreSQL was accessed for metrics.',
    1,
  );
  collector(
    'replica_mode',
    '1 if the cluster is in replica mode, 0 otherwise',
    0,
  );
  const plugin = barmanPlugin(cluster);
  if (plugin) {
    const window =
      runtime.operator.store.get(
        kinds.objectStore,
        runtime.namespace,
        plugin.parameters?.barmanObjectName ?? '',
      )?.status?.serverRecoveryWindow?.[
        plugin.parameters?.serverName || runtime.name
      ] ?? {};
    const barman = (name: string, help: string, time: string | undefined) =>
      page.add(
        `barman_cloud_cloudnative_pg_io_${name}`,
        'gauge',
        help,
        epoch(time),
      );
    barman(
      'first_recoverability_point',
      'The first point of recoverability for the cluster as a unix timestamp',
      window.firstRecoverabilityPoint,
    );
    barman(
      'last_available_backup_timestamp',
      'The last available backup as a unix timestamp',
      window.lastSuccessfulBackupTime,
    );
    barman(
      'last_failed_backup_timestamp',
      'The last failed backup as a unix timestamp',
      window.lastFailedBackupTime,
    );
  }
  if (!up) {
    return page.toString();
  }
  const archiver = runtime.archiver(instance.name);
  const replicas = instance.primary ? standbys(runtime) : [];
  const { expected, state } = synchronousState(runtime);
  const version = String(status.pgDataImageInfo?.image ?? '').split(':')[1];
  const number = /^\d+(\.\d+)?/.exec(version ?? '')?.[0] ?? '0';
  collector('postgres_version', 'Postgres version', [
    [{ cluster: runtime.name, full: number }, Number(number)],
  ]);
  const settings = settingsOf(instance.configuration.parameters);
  const segments = 7 + archiver.ready;
  const volume = parseQuantity(
    (cluster.spec.walStorage ?? cluster.spec.storage)?.size,
  );
  collector(
    'pg_wal',
    "Total size in bytes of WAL segments in the '/var/lib/postgresql/data/pgdata/pg_wal' directory  computed as (wal_segment_size * count)",
    [
      [{ value: 'count' }, segments],
      [
        { value: 'keep' },
        ((settings.get('wal_keep_size') ?? 0) * MB) / SEGMENT,
      ],
      [{ value: 'max' }, ((settings.get('max_wal_size') ?? 0) * MB) / SEGMENT],
      [{ value: 'min' }, ((settings.get('min_wal_size') ?? 0) * MB) / SEGMENT],
      [{ value: 'size' }, segments * SEGMENT],
      [{ value: 'slots_max' }, NaN],
      ...(volume === undefined
        ? []
        : ([
            [{ value: 'volume_max' }, Math.floor(volume / SEGMENT)],
            [{ value: 'volume_size' }, volume],
          ] as [Labels, number][])),
    ],
  );
  collector(
    'pg_wal_archive_status',
    'Number of WAL segments in the archive_status directory (ready, done)',
    [
      [{ value: 'done' }, archiver.archived],
      [{ value: 'ready' }, archiver.ready],
    ],
  );
  collector(
    'sync_replicas',
    'Number of requested synchronous replicas (synchronous_standby_names)',
    [
      [{ value: 'expected' }, expected],
      [{ value: 'max' }, cluster.spec.maxSyncReplicas ?? 0],
      [{ value: 'min' }, cluster.spec.minSyncReplicas ?? 0],
      // Of standbys, the primary alone knows.
      ...(instance.primary
        ? ([
            [
              { value: 'observed' },
              state === 'async' ? 0 : Math.min(expected, replicas.length),
            ],
          ] as [Labels, number][])
        : []),
    ],
  );
  const pg = (name: string, help: string, value: any) =>
    page.add(`cnpg_pg_${name}`, 'gauge', help, value);
  pg(
    'postmaster_start_time',
    'Time at which postgres started (based on epoch)',
    instance.startedAt.getTime() / 1000,
  );
  pg(
    'replication_in_recovery',
    'Whether the instance is in recovery',
    Number(!instance.primary),
  );
  pg(
    'replication_is_wal_receiver_up',
    'Whether the instance wal_receiver is up',
    Number(!instance.primary),
  );
  pg('replication_lag', 'Replication lag behind primary in seconds', 0);
  pg(
    'replication_streaming_replicas',
    'Number of streaming replicas connected to the instance',
    replicas.length,
  );
  if (instance.primary) {
    pg(
      'replication_slots_active',
      'Flag indicating whether the slot is active',
      slots(runtime, instance.name).map(slot => [
        { database: '', slot_name: slot.name, slot_type: 'physical' },
        Number(slot.active),
      ]),
    );
    pg(
      'replication_slots_pg_wal_lsn_diff',
      'Replication lag in bytes',
      slots(runtime, instance.name).map(slot => [
        { database: '', slot_name: slot.name, slot_type: 'physical' },
        0,
      ]),
    );
  }
  addDatabases(page, runtime, instance);
  addBackends(page, runtime, replicas);
  pg(
    'settings_setting',
    'Setting value',
    [...settings].map(([name, value]) => [{ name }, value]),
  );
  if (!instance.primary) {
    return page.toString();
  }
  addReplication(page, replicas);
  const sinceMs = (time: string | undefined) =>
    time === undefined ? -1 : (runtime.now.getTime() - Date.parse(time)) / 1000;
  const archive = (name: string, help: string, value: number) =>
    pg(`stat_archiver_${name}`, help, value);
  archive(
    'archived_count',
    'Number of WAL files that have been successfully archived',
    archiver.archived,
  );
  archive(
    'failed_count',
    'Number of failed attempts for archiving WAL files',
    archiver.failed,
  );
  archive(
    'last_archived_time',
    'Epoch of the last time WAL archiving succeeded',
    archiver.lastArchivedAt ? epoch(archiver.lastArchivedAt) : -1,
  );
  archive(
    'last_failed_time',
    'Epoch of the last time WAL archiving failed',
    archiver.lastFailedAt ? epoch(archiver.lastFailedAt) : -1,
  );
  archive(
    'seconds_since_last_archival',
    'Seconds since the last successful archival operation',
    sinceMs(archiver.lastArchivedAt),
  );
  archive(
    'seconds_since_last_failure',
    'Seconds since the last failed archival operation',
    sinceMs(archiver.lastFailedAt),
  );
  return page.toString();
}

/** What an almost idle database does in a second. */
const PER_SECOND = { commits: 0.8, hits: 40, rows: 30 };

function addDatabases(
  page: Exposition,
  runtime: ClusterRuntime,
  instance: Instance,
): void {
  const databases = [...runtime.contents.databases.keys(), 'template1'].sort();
  const uptime = Math.max(
    0,
    (runtime.now.getTime() - instance.startedAt.getTime()) / 1000,
  );
  const add = (name: string, help: string, value: (name: string) => number) =>
    page.add(
      `cnpg_pg_${name}`,
      'gauge',
      help,
      databases.map(datname => [{ datname }, value(datname)]),
    );
  const isTemplate = (name: string) => name === 'template1';
  // An empty database is as large as its catalogs; each extension adds to them.
  add('database_size_bytes', 'Disk space used by the database', name => {
    const extensions =
      runtime.contents.databases.get(name)?.extensions.size ?? 1;
    return name === 'postgres' || isTemplate(name)
      ? 7_689_907
      : 7_894_707 + (extensions - 1) * 65_536;
  });
  add(
    'database_xid_age',
    'Number of transactions from the frozen XID to the current one',
    () => 14 + Math.floor(uptime * PER_SECOND.commits),
  );
  add(
    'database_mxid_age',
    'Number of multiple transactions (Multixact) from the frozen XID to the current one',
    () => 0,
  );
  const grows = (rate: number) => (name: string) =>
    isTemplate(name) ? 0 : Math.floor(uptime * rate);
  const none = () => 0;
  const statistics: [string, string, (name: string) => number][] = [
    [
      'xact_commit',
      'Number of transactions in this database that have been committed',
      grows(PER_SECOND.commits),
    ],
    [
      'xact_rollback',
      'Number of transactions in this database that have been rolled back',
      none,
    ],
    [
      'blks_hit',
      'Number of times disk blocks were found already in the buffer cache, so that a read was not necessary',
      grows(PER_SECOND.hits),
    ],
    ['blks_read', 'Number of disk blocks read in this database', () => 190],
    [
      'tup_returned',
      'Number of rows returned by queries in this database',
      grows(PER_SECOND.rows),
    ],
    ['deadlocks', 'Number of deadlocks detected in this database', none],
    [
      'temp_bytes',
      'Total amount of data written to temporary files by queries in this database',
      none,
    ],
    [
      'conflicts',
      'Number of queries canceled due to conflicts with recovery in this database',
      none,
    ],
  ];
  for (const [name, help, value] of statistics) {
    add(`stat_database_${name}`, help, value);
  }
  page.add(
    'cnpg_pg_extensions_update_available',
    'gauge',
    'An update is available',
    [...runtime.contents.databases].flatMap(([datname, { extensions }]) =>
      [...extensions].map((extname): [Labels, number] => [
        {
          datname,
          default_version: '1.0',
          extname,
          installed_version: '1.0',
        },
        0,
      ]),
    ),
  );
}

/** Nobody is connected but the exporter and the standbys. */
function addBackends(
  page: Exposition,
  runtime: ClusterRuntime,
  replicas: Instance[],
): void {
  const exporter = 'cnpg_metrics_exporter';
  const datname =
    applicationDatabase(runtime.cluster())?.database ?? 'postgres';
  const backends: Labels[] = [
    { application_name: exporter, datname, state: 'active', usename: exporter },
    ...replicas.map(({ name }) => ({
      application_name: name,
      datname: '',
      state: 'active',
      usename: 'streaming_replica',
    })),
  ];
  const add = (name: string, help: string, samples: Samples) =>
    page.add(`cnpg_backends_${name}`, 'gauge', help, samples);
  add(
    'total',
    'Number of backends',
    backends.map(labels => [labels, 1]),
  );
  add(
    'max_tx_duration_seconds',
    'Maximum duration of a transaction in seconds',
    backends.map(labels => [labels, 0]),
  );
  add(
    'waiting_total',
    'Total number of backends that are currently waiting on other queries',
    0,
  );
}

function addReplication(page: Exposition, replicas: Instance[]): void {
  if (replicas.length === 0) {
    return;
  }
  const names: [string, string][] = [
    ...['sent', 'write', 'flush', 'replay'].map((step): [string, string] => [
      `${step}_diff_bytes`,
      `Difference in bytes from the last write-ahead log location (${step}) of this standby server`,
    ]),
    ...['write', 'flush', 'replay'].map((step): [string, string] => [
      `${step}_lag_seconds`,
      `Time elapsed between flushing recent WAL locally and the ${step} of this standby server`,
    ]),
  ];
  for (const [name, help] of names) {
    page.add(
      `cnpg_pg_stat_replication_${name}`,
      'gauge',
      help,
      replicas.map(replica => [
        { application_name: replica.name, usename: 'streaming_replica' },
        0,
      ]),
    );
  }
}
