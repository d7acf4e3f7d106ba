import { Cluster } from '@pgportal/plugin-cnpg-common';
import {
  KubernetesApi,
  KubernetesApiError,
  KubernetesList,
  KubernetesWatchEvent,
} from '@pgportal/plugin-cnpg-node';
import { aCluster } from '../__testUtils__/objects';
import { waitFor } from '../__testUtils__/waitFor';
import { Reflector, ReflectorStatus, ReflectorTimes } from './Reflector';

type Page = KubernetesList<Cluster>;
type Event = KubernetesWatchEvent<Cluster>;
interface ListCall {
  limit?: number;
  continue?: string;
  labelSelector?: string;
}
type ListStep = (call: ListCall) => Promise<Page> | Page;
type WatchStep = (signal: AbortSignal) => AsyncIterable<Event>;

const refuse = (
  statusCode: number,
  message: string,
  retryAfterSeconds?: number,
) => new KubernetesApiError(message, { statusCode, retryAfterSeconds });

const cluster = (name: string, resourceVersion: string) =>
  aCluster({ name, resourceVersion });

const page = (resourceVersion: string, ...names: string[]): ListStep => {
  return () => ({
    items: names.map(name => cluster(name, resourceVersion)),
    resourceVersion,
  });
};
const failing = (error: Error): ListStep => {
  return () => {
    throw error;
  };
};

/** Sends the events, then does what the end says. */
function watching(
  events: Event[],
  end: 'close' | 'hang' | Error = 'hang',
): WatchStep {
  return async function* watch(signal) {
    yield* events;
    if (end === 'close') return;
    if (end !== 'hang') throw end;
    await new Promise<void>(resolve => {
      signal.addEventListener('abort', () => resolve());
    });
    throw signal.reason;
  };
}

const added = (name: string, resourceVersion: string): Event => ({
  type: 'ADDED',
  object: cluster(name, resourceVersion),
});

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(end => end()));
});

/** Runs a Reflector against an API server that follows a script; the last step of each kind repeats. */
function run(script: {
  lists: ListStep[];
  watches: WatchStep[];
  times?: Partial<ReflectorTimes>;
}) {
  const lists: ListCall[] = [];
  const watches: string[] = [];
  const step = <T>(steps: T[], call: number) =>
    steps[Math.min(call, steps.length) - 1];
  const api = {
    list: async (_kind: unknown, { signal: _, ...call }: any) => {
      lists.push(call);
      return await step(script.lists, lists.length)(call);
    },
    watch: (_kind: unknown, options: any) => {
      watches.push(options.resourceVersion);
      return step(script.watches, watches.length)(options.signal);
    },
  } as unknown as KubernetesApi;

  const seen = new Map<string, string>();
  const statuses: ReflectorStatus[] = [];
  const reflector = new Reflector({
    api,
    kind: 'Cluster',
    onList: objects => {
      seen.clear();
      for (const { metadata } of objects) {
        seen.set(metadata.name, metadata.resourceVersion!);
      }
    },
    onEvent: (type, { metadata }) => {
      if (type === 'DELETED') seen.delete(metadata.name);
      else seen.set(metadata.name, metadata.resourceVersion!);
    },
    onStatus: status => statuses.push(status),
    times: {
      backoff: { initialMs: 1, maximumMs: 2 },
      stallMs: 60_000,
      listMs: 60_000,
      unavailableMs: 20,
      usefulWatchMs: 10_000,
      ...script.times,
    },
  });
  const stop = new AbortController();
  const ended = reflector.run(stop.signal);
  running.push(async () => {
    stop.abort();
    await ended;
  });
  return { lists, watches, seen, statuses, reflector };
}

const states = (statuses: ReflectorStatus[]) =>
  statuses.map(({ state }) => state);

describe('Reflector', () => {
  it('lists by pages and watches from the first page on', async () => {
    const { lists, watches, seen, reflector } = run({
      lists: [
        () => ({
          items: [cluster('a', '7')],
          resourceVersion: '10',
          continue: 'next',
        }),
        () => ({ items: [cluster('b', '8')], resourceVersion: '11' }),
      ],
      watches: [watching([added('c', '12')])],
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['a', 'b', 'c']));
    expect(lists).toEqual([
      { limit: 500, continue: undefined, labelSelector: undefined },
      { limit: 500, continue: 'next', labelSelector: undefined },
    ]);
    expect(watches).toEqual(['10']);
    expect(reflector.status.state).toBe('live');
  });

  it('resumes after a clean close from the last version, bookmarks included', async () => {
    const { lists, watches, statuses } = run({
      lists: [page('10', 'a'), page('40', 'a')],
      watches: [
        watching([added('b', '20')], 'close'),
        watching([{ type: 'BOOKMARK', resourceVersion: '30' }], 'close'),
        watching([]),
      ],
    });
    await waitFor(() => expect(watches).toEqual(['10', '20', '30']));
    // One full list; then one object to see that the server answers.
    expect(lists.map(({ limit }) => limit)).toEqual([500, 1, 1]);
    expect(states(statuses)).toEqual(['live']);
  });

  it('resumes after a reset, and is stale in between', async () => {
    const { lists, watches, statuses, seen } = run({
      lists: [page('10', 'a'), page('30', 'a')],
      watches: [
        watching([added('b', '20')], refuse(0, 'The connection was reset.')),
        watching([added('c', '21')]),
      ],
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['a', 'b', 'c']));
    expect(watches).toEqual(['10', '20']);
    expect(lists.map(({ limit }) => limit)).toEqual([500, 1]);
    expect(states(statuses)).toEqual(['live', 'stale', 'live']);
    expect(statuses[1].problem).toBe('The connection was reset.');
  });

  it('lists again when its version is gone', async () => {
    const { seen, watches, statuses } = run({
      lists: [page('10', 'a', 'gone'), page('50', 'a', 'new')],
      watches: [watching([], refuse(410, 'Too old.')), watching([])],
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['a', 'new']));
    await waitFor(() => expect(watches).toEqual(['10', '50']));
    expect(states(statuses)).toEqual(['live']);
  });

  it('starts a list again that expires between two pages', async () => {
    const { seen } = run({
      lists: [
        () => ({
          items: [cluster('a', '7')],
          resourceVersion: '10',
          continue: 'next',
        }),
        failing(refuse(410, 'The continue token is too old.')),
        page('50', 'b'),
      ],
      watches: [watching([])],
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['b']));
  });

  it('lists again when the server is back at an earlier version', async () => {
    const { seen, watches } = run({
      lists: [page('1000', 'a'), page('5', 'restored')],
      watches: [watching([added('b', '1001')], 'close'), watching([])],
    });
    await waitFor(() => expect(watches).toEqual(['1000', '5']));
    expect([...seen.keys()]).toEqual(['restored']);
  });

  it('lists again after something that it cannot read', async () => {
    const garbage = { type: 'ADDED', object: { kind: 'Status' } } as never;
    const { seen, statuses } = run({
      lists: [page('10', 'a'), page('20', 'a', 'b')],
      watches: [watching([garbage]), watching([])],
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['a', 'b']));
    expect(statuses[1]).toMatchObject({
      state: 'stale',
      problem: 'The API server sent something that is no Cluster.',
    });
  });

  it('leaves out objects of a list that are none', async () => {
    const { seen } = run({
      lists: [
        () => ({
          items: [cluster('a', '1'), null, { metadata: {} }] as never,
          resourceVersion: '10',
        }),
      ],
      watches: [watching([])],
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['a']));
  });

  it.each([403, 404])(
    'is unavailable on %d, and tries again later',
    async status => {
      const { statuses, seen } = run({
        lists: [
          failing(refuse(status, 'It may not be listed.')),
          page('1', 'a'),
        ],
        watches: [watching([])],
      });
      await waitFor(() => expect([...seen.keys()]).toEqual(['a']));
      expect(statuses).toMatchObject([
        {
          state: 'unavailable',
          problem: 'It may not be listed.',
          notServed: status === 404,
        },
        { state: 'live' },
      ]);
    },
  );

  it('drops services that lead to no instance, and those that do so no more', async () => {
    const service = (name: string, selector: Record<string, string>) => ({
      metadata: { name, namespace: 'team-orders', resourceVersion: '1' },
      spec: { selector },
    });
    const stop = new AbortController();
    const seen: string[] = [];
    const api = {
      list: async () => ({
        items: [
          service('web', { app: 'web' }),
          service('orders-db-public', { 'cnpg.io/cluster': 'orders-db' }),
        ],
        resourceVersion: '1',
      }),
      watch: async function* watch() {
        yield {
          type: 'MODIFIED',
          object: service('orders-db-public', { app: 'web' }),
        };
        await new Promise(resolve => {
          stop.signal.addEventListener('abort', resolve);
        });
      },
    } as unknown as KubernetesApi;
    const reflector = new Reflector({
      api,
      kind: 'Service',
      onList: objects =>
        seen.push(...objects.map(({ metadata }) => `LISTED ${metadata.name}`)),
      onEvent: (type, { metadata }) => seen.push(`${type} ${metadata.name}`),
      onStatus: () => {},
    });
    const ended = reflector.run(stop.signal);
    running.push(async () => {
      stop.abort();
      await ended;
    });
    await waitFor(() =>
      expect(seen).toEqual([
        'LISTED orders-db-public',
        'DELETED orders-db-public',
      ]),
    );
  });

  it('says what is wrong while it has never been read', async () => {
    const { statuses, reflector } = run({
      lists: [failing(refuse(401, 'The credentials are rejected.'))],
      watches: [watching([])],
    });
    await waitFor(() => expect(statuses).toHaveLength(1));
    expect(reflector.status).toEqual({
      state: 'connecting',
      problem: 'The credentials are rejected.',
      confirmedAt: undefined,
    });
  });

  it('takes a watch for dead that says nothing, and goes on with another', async () => {
    const { watches, statuses, seen } = run({
      lists: [page('10', 'a')],
      watches: [watching([]), watching([added('b', '11')])],
      times: { stallMs: 50 },
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['a', 'b']));
    expect(watches.slice(0, 2)).toEqual(['10', '10']);
    expect(statuses[1]).toMatchObject({
      state: 'stale',
      problem: expect.stringContaining('has sent nothing for'),
    });
  });

  it('is not live while a server accepts and never answers', async () => {
    const never = () => new Promise<Page>(() => {});
    const { statuses, reflector } = run({
      lists: [
        page('10', 'a'),
        ({ limit }) =>
          limit === 1 ? Promise.reject(refuse(0, 'Timed out.')) : never(),
      ],
      watches: [watching([], refuse(0, 'The connection was reset.'))],
    });
    await waitFor(() =>
      expect(reflector.status).toMatchObject({
        state: 'stale',
        problem: 'Timed out.',
        confirmedAt: expect.any(Date),
      }),
    );
    expect(states(statuses)).not.toContain('unavailable');
  });

  it('waits as long as the server asks', async () => {
    const { lists } = run({
      lists: [failing(refuse(429, 'Too many requests.', 3600))],
      watches: [watching([])],
    });
    await waitFor(() => expect(lists).toHaveLength(1));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(lists).toHaveLength(1);
  });

  it('does not hurry when each watch is closed at once', async () => {
    const { statuses } = run({
      lists: [page('10', 'a')],
      watches: [watching([], 'close')],
    });
    await waitFor(() =>
      expect(statuses).toContainEqual(
        expect.objectContaining({
          state: 'stale',
          problem: 'The API server ends each watch of clusters at once.',
        }),
      ),
    );
  });

  it('goes on where it was once its token is accepted again', async () => {
    const { watches, seen, statuses } = run({
      lists: [page('10', 'a'), page('11', 'a', 'b')],
      watches: [
        watching([added('b', '11')], refuse(401, 'The token is too old.')),
        watching([], refuse(401, 'The token is too old.')),
        watching([added('c', '12')]),
      ],
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['a', 'b', 'c']));
    expect(watches).toEqual(['10', '11', '11']);
    expect(statuses).toContainEqual(
      expect.objectContaining({
        state: 'stale',
        problem: 'The token is too old.',
      }),
    );
    expect(statuses.at(-1)?.state).toBe('live');
  });

  it('sits out a minute of errors, and says since when it knows nothing new', async () => {
    const failure = failing(refuse(500, 'etcd has no leader.'));
    const { seen, statuses, lists } = run({
      lists: [page('10', 'a'), ...Array(20).fill(failure), page('12', 'a')],
      watches: [
        watching([added('b', '11')], refuse(500, 'etcd has no leader.')),
        watching([added('c', '13')]),
      ],
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['a', 'b', 'c']));
    expect(lists).toHaveLength(22);
    const stale = statuses.find(({ state }) => state === 'stale');
    expect(stale).toMatchObject({ problem: 'etcd has no leader.' });
    expect(stale?.confirmedAt).toEqual(expect.any(Date));
    expect(states(statuses)).toEqual(['live', 'stale', 'live']);
  });

  it('lists everything again after an outage, in which a history may have been lost', async () => {
    const { seen, watches } = run({
      // The new history is ahead of the old one; nothing else gives it away.
      lists: [
        page('10', 'gone', 'stays'),
        failing(refuse(0, 'AKS a cannot be reached.')),
        page('99', 'stays'),
      ],
      watches: [
        watching([], refuse(0, 'AKS a cannot be reached.')),
        watching([]),
      ],
      times: { relistMs: 0 },
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['stays']));
    await waitFor(() => expect(watches).toEqual(['10', '99']));
  });

  it('notices what was deleted while its watch was down', async () => {
    const { seen } = run({
      lists: [page('10', 'gone', 'stays'), page('30', 'stays')],
      watches: [
        watching([], new Error('socket hang up')),
        watching([], refuse(410, 'too old resource version')),
        watching([]),
      ],
    });
    await waitFor(() => expect([...seen.keys()]).toEqual(['stays']));
  });

  it('counts how often it had to begin a watch anew', async () => {
    const { reflector, watches } = run({
      lists: [page('10', 'a')],
      watches: [
        watching([added('b', '11')], 'close'),
        watching([added('c', '12')], 'close'),
        watching([]),
      ],
    });
    await waitFor(() => expect(watches).toHaveLength(3));
    expect(reflector.restarts).toBe(2);
    expect(reflector.listedAt).toEqual(expect.any(Date));
  });

  it('survives a thousand events at once', async () => {
    const events = Array.from({ length: 1000 }, (_, index) =>
      added(`db-${index % 10}`, String(100 + index)),
    );
    const { seen, lists } = run({
      lists: [page('10')],
      watches: [watching(events)],
    });
    await waitFor(() => expect(seen.get('db-9')).toBe('1099'));
    expect(seen.size).toBe(10);
    expect(lists).toHaveLength(1);
  });
});
