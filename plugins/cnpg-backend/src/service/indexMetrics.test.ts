import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { kinds } from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { MemoryKubernetesApi } from '../__testUtils__/MemoryKubernetesApi';
import { aCluster } from '../__testUtils__/objects';
import { testTargets } from '../__testUtils__/testTargets';
import { waitFor } from '../__testUtils__/waitFor';
import { FleetIndex } from '../fleet/FleetIndex';
import { reportIndex } from './indexMetrics';

type Observed = { value: number; target: string; kind: string };

it('reports per target and kind how well the index keeps up', async () => {
  const a = new MemoryKubernetesApi();
  a.put(kinds.Cluster, aCluster());
  a.refusals.set(
    'list nodes',
    new KubernetesApiError('forbidden', { statusCode: 403 }),
  );
  const fleet = new FleetIndex({
    targets: testTargets({ a }).list(),
    environments: [],
    logger: mockServices.logger.mock(),
    times: { backoff: { initialMs: 1, maximumMs: 2 } },
  });
  const callbacks = new Map<string, Function>();
  const instrument = (name: string) => ({
    addCallback: (callback: Function) => callbacks.set(name, callback),
    removeCallback: () => {},
  });
  reportIndex(
    fleet,
    metricsServiceMock.mock({
      createObservableCounter: instrument as never,
      createObservableGauge: instrument as never,
    }),
  );
  const collect = (name: string, kind: string) => {
    const seen: Observed[] = [];
    callbacks.get(name)!({
      observe: (value: number, attributes: Omit<Observed, 'value'>) =>
        seen.push({ value, ...attributes }),
    });
    return seen.find(entry => entry.target === 'a' && entry.kind === kind)
      ?.value;
  };

  const stop = new AbortController();
  const ended = fleet.run(stop.signal);
  await waitFor(() => expect(fleet.target('a')?.state).toBe('live'));
  expect(collect('cnpg.index.objects', 'Cluster')).toBe(1);
  expect(collect('cnpg.index.objects', 'Pod')).toBe(0);
  expect(collect('cnpg.index.live', 'Cluster')).toBe(1);
  expect(collect('cnpg.index.live', 'Node')).toBe(0);
  expect(collect('cnpg.index.lag', 'Cluster')).toBeGreaterThanOrEqual(0);
  expect(collect('cnpg.index.lag', 'Node')).toBeUndefined();
  expect(collect('cnpg.index.sync.age', 'Cluster')).toBeGreaterThanOrEqual(0);
  expect(collect('cnpg.index.watch.restarts', 'Cluster')).toBe(0);
  a.breakWatches(new Error('reset'));
  await waitFor(() =>
    expect(collect('cnpg.index.watch.restarts', 'Cluster')).toBe(1),
  );
  stop.abort();
  await ended;
});
