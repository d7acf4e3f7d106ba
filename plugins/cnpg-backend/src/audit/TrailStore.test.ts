import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { pruneTrail, TrailStore } from './TrailStore';

jest.setTimeout(120_000);

const REF = 'a/team-orders/orders-db';

describe.each(eachDatabase)('the trail on %s', (_, open) => {
  let knex: Knex;
  let close: () => Promise<void>;
  let trail: TrailStore;
  beforeAll(async () => {
    ({ knex, close } = await open());
    trail = new TrailStore(knex);
  });
  beforeEach(() => knex('operation_trail').delete());
  afterAll(() => close?.());

  const begin = (change: object = {}, at = new Date(), ref = REF) =>
    trail.begin(
      ref,
      {
        operation: 'restart',
        title: 'Restart all instances',
        by: 'user:default/olga',
        via: 'portal',
        ...change,
      },
      at,
    );

  it('keeps what somebody did, and how it ended', async () => {
    const at = new Date('2026-11-20T18:00:00Z');
    const id = await begin({ reason: 'CHG1' }, at);
    expect(await trail.list(REF, 10, at)).toEqual([
      {
        id,
        at: '2026-11-20T18:00:00.000Z',
        operation: 'restart',
        title: 'Restart all instances',
        by: 'user:default/olga',
        reason: 'CHG1',
        via: 'portal',
        result: 'running',
      },
    ]);
    await trail.finish(
      id,
      { result: 'failed', detail: 'It did not answer.' },
      new Date('2026-11-20T18:00:01Z'),
    );
    expect(await trail.list(REF, 10)).toMatchObject([
      {
        result: 'failed',
        detail: 'It did not answer.',
        finishedAt: '2026-11-20T18:00:01.000Z',
      },
    ]);
  });

  it('does not say of what a dead backend began that it still goes on', async () => {
    const at = new Date('2026-11-20T18:00:00Z');
    await begin({}, at);
    const later = new Date('2026-11-20T18:04:00Z');
    expect(await trail.list(REF, 1, later)).toMatchObject([
      { result: 'failed', detail: expect.stringMatching(/The portal ended/) },
    ]);
  });

  it('lists the newest of one database', async () => {
    for (const hour of [10, 12, 11]) {
      const at = new Date(`2026-11-20T${hour}:00:00Z`);
      await begin({ title: `At ${hour}` }, at);
      await begin({ title: 'Other' }, at, 'a/team-orders/other-db');
    }
    const titles = (await trail.list(REF, 2)).map(({ title }) => title);
    expect(titles).toEqual(['At 12', 'At 11']);
  });

  it('knows who began what is under way, unless it was somebody else', async () => {
    const at = new Date('2026-11-20T18:00:00Z');
    const id = await begin({}, at);
    const since = new Date('2026-11-20T17:59:30Z');
    expect(
      await trail.startedBy(REF, ['reload', 'restart'], since),
    ).toBeUndefined();
    await trail.finish(id, { result: 'accepted' }, at);
    expect(await trail.startedBy(REF, ['reload', 'restart'], since)).toBe(
      'user:default/olga',
    );
    expect(await trail.startedBy(REF, ['reload'], since)).toBeUndefined();
    const later = new Date('2026-11-20T18:00:30Z');
    expect(
      await trail.startedBy(REF, ['reload', 'restart'], later),
    ).toBeUndefined();
  });

  it('takes any text, and not more of it than people read', async () => {
    const reason = `'; DROP TABLE operation_trail; -- ☃ ${'x'.repeat(5000)}`;
    await begin({ reason });
    const [entry] = await trail.list(REF, 1);
    expect(entry.reason).toBe(reason.slice(0, 2000));
  });

  it('is pruned by age', async () => {
    await begin({ title: 'Old' }, new Date(Date.now() - 11 * 24 * 3600_000));
    await begin({ title: 'New' }, new Date(Date.now() - 9 * 24 * 3600_000));
    await pruneTrail(trail, 10);
    const titles = (await trail.list(REF, 10)).map(({ title }) => title);
    expect(titles).toEqual(['New']);
  });

  it('can be taken back by the migration', async () => {
    const directory = resolvePackagePath(
      '@pgportal/plugin-cnpg-backend',
      'migrations',
    );
    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('operation_trail')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('operation_trail')).toBe(true);
  });
});
