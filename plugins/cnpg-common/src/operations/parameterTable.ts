import { ParameterFacts } from './operation';

type Parameter = Omit<ParameterFacts, 'name' | 'value'>;

function memory(description: string, restart = false): Parameter {
  return { type: 'memory', restart, description };
}

function time(description: string): Parameter {
  return { type: 'time', restart: false, description };
}

function integer(
  min: number,
  max: number,
  description: string,
  restart = false,
): Parameter {
  return { type: 'integer', min, max, restart, description };
}

function real(min: number, max: number, description: string): Parameter {
  return { type: 'real', min, max, restart: false, description };
}

function flag(description: string): Parameter {
  return { type: 'boolean', restart: false, description };
}

function choice(values: string[], description: string): Parameter {
  return { type: 'enum', values, restart: false, description };
}

/**
 * Parameters of PostgreSQL that can be offered for change, with what PostgreSQL
 * takes for them (documentation, "Server Configuration"). CloudNativePG accepts
 * any value, and an instance that PostgreSQL refuses to start with it stays
 * down, so nothing passes that is not described here.
 */
export const parameterTable: Readonly<Record<string, Parameter>> = {
  autovacuum_analyze_scale_factor: real(
    0,
    100,
    'Share of a table that must change before it is analysed',
  ),
  autovacuum_analyze_threshold: integer(
    0,
    2147483647,
    'Rows that must change before a table is analysed',
  ),
  autovacuum_max_workers: integer(
    1,
    262143,
    'Autovacuum processes at the same time',
    true,
  ),
  autovacuum_naptime: time('Pause between two autovacuum runs of a database'),
  autovacuum_vacuum_cost_delay: time('Pause of autovacuum at its cost limit'),
  autovacuum_vacuum_cost_limit: integer(
    -1,
    10000,
    'Cost after which autovacuum pauses',
  ),
  autovacuum_vacuum_scale_factor: real(
    0,
    100,
    'Share of a table that must be dead before it is vacuumed',
  ),
  autovacuum_vacuum_threshold: integer(
    0,
    2147483647,
    'Dead rows before a table is vacuumed',
  ),
  checkpoint_completion_target: real(
    0,
    1,
    'Share of the time between checkpoints that one is spread over',
  ),
  checkpoint_timeout: time('Longest time between two checkpoints'),
  deadlock_timeout: time('Wait for a lock before a deadlock is looked for'),
  default_statistics_target: integer(
    1,
    10000,
    'How closely columns are sampled',
  ),
  default_transaction_isolation: choice(
    ['serializable', 'repeatable read', 'read committed', 'read uncommitted'],
    'Isolation of new transactions',
  ),
  effective_cache_size: memory('Memory that the planner expects to be cached'),
  effective_io_concurrency: integer(
    0,
    1000,
    'Reads from storage at the same time',
  ),
  hash_mem_multiplier: real(1, 1000, 'Memory of hashing, in work_mem'),
  idle_in_transaction_session_timeout: time(
    'Ends sessions that idle in a transaction; 0 never',
  ),
  idle_session_timeout: time('Ends sessions that idle; 0 never'),
  jit: flag('Compiles expensive queries'),
  lock_timeout: time('Longest wait for a lock; 0 for ever'),
  log_autovacuum_min_duration: time('Logs autovacuum work that takes longer'),
  log_connections: flag('Logs connections'),
  log_disconnections: flag('Logs the ends of connections'),
  log_lock_waits: flag('Logs waits for locks that take long'),
  log_min_duration_statement: time('Logs statements that take longer; -1 none'),
  log_statement: choice(
    ['none', 'ddl', 'mod', 'all'],
    'Which statements are logged',
  ),
  log_temp_files: memory('Logs temporary files that are larger'),
  maintenance_work_mem: memory('Memory of VACUUM and CREATE INDEX'),
  max_connections: integer(10, 5000, 'Connections at the same time', true),
  max_locks_per_transaction: integer(
    10,
    10000,
    'Locks that a transaction holds on average',
    true,
  ),
  max_parallel_maintenance_workers: integer(
    0,
    1024,
    'Processes of one maintenance command',
  ),
  max_parallel_workers_per_gather: integer(
    0,
    1024,
    'Processes of one part of a query',
  ),
  max_prepared_transactions: integer(
    0,
    10000,
    'Prepared transactions at the same time',
    true,
  ),
  max_slot_wal_keep_size: memory('WAL that replication slots may keep'),
  max_wal_size: memory('WAL between two checkpoints'),
  min_wal_size: memory('WAL files that are kept for reuse'),
  random_page_cost: real(0, 1000, 'Cost of a random read for the planner'),
  seq_page_cost: real(0, 1000, 'Cost of a sequential read for the planner'),
  shared_buffers: memory('Memory for PostgreSQL’s own cache', true),
  statement_timeout: time('Longest time of a statement; 0 for ever'),
  temp_buffers: memory('Memory for temporary tables of a session'),
  temp_file_limit: memory('Temporary files of a session; -1 without limit'),
  track_activity_query_size: memory('Length of a query that is shown', true),
  track_functions: choice(['none', 'pl', 'all'], 'Functions that are counted'),
  track_io_timing: flag('Measures the time of reads and writes'),
  wal_compression: choice(
    ['off', 'on', 'pglz', 'lz4', 'zstd'],
    'Compresses full pages in WAL',
  ),
  work_mem: memory('Memory of one sort or hash'),
};

/**
 * Names of the parameters that a portal may let people change.
 *
 * @public
 */
export const changeableParameters: string[] = Object.keys(parameterTable);

const RESERVED = new Set(
  `allow_system_table_mods archive_cleanup_command archive_command archive_mode
  bonjour bonjour_name cluster_name config_file data_directory data_sync_retry
  event_source external_pid_file hba_file hot_standby ident_file jit_provider
  listen_addresses log_destination log_directory log_file_mode log_filename
  log_rotation_age log_rotation_size log_truncate_on_rotation logging_collector
  pg_failover_slots.primary_dsn pg_failover_slots.standby_slot_names port
  primary_conninfo primary_slot_name promote_trigger_file recovery_end_command
  recovery_min_apply_delay restart_after_crash restore_command
  shared_preload_libraries ssl ssl_ca_file ssl_cert_file ssl_crl_file
  ssl_dh_params_file ssl_key_file ssl_prefer_server_ciphers
  stats_temp_directory synchronous_standby_names synchronized_standby_slots
  temp_tablespaces`.split(/\s+/),
);

const RESERVED_FAMILIES =
  /^(recovery_target|ssl_passphrase_command|syslog_|unix_socket_)/;

/** Those that the operator sets itself: CloudNativePG `pkg/postgres/configuration.go`, FixedConfigurationParameters. */
export function isReservedParameter(name: string): boolean {
  return RESERVED.has(name) || RESERVED_FAMILIES.test(name);
}
