import { ServerResponse } from 'node:http';
import { startHttpTarget } from '../__testUtils__/httpTarget';
import { aCluster } from '../__testUtils__/objects';
import { waitFor } from '../__testUtils__/waitFor';
import { Reflector, ReflectorStatus } from './Reflector';

jest.setTimeout(30_000);

/** Connections that die without a word: the server never learns of it, and neither does the client. */
describe('a watch over HTTP that falls silent', () => {
  const ending: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ending.splice(0).reverse()) await end();
  });

  const event = (name: string, resourceVersion: string) =>
    `${JSON.stringify({
      type: 'ADDED',
      object: aCluster({ name, resourceVersion }),
    })}\n`;
  const list = (response: ServerResponse, resourceVersion: string) =>
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        metadata: { resourceVersion },
        items: [aCluster({ name: 'listed', resourceVersion: '10' })],
      }),
    );

  async function follow(
    watch: (response: ServerResponse, call: number) => void,
  ) {
    const asked: string[] = [];
    const closed: number[] = [];
    const { kubernetes, stop } = await startHttpTarget((url, response) => {
      const query = url.searchParams;
      if (query.get('watch') !== '1' && query.get('watch') !== 'true') {
        list(response, asked.length ? '12' : '10');
        return;
      }
      asked.push(query.get('resourceVersion') ?? '');
      const call = asked.length;
      response.on('close', () => closed.push(call));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.flushHeaders();
      watch(response, call);
    });
    ending.push(stop);
    const seen: string[] = [];
    const statuses: ReflectorStatus[] = [];
    const reflector = new Reflector({
      api: kubernetes,
      kind: 'Cluster',
      times: { backoff: { initialMs: 1, maximumMs: 2 }, stallMs: 300 },
      onList: objects =>
        seen.push(...objects.map(({ metadata }) => metadata.name)),
      onEvent: (_, { metadata }) => seen.push(metadata.name),
      onStatus: status => statuses.push(status),
    });
    const end = new AbortController();
    const ended = reflector.run(end.signal);
    ending.push(async () => {
      end.abort();
      await ended;
    });
    return { asked, closed, seen, statuses, reflector };
  }

  it('is given up, and followed from where it stood', async () => {
    const { asked, closed, seen, statuses, reflector } = await follow(
      (response, call) => {
        if (call === 1) response.write(event('before', '11'));
        if (call === 2) response.write(event('after', '12'));
      },
    );
    await waitFor(() => expect(seen).toEqual(['listed', 'before', 'after']));
    // No list in between, so nothing is told twice.
    expect(asked.slice(0, 2)).toEqual(['10', '11']);
    expect(statuses.slice(0, 3)).toMatchObject([
      { state: 'live' },
      {
        state: 'stale',
        problem: expect.stringContaining('has sent nothing for'),
        confirmedAt: expect.any(Date),
      },
      { state: 'live' },
    ]);
    expect(reflector.restarts).toBeGreaterThan(0);
    // The dead connection is closed, not left behind.
    await waitFor(() => expect(closed).toContain(1));
  });

  it('is given up in the middle of a line, too', async () => {
    const { seen } = await follow((response, call) => {
      if (call === 1) response.write(event('half', '11').slice(0, 40));
      if (call === 2) response.write(event('whole', '12'));
    });
    await waitFor(() => expect(seen).toEqual(['listed', 'whole']));
  });

  it('is kept while bookmarks come', async () => {
    const bookmark = `${JSON.stringify({
      type: 'BOOKMARK',
      object: { kind: 'Cluster', metadata: { resourceVersion: '20' } },
    })}\n`;
    let told = 0;
    const { asked, statuses } = await follow(response => {
      const timer = setInterval(() => {
        told += 1;
        response.write(bookmark);
      }, 50);
      response.on('close', () => clearInterval(timer));
    });
    // Many times as long as it may be silent.
    await waitFor(() => expect(told).toBeGreaterThan(20));
    expect(asked).toHaveLength(1);
    expect(statuses.map(({ state }) => state)).toEqual(['live']);
  });
});
