import {
  Backup,
  Cluster,
  clusterAnnotations,
  ObjectStore,
  Pod,
} from '@pgportal/plugin-cnpg-common';

/** Objects as the tests of the index need them; the real ones are in __fixtures__. */
export function aCluster(
  options: {
    name?: string;
    namespace?: string;
    uid?: string;
    createdAt?: string;
    annotations?: Record<string, string>;
    resourceVersion?: string;
    spec?: Cluster['spec'];
    status?: Cluster['status'];
  } = {},
): Cluster {
  const { name = 'orders-db', namespace = 'team-orders' } = options;
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: {
      name,
      namespace,
      uid: options.uid ?? `uid-${namespace}-${name}`,
      resourceVersion: options.resourceVersion ?? '100',
      creationTimestamp: options.createdAt ?? '2026-11-20T18:00:00Z',
      annotations: {
        [clusterAnnotations.owner]: 'group:default/team-orders',
        [clusterAnnotations.dependencyOf]: 'component:default/orders',
        ...options.annotations,
      },
    },
    spec: { instances: 3, ...options.spec },
    status: { phase: 'Cluster in healthy state', ...options.status },
  };
}

export function aPod(
  options: {
    name?: string;
    uid?: string;
    cluster?: string;
    createdAt?: string;
    resourceVersion?: string;
    ownerUid?: string;
    node?: string;
    phase?: string;
  } = {},
): Pod {
  const { name = 'orders-db-1', cluster = 'orders-db' } = options;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'team-orders',
      uid: options.uid ?? `uid-${name}`,
      resourceVersion: options.resourceVersion ?? '100',
      creationTimestamp: options.createdAt ?? '2026-11-20T18:00:10Z',
      labels: {
        'cnpg.io/cluster': cluster,
        'cnpg.io/podRole': 'instance',
      },
      ...(options.ownerUid && {
        ownerReferences: [
          { kind: 'Cluster', name: cluster, uid: options.ownerUid },
        ],
      }),
    },
    spec: { nodeName: options.node ?? 'node1' },
    status: { phase: options.phase ?? 'Running' },
  };
}

export function aBackup(name: string, cluster = 'orders-db'): Backup {
  return {
    metadata: { name, namespace: 'team-orders', uid: `uid-${name}` },
    spec: { cluster: { name: cluster } },
    status: { phase: 'completed' },
  };
}

export function anObjectStore(name: string, retention = '7d'): ObjectStore {
  return {
    metadata: { name, namespace: 'team-orders', uid: `uid-${name}` },
    spec: { retentionPolicy: retention },
  };
}
