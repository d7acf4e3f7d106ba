import {
  Cluster,
  DatabaseDetail,
  DatabaseSummary,
  kinds,
  Pod,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import {
  KubernetesProxy,
  startKubernetesProxy,
} from './__testUtils__/indexProxy';
import { Portal, startPortal, waitFor } from './__testUtils__/indexPortal';
import { cnpgConfig, Sandbox, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(120_000);

const NAMESPACE = 'team-orders';

const aCluster = (name: string, annotations: object = {}) => ({
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: {
    name,
    namespace: NAMESPACE,
    annotations: {
      'pgportal.dev/owner': 'group:default/team-orders',
      'pgportal.dev/dependency-of': 'component:default/orders',
      ...annotations,
    },
  },
  spec: {
    instances: 2,
    imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5',
    storage: { size: '1Gi' },
  },
});

describe('the index over a Kubernetes API', () => {
  let sandbox: Sandbox;
  let proxy: KubernetesProxy;
  let portal: Portal;
  /** Past the proxy: what is true. */
  let kubernetes: KubernetesApi;

  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    const { targets } = await nodeServices(cnpgConfig(sandbox));
    ({ kubernetes } = targets.get('aks-primary'));
    await kubernetes.create(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
      kinds.Namespace,
    );
  });
  // A portal for each test: after several faults in a row, watches take their time.
  beforeEach(async () => {
    proxy = await startKubernetesProxy(sandbox.kubeconfig);
    portal = await startPortal(
      cnpgConfig(sandbox, { kubernetes: { kubeconfig: proxy.kubeconfig } }),
    );
  });
  afterEach(async () => {
    await sandbox.clearFaults();
    await portal.stop();
    await proxy.stop();
  });
  afterAll(() => sandbox.stop());

  const resourceStatus = async (name: string) =>
    (
      await portal.get(
        `/catalog/entities/by-name/resource/default/${name}.${NAMESPACE}.aks-primary`,
      )
    ).status;
  const remove = (name: string) =>
    kubernetes.delete(kinds.Cluster, NAMESPACE, name);

  /** The index says of every database what the API server says. */
  async function expectSame(): Promise<void> {
    const { items: clusters } = await kubernetes.list<Cluster>(kinds.Cluster);
    const { items: pods } = await kubernetes.list<Pod>(kinds.Pod);
    const truth = clusters.map(({ metadata, status }) => ({
      ref: `aks-primary/${metadata.namespace}/${metadata.name}`,
      phase: status?.phase,
      instances: pods
        .filter(
          pod =>
            pod.metadata.namespace === metadata.namespace &&
            pod.metadata.labels?.['cnpg.io/cluster'] === metadata.name &&
            pod.metadata.labels?.['cnpg.io/podRole'] === 'instance',
        )
        .map(pod => pod.metadata.name)
        .sort(),
    }));
    const { body } = await portal.get('/cnpg/v1/databases');
    const index = await Promise.all(
      (body.items as DatabaseSummary[]).map(async ({ ref }) => {
        const detail = (await portal.get(`/cnpg/v1/databases/${ref}`))
          .body as DatabaseDetail;
        return {
          ref,
          phase: detail.phase,
          instances: detail.instanceList.map(({ name }) => name).sort(),
        };
      }),
    );
    const byRef = (a: { ref: string }, b: { ref: string }) =>
      a.ref < b.ref ? -1 : 1;
    expect(index.sort(byRef)).toEqual(truth.sort(byRef));
    expect(await portal.targetState()).toBe('live');
  }

  it('shows a database as it is created, and brings it into the catalog', async () => {
    await kubernetes.create(
      aCluster('orders-db', { 'pgportal.dev/owner': 'not an owner' }),
      kinds.Cluster,
    );
    const path = `/cnpg/v1/databases/aks-primary/${NAMESPACE}/orders-db`;
    await waitFor(async () => {
      const { status } = await portal.get(path);
      expect(status).toBe(200);
    });
    await waitFor(async () => {
      expect(await resourceStatus('orders-db')).toBe(200);
    });
    await waitFor(async () => {
      const { body } = await portal.get(path);
      expect(body).toMatchObject({
        phase: 'Cluster in healthy state',
        instances: { desired: 2, ready: 2 },
        primary: { name: 'orders-db-1' },
        live: true,
      });
    });
    await waitFor(expectSame);

    await remove('orders-db');
    await waitFor(async () => {
      expect((await portal.get(path)).status).toBe(404);
      expect(await resourceStatus('orders-db')).toBe(404);
    });
  });

  it('catches up after an outage, deletions included', async () => {
    await kubernetes.create(aCluster('before-db'), kinds.Cluster);
    await waitFor(async () => {
      expect(await resourceStatus('before-db')).toBe(200);
    });

    proxy.refuse();
    await portal.untilTarget('stale');
    const { body } = await portal.get(
      `/cnpg/v1/databases/aks-primary/${NAMESPACE}/before-db`,
    );
    expect(body).toMatchObject({ name: 'before-db', live: false });
    await remove('before-db');
    await kubernetes.create(aCluster('after-db'), kinds.Cluster);

    proxy.open();
    await waitFor(expectSame);
    await waitFor(async () => {
      expect(await resourceStatus('before-db')).toBe(404);
      expect(await resourceStatus('after-db')).toBe(200);
    });
  });

  const onWatches = (action: object, times: number) =>
    sandbox.fault('kubernetes', {
      match: { method: 'GET', pathRegex: 'watch=' },
      action,
      times,
    });
  const onLists = (action: object, times: number) =>
    sandbox.fault('kubernetes', {
      match: { method: 'GET', pathRegex: 'limit=' },
      action,
      times,
    });

  it.each<[string, () => Promise<unknown>]>([
    ['watches are cut in mid-sentence', async () => {}],
    ['versions are gone', () => onWatches({ type: 'status', status: 410 }, 12)],
    ['watches are reset', () => onWatches({ type: 'reset' }, 12)],
    [
      'the server has errors',
      () => onLists({ type: 'status', status: 500 }, 12),
    ],
    [
      'the server is busy',
      () => onLists({ type: 'status', status: 429, retryAfter: 1 }, 8),
    ],
    [
      'credentials are rejected for a moment',
      () => onWatches({ type: 'status', status: 401 }, 8),
    ],
  ])('is what the API server is after %s', async (what, fail) => {
    const name = `db-${what.replace(/[^a-z]+/g, '-')}`;
    await fail();
    proxy.cut();
    await kubernetes.create(aCluster(name), kinds.Cluster);
    proxy.cut();
    await waitFor(async () => {
      const { status } = await portal.get(
        `/cnpg/v1/databases/aks-primary/${NAMESPACE}/${name}`,
      );
      expect(status).toBe(200);
    });
    await waitFor(expectSame);
    await remove(name);
    await waitFor(expectSame);
  });
});
