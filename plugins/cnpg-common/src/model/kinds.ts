/**
 * A kind of Kubernetes object, as its REST path needs it.
 *
 * @public
 */
export interface Kind {
  /** Empty for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
}

const cnpg = { group: 'postgresql.cnpg.io', version: 'v1', namespaced: true };
const core = { group: '', version: 'v1', namespaced: true };

/**
 * The kinds that the portal reads or writes.
 *
 * @public
 */
export const kinds = {
  Cluster: { ...cnpg, kind: 'Cluster', plural: 'clusters' },
  Backup: { ...cnpg, kind: 'Backup', plural: 'backups' },
  ScheduledBackup: {
    ...cnpg,
    kind: 'ScheduledBackup',
    plural: 'scheduledbackups',
  },
  Pooler: { ...cnpg, kind: 'Pooler', plural: 'poolers' },
  Database: { ...cnpg, kind: 'Database', plural: 'databases' },
  DatabaseRole: { ...cnpg, kind: 'DatabaseRole', plural: 'databaseroles' },
  Publication: { ...cnpg, kind: 'Publication', plural: 'publications' },
  Subscription: { ...cnpg, kind: 'Subscription', plural: 'subscriptions' },
  ImageCatalog: { ...cnpg, kind: 'ImageCatalog', plural: 'imagecatalogs' },
  FailoverQuorum: {
    ...cnpg,
    kind: 'FailoverQuorum',
    plural: 'failoverquorums',
  },
  ClusterImageCatalog: {
    ...cnpg,
    namespaced: false,
    kind: 'ClusterImageCatalog',
    plural: 'clusterimagecatalogs',
  },
  ObjectStore: {
    group: 'barmancloud.cnpg.io',
    version: 'v1',
    namespaced: true,
    kind: 'ObjectStore',
    plural: 'objectstores',
  },
  Namespace: {
    ...core,
    namespaced: false,
    kind: 'Namespace',
    plural: 'namespaces',
  },
  Node: { ...core, namespaced: false, kind: 'Node', plural: 'nodes' },
  StorageClass: {
    group: 'storage.k8s.io',
    version: 'v1',
    namespaced: false,
    kind: 'StorageClass',
    plural: 'storageclasses',
  },
  Pod: { ...core, kind: 'Pod', plural: 'pods' },
  Secret: { ...core, kind: 'Secret', plural: 'secrets' },
  Service: { ...core, kind: 'Service', plural: 'services' },
  ServiceAccount: {
    ...core,
    kind: 'ServiceAccount',
    plural: 'serviceaccounts',
  },
  Deployment: {
    group: 'apps',
    version: 'v1',
    namespaced: true,
    kind: 'Deployment',
    plural: 'deployments',
  },
  Event: { ...core, kind: 'Event', plural: 'events' },
  PersistentVolumeClaim: {
    ...core,
    kind: 'PersistentVolumeClaim',
    plural: 'persistentvolumeclaims',
  },
  PodDisruptionBudget: {
    group: 'policy',
    version: 'v1',
    namespaced: true,
    kind: 'PodDisruptionBudget',
    plural: 'poddisruptionbudgets',
  },
  PodMonitor: {
    group: 'monitoring.coreos.com',
    version: 'v1',
    namespaced: true,
    kind: 'PodMonitor',
    plural: 'podmonitors',
  },
  AzurePodMonitor: {
    group: 'azmonitoring.coreos.com',
    version: 'v1',
    namespaced: true,
    kind: 'PodMonitor',
    plural: 'podmonitors',
  },
} as const satisfies Record<string, Kind>;
