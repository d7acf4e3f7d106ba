/**
 * Drives a sandbox with the official Kubernetes client, given its kubeconfig,
 * and prints what happened as JSON. A script of its own, because the client is
 * an ES module, which Jest does not load.
 */
import {
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  Watch,
} from '@kubernetes/client-node';

const config = new KubeConfig();
config.loadFromFile(process.argv[2]);
const core = config.makeApiClient(CoreV1Api);
const custom = config.makeApiClient(CustomObjectsApi);
const objects = KubernetesObjectApi.makeApiClient(config);

async function main(): Promise<void> {
  const watched: Array<[string, string | undefined]> = [];
  await core.createNamespace({ body: { metadata: { name: 'shop' } } });
  const { metadata } = await core.listNamespacedSecret({ namespace: 'shop' });
  let seen = () => {};
  const deleted = new Promise<void>(resolve => {
    seen = resolve;
  });
  const abort = await new Watch(config).watch(
    '/api/v1/namespaces/shop/secrets',
    { resourceVersion: metadata?.resourceVersion, allowWatchBookmarks: true },
    (type, object) => {
      watched.push([type, object?.metadata?.name]);
      if (type === 'DELETED') {
        seen();
      }
    },
    () => {},
  );

  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'applied', namespace: 'shop' },
    stringData: { a: 'b' },
  };
  const apply = (spec: object) =>
    objects.patch(
      spec as never,
      undefined,
      undefined,
      'scenario',
      true,
      PatchStrategy.ServerSideApply,
    );
  const applied: any = await apply(secret);
  await core.deleteNamespacedSecret({ name: 'applied', namespace: 'shop' });
  await deleted;
  abort.abort();

  const cluster = {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: {
      name: 'orders',
      namespace: 'shop',
      annotations: { 'sandbox.pgportal.dev/static': 'true' },
    },
    spec: { instances: 3, storage: { size: '1Gi' } },
  };
  const first: any = await apply(cluster);
  const second: any = await apply(cluster);
  const list: any = await custom.listClusterCustomObject({
    group: 'postgresql.cnpg.io',
    version: 'v1',
    plural: 'clusters',
    labelSelector: 'nothing!=x',
    limit: 1,
  });
  const refused: any = await objects
    .create({
      ...cluster,
      metadata: { name: 'Orders', namespace: 'shop' },
    } as never)
    .catch(error => error);

  process.stdout.write(
    JSON.stringify({
      nodes: (await core.listNode()).items.length,
      watched,
      data: applied.data,
      sameVersion:
        first.metadata.resourceVersion === second.metadata.resourceVersion,
      generation: second.metadata.generation,
      listed: list.items.map((item: any) => item.metadata.name),
      refused: { code: refused.code, reason: JSON.parse(refused.body).reason },
    }),
  );
}

main();
