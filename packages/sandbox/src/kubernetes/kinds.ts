import type { ResourceKind } from './types.ts';

function builtIn(
  group: string,
  version: string,
  kind: string,
  plural: string,
  options: { namespaced?: boolean; hasStatus?: boolean } = {},
): ResourceKind {
  const { namespaced = true, hasStatus = false } = options;
  return { group, version, kind, plural, namespaced, custom: false, hasStatus };
}

function custom(
  group: string,
  kind: string,
  plural: string,
  options: { namespaced?: boolean; hasStatus?: boolean } = {},
): ResourceKind {
  const { namespaced = true, hasStatus = true } = options;
  return {
    group,
    version: 'v1',
    kind,
    plural,
    namespaced,
    custom: true,
    hasStatus,
  };
}

const status = { hasStatus: true };
const clusterWide = { namespaced: false };

/** Every kind that the sandbox's API server can serve. */
export const resourceKinds: ResourceKind[] = [
  builtIn('', 'v1', 'Namespace', 'namespaces', { ...clusterWide, ...status }),
  builtIn('', 'v1', 'Node', 'nodes', { ...clusterWide, ...status }),
  builtIn('', 'v1', 'PersistentVolume', 'persistentvolumes', {
    ...clusterWide,
    ...status,
  }),
  builtIn('', 'v1', 'Pod', 'pods', status),
  builtIn('', 'v1', 'Service', 'services', status),
  builtIn('', 'v1', 'Secret', 'secrets'),
  builtIn('', 'v1', 'ConfigMap', 'configmaps'),
  builtIn('', 'v1', 'ServiceAccount', 'serviceaccounts'),
  builtIn('', 'v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', status),
  builtIn('', 'v1', 'Event', 'events'),
  builtIn('', 'v1', 'Endpoints', 'endpoints'),
  builtIn('discovery.k8s.io', 'v1', 'EndpointSlice', 'endpointslices'),
  builtIn('apps', 'v1', 'Deployment', 'deployments', status),
  builtIn('apps', 'v1', 'ReplicaSet', 'replicasets', status),
  builtIn('batch', 'v1', 'Job', 'jobs', status),
  builtIn(
    'policy',
    'v1',
    'PodDisruptionBudget',
    'poddisruptionbudgets',
    status,
  ),
  builtIn('coordination.k8s.io', 'v1', 'Lease', 'leases'),
  builtIn('rbac.authorization.k8s.io', 'v1', 'Role', 'roles'),
  builtIn('rbac.authorization.k8s.io', 'v1', 'RoleBinding', 'rolebindings'),
  builtIn(
    'rbac.authorization.k8s.io',
    'v1',
    'ClusterRole',
    'clusterroles',
    clusterWide,
  ),
  builtIn(
    'storage.k8s.io',
    'v1',
    'StorageClass',
    'storageclasses',
    clusterWide,
  ),
  builtIn(
    'apiextensions.k8s.io',
    'v1',
    'CustomResourceDefinition',
    'customresourcedefinitions',
    { ...clusterWide, ...status },
  ),
  custom('monitoring.coreos.com', 'PodMonitor', 'podmonitors', {
    hasStatus: false,
  }),
  // With Azure's managed Prometheus only.
  custom('azmonitoring.coreos.com', 'PodMonitor', 'podmonitors', {
    hasStatus: false,
  }),
  custom('postgresql.cnpg.io', 'Cluster', 'clusters'),
  custom('postgresql.cnpg.io', 'Backup', 'backups'),
  custom('postgresql.cnpg.io', 'ScheduledBackup', 'scheduledbackups'),
  custom('postgresql.cnpg.io', 'Pooler', 'poolers'),
  custom('postgresql.cnpg.io', 'Database', 'databases'),
  custom('postgresql.cnpg.io', 'DatabaseRole', 'databaseroles'),
  custom('postgresql.cnpg.io', 'ImageCatalog', 'imagecatalogs', {
    hasStatus: false,
  }),
  custom('postgresql.cnpg.io', 'ClusterImageCatalog', 'clusterimagecatalogs', {
    ...clusterWide,
    hasStatus: false,
  }),
  custom('postgresql.cnpg.io', 'FailoverQuorum', 'failoverquorums'),
  custom('postgresql.cnpg.io', 'Publication', 'publications'),
  custom('postgresql.cnpg.io', 'Subscription', 'subscriptions'),
  custom('barmancloud.cnpg.io', 'ObjectStore', 'objectstores'),
];
