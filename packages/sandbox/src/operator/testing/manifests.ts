/** A cluster as the portal asks for it: workload identity and the Barman Cloud plugin. */
export const pluginCluster = {
  metadata: { annotations: { 'pgportal.dev/owner': 'team-orders' } },
  spec: {
    instances: 3,
    imageCatalogRef: {
      apiGroup: 'postgresql.cnpg.io',
      kind: 'ClusterImageCatalog',
      name: 'postgresql',
      major: 17,
    },
    inheritedMetadata: {
      labels: { 'azure.workload.identity/use': 'true', team: 'orders' },
    },
    serviceAccountTemplate: {
      metadata: {
        annotations: {
          'azure.workload.identity/client-id':
            '11111111-2222-3333-4444-555555555555',
        },
      },
    },
    bootstrap: { initdb: { database: 'shop', owner: 'shopkeeper' } },
    storage: { size: '32Gi', storageClass: 'managed-csi-premium' },
    walStorage: { size: '8Gi', storageClass: 'managed-csi-premium' },
    resources: {
      requests: { cpu: '1', memory: '2Gi' },
      limits: { cpu: '1', memory: '2Gi' },
    },
    affinity: {
      podAntiAffinityType: 'required',
      topologyKey: 'kubernetes.io/hostname',
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { 'cnpg.io/cluster': 'orders-db' } },
      },
    ],
    postgresql: {
      synchronous: { method: 'any', number: 1, dataDurability: 'preferred' },
    },
    plugins: [
      {
        name: 'barman-cloud.cloudnative-pg.io',
        isWALArchiver: true,
        parameters: { barmanObjectName: 'orders-db' },
      },
    ],
  },
};

export const objectStore = {
  apiVersion: 'barmancloud.cnpg.io/v1',
  kind: 'ObjectStore',
  metadata: { name: 'orders-db', namespace: 'team-orders' },
  spec: {
    retentionPolicy: '7d',
    configuration: {
      destinationPath: 'https://backups.blob.core.windows.net/orders-db',
      azureCredentials: { inheritFromAzureAD: true },
      wal: { compression: 'gzip' },
      data: { compression: 'gzip' },
    },
    instanceSidecarConfiguration: {
      resources: { requests: { cpu: '50m', memory: '128Mi' } },
    },
  },
};

export const imageCatalog = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'ClusterImageCatalog',
  metadata: { name: 'postgresql' },
  spec: {
    images: [
      { major: 17, image: 'ghcr.io/cloudnative-pg/postgresql:17.11' },
      { major: 18, image: 'ghcr.io/cloudnative-pg/postgresql:18.1' },
    ],
  },
};
