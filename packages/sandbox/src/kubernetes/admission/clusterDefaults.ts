import type { KubeObject } from '../types.ts';

/** Parameters that the operator sets in every cluster, whatever its user says. */
export const operatorParameters: Record<string, string> = {
  archive_mode: 'on',
  log_destination: 'csvlog',
  log_directory: '/controller/log',
  log_filename: 'postgres',
  log_rotation_age: '0',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'false',
  logging_collector: 'on',
  shared_preload_libraries: '',
};

/** Parameters that a user may set, with what the operator sets otherwise. */
const parameterDefaults: Record<string, string> = {
  archive_timeout: '5min',
  dynamic_shared_memory_type: 'posix',
  full_page_writes: 'on',
  max_parallel_workers: '32',
  max_replication_slots: '32',
  max_worker_processes: '32',
  shared_memory_type: 'mmap',
  ssl_max_protocol_version: 'TLSv1.3',
  ssl_min_protocol_version: 'TLSv1.3',
  wal_keep_size: '512MB',
  wal_level: 'logical',
  wal_log_hints: 'on',
  wal_receiver_timeout: '5s',
  wal_sender_timeout: '5s',
};

/** The operator's default image. */
export const DEFAULT_IMAGE =
  'ghcr.io/cloudnative-pg/postgresql:18.4-system-trixie';

const defaultQueries = { name: 'cnpg-default-monitoring', key: 'queries' };

/** Sets what the operator's mutating webhook sets in a Cluster, in place. */
export function setClusterDefaults(object: KubeObject): void {
  const spec = (object.spec ??= {});
  if (!spec.imageCatalogRef) {
    spec.imageName ??= DEFAULT_IMAGE;
  }
  setBootstrapDefaults(spec);
  spec.affinity = { podAntiAffinityType: 'preferred', ...spec.affinity };
  setPostgresDefaults(spec);
  setMonitoringDefaults(spec);
  const liveness = ((spec.probes ??= {}).liveness ??= {});
  liveness.isolationCheck ??= {
    enabled: true,
    requestTimeout: 1000,
    connectionTimeout: 1000,
  };
  const slots = (spec.replicationSlots ??= {
    highAvailability: { enabled: true },
  });
  slots.synchronizeReplicas ??= { enabled: true };
  spec.resources ??= {};
  for (const tablespace of spec.tablespaces ?? []) {
    tablespace.owner ??= {};
  }
  for (const plugin of spec.plugins ?? []) {
    plugin.enabled ??= true;
  }
}

function setBootstrapDefaults(spec: any): void {
  const bootstrap = (spec.bootstrap ??= { initdb: {} });
  const { initdb, recovery, pg_basebackup: baseBackup } = bootstrap;
  if (!recovery && !baseBackup) {
    const settings = initdb ?? (bootstrap.initdb = {});
    if (!settings.database && !settings.owner) {
      settings.database = 'app';
    }
    settings.owner ||= settings.database;
    settings.database ||= settings.owner;
    settings.encoding ??= 'UTF8';
    if (!settings.locale && !settings.localeProvider) {
      settings.localeCollate ??= 'C';
      settings.localeCType ??= 'C';
    }
  }
  for (const method of [recovery, baseBackup]) {
    // The restored data says which database and owner there are, unless a database is named.
    if (method?.database && !method.owner) {
      method.owner = method.database;
    }
  }
}

function setPostgresDefaults(spec: any): void {
  const postgresql = (spec.postgresql ??= {});
  const parameters = (postgresql.parameters ??= {});
  for (const [name, value] of Object.entries({
    ...parameterDefaults,
    ...operatorParameters,
  })) {
    parameters[name] ??= value;
  }
  // The operator's Go structs write these even when nobody set them.
  postgresql.syncReplicaElectionConstraint ??= { enabled: false };
  if (postgresql.synchronous) {
    postgresql.synchronous.failoverQuorum ??= false;
  }
}

function setMonitoringDefaults(spec: any): void {
  const monitoring = (spec.monitoring ??= {});
  if (monitoring.disableDefaultQueries === true) {
    return;
  }
  const maps: any[] = (monitoring.customQueriesConfigMap ??= []);
  if (
    !maps.some(
      map => map.name === defaultQueries.name && map.key === defaultQueries.key,
    )
  ) {
    maps.unshift({ ...defaultQueries });
  }
}
