import type { KubeObject } from '../kubernetes/types.ts';

/** What a running PostgreSQL has been started with. */
export interface Configuration {
  parameters: Record<string, string>;
  preloadLibraries: string[];
}

/** Parameters of the context `postmaster` that a Cluster may set, of PostgreSQL 14 to 18. */
const restartParameters = new Set([
  'archive_mode',
  'autovacuum_freeze_max_age',
  'autovacuum_max_workers',
  'autovacuum_multixact_freeze_max_age',
  'autovacuum_worker_slots',
  'commit_timestamp_buffers',
  'dynamic_shared_memory_type',
  'huge_page_size',
  'huge_pages',
  'io_max_combine_limit',
  'io_max_concurrency',
  'io_method',
  'max_connections',
  'max_files_per_process',
  'max_locks_per_transaction',
  'max_logical_replication_workers',
  'max_notify_queue_pages',
  'max_pred_locks_per_transaction',
  'max_prepared_transactions',
  'max_replication_slots',
  'max_wal_senders',
  'max_worker_processes',
  'min_dynamic_shared_memory',
  'multixact_member_buffers',
  'multixact_offset_buffers',
  'notify_buffers',
  'old_snapshot_threshold',
  'reserved_connections',
  'serializable_buffers',
  'shared_buffers',
  'shared_memory_type',
  'subtransaction_buffers',
  'superuser_reserved_connections',
  'track_activity_query_size',
  'track_commit_timestamp',
  'transaction_buffers',
  'wal_buffers',
  'wal_decode_buffer_size',
  'wal_level',
  'wal_log_hints',
]);

/** A standby must not have less of these than its primary. */
const hotStandbyParameters = [
  'max_connections',
  'max_locks_per_transaction',
  'max_prepared_transactions',
  'max_wal_senders',
  'max_worker_processes',
];

/** Extensions whose parameters make CNPG preload their library. */
const managedExtensions = [
  'auto_explain',
  'pg_failover_slots',
  'pg_stat_statements',
  'pgaudit',
];

export function configurationOf(cluster: KubeObject): Configuration {
  const { parameters = {}, shared_preload_libraries: libraries = [] } =
    cluster.spec.postgresql ?? {};
  const managed = managedExtensions.filter(extension =>
    Object.keys(parameters).some(name => name.startsWith(`${extension}.`)),
  );
  return {
    parameters,
    preloadLibraries: [...new Set([...libraries, ...managed])].sort(),
  };
}

/** Whether PostgreSQL takes a change over only when it is started anew. */
export function isRestartPending(
  running: Configuration,
  wanted: Configuration,
): boolean {
  const names = new Set([
    ...Object.keys(running.parameters),
    ...Object.keys(wanted.parameters),
  ]);
  return (
    running.preloadLibraries.join() !== wanted.preloadLibraries.join() ||
    [...names].some(
      name =>
        restartParameters.has(name) &&
        running.parameters[name] !== wanted.parameters[name],
    )
  );
}

/** Whether the primary has to be restarted before its standbys. */
export function isDecreasePending(
  running: Configuration,
  wanted: Configuration,
): boolean {
  return hotStandbyParameters.some(
    name => Number(wanted.parameters[name]) < Number(running.parameters[name]),
  );
}
