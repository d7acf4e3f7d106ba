import { Cron } from 'croner';
import { invalid } from '../fieldErrors.ts';
import type { FieldError } from '../fieldErrors.ts';
import type { Rule } from './webhook.ts';

/** Backup and ScheduledBackup have these in common. */
function methodErrors(spec: any): FieldError[] {
  const errors: FieldError[] = [];
  if (spec.method === 'volumeSnapshot') {
    errors.push(
      invalid(
        'spec.method',
        spec.method,
        'Cannot use volumeSnapshot backup method due to missing VolumeSnapshot CRD. If you installed the CRD after having started the operator, please restart it to enable VolumeSnapshot support',
      ),
    );
  } else {
    if (spec.online !== undefined) {
      errors.push(
        invalid(
          'spec.online',
          spec.online,
          'Online parameter can be specified only if the backup method is volumeSnapshot',
        ),
      );
    }
    if (spec.onlineConfiguration !== undefined) {
      errors.push(
        invalid(
          'spec.onlineConfiguration',
          spec.onlineConfiguration,
          'OnlineConfiguration parameter can be specified only if the backup method is volumeSnapshot',
        ),
      );
    }
  }
  if (spec.method === 'plugin' && !spec.pluginConfiguration?.name) {
    errors.push(
      invalid(
        'spec.pluginConfiguration',
        spec.pluginConfiguration,
        'cannot be empty when the backup method is plugin',
      ),
    );
  }
  return errors;
}

export const backup: Rule[] = [({ spec }) => methodErrors(spec)];

function scheduleError(schedule: string): string | undefined {
  if (
    /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(schedule)
  ) {
    return undefined;
  }
  if (/^@every /.test(schedule)) {
    return /^@every (\d+(\.\d+)?(ns|us|ms|s|m|h))+$/.test(schedule)
      ? undefined
      : `Failed to parse duration ${schedule}`;
  }
  const fields = schedule.trim().split(/\s+/).filter(Boolean);
  if (fields.length < 5 || fields.length > 6) {
    return `Expected 5 to 6 fields, found ${fields.length}: ${schedule}`;
  }
  try {
    const check = new Cron(fields.join(' '), { paused: true });
    check.stop();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

export const scheduledBackup: Rule[] = [
  ({ spec }) => {
    const error = scheduleError(spec.schedule);
    return error === undefined
      ? []
      : [invalid('spec.schedule', spec.schedule, error)];
  },
  ({ spec }) => methodErrors(spec),
];

/** The operator reads six fields, the first being seconds; five are taken and mean something else. */
export function scheduleWarnings({ spec }: { spec?: any }): string[] {
  const { schedule } = spec;
  return scheduleError(schedule) === undefined &&
    !schedule.startsWith('@') &&
    schedule.trim().split(/\s+/).length !== 6
    ? [
        'Schedule parameter may not have the right number of arguments (usually six arguments are needed)',
      ]
    : [];
}

export const database: Rule[] = [
  ({ spec }) =>
    (spec.servers ?? []).flatMap((server: any, index: number) =>
      (spec.fdws ?? []).some((fdw: any) => fdw.name === server.fdw)
        ? []
        : [
            invalid(
              `spec.servers[${index}].fdw`,
              server.fdw,
              'referenced fdw not defined in spec.fdws',
            ),
          ],
    ),
  ({ spec }) =>
    (['extensions', 'schemas', 'fdws', 'servers'] as const).flatMap(list => {
      const names: string[] = (spec[list] ?? []).map((item: any) => item.name);
      return names.flatMap((name, index) =>
        names.indexOf(name) === index
          ? []
          : [
              {
                reason: 'FieldValueDuplicate',
                field: `spec.${list}[${index}].name`,
                message: `Duplicate value: ${JSON.stringify(name)}`,
              } satisfies FieldError,
            ],
      );
    }),
];

/** PgBouncer parameters that a Pooler may set. */
const poolerParameters = new Set(
  `application_name_add_host autodb_idle_timeout cancel_wait_timeout client_idle_timeout
  client_login_timeout client_tls_sslmode default_pool_size disable_pqexec dns_max_ttl dns_nxdomain_ttl
  idle_transaction_timeout ignore_startup_parameters listen_backlog log_connections
  log_disconnections log_pooler_errors log_stats max_client_conn max_db_client_connections
  max_db_connections max_packet_size max_prepared_statements max_user_client_connections
  max_user_connections min_pool_size pkt_buf query_timeout query_wait_timeout reserve_pool_size
  reserve_pool_timeout sbuf_loopcnt server_check_delay server_check_query server_connect_timeout
  server_fast_close server_idle_timeout server_lifetime server_login_retry server_reset_query
  server_reset_query_always server_round_robin server_tls_ciphers server_tls_protocols
  server_tls_sslmode stats_period suspend_timeout tcp_defer_accept tcp_keepalive tcp_keepcnt
  tcp_keepidle tcp_keepintvl tcp_socket_buffer tcp_user_timeout track_extra_parameters
  transaction_timeout verbose client_tls_ciphers client_tls_protocols`
    .split(/\s+/)
    .filter(Boolean),
);

export const pooler: Rule[] = [
  ({ metadata, spec }) =>
    metadata.name === spec.cluster?.name
      ? [
          invalid(
            'metadata.name',
            metadata.name,
            'the pooler resource cannot have the same name of a cluster',
          ),
        ]
      : [],
  ({ spec }) => {
    const {
      authQuery,
      authQuerySecret,
      serverTLSSecret,
      parameters = {},
    } = spec.pgbouncer ?? {};
    const path = 'spec.pgbouncer';
    const errors: FieldError[] = [];
    const hasCredentials = Boolean(
      authQuerySecret?.name || serverTLSSecret?.name,
    );
    if (hasCredentials && !authQuery) {
      errors.push(
        invalid(
          `${path}.authQuery`,
          '',
          'must specify an auth query when providing an auth query secret',
        ),
      );
    }
    if (!hasCredentials && authQuery) {
      errors.push(
        invalid(
          `${path}.authQuerySecret.name`,
          '',
          'must specify an existing auth query secret when providing an auth query secret',
        ),
      );
    }
    for (const name of Object.keys(parameters)) {
      if (!poolerParameters.has(name)) {
        errors.push(
          invalid(`${path}.parameters`, name, 'Invalid or reserved parameter'),
        );
      }
    }
    return errors;
  },
];

/** A Pooler with an authentication of its own is nothing that the operator looks after. */
export function poolerWarnings({
  metadata,
  spec,
}: {
  metadata: { name: string; namespace?: string };
  spec?: any;
}): string[] {
  const { authQuery, authQuerySecret, serverTLSSecret } = spec.pgbouncer ?? {};
  const isManual = authQuery || authQuerySecret?.name || serverTLSSecret?.name;
  return [
    ...(isManual
      ? [
          `The operator won't handle the Pooler "${metadata.name}" integration with the Cluster "${spec.cluster?.name}" ("${metadata.namespace}"). Manually configure it as described in the docs.`,
        ]
      : []),
  ];
}
