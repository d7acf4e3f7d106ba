import { goTime } from '../health/goTime';
import {
  archiverOf,
  condition,
  currentPrimary,
  instancePods,
  isReady,
  isReplicaCluster,
  objectStoreOf,
} from '../health/clusterFacts';
import { parseQuantity } from '../quantity';
import {
  DatabaseDetail,
  DatabaseObjects,
  DeclaredObject,
  PoolerSummary,
} from './database';
import { podStatus } from './podStatus';
import { tokenFacts } from './token';
import { POSTGRES_PORT } from './ports';
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
import { imageInCatalog } from './version';

/** What the page shows beyond health, instances, volumes and backups. */
export type DatabaseDetails = Pick<
  DatabaseDetail,
  | 'primarySince'
  | 'archive'
  | 'replicaCluster'
  | 'demotionToken'
  | 'promotionToken'
  | 'managedRoles'
  | 'tablespaces'
  | 'publications'
  | 'subscriptions'
  | 'imageCatalog'
  | 'failureDomains'
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
  const {
    cluster,
    poolers = [],
    databases,
    databaseRoles,
    publications = [],
    subscriptions = [],
    disruptionBudgets,
  } = objects;
  const synchronous = synchronousOf(cluster);
  const archive = archiveOf(objects);
  const managedRoles = managedRolesOf(cluster);
  const tablespaces = tablespacesOf(cluster);
  const imageCatalog = imageCatalogOf(objects);
  const failureDomains = failureDomainsOf(cluster);
  return {
    ...replicationOf(objects),
    ...(archive && { archive }),
    ...(managedRoles && { managedRoles }),
    ...(tablespaces && { tablespaces }),
    ...(imageCatalog && { imageCatalog }),
    ...(failureDomains && { failureDomains }),
    poolers: poolers
      .map(pooler => describePooler(pooler, objects))
      .sort(byName),
    ...(publications.length && {
      publications: publications
        .map(entry => ({ ...declared(entry), ...databaseOf(entry) }))
        .sort(byName),
    }),
    ...(subscriptions.length && {
      subscriptions: subscriptions
        .map(entry => ({
          ...declared(entry),
          ...databaseOf(entry),
          ...sourceOf(entry),
        }))
        .sort(byName),
    }),
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
        ...(status?.desiredHealthy !== undefined && {
          minimum: status.desiredHealthy,
        }),
        role:
          metadata.name === `${cluster.metadata.name}-primary`
            ? ('primary' as const)
            : ('standbys' as const),
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

/** What tells who follows whom. */
function replicationOf({
  cluster,
  pods,
  unavailable,
}: DatabaseObjects): Pick<
  DatabaseDetail,
  'primarySince' | 'replicaCluster' | 'demotionToken' | 'promotionToken'
> {
  const { spec, status } = cluster;
  const follows = isReplicaCluster(cluster);
  const primary = currentPrimary(cluster, unavailable.Pod ? undefined : pods);
  const { demotionToken, lastPromotionToken, systemID } = status ?? {};
  const { source, promotionToken } = spec?.replica ?? {};
  return {
    ...(primary &&
      status?.currentPrimaryTimestamp && {
        primarySince: status.currentPrimaryTimestamp,
      }),
    ...(follows && {
      replicaCluster: {
        ...(source && { source }),
        ...(status?.currentPrimary && {
          designatedPrimary: status.currentPrimary,
        }),
        switching: status?.switchReplicaClusterStatus?.inProgress === true,
      },
    }),
    ...(demotionToken && {
      demotionToken: tokenFacts(demotionToken, systemID),
    }),
    ...(promotionToken && {
      promotionToken: {
        ...tokenFacts(promotionToken, systemID),
        used: promotionToken === lastPromotionToken,
      },
    }),
  };
}

function archiveOf(objects: DatabaseObjects): DatabaseDetail['archive'] {
  const { cluster } = objects;
  const archiver = archiverOf(cluster);
  if (!archiver) return undefined;
  const { via, objectStore, serverName } = archiver;
  const store = objectStoreOf(objects);
  const destinationPath =
    via === 'inTree'
      ? cluster.spec?.backup?.barmanObjectStore?.destinationPath
      : store?.spec?.configuration?.destinationPath;
  const lastFailedBackupAt =
    store?.status?.serverRecoveryWindow?.[serverName]?.lastFailedBackupTime ??
    cluster.status?.lastFailedBackup;
  return {
    via,
    ...(objectStore && { objectStore }),
    serverName,
    ...(destinationPath && { destinationPath }),
    ...(lastFailedBackupAt && { lastFailedBackupAt }),
  };
}

function managedRolesOf({ status }: Cluster): DatabaseDetail['managedRoles'] {
  const { byStatus = {}, cannotReconcile = {} } =
    status?.managedRolesStatus ?? {};
  return Object.keys({ ...byStatus, ...cannotReconcile }).length
    ? { byStatus, cannotReconcile }
    : undefined;
}

/** Those that are asked for, and those that PostgreSQL still has. */
function tablespacesOf({
  spec,
  status,
}: Cluster): DatabaseDetail['tablespaces'] {
  const wanted = spec?.tablespaces ?? [];
  const there = status?.tablespacesStatus ?? [];
  const names = new Set(
    [...wanted, ...there].flatMap(({ name }) => name ?? []),
  );
  if (names.size === 0) return undefined;
  return [...names].sort().map(name => {
    const { owner, temporary } =
      wanted.find(entry => entry.name === name) ?? {};
    const { state, error } = there.find(entry => entry.name === name) ?? {};
    return {
      name,
      ...(owner?.name && { owner: owner.name }),
      temporary: temporary === true,
      ...(state && { state }),
      ...(error && { problem: error }),
    };
  });
}

function imageCatalogOf({
  cluster,
  imageCatalog,
}: DatabaseObjects): DatabaseDetail['imageCatalog'] {
  const {
    kind = 'ImageCatalog',
    name,
    major,
  } = cluster.spec?.imageCatalogRef ?? {};
  if (!name) return undefined;
  const image = imageInCatalog(imageCatalog, major);
  return {
    kind,
    name,
    ...(major !== undefined && { major }),
    ...(image && { image }),
  };
}

/** CloudNativePG keeps the labels that it was told to compare, and no others. */
function failureDomainsOf(cluster: Cluster): DatabaseDetail['failureDomains'] {
  const instances = Object.entries(cluster.status?.topology?.instances ?? {})
    .map(([name, labels]) => ({ name, labels: labels ?? {} }))
    .sort(byName);
  const keys = [
    ...new Set(instances.flatMap(({ labels }) => Object.keys(labels))),
  ].sort();
  if (keys.length === 0) return undefined;
  const judged = condition(cluster, 'SyncReplicationTopologySatisfied');
  return {
    keys,
    instances,
    ...(judged && { satisfied: judged.status === 'True' }),
    ...(judged?.status === 'False' &&
      judged.message && { problem: judged.message }),
  };
}

function databaseOf({ spec }: Publication | Subscription) {
  return spec?.dbname ? { database: spec.dbname } : {};
}

function sourceOf({ spec }: Subscription) {
  const names = [spec?.externalClusterName, spec?.publicationName];
  const source = names.filter(Boolean).join('/');
  return source ? { source } : {};
}

function describePooler(
  { metadata, spec, status }: Pooler,
  { cluster, pods, services, nodes }: DatabaseObjects,
): PoolerSummary {
  const problem = status?.error || status?.phaseReason;
  const service = services.find(entry => entry.metadata.name === metadata.name);
  const instances = pods
    .filter(
      pod => pod.metadata.labels?.['cnpg.io/poolerName'] === metadata.name,
    )
    .map(pod => {
      const zone = zoneOf(pod, nodes);
      return {
        name: pod.metadata.name,
        ready: isReady(pod),
        status: podStatus(cluster, pod),
        ...(pod.spec?.nodeName && { node: pod.spec.nodeName }),
        ...(zone && { zone }),
      };
    })
    .sort(byName);
  return {
    ...(service && {
      endpoint: {
        host: `${metadata.name}.${cluster.metadata.namespace}.svc`,
        port:
          service.spec?.ports?.find(({ name }) => name === 'pgbouncer')?.port ??
          service.spec?.ports?.[0]?.port ??
          POSTGRES_PORT,
      },
    }),
    ...(instances.length && { instanceList: instances }),
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
      ...capabilitiesOf(entry),
    };
  });
}

/** Each kind of capability has a field of its own. */
function capabilitiesOf(
  entry: NonNullable<
    NonNullable<Cluster['status']>['pluginStatus']
  >[number] = {},
) {
  const capabilities = [
    entry.capabilities,
    entry.operatorCapabilities,
    entry.walCapabilities,
    entry.backupCapabilities,
    entry.restoreJobHookCapabilities,
  ].flatMap(list => list ?? []);
  return capabilities.length
    ? { capabilities: [...new Set(capabilities)].sort() }
    : {};
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
