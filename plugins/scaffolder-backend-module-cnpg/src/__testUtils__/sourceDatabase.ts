import {
  BARMAN_PLUGIN,
  Kind,
  KubernetesObject,
  azureNames,
  clusterAnnotations,
  kinds,
} from '@pgportal/plugin-cnpg-common';

/** The objects of a database that was made by the portal and has been backed up since 13 November. */
export function sourceDatabase(): [Kind, KubernetesObject & { spec?: any }][] {
  const metadata = (name: string) => ({ name, namespace: 'team-orders' });
  const labels = { 'app.kubernetes.io/part-of': 'orders-db' };
  return [
    [
      kinds.Cluster,
      {
        metadata: {
          ...metadata('orders-db'),
          uid: 'uid-orders-db',
          creationTimestamp: '2026-11-01T00:00:00Z',
          labels,
          annotations: {
            [clusterAnnotations.owner]: 'group:default/team-orders',
            [clusterAnnotations.dependencyOf]: 'component:default/orders',
            [clusterAnnotations.plan]: 'medium',
            [clusterAnnotations.environment]: 'prod',
          },
        },
        spec: {
          instances: 3,
          imageCatalogRef: {
            kind: 'ClusterImageCatalog',
            name: 'postgresql',
            major: 17,
          },
          bootstrap: { initdb: { database: 'orders', owner: 'app' } },
          storage: { size: '32Gi' },
          resources: { requests: { memory: '8Gi' } },
          postgresql: { parameters: { max_connections: '300' } },
          plugins: [
            {
              name: BARMAN_PLUGIN,
              isWALArchiver: true,
              parameters: { barmanObjectName: 'orders-db' },
            },
          ],
        },
        status: {
          phase: 'Cluster in healthy state',
          currentPrimary: 'orders-db-1',
          conditions: [{ type: 'ContinuousArchiving', status: 'True' }],
        },
      } as KubernetesObject,
    ],
    [
      kinds.ObjectStore,
      {
        metadata: { ...metadata('orders-db'), uid: 'uid-store', labels },
        spec: {
          configuration: {
            destinationPath: `https://backups1.blob.core.windows.net/${
              azureNames(
                { target: 'aks1', namespace: 'team-orders', name: 'orders-db' },
                'aks1',
              ).container
            }`,
          },
        },
        status: {
          serverRecoveryWindow: {
            'orders-db': {
              firstRecoverabilityPoint: '2026-11-13T02:01:00Z',
              lastSuccessfulBackupTime: '2026-11-20T02:01:00Z',
            },
          },
        },
      } as KubernetesObject,
    ],
    [
      kinds.Pod,
      {
        metadata: {
          ...metadata('orders-db-1'),
          labels: {
            'cnpg.io/cluster': 'orders-db',
            'cnpg.io/podRole': 'instance',
            'cnpg.io/instanceRole': 'primary',
          },
        },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      } as KubernetesObject,
    ],
  ];
}
