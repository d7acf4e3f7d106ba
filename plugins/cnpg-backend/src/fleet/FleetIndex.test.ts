import { mockServices } from '@backstage/backend-test-utils';
import {
  Cluster,
  kinds,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { MemoryKubernetesApi } from '../__testUtils__/MemoryKubernetesApi';
import { aCluster, aPod } from '../__testUtils__/objects';
import { testTargets } from '../__testUtils__/testTargets';
import { waitFor } from '../__testUtils__/waitFor';
import { FleetIndex, FleetIndexOptions } from './FleetIndex';

const ref = { target: 'a', namespace: 'team-orders', name: 'orders-db' };

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ending.splice(0).map(end => end()));
});

async function setUp(
  apis: Record<string, MemoryKubernetesApi>,
  times: FleetIndexOptions['times'] = {},
) {
  const logger = mockServices.logger.mock();
  const targets = testTargets(apis);
  const fleet = new FleetIndex({
    targets: targets.list(),
    environments: [],
    plans: targets.offer.plans,
    logger,
    times: { backoff: { initialMs: 1, maximumMs: 2 }, ...times },
  });
  const stop = new AbortController();
  const ended = fleet.run(stop.signal);
  ending.push(async () => {
    stop.abort();
    await ended;
  });
  await waitFor(() =>
    expect(fleet.targets().map(({ state }) => state)).toEqual(
      Object.keys(apis).map(() => 'live'),
    ),
  );
  // What comes with the first lists has been told before.
  await new Promise(resolve => setTimeout(resolve, 250));
  const told: string[] = [];
  fleet.store.subscribe(change => told.push(stringifyDatabaseRef(change.ref)));
  return { fleet, told, logger };
}

const withOrders = (cluster: Cluster = aCluster()) => {
  const api = new MemoryKubernetesApi();
  api.put(kinds.Cluster, cluster);
  api.put(kinds.Pod, aPod());
  return api;
};

const refuseAll = (api: MemoryKubernetesApi, error: KubernetesApiError) => {
  for (const verb of ['list', 'watch']) {
    for (const { plural } of Object.values(kinds)) {
      api.refusals.set(`${verb} ${plural}`, error);
    }
  }
};

describe('FleetIndex', () => {
  it('tells the pages of a target that it is away, and that it is back', async () => {
    const a = withOrders();
    const b = withOrders();
    const { fleet, told } = await setUp({ a, b });
    const away = new KubernetesApiError('AKS a cannot be reached.', {
      statusCode: 0,
    });
    refuseAll(a, away);
    a.breakWatches(away);
    await waitFor(() => expect(told).toEqual(['a/team-orders/orders-db']));
    const [summary] = fleet.upToDate([fleet.summary(ref)!]);
    expect(summary.live).toBe(false);
    expect(fleet.target('b')?.state).toBe('live');

    told.length = 0;
    a.refusals.clear();
    await waitFor(() => expect(told).toContain('a/team-orders/orders-db'));
    await waitFor(() =>
      expect(fleet.upToDate([fleet.summary(ref)!])[0].live).toBe(true),
    );
    expect(told).not.toContain('b/team-orders/orders-db');
  });

  it('notices what becomes true by time alone, and tells it once', async () => {
    jest.useFakeTimers({
      doNotFake: [
        'setImmediate',
        'nextTick',
        'queueMicrotask',
        'performance',
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
      ],
      now: new Date('2026-11-20T18:10:00Z'),
    });
    try {
      const failing = aCluster({
        spec: { backup: { barmanObjectStore: { destinationPath: 'x' } } },
        status: {
          conditions: [
            {
              type: 'ContinuousArchiving',
              status: 'False',
              reason: 'ContinuousArchivingFailing',
              // A promotion may refuse archiving for a minute.
              message: 'switchover in progress, refusing archiving',
              lastTransitionTime: '2026-11-20T18:09:30Z',
            },
          ],
        },
      });
      const { fleet, told } = await setUp(
        { a: withOrders(failing) },
        { reevaluateMs: 20 },
      );
      const archiving = () => fleet.summary(ref)?.backups.archiving;
      expect(archiving()).toBe('working');
      expect(told).toEqual([]);
      jest.setSystemTime(new Date('2026-11-20T18:11:00Z'));
      await waitFor(() => expect(archiving()).toBe('failing'));
      await waitFor(() => expect(told).toEqual(['a/team-orders/orders-db']));
      await new Promise(resolve => setTimeout(resolve, 100));
      expect(told).toHaveLength(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('judges by live figures while somebody looks, and tells when that changes the verdict', async () => {
    const api = withOrders();
    api.pages.set('team-orders/orders-db-1', '{"isPrimary":true}');
    const { fleet, told } = await setUp({ a: api }, { keepMs: 30 });
    const unknown = () =>
      fleet
        .detail(ref)!
        .report.notEvaluated.filter(({ reason }) =>
          reason.includes('only while somebody looks'),
        ).length;
    expect(unknown()).toBeGreaterThan(0);
    const look = await fleet.live(ref);
    expect(look?.instances).toMatchObject([{ name: 'orders-db-1' }]);
    expect(unknown()).toBe(0);
    expect(told).toEqual(['a/team-orders/orders-db']);
    await waitFor(() => expect(unknown()).toBeGreaterThan(0));
    expect(told).toHaveLength(2);
  });

  it('says that figures may not be read wherever they would be needed', async () => {
    const api = withOrders();
    api.refusals.set(
      'get pods/proxy',
      new KubernetesApiError('forbidden', { statusCode: 403 }),
    );
    const { fleet } = await setUp({ a: api });
    const { problem } = (await fleet.live(ref))!;
    expect(problem).toMatch(/lacks "get" on pods\/proxy/);
    expect(
      fleet.detail(ref)!.report.notEvaluated.map(({ reason }) => reason),
    ).toContain(problem);
  });

  it('remembers since when an instance waits for its restart', async () => {
    const api = withOrders();
    api.pages.set(
      'team-orders/orders-db-1',
      '{"isPrimary":true,"pendingRestart":true}',
    );
    const { fleet } = await setUp({ a: api }, { keepMs: 30, intervalMs: 0 });
    const since = () =>
      fleet.detail(ref)!.report.findings.find(({ id }) => id === 'CF02')?.since;
    const first = (await fleet.live(ref))!.asOf;
    expect(since()).toBe(first);
    // Nobody looks for a while: the figures are forgotten, this is not.
    await waitFor(() => expect(since()).toBeUndefined());
    await fleet.live(ref);
    expect(since()).toBe(first);
    api.pages.set('team-orders/orders-db-1', '{"isPrimary":true}');
    await fleet.live(ref);
    expect(since()).toBeUndefined();
  });

  it('holds the retention of backups against that of the plan', async () => {
    const spec = (retentionPolicy: string): Cluster['spec'] => ({
      backup: { barmanObjectStore: { destinationPath: 'x' }, retentionPolicy },
    });
    const annotations = { 'pgportal.dev/plan': 'small' };
    const api = withOrders(aCluster({ annotations, spec: spec('6d') }));
    const { fleet } = await setUp({ a: api });
    const tooShort = () =>
      fleet.detail(ref)!.report.findings.some(({ id }) => id === 'BK14');
    expect(tooShort()).toBe(true);
    api.put(
      kinds.Cluster,
      aCluster({ annotations, spec: spec('7d'), resourceVersion: '101' }),
    );
    await waitFor(() => expect(tooShort()).toBe(false));
  });

  it('knows who archives to the same place, until one of them goes', async () => {
    const spec: Cluster['spec'] = {
      backup: {
        barmanObjectStore: { destinationPath: 'https://x/y', serverName: 's' },
      },
    };
    const a = withOrders(aCluster({ spec }));
    const b = new MemoryKubernetesApi();
    const { fleet, told } = await setUp({ a, b });
    const shared = () =>
      fleet.detail(ref)!.report.findings.some(({ id }) => id === 'BK19');
    expect(shared()).toBe(false);
    b.put(kinds.Cluster, aCluster({ name: 'copy-db', spec }));
    await waitFor(() => expect(shared()).toBe(true));
    expect(told).toContain('a/team-orders/orders-db');
    b.remove(kinds.Cluster, 'uid-team-orders-copy-db');
    await waitFor(() => expect(shared()).toBe(false));
  });

  it('shows the others when one database cannot be judged', async () => {
    const api = withOrders();
    api.put(
      kinds.Cluster,
      aCluster({
        name: 'odd-db',
        // Nothing that an API server with the CRD would let through.
        status: { conditions: 'none' as unknown as [] },
      }),
    );
    const { fleet, logger } = await setUp({ a: api });
    expect((await fleet.summaries()).map(({ name }) => name)).toContain(
      'orders-db',
    );
    expect(logger.error.mock.calls.length).toBeLessThanOrEqual(3);
  });

  it('keeps apart what has the same namespace and name on two targets', async () => {
    const a = withOrders();
    const b = withOrders();
    const { fleet } = await setUp({ a, b });
    b.put(
      kinds.Cluster,
      aCluster({ status: { phase: 'Failing over' }, resourceVersion: '5' }),
    );
    const phases = async () =>
      Object.fromEntries(
        (await fleet.summaries()).map(summary => [
          summary.target,
          summary.phase,
        ]),
      );
    await waitFor(async () =>
      expect(await phases()).toEqual({
        a: 'Cluster in healthy state',
        b: 'Failing over',
      }),
    );
    a.remove(kinds.Cluster, 'uid-team-orders-orders-db');
    await waitFor(async () =>
      expect(await phases()).toEqual({ b: 'Failing over' }),
    );
  });
});
