import { barmanPlugin } from './cluster.ts';
import { kinds } from './constants.ts';
import { applicationDatabase } from './objects.ts';
import { slots, standbys, synchronousState } from './pgstatus.ts';
import type { ClusterRuntime, Instance } from './runtime.ts';

type Labels = Record<string, string>;

/** Text of the Prometheus exposition format. */
class Exposition {
  readonly #lines: string[] = [];

  add(
    name: string,
    type: 'gauge' | 'counter',
    help: string,
    samples: number | [Labels, number][],
  ): void {
    this.#lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    const list: [Labels, number][] =
      typeof samples === 'number' ? [[{}, samples]] : samples;
    for (const [labels, value] of list) {
      const text = Object.entries(labels)
        .map(([key, each]) => `${key}="${each.replace(/["\\\n]/g, '\\$&')}"`)
        .join(',');
      this.#lines.push(`${name}${text && `{${text}}`} ${value}`);
    }
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

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
    0,
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
  collector('pg_wal', 'WAL segments in the pg_wal directory', [
    [{ value: 'count' }, 7 + archiver.ready],
    [{ value: 'size' }, (7 + archiver.ready) * 16 * 1024 * 1024],
  ]);
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
      [
        { value: 'observed' },
        state === 'async' ? 0 : Math.min(expected, replicas.length),
      ],
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
  }
  const database = applicationDatabase(cluster)?.database;
  pg('database_size_bytes', 'Disk space used by the database', [
    ...(database ? [[{ datname: database }, 7_894_707]] : []),
    [{ datname: 'postgres' }, 7_689_907],
    [{ datname: 'template1' }, 7_689_907],
  ]);
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
