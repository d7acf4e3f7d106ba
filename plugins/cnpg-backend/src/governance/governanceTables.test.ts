import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { NotifiedStates } from './NotifiedStates';
import { HistoryRow, PolicyHistory } from './PolicyHistory';

jest.setTimeout(60_000);

const row = (change: Partial<HistoryRow>): HistoryRow => ({
  day: '2026-11-20',
  ref: 'aks/team/orders-db',
  owner: 'group:default/orders',
  score: 80,
  findings: 1,
  monthlyCost: 100.5,
  health: 'healthy',
  ...change,
});

// PostgreSQL where there is one: BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING.
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('on %p', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@pgportal/plugin-cnpg-backend',
        'migrations',
      ),
    });
  });

  describe('PolicyHistory', () => {
    it('keeps the last word of a day, and sums up day by day', async () => {
      const history = new PolicyHistory(knex);
      await history.record([
        row({ day: '2026-11-19' }),
        row({ score: 10 }),
        row({ ref: 'aks/team/other', score: undefined, owner: undefined }),
      ]);
      await history.record([row({ score: 90, health: 'degraded' })]);
      expect(await history.read({ since: '2026-11-01' })).toEqual([
        {
          day: '2026-11-19',
          databases: 1,
          score: 80,
          findings: 1,
          monthlyCost: 100.5,
          unhealthy: 0,
        },
        {
          day: '2026-11-20',
          databases: 2,
          score: 90,
          findings: 2,
          monthlyCost: 201,
          unhealthy: 1,
        },
      ]);
    });

    it('gives only the databases that are asked for, however many', async () => {
      const history = new PolicyHistory(knex);
      const many = Array.from({ length: 1200 }, (_, index) =>
        row({ day: '2026-11-21', ref: `aks/team/db-${index}`, monthlyCost: 1 }),
      );
      await history.record(many);
      const refs = new Set(many.slice(0, 1100).map(({ ref }) => ref));
      expect(await history.read({ since: '2026-11-21', refs })).toEqual([
        expect.objectContaining({
          databases: 1100,
          monthlyCost: 1100,
          score: 80,
        }),
      ]);
      expect(
        await history.read({ since: '2026-11-21', refs: new Set() }),
      ).toEqual([]);
    });

    it('forgets what is old', async () => {
      const history = new PolicyHistory(knex);
      expect(await history.prune('2026-11-20')).toBe(1);
      const [{ day }] = await history.read({ since: '2026-01-01' });
      expect(day).toBe('2026-11-20');
    });
  });

  it('NotifiedStates remembers, replaces and forgets', async () => {
    const states = new NotifiedStates(knex);
    const state = {
      at: '2026-11-20T12:00:00Z',
      announced: true,
      open: {},
      waivers: [],
    };
    await states.write(new Map([['a/b/c', { uid: '1', state }]]));
    await states.write(
      new Map([
        ['a/b/c', { uid: '2', state }],
        ['a/b/d', { uid: '3', state }],
      ]),
    );
    expect(await states.readAll()).toEqual(
      new Map([
        ['a/b/c', { uid: '2', state }],
        ['a/b/d', { uid: '3', state }],
      ]),
    );
    await states.remove(['a/b/c']);
    expect([...(await states.readAll()).keys()]).toEqual(['a/b/d']);
  });
});
