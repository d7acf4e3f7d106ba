import { setTimeout } from 'node:timers/promises';
import {
  Cluster,
  DatabaseSummary,
  kinds,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { clearJournal, kubernetesRequests } from './__testUtils__/indexJournal';
import { startKubernetesProxy } from './__testUtils__/indexProxy';
import { Portal, startPortal, waitFor } from './__testUtils__/indexPortal';
import { cnpgConfig, Sandbox, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(180_000);

const NAMESPACE = 'team-orders';

const aCluster = (name: string, plan = 'first') => ({
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: {
    name,
    namespace: NAMESPACE,
    annotations: {
      'pgportal.dev/owner': 'group:default/team-orders',
      'pgportal.dev/plan': plan,
      // Nothing but the test changes it.
      'sandbox.pgportal.dev/static': 'true',
    },
  },
  spec: {
    instances: 1,
    imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5',
    storage: { size: '1Gi' },
  },
});

async function kubernetesOf(sandbox: Sandbox): Promise<KubernetesApi> {
  const { targets } = await nodeServices(cnpgConfig(sandbox));
  const { kubernetes } = targets.get('aks-primary');
  await kubernetes.create(
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    kinds.Namespace,
  );
  return kubernetes;
}

const byName = (a: { name: string }, b: { name: string }) =>
  a.name < b.name ? -1 : 1;

/** The databases of a target with their plans, as the API server has them. */
async function truth(kubernetes: KubernetesApi) {
  const { items } = await kubernetes.list<Cluster>(kinds.Cluster);
  return items
    .map(({ metadata }) => ({
      name: metadata.name,
      plan: metadata.annotations?.['pgportal.dev/plan'],
    }))
    .sort(byName);
}

async function indexed(portal: Portal, target = 'aks-primary') {
  const { body } = await portal.get(
    `/cnpg/v1/databases?target=${target}&limit=200`,
  );
  return (body.items as DatabaseSummary[])
    .map(({ name, plan }) => ({ name, plan }))
    .sort(byName);
}

const targetsOf = async (portal: Portal): Promise<TargetStatus[]> =>
  (await portal.get('/cnpg/v1/targets')).body.items;

describe('the index of one target', () => {
  let sandbox: Sandbox;
  let kubernetes: KubernetesApi;
  const ending: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox();
    kubernetes = await kubernetesOf(sandbox);
  });
  afterEach(async () => {
    await sandbox.clearFaults();
    for (const end of ending.splice(0).reverse()) await end();
  });
  afterAll(() => sandbox.stop());

  async function start() {
    const proxy = await startKubernetesProxy(sandbox.kubeconfig);
    ending.push(proxy.stop);
    const portal = await startPortal(
      cnpgConfig(sandbox, { kubernetes: { kubeconfig: proxy.kubeconfig } }),
    );
    ending.push(portal.stop);
    return { proxy, portal };
  }

  const expectSame = async (portal: Portal) => {
    expect(await indexed(portal)).toEqual(await truth(kubernetes));
    expect(await portal.targetState()).toBe('live');
  };

  it('goes on without a kind that is forbidden, and says what it cannot judge', async () => {
    await sandbox.fault('kubernetes', {
      match: { method: 'GET', pathPrefix: '/api/v1/persistentvolumeclaims' },
      action: { type: 'status', status: 403 },
    });
    await kubernetes.create(aCluster('forbidden-db'), kinds.Cluster);
    const { portal } = await start();
    await waitFor(() => expectSame(portal));
    const [{ unavailable }] = await targetsOf(portal);
    // No sandbox has what belongs to Azure's managed Prometheus.
    expect(Object.keys(unavailable).sort()).toEqual([
      'AzurePodMonitor',
      'PersistentVolumeClaim',
    ]);
    const { body } = await portal.get(
      `/cnpg/v1/databases/aks-primary/${NAMESPACE}/forbidden-db`,
    );
    expect(
      body.report.notEvaluated.map(({ reason }: { reason: string }) => reason),
    ).toContain(unavailable.PersistentVolumeClaim);
    await kubernetes.delete(kinds.Cluster, NAMESPACE, 'forbidden-db');
  });

  it.each<[string, object, number]>([
    [
      'a line of garbage',
      { type: 'status', status: 200, body: '{"type"\n' },
      1,
    ],
    ['429 without Retry-After', { type: 'status', status: 429 }, 6],
    [
      '429 that asks for a pause',
      { type: 'status', status: 429, retryAfter: 2 },
      6,
    ],
    ['errors for a while', { type: 'status', status: 500 }, 60],
    ['resets', { type: 'reset' }, 30],
    ['a version that is gone', { type: 'status', status: 410 }, 30],
    ['credentials that are rejected', { type: 'status', status: 401 }, 30],
  ])('is what the API server is after %s', async (what, action, times) => {
    const { portal, proxy } = await start();
    await sandbox.fault('kubernetes', {
      match: { method: 'GET', pathRegex: 'watch=|limit=' },
      action,
      times,
    });
    proxy.cut();
    const name = `db-${what.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
    await kubernetes.create(aCluster(name), kinds.Cluster);
    // Deleted while nobody could see it.
    await kubernetes.create(aCluster(`${name}-2`), kinds.Cluster);
    await kubernetes.delete(kinds.Cluster, NAMESPACE, `${name}-2`);
    await waitFor(() => expectSame(portal));
    await kubernetes.delete(kinds.Cluster, NAMESPACE, name);
    await waitFor(() => expectSame(portal));
    expect(await indexed(portal)).not.toContainEqual(
      expect.objectContaining({ name }),
    );
  });

  it('keeps up with a thousand changes at once', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `busy-${index}`);
    for (const name of names) {
      await kubernetes.create(aCluster(name), kinds.Cluster);
    }
    const { portal } = await start();
    await Promise.all(
      names.map(async name => {
        for (let change = 1; change <= 100; change += 1) {
          await kubernetes.mergePatch(kinds.Cluster, NAMESPACE, name, {
            metadata: { annotations: { 'pgportal.dev/plan': `p-${change}` } },
          });
        }
      }),
    );
    await waitFor(() => expectSame(portal));
    expect(await indexed(portal)).toContainEqual({
      name: 'busy-0',
      plan: 'p-100',
    });
    for (const name of names) {
      await kubernetes.delete(kinds.Cluster, NAMESPACE, name);
    }
  });

  it('asks the API server for nothing on behalf of fifty viewers', async () => {
    await kubernetes.create(aCluster('viewed-db'), kinds.Cluster);
    const { portal } = await start();
    const entity = `resource/default/viewed-db.${NAMESPACE}.aks-primary`;
    await waitFor(async () => {
      const { status } = await portal.get(
        `/catalog/entities/by-name/${entity}`,
      );
      expect(status).toBe(200);
    });
    // The watches stand, one for each kind.
    await setTimeout(1_000);
    await clearJournal(sandbox);
    const end = Date.now() + 3_000;
    let answers = 0;
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        while (Date.now() < end) {
          const { status, body } = await portal.get(
            `/cnpg/v1/entities/${entity}/databases`,
          );
          expect([status, body.items.length]).toEqual([200, 1]);
          answers += 1;
          await setTimeout(100);
        }
      }),
    );
    expect(answers).toBeGreaterThan(50);
    expect(await kubernetesRequests(sandbox)).toEqual([]);
    await kubernetes.delete(kinds.Cluster, NAMESPACE, 'viewed-db');
  });

  it('is what an API server is that comes back with another history', async () => {
    for (const name of ['lost-db', 'kept-db']) {
      await kubernetes.create(aCluster(name), kinds.Cluster);
    }
    const { portal, proxy } = await start();
    await waitFor(() => expectSame(portal));

    const other = await startSandbox();
    ending.push(other.stop);
    const restored = await kubernetesOf(other);
    await restored.create(aCluster('kept-db', 'restored'), kinds.Cluster);
    await proxy.moveTo(other.kubeconfig);
    await waitFor(async () => {
      expect(await indexed(portal)).toEqual([
        { name: 'kept-db', plan: 'restored' },
      ]);
      expect(await portal.targetState()).toBe('live');
    });
    await restored.mergePatch(kinds.Cluster, NAMESPACE, 'kept-db', {
      metadata: { annotations: { 'pgportal.dev/plan': 'later' } },
    });
    await waitFor(async () =>
      expect(await indexed(portal)).toEqual([
        { name: 'kept-db', plan: 'later' },
      ]),
    );
  });
});

it('answers for one target while another one hangs', async () => {
  const [one, two] = await Promise.all([startSandbox(), startSandbox()]);
  const [first, second] = await Promise.all([one, two].map(kubernetesOf));
  await first.create(aCluster('same-db', 'one'), kinds.Cluster);
  await second.create(aCluster('same-db', 'two'), kinds.Cluster);
  await two.fault('kubernetes', {
    match: {},
    action: { type: 'hang' },
  });
  const [target] = cnpgConfig(one).targets;
  const [other] = cnpgConfig(two).targets;
  const portal = await startPortal({
    targets: [target, { ...other, name: 'aks-other', title: 'AKS other' }],
  });
  try {
    expect((await targetsOf(portal)).map(({ state }) => state)).toEqual([
      'live',
      'connecting',
    ]);
    expect(await indexed(portal)).toEqual([{ name: 'same-db', plan: 'one' }]);
    expect(await indexed(portal, 'aks-other')).toEqual([]);
    const { status } = await portal.get(
      `/cnpg/v1/databases/aks-other/${NAMESPACE}/same-db`,
    );
    expect(status).toBe(503);
    expect((await portal.get('/cnpg/v1/health')).status).toBe(200);

    await two.clearFaults();
    await waitFor(async () =>
      expect(await indexed(portal, 'aks-other')).toEqual([
        { name: 'same-db', plan: 'two' },
      ]),
    );
    await first.delete(kinds.Cluster, NAMESPACE, 'same-db');
    await waitFor(async () => {
      expect(await indexed(portal)).toEqual([]);
      expect(await indexed(portal, 'aks-other')).toHaveLength(1);
    });
  } finally {
    await portal.stop();
    await Promise.all([one.stop(), two.stop()]);
  }
});
