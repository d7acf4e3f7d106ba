/** What each parameter of PostgreSQL is for. */
export const parameters = {
  'parameter.autovacuum_analyze_scale_factor':
    'Share of a table that must change before it is analysed',
  'parameter.autovacuum_analyze_threshold':
    'Rows that must change before a table is analysed',
  'parameter.autovacuum_max_workers': 'Autovacuum processes at the same time',
  'parameter.autovacuum_naptime':
    'Pause between two autovacuum runs of a database',
  'parameter.autovacuum_vacuum_cost_delay':
    'Pause of autovacuum at its cost limit',
  'parameter.autovacuum_vacuum_cost_limit':
    'Cost after which autovacuum pauses',
  'parameter.autovacuum_vacuum_scale_factor':
    'Share of a table that must be dead before it is vacuumed',
  'parameter.autovacuum_vacuum_threshold':
    'Dead rows before a table is vacuumed',
  'parameter.checkpoint_completion_target':
    'Share of the time between checkpoints that one is spread over',
  'parameter.checkpoint_timeout': 'Longest time between two checkpoints',
  'parameter.deadlock_timeout':
    'Wait for a lock before a deadlock is looked for',
  'parameter.default_statistics_target': 'How closely columns are sampled',
  'parameter.default_transaction_isolation': 'Isolation of new transactions',
  'parameter.effective_cache_size':
    'Memory that the planner expects to be cached',
  'parameter.effective_io_concurrency': 'Reads from storage at the same time',
  'parameter.hash_mem_multiplier': 'Memory of hashing, in work_mem',
  'parameter.idle_in_transaction_session_timeout':
    'Ends sessions that idle in a transaction; 0 never',
  'parameter.idle_session_timeout': 'Ends sessions that idle; 0 never',
  'parameter.jit': 'Compiles expensive queries',
  'parameter.lock_timeout': 'Longest wait for a lock; 0 for ever',
  'parameter.log_autovacuum_min_duration':
    'Logs autovacuum work that takes longer',
  'parameter.log_connections': 'Logs connections',
  'parameter.log_disconnections': 'Logs the ends of connections',
  'parameter.log_lock_waits': 'Logs waits for locks that take long',
  'parameter.log_min_duration_statement':
    'Logs statements that take longer; -1 none',
  'parameter.log_statement': 'Which statements are logged',
  'parameter.log_temp_files': 'Logs temporary files that are larger',
  'parameter.maintenance_work_mem': 'Memory of VACUUM and CREATE INDEX',
  'parameter.max_connections': 'Connections at the same time',
  'parameter.max_locks_per_transaction':
    'Locks that a transaction holds on average',
  'parameter.max_parallel_maintenance_workers':
    'Processes of one maintenance command',
  'parameter.max_parallel_workers_per_gather':
    'Processes of one part of a query',
  'parameter.max_prepared_transactions':
    'Prepared transactions at the same time',
  'parameter.max_slot_wal_keep_size': 'WAL that replication slots may keep',
  'parameter.max_wal_size': 'WAL between two checkpoints',
  'parameter.min_wal_size': 'WAL files that are kept for reuse',
  'parameter.random_page_cost': 'Cost of a random read for the planner',
  'parameter.seq_page_cost': 'Cost of a sequential read for the planner',
  'parameter.shared_buffers': 'Memory for PostgreSQL’s own cache',
  'parameter.statement_timeout': 'Longest time of a statement; 0 for ever',
  'parameter.temp_buffers': 'Memory for temporary tables of a session',
  'parameter.temp_file_limit': 'Temporary files of a session; -1 without limit',
  'parameter.track_activity_query_size': 'Length of a query that is shown',
  'parameter.track_functions': 'Functions that are counted',
  'parameter.track_io_timing': 'Measures the time of reads and writes',
  'parameter.wal_compression': 'Compresses full pages in WAL',
  'parameter.work_mem': 'Memory of one sort or hash',
} as const;
