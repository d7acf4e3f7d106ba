import { KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { MemoryKubernetesApi } from '../__testUtils__/MemoryKubernetesApi';
import { aPod } from '../__testUtils__/objects';
import { waitFor } from '../__testUtils__/waitFor';
import { FigureSource, LiveFigures, LiveTimes } from './LiveFigures';

const ref = { target: 'a', namespace: 'team-orders', name: 'orders-db' };

function setUp(times: Partial<LiveTimes> = {}) {
  const api = new MemoryKubernetesApi();
  api.pages.set('team-orders/orders-db-1', '{"isPrimary":true}');
  api.pages.set('team-orders/orders-db-2', '{"isPrimary":false}');
  const source: FigureSource = {
    kubernetes: api,
    targetTitle: 'AKS a',
    uid: 'uid-1',
    metricsPort: 'http:9187',
    pods: [aPod({ name: 'orders-db-1' }), aPod({ name: 'orders-db-2' })],
  };
  const onChange = jest.fn();
  const figures = new LiveFigures({
    source: asked => (asked.name === ref.name ? source : undefined),
    onChange,
    times,
  });
  return { api, source, figures, onChange };
}

describe('LiveFigures', () => {
  it('asks each instance once for all who look', async () => {
    const { api, figures, onChange } = setUp();
    const looks = await Promise.all(
      Array.from({ length: 50 }, () => figures.look(ref)),
    );
    looks.push(await figures.look(ref));
    expect(api.calls).toEqual(['get pods/proxy', 'get pods/proxy']);
    expect(new Set(looks).size).toBe(1);
    expect(looks[0]).toMatchObject({
      statuses: {
        'orders-db-1': { isPrimary: true },
        'orders-db-2': { isPrimary: false },
      },
    });
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(figures.latest(ref, 'uid-1')).toBe(looks[0]);
    figures.stop();
  });

  it('asks nobody while nobody looks, and again after a while', async () => {
    const { api, figures } = setUp({ intervalMs: 0 });
    expect(figures.latest(ref, 'uid-1')).toBeUndefined();
    expect(await figures.look({ ...ref, name: 'none' })).toBeUndefined();
    expect(api.calls).toEqual([]);
    await figures.look(ref);
    await figures.look(ref);
    expect(api.calls).toHaveLength(4);
    figures.stop();
  });

  it('forgets figures that nobody wants any more', async () => {
    const { figures, onChange } = setUp({ keepMs: 5 });
    await figures.look(ref);
    await waitFor(() => expect(figures.latest(ref, 'uid-1')).toBeUndefined());
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('takes no figures of an earlier database of the same name', async () => {
    const { figures, source, api } = setUp();
    await figures.look(ref);
    expect(figures.latest(ref, 'uid-2')).toBeUndefined();
    source.uid = 'uid-2';
    await figures.look(ref);
    expect(api.calls).toHaveLength(4);
    figures.stop();
  });

  it('shows what answers, and says of the others why they do not', async () => {
    const { api, figures, source } = setUp({ podMs: 20 });
    source.pods.push(
      aPod({ name: 'orders-db-3' }),
      aPod({ name: 'orders-db-4' }),
      aPod({ name: 'orders-db-5', phase: 'Pending' }),
    );
    api.pages.set('team-orders/orders-db-2', 'hang');
    api.pages.set('team-orders/orders-db-3', '<html>');
    const { statuses, problem } = (await figures.look(ref))!;
    expect(problem).toBeUndefined();
    expect(statuses).toEqual({
      'orders-db-1': expect.objectContaining({ isPrimary: true }),
      'orders-db-2': { problem: 'The instance did not answer within 0 s.' },
      'orders-db-3': {
        problem: 'What the instance answers is no status of PostgreSQL.',
      },
      'orders-db-4': { problem: 'The pod is gone.' },
      'orders-db-5': { problem: 'The pod is not running: it is Pending.' },
    });
    figures.stop();
  });

  it('says in one sentence that it is not allowed to look', async () => {
    const { api, figures } = setUp();
    api.refusals.set(
      'get pods/proxy',
      new KubernetesApiError('pods "x" is forbidden', { statusCode: 403 }),
    );
    expect(await figures.look(ref)).toMatchObject({
      problem:
        'The portal may not read live figures on AKS a: its role there lacks "get" on pods/proxy, which the platform team can add.',
    });
    figures.stop();
  });

  it('waits as long as a busy server asks for', async () => {
    const { api, figures } = setUp({ intervalMs: 0 });
    api.refusals.set(
      'get pods/proxy',
      new KubernetesApiError('busy', {
        statusCode: 429,
        retryAfterSeconds: 60,
      }),
    );
    await figures.look(ref);
    await figures.look(ref);
    expect(api.calls).toHaveLength(2);
    figures.stop();
  });

  it('holds up nobody for long on a target that hangs, however many look', async () => {
    const { api, figures, source } = setUp({ podMs: 30 });
    source.pods = Array.from({ length: 40 }, (_, index) => {
      api.pages.set(`team-orders/orders-db-${index}`, 'hang');
      return aPod({ name: `orders-db-${index}` });
    });
    const { statuses } = (await figures.look(ref))!;
    expect(Object.values(statuses)).toHaveLength(40);
    expect(api.calls).toHaveLength(8);
    figures.stop();
  });

  describe('of the primary', () => {
    const METRICS = [
      'cnpg_pg_database_size_bytes{datname="orders"} 7.894707e+06',
      'cnpg_pg_postmaster_start_time 1.795198532644153e+09',
    ].join('\n');

    function withPrimary(times: Partial<LiveTimes> = {}) {
      const all = setUp({ intervalMs: 0, ...times });
      all.source.pods[0].metadata.labels!['cnpg.io/instanceRole'] = 'primary';
      all.api.pages.set('team-orders/orders-db-1 http:9187', METRICS);
      return all;
    }
    const size = [{ name: 'orders', bytes: 7894707 }];

    it('asks for metrics now and then, and for those of a new primary at once', async () => {
      const { api, figures, source } = withPrimary();
      expect((await figures.look(ref))?.metrics).toMatchObject({
        databases: size,
        startedAt: '2026-11-20T18:15:32.644Z',
      });
      expect((await figures.look(ref))?.metrics).toMatchObject({
        databases: size,
      });
      // Two instances twice, the metrics once.
      expect(api.calls).toHaveLength(5);

      source.pods[0].metadata.labels!['cnpg.io/instanceRole'] = 'replica';
      expect((await figures.look(ref))?.metrics).toBeUndefined();
      source.pods[1].metadata.labels!['cnpg.io/instanceRole'] = 'primary';
      api.pages.set('team-orders/orders-db-2 http:9187', METRICS);
      expect((await figures.look(ref))?.metrics).toMatchObject({
        databases: size,
      });
      expect(api.calls).toHaveLength(5 + 2 + 3);
      figures.stop();
    });

    it('asks over TLS where the cluster serves metrics so', async () => {
      const { api, figures, source } = withPrimary();
      source.metricsPort = 'https:9187';
      api.pages.set('team-orders/orders-db-1 https:9187', METRICS);
      api.pages.delete('team-orders/orders-db-1 http:9187');
      expect((await figures.look(ref))?.metrics).toMatchObject({
        databases: size,
      });
      figures.stop();
    });

    it.each<[string, string | undefined, RegExp]>([
      ['does not answer', 'hang', /did not answer within/],
      ['tells no sizes', 'cnpg_collector_up 1', /default queries/],
      ['has no metrics', undefined, /default queries/],
    ])(
      'says why there is no size when it %s, and shows the rest',
      async (_, page, reason) => {
        const { api, figures } = withPrimary({ podMs: 30 });
        if (page) api.pages.set('team-orders/orders-db-1 http:9187', page);
        else api.pages.delete('team-orders/orders-db-1 http:9187');
        const look = (await figures.look(ref))!;
        expect(look.metrics).toEqual({
          problem: expect.stringMatching(reason),
        });
        expect(look.problem).toBeUndefined();
        expect(look.statuses['orders-db-1']).toMatchObject({ isPrimary: true });
        figures.stop();
      },
    );
  });
});
