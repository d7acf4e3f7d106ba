import { goTime } from '../health/goTime';
import { instancePods } from '../health/clusterFacts';
import { parseQuantity } from '../quantity';
import {
  DatabaseDetail,
  DatabaseObjects,
  DeclaredObject,
  PoolerSummary,
} from './database';
import {
  Cluster,
  Database,
  DatabaseRole,
  Node,
  Pod,
  Pooler,
  Publication,
  Subscription,
} from './objects';

/** What the page shows beyond health, instances, volumes and backups. */
export type DatabaseDetails = Pick<
  DatabaseDetail,
  | 'poolers'
  | 'databases'
  | 'roles'
  | 'certificates'
  | 'disruptionBudgets'
  | 'parameters'
  | 'scheduling'
  | 'plugins'
  | 'synchronous'
  | 'resources'
  | 'timelineId'
  | 'systemId'
>;

export function describeDetails(objects: DatabaseObjects): DatabaseDetails {
  const { cluster, poolers, databases, databaseRoles, disruptionBudgets } =
    objects;
  const synchronous = synchronousOf(cluster);
  return {
    poolers: (poolers ?? []).map(describePooler).sort(byName),
    databases: (databases ?? [])
      .map(entry => ({
        ...declared(entry),
        ...(entry.spec?.owner && { owner: entry.spec.owner }),
      }))
      .sort(byName),
    roles: (databaseRoles ?? []).map(declared).sort(byName),
    certificates: certificatesOf(cluster),
    disruptionBudgets: (disruptionBudgets ?? [])
      .map(({ metadata, status }) => ({
        name: metadata.name,
        allowed: status?.disruptionsAllowed ?? 0,
        healthy: status?.currentHealthy ?? 0,
        expected: status?.expectedPods ?? 0,
      }))
      .sort(byName),
    parameters: ownParameters(cluster),
    scheduling: schedulingOf(objects),
    plugins: pluginsOf(cluster),
    ...(synchronous && { synchronous }),
    resources: resourcesOf(cluster),
    timelineId: cluster.status?.timelineID,
    systemId: cluster.status?.systemID || undefined,
  };
}

function describePooler({ metadata, spec, status }: Pooler): PoolerSummary {
  const problem = status?.error || status?.phaseReason;
  return {
    name: metadata.name,
    type: spec?.type ?? 'rw',
    poolMode: spec?.pgbouncer?.poolMode ?? 'session',
    instances: {
      desired: spec?.instances ?? 1,
      ...(status?.instances !== undefined && { running: status.instances }),
    },
    phase: status?.phase ?? (spec?.pgbouncer?.paused ? 'paused' : undefined),
    ...(problem && { problem }),
  };
}

export type Declaration = Database | DatabaseRole | Publication | Subscription;

/** Whether the latest definition has been carried out, and if not, what PostgreSQL said. */
export function declared({
  metadata,
  spec,
  status,
}: Declaration): DeclaredObject {
  const current =
    (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  const states = { true: 'applied', false: 'failed' } as const;
  return {
    name: metadata.name,
    sqlName: spec?.name ?? metadata.name,
    state:
      status?.applied === undefined || (status.applied && !current)
        ? 'pending'
        : states[`${status.applied}`],
    ...(status?.applied === false &&
      status.message && { problem: status.message }),
  };
}

function certificatesOf(cluster: Cluster): DatabaseDetail['certificates'] {
  return Object.entries(cluster.status?.certificates?.expirations ?? {})
    .flatMap(([secret, text]) => {
      const expires = goTime(text);
      return expires ? [{ secret, expiresAt: expires.toISOString() }] : [];
    })
    .sort((a, b) => a.expiresAt.localeCompare(b.expiresAt));
}

/**
 * What CloudNativePG's webhook writes into every Cluster
 * (`pkg/postgres/configuration.go`); major versions differ in a few.
 */
const OPERATOR_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['archive_mode', 'on'],
  ['archive_timeout', '5min'],
  ['dynamic_shared_memory_type', 'posix'],
  ['full_page_writes', 'on'],
  ['log_destination', 'csvlog'],
  ['log_directory', '/controller/log'],
  ['log_filename', 'postgres'],
  ['log_rotation_age', '0'],
  ['log_rotation_size', '0'],
  ['log_truncate_on_rotation', 'false'],
  ['logging_collector', 'on'],
  ['max_parallel_workers', '32'],
  ['max_replication_slots', '32'],
  ['max_worker_processes', '32'],
  ['shared_memory_type', 'mmap'],
  ['shared_preload_libraries', ''],
  ['ssl_max_protocol_version', 'TLSv1.3'],
  ['ssl_min_protocol_version', 'TLSv1.3'],
  ['unix_socket_directories', '/controller/run'],
  ['wal_keep_size', '512MB'],
  ['wal_keep_segments', '32'],
  ['wal_level', 'logical'],
  ['wal_log_hints', 'on'],
  ['wal_receiver_timeout', '5s'],
  ['wal_sender_timeout', '5s'],
]);

export function ownParameters(cluster: Cluster): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cluster.spec?.postgresql?.parameters ?? {})
      .filter(([name, value]) => OPERATOR_DEFAULTS.get(name) !== value)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

const ZONE = 'topology.kubernetes.io/zone';

/** Kubernetes 1.35 and newer copies the node's zone to the pod. */
export function zoneOf(pod: Pod, nodes: Node[]): string | undefined {
  return (
    pod.metadata.labels?.[ZONE] ??
    nodes.find(node => node.metadata.name === pod.spec?.nodeName)?.metadata
      .labels?.[ZONE]
  );
}

function schedulingOf({
  cluster,
  pods,
  nodes,
}: DatabaseObjects): DatabaseDetail['scheduling'] {
  const { enablePodAntiAffinity, podAntiAffinityType, topologyKey } =
    cluster.spec?.affinity ?? {};
  const { nodeSelector, tolerations } = cluster.spec?.affinity ?? {};
  const zones = new Set(
    instancePods(pods).flatMap(pod => zoneOf(pod, nodes) ?? []),
  );
  return {
    // CloudNativePG's defaults: on, preferred, by node.
    ...(enablePodAntiAffinity !== false && {
      antiAffinity: {
        type: podAntiAffinityType === 'required' ? 'required' : 'preferred',
        topologyKey: topologyKey || 'kubernetes.io/hostname',
      },
    }),
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations && { tolerations }),
    zones: [...zones].sort(),
  };
}

/** Those that are asked for, and those that CloudNativePG has loaded. */
function pluginsOf({ spec, status }: Cluster): DatabaseDetail['plugins'] {
  const loaded = status?.pluginStatus ?? [];
  const names = new Set(
    [
      ...(spec?.plugins ?? [])
        .filter(({ enabled }) => enabled !== false)
        .map(({ name }) => name),
      ...loaded.map(({ name }) => name),
    ].filter((name): name is string => Boolean(name)),
  );
  return [...names].sort().map(name => {
    const entry = loaded.find(plugin => plugin.name === name);
    return {
      name,
      ...(entry?.version && { version: entry.version }),
      ...(entry?.status && { status: entry.status }),
    };
  });
}

/** In either of the two forms that a Cluster may have it in. */
export function synchronousOf(
  cluster: Cluster,
): NonNullable<DatabaseDetail['synchronous']> | undefined {
  const { postgresql, minSyncReplicas = 0 } = cluster.spec ?? {};
  const synchronous = postgresql?.synchronous;
  if (synchronous) {
    return {
      method: synchronous.method ?? 'any',
      number: synchronous.number ?? 1,
      dataDurability: synchronous.dataDurability ?? 'required',
      failoverQuorum: synchronous.failoverQuorum === true,
    };
  }
  return minSyncReplicas > 0
    ? {
        method: 'any',
        number: minSyncReplicas,
        // The older form lowers the number to the standbys that are there.
        dataDurability: 'preferred',
        failoverQuorum: false,
      }
    : undefined;
}

function resourcesOf(cluster: Cluster): DatabaseDetail['resources'] {
  const { requests, limits } = cluster.spec?.resources ?? {};
  return {
    cpu: parseQuantity(requests?.cpu ?? limits?.cpu),
    memory: parseQuantity(requests?.memory ?? limits?.memory),
  };
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true });
}
