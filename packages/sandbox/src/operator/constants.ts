export const OPERATOR_VERSION = '1.30.0';
export const OPERATOR_IMAGE = `ghcr.io/cloudnative-pg/cloudnative-pg:${OPERATOR_VERSION}`;
export const OPERATOR_COMMIT = '6b1a2d0f3';
export const OPERATOR_HASH =
  '915c82306c13530b84305b73faf22e55bf8dcb373606877d1aede4f50acac69a';

export const PGBOUNCER_IMAGE = 'ghcr.io/cloudnative-pg/pgbouncer:1.25.1';

export const BARMAN_PLUGIN = 'barman-cloud.cloudnative-pg.io';
export const BARMAN_PLUGIN_VERSION = '0.14.0';
export const BARMAN_SIDECAR = 'plugin-barman-cloud';
export const BARMAN_SIDECAR_IMAGE = `ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar:v${BARMAN_PLUGIN_VERSION}`;

/** Clusters that carry it are scenery: loaded ready-made, never touched by the operator. */
export const STATIC_ANNOTATION = 'sandbox.pgportal.dev/static';

/** Makes the job of a major upgrade fail; the real one fails for what is in the database. */
export const MAJOR_UPGRADE_FAILS_ANNOTATION =
  'sandbox.pgportal.dev/major-upgrade-fails';

export const WORKLOAD_IDENTITY_LABEL = 'azure.workload.identity/use';
export const CLIENT_ID_ANNOTATION = 'azure.workload.identity/client-id';
export const TENANT_ID_ANNOTATION = 'azure.workload.identity/tenant-id';
export const TOKEN_AUDIENCE = 'api://AzureADTokenExchange';

/** Names of the kinds in the store. */
export const kinds = {
  cluster: 'clusters.postgresql.cnpg.io',
  backup: 'backups.postgresql.cnpg.io',
  scheduledBackup: 'scheduledbackups.postgresql.cnpg.io',
  imageCatalog: 'imagecatalogs.postgresql.cnpg.io',
  clusterImageCatalog: 'clusterimagecatalogs.postgresql.cnpg.io',
  pooler: 'poolers.postgresql.cnpg.io',
  database: 'databases.postgresql.cnpg.io',
  databaseRole: 'databaseroles.postgresql.cnpg.io',
  objectStore: 'objectstores.barmancloud.cnpg.io',
  pod: 'pods',
  node: 'nodes',
  service: 'services',
  secret: 'secrets',
  configMap: 'configmaps',
  serviceAccount: 'serviceaccounts',
  pvc: 'persistentvolumeclaims',
  storageClass: 'storageclasses.storage.k8s.io',
  event: 'events',
  deployment: 'deployments.apps',
  replicaSet: 'replicasets.apps',
  job: 'jobs.batch',
  pdb: 'poddisruptionbudgets.policy',
  lease: 'leases.coordination.k8s.io',
  role: 'roles.rbac.authorization.k8s.io',
  roleBinding: 'rolebindings.rbac.authorization.k8s.io',
} as const;

export const phases = {
  settingUpPrimary: 'Setting up primary',
  creatingReplica: 'Creating a new replica',
  waiting: 'Waiting for the instances to become active',
  healthy: 'Cluster in healthy state',
  failover: 'Failing over',
  switchover: 'Switchover in progress',
  upgrading: 'Upgrading cluster',
  majorUpgrade: 'Upgrading Postgres major version',
  applying: 'Applying configuration',
  waitingForUser: 'Waiting for user action',
  inPlaceRestart: 'Primary instance is being restarted in-place',
  primaryRestart: 'Primary instance is being restarted without a switchover',
  unknownPlugin:
    'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
  imageCatalogError: 'Cluster has incomplete or invalid image catalog',
} as const;

export const WAITING_REASON = 'Some instances are not yet active. Please wait.';
