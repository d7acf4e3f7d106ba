import { KUBERNETES_ID } from './entity';
import { until } from './processes';
import { KubernetesJson, Sandbox } from './sandbox';

/** The operator of the sandbox leaves a Cluster with it alone. */
const STATIC = { 'sandbox.pgportal.dev/static': 'true' };

export const NAMESPACE = 'team-orders';

/** Where the objects of a namespace are, by plural. */
export const pathOf = {
  clusters: `/apis/postgresql.cnpg.io/v1/namespaces/${NAMESPACE}/clusters`,
  pods: `/api/v1/namespaces/${NAMESPACE}/pods`,
};

/** A database of the service orders with three instances. */
function cluster(name: string): KubernetesJson {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: {
      name,
      namespace: NAMESPACE,
      labels: { [KUBERNETES_ID]: 'orders' },
      annotations: {
        'pgportal.dev/owner': 'group:default/team-orders',
        'pgportal.dev/dependency-of': 'component:default/orders',
        'pgportal.dev/environment': 'dev',
        'pgportal.dev/plan': 'medium',
      },
    },
    spec: {
      instances: 3,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5-system-trixie',
      inheritedMetadata: { labels: { [KUBERNETES_ID]: 'orders' } },
      resources: { requests: { cpu: '2', memory: '8Gi' } },
      bootstrap: { initdb: { database: 'orders', owner: 'orders' } },
      storage: { size: '32Gi', storageClass: 'managed-csi-premium' },
      walStorage: { size: '8Gi', storageClass: 'managed-csi-premium' },
    },
  };
}

/** Has the operator create a database, and waits until it is healthy. */
export async function createDatabase(
  sandbox: Sandbox,
  name = 'orders-db',
): Promise<void> {
  await sandbox
    .kubernetes('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    })
    .catch(error => {
      if (!/AlreadyExists/.test(String(error))) throw error;
    });
  await sandbox.kubernetes('POST', pathOf.clusters, cluster(name));
  await until(`A healthy ${name}`, async () => {
    const { status } = await sandbox.kubernetes(
      'GET',
      `${pathOf.clusters}/${name}`,
    );
    return (
      status?.phase === 'Cluster in healthy state' &&
      status?.readyInstances === 3
    );
  });
}

/**
 * Cluster and pods of a database as they can be loaded into another sandbox,
 * where no operator touches them.
 */
export async function copyOfDatabase(
  sandbox: Sandbox,
  name = 'orders-db',
): Promise<KubernetesJson[]> {
  const original = await sandbox.kubernetes(
    'GET',
    `${pathOf.clusters}/${name}`,
  );
  original.metadata.annotations = {
    ...original.metadata.annotations,
    ...STATIC,
  };
  const selector = `cnpg.io/cluster=${name},cnpg.io/podRole=instance`;
  const { items } = await sandbox.kubernetes(
    'GET',
    `${pathOf.pods}?labelSelector=${encodeURIComponent(selector)}`,
  );
  return [
    original,
    ...items.map((pod: KubernetesJson) => ({
      ...pod,
      apiVersion: 'v1',
      kind: 'Pod',
    })),
  ];
}

/** Changes the status of an object; resolves with what it then is. */
export function patchStatus(
  sandbox: Sandbox,
  path: string,
  status: KubernetesJson,
): Promise<KubernetesJson> {
  return sandbox.kubernetes('PATCH', `${path}/status`, { status });
}
