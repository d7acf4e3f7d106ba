import { copyJson, isRecord } from '../json.ts';
import type { KubeObject } from '../types.ts';

/** `[]` in a path stands for every item of a list. A default is set where its parent exists. */
type Defaults = ReadonlyArray<readonly [path: string, value: unknown]>;

const clusterSpec: Defaults = [
  ['backup.target', 'prefer-standby'],
  ['backup.volumeSnapshot.online', true],
  [
    'backup.volumeSnapshot.onlineConfiguration',
    { immediateCheckpoint: false, waitForArchive: true },
  ],
  ['backup.volumeSnapshot.onlineConfiguration.waitForArchive', true],
  ['backup.volumeSnapshot.snapshotOwnerReference', 'none'],
  ['enablePDB', true],
  ['enableSuperuserAccess', false],
  ['externalClusters[].plugin.enabled', true],
  ['externalClusters[].plugin.isWALArchiver', false],
  ['failoverDelay', 0],
  ['instances', 1],
  ['logLevel', 'info'],
  ['managed.roles[].connectionLimit', -1],
  ['managed.roles[].ensure', 'present'],
  ['managed.roles[].inherit', true],
  [
    'managed.services.additional[].serviceTemplate.spec.ports[].protocol',
    'TCP',
  ],
  ['managed.services.additional[].updateStrategy', 'patch'],
  ['maxSyncReplicas', 0],
  ['minSyncReplicas', 0],
  ['monitoring.disableDefaultQueries', false],
  ['monitoring.enablePodMonitor', false],
  ['monitoring.podMonitorMetricRelabelings[].action', 'replace'],
  ['monitoring.podMonitorRelabelings[].action', 'replace'],
  ['monitoring.tls.enabled', false],
  ['nodeMaintenanceWindow.inProgress', false],
  ['nodeMaintenanceWindow.reusePVC', true],
  ['plugins[].enabled', true],
  ['plugins[].isWALArchiver', false],
  ['postgresGID', 26],
  ['postgresUID', 26],
  ['primaryLease.leaseDurationSeconds', 15],
  ['primaryLease.releasedLeaseDurationSeconds', 1],
  ['primaryLease.renewDeadlineSeconds', 10],
  ['primaryLease.retryPeriodSeconds', 2],
  ['primaryUpdateMethod', 'restart'],
  ['primaryUpdateStrategy', 'unsupervised'],
  ['probes.liveness.isolationCheck.connectionTimeout', 1000],
  ['probes.liveness.isolationCheck.enabled', true],
  ['probes.liveness.isolationCheck.requestTimeout', 1000],
  ['replicationSlots', { highAvailability: { enabled: true } }],
  ['replicationSlots.highAvailability', { enabled: true }],
  ['replicationSlots.highAvailability.enabled', true],
  ['replicationSlots.highAvailability.slotPrefix', '_cnpg_'],
  ['replicationSlots.synchronizeReplicas.enabled', true],
  ['replicationSlots.updateInterval', 30],
  ['smartShutdownTimeout', 180],
  ['startDelay', 3600],
  ['stopDelay', 1800],
  ['storage.resizeInUseVolumes', true],
  ['switchoverDelay', 3600],
  ['tablespaces[].storage.resizeInUseVolumes', true],
  ['tablespaces[].temporary', false],
  ['walStorage.resizeInUseVolumes', true],
];

const specDefaults: Record<string, Defaults> = {
  Cluster: clusterSpec,
  Backup: [
    ['method', 'barmanObjectStore'],
    ['onlineConfiguration.waitForArchive', true],
  ],
  ScheduledBackup: [
    ['backupOwnerReference', 'none'],
    ['method', 'barmanObjectStore'],
    ['onlineConfiguration.waitForArchive', true],
  ],
  Database: [
    ['cluster.name', ''],
    ['databaseReclaimPolicy', 'retain'],
    ['ensure', 'present'],
    ['extensions[].ensure', 'present'],
    ['fdws[].ensure', 'present'],
    ['fdws[].options[].ensure', 'present'],
    ['fdws[].usage[].type', 'grant'],
    ['schemas[].ensure', 'present'],
    ['servers[].ensure', 'present'],
    ['servers[].options[].ensure', 'present'],
    ['servers[].usage[].type', 'grant'],
  ],
  DatabaseRole: [
    ['cluster.name', ''],
    ['clientCertificate.enabled', true],
    ['connectionLimit', -1],
    ['databaseRoleReclaimPolicy', 'retain'],
    ['ensure', 'present'],
    ['inherit', true],
  ],
  Pooler: [
    ['instances', 1],
    ['monitoring.enablePodMonitor', false],
    ['monitoring.podMonitorMetricRelabelings[].action', 'replace'],
    ['monitoring.podMonitorRelabelings[].action', 'replace'],
    ['monitoring.tls.enabled', false],
    ['pgbouncer.paused', false],
    ['pgbouncer.poolMode', 'session'],
    ['serviceTemplate.spec.ports[].protocol', 'TCP'],
    ['type', 'rw'],
  ],
  Publication: [
    ['cluster.name', ''],
    ['publicationReclaimPolicy', 'retain'],
  ],
  Subscription: [
    ['cluster.name', ''],
    ['subscriptionReclaimPolicy', 'retain'],
  ],
  ObjectStore: [
    ['instanceSidecarConfiguration.logLevel', 'info'],
    ['instanceSidecarConfiguration.retentionPolicyIntervalSeconds', 1800],
  ],
};

/** Sets the defaults of the CRD in place. */
export function setSchemaDefaults(object: KubeObject): void {
  for (const [path, value] of specDefaults[object.kind] ?? []) {
    setDefault(object.spec, path.split('.'), value);
  }
}

function setDefault(parent: unknown, path: string[], value: unknown): void {
  if (!isRecord(parent)) {
    return;
  }
  const [segment, ...rest] = path;
  const name = segment.replace('[]', '');
  if (rest.length === 0) {
    if (parent[name] === undefined || parent[name] === null) {
      parent[name] = copyJson(value);
    }
  } else if (segment.endsWith('[]')) {
    if (Array.isArray(parent[name])) {
      parent[name].forEach((item: unknown) => setDefault(item, rest, value));
    }
  } else {
    setDefault(parent[name], rest, value);
  }
}
