import { invalid } from '../fieldErrors.ts';
import type { FieldError } from '../fieldErrors.ts';
import { parsePostgresMemory, parseQuantity } from '../quantity.ts';
import { requestedSize } from './storage.ts';
import { operatorParameters } from './clusterDefaults.ts';
import type { Rule } from './webhook.ts';

/** Parameters that the operator sets and nobody else may. */
const fixed = new Set(
  `allow_system_table_mods archive_cleanup_command archive_command archive_mode bonjour bonjour_name
  cluster_name config_file data_directory data_sync_retry event_source external_pid_file hba_file
  hot_standby ident_file jit_provider listen_addresses log_destination log_directory log_file_mode
  log_filename log_rotation_age log_rotation_size log_truncate_on_rotation logging_collector
  pg_failover_slots.primary_dsn pg_failover_slots.standby_slot_names port primary_conninfo
  primary_slot_name promote_trigger_file recovery_end_command recovery_min_apply_delay
  recovery_target recovery_target_action recovery_target_inclusive recovery_target_lsn
  recovery_target_name recovery_target_time recovery_target_timeline recovery_target_xid
  restart_after_crash restore_command shared_preload_libraries ssl ssl_ca_file ssl_cert_file
  ssl_crl_file ssl_dh_params_file ssl_key_file ssl_passphrase_command
  ssl_passphrase_command_supports_reload ssl_prefer_server_ciphers stats_temp_directory
  synchronous_standby_names synchronized_standby_slots syslog_facility syslog_ident
  syslog_sequence_numbers syslog_split_messages temp_tablespaces unix_socket_directories
  unix_socket_group unix_socket_permissions`
    .split(/\s+/)
    .filter(Boolean),
);

const NAME = /^[A-Za-z_][A-Za-z0-9_$]*(\.[A-Za-z_][A-Za-z0-9_$]*)?$/;
const MEGABYTE = 2 ** 20;
/** min_wal_size and max_wal_size of PostgreSQL */
const DEFAULT_MIN_WAL = 80 * MEGABYTE;
const DEFAULT_MAX_WAL = 1024 * MEGABYTE;

const reserved: Rule = ({ spec }) =>
  Object.entries(spec.postgresql?.parameters ?? {}).flatMap(
    ([name, value]): FieldError[] => {
      const path = `spec.postgresql.parameters.${name}`;
      if (!NAME.test(name)) {
        return [invalid(path, value, 'Invalid parameter name')];
      }
      return fixed.has(name) && operatorParameters[name] !== value
        ? [invalid(path, value, "Can't set fixed configuration parameter")]
        : [];
    },
  );

const walLevel: Rule = ({ spec }) => {
  const { wal_level: level, wal_log_hints: hints } =
    spec.postgresql?.parameters ?? {};
  const errors: FieldError[] = [];
  const path = 'spec.postgresql.parameters';
  if (
    level !== undefined &&
    !['logical', 'replica', 'minimal'].includes(level)
  ) {
    errors.push(
      invalid(
        `${path}.wal_level`,
        level,
        'unrecognized `wal_level` value - allowed values: `logical`, `replica`, `minimal`',
      ),
    );
  }
  const archives =
    spec.backup?.barmanObjectStore !== undefined ||
    spec.plugins?.some(
      (plugin: any) => plugin.isWALArchiver && plugin.enabled !== false,
    );
  if (level === 'minimal' && (spec.instances > 1 || archives)) {
    errors.push(
      invalid(
        `${path}.wal_level`,
        level,
        spec.instances > 1
          ? '`wal_level` should be set at `logical` or `replica` when `instances` > 1'
          : '`wal_level` should be set at `logical` or `replica` when WAL is archived',
      ),
    );
  }
  if (
    hints !== undefined &&
    !['on', 'true', 'yes', '1'].includes(String(hints).toLowerCase()) &&
    spec.instances > 1
  ) {
    errors.push(
      invalid(
        `${path}.wal_log_hints`,
        hints,
        '`wal_log_hints` must be set to `on` when `instances` > 1',
      ),
    );
  }
  return errors;
};

const walSize: Rule = ({ spec }) => {
  const { min_wal_size: min, max_wal_size: max } =
    spec.postgresql?.parameters ?? {};
  const path = 'spec.postgresql.parameters';
  const errors: FieldError[] = [];
  const bytes = (name: string, value: unknown, otherwise: number) => {
    if (value === undefined) {
      return otherwise;
    }
    const parsed = parsePostgresMemory(value, MEGABYTE);
    if (parsed === undefined) {
      errors.push(
        invalid(
          `${path}.${name}`,
          value,
          `Invalid value for configuration parameter ${name}`,
        ),
      );
    }
    return parsed ?? otherwise;
  };
  const minBytes = bytes('min_wal_size', min, DEFAULT_MIN_WAL);
  const maxBytes = bytes('max_wal_size', max, DEFAULT_MAX_WAL);
  if ((min !== undefined || max !== undefined) && minBytes > maxBytes) {
    errors.push(
      invalid(
        `${path}.min_wal_size`,
        min ?? '80MB',
        `Parameter min_wal_size (default 80MB) should be smaller than parameter max_wal_size (default 1GB)`,
      ),
    );
  }
  const volume =
    spec.walStorage && parseQuantity(requestedSize(spec.walStorage));
  for (const [name, value, size] of [
    ['min_wal_size', min, minBytes],
    ['max_wal_size', max, maxBytes],
  ] as const) {
    if (value !== undefined && volume !== undefined && size >= volume) {
      errors.push(
        invalid(
          `${path}.${name}`,
          value,
          `Parameter ${name} should be smaller than the WAL volume size`,
        ),
      );
    }
  }
  return errors;
};

/** spec.postgresql.parameters */
export const parameters: Rule[] = [reserved, walLevel, walSize];
