import { ParameterFacts } from './operation';

/** What each is for stands in the catalogue of sentences. */
type Parameter = Omit<
  ParameterFacts,
  'name' | 'value' | 'description' | 'messages'
>;

function memory(restart = false): Parameter {
  return { type: 'memory', restart };
}

function time(): Parameter {
  return { type: 'time', restart: false };
}

function integer(min: number, max: number, restart = false): Parameter {
  return { type: 'integer', min, max, restart };
}

function real(min: number, max: number): Parameter {
  return { type: 'real', min, max, restart: false };
}

function flag(): Parameter {
  return { type: 'boolean', restart: false };
}

function choice(values: string[]): Parameter {
  return { type: 'enum', values, restart: false };
}

/**
 * Parameters of PostgreSQL that can be offered for change, with what PostgreSQL
 * takes for them (documentation, "Server Configuration"). CloudNativePG accepts
 * any value, and an instance that PostgreSQL refuses to start with it stays
 * down, so nothing passes that is not described here.
 */
export const parameterTable: Readonly<Record<string, Parameter>> = {
  autovacuum_analyze_scale_factor: real(0, 100),
  autovacuum_analyze_threshold: integer(0, 2147483647),
  autovacuum_max_workers: integer(1, 262143, true),
  autovacuum_naptime: time(),
  autovacuum_vacuum_cost_delay: time(),
  autovacuum_vacuum_cost_limit: integer(-1, 10000),
  autovacuum_vacuum_scale_factor: real(0, 100),
  autovacuum_vacuum_threshold: integer(0, 2147483647),
  checkpoint_completion_target: real(0, 1),
  checkpoint_timeout: time(),
  deadlock_timeout: time(),
  default_statistics_target: integer(1, 10000),
  default_transaction_isolation: choice([
    'serializable',
    'repeatable read',
    'read committed',
    'read uncommitted',
  ]),
  effective_cache_size: memory(),
  effective_io_concurrency: integer(0, 1000),
  hash_mem_multiplier: real(1, 1000),
  idle_in_transaction_session_timeout: time(),
  idle_session_timeout: time(),
  jit: flag(),
  lock_timeout: time(),
  log_autovacuum_min_duration: time(),
  log_connections: flag(),
  log_disconnections: flag(),
  log_lock_waits: flag(),
  log_min_duration_statement: time(),
  log_statement: choice(['none', 'ddl', 'mod', 'all']),
  log_temp_files: memory(),
  maintenance_work_mem: memory(),
  max_connections: integer(10, 5000, true),
  max_locks_per_transaction: integer(10, 10000, true),
  max_parallel_maintenance_workers: integer(0, 1024),
  max_parallel_workers_per_gather: integer(0, 1024),
  max_prepared_transactions: integer(0, 10000, true),
  max_slot_wal_keep_size: memory(),
  max_wal_size: memory(),
  min_wal_size: memory(),
  random_page_cost: real(0, 1000),
  seq_page_cost: real(0, 1000),
  shared_buffers: memory(true),
  statement_timeout: time(),
  temp_buffers: memory(),
  temp_file_limit: memory(),
  track_activity_query_size: memory(true),
  track_functions: choice(['none', 'pl', 'all']),
  track_io_timing: flag(),
  wal_compression: choice(['off', 'on', 'pglz', 'lz4', 'zstd']),
  work_mem: memory(),
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
