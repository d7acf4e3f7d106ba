import { aSummary } from '../__testUtils__/summaries';
import { DatabaseQuery, listDatabases } from './listDatabases';

const DATABASES = [
  aSummary('orders-db', {
    environment: 'prod',
    plan: 'large',
    storage: { sizeBytes: 300 },
    createdAt: '2026-01-03T00:00:00Z',
    dependencyOf: ['component:default/checkout'],
  }),
  aSummary('billing-db', {
    target: 'b',
    owner: 'group:default/team-billing',
    health: { state: 'unhealthy' },
    environment: 'dev',
    storage: { sizeBytes: 100 },
    createdAt: '2026-01-01T00:00:00Z',
  }),
  aSummary('audit-db', {
    owner: undefined,
    health: { state: 'degraded' },
    storage: { sizeBytes: 200 },
    createdAt: '2026-01-02T00:00:00Z',
  }),
];

const names = (query: DatabaseQuery) =>
  listDatabases(DATABASES, query).items.map(({ name }) => name);

describe('listDatabases', () => {
  it.each<[DatabaseQuery, string[]]>([
    [{}, ['audit-db', 'billing-db', 'orders-db']],
    [{ owner: ['GROUP:default/team-billing'] }, ['billing-db']],
    [{ target: ['b', 'c'] }, ['billing-db']],
    [{ environment: ['prod', 'dev'] }, ['billing-db', 'orders-db']],
    [{ plan: ['large'], environment: ['dev'] }, []],
    [{ health: ['degraded', 'unhealthy'] }, ['audit-db', 'billing-db']],
    [{ text: 'CHECKOUT' }, ['orders-db']],
    [{ text: ' billing ' }, ['billing-db']],
    [{ text: 'team-orders/aud' }, ['audit-db']],
    [{ sort: 'health' }, ['billing-db', 'audit-db', 'orders-db']],
    [{ sort: 'owner' }, ['billing-db', 'orders-db', 'audit-db']],
    [{ sort: 'size', order: 'desc' }, ['orders-db', 'audit-db', 'billing-db']],
    [{ sort: 'createdAt' }, ['billing-db', 'audit-db', 'orders-db']],
    [
      { sort: 'target', order: 'desc' },
      ['billing-db', 'audit-db', 'orders-db'],
    ],
  ])('finds for %j %j', (query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  it('counts by health what the other filters leave', () => {
    expect(
      listDatabases(DATABASES, { target: ['a'], health: ['unhealthy'] }),
    ).toMatchObject({
      items: [],
      total: 0,
      counts: { healthy: 1, degraded: 1, unhealthy: 0, unknown: 0 },
    });
  });

  it.each(['name', 'health', 'owner', 'target', 'createdAt', 'size'] as const)(
    'pages through all of them by %s, in both directions',
    sort => {
      for (const order of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = listDatabases(DATABASES, {
            sort,
            order,
            limit: 1,
            cursor,
          });
          expect(page.total).toBe(3);
          seen.push(...page.items.map(({ name }) => name));
          cursor = page.nextCursor;
        } while (cursor);
        expect(seen).toEqual(names({ sort, order }));
      }
    },
  );

  it('neither repeats nor hides anything when a database goes between pages', () => {
    const { nextCursor: cursor } = listDatabases(DATABASES, { limit: 2 });
    const left = DATABASES.filter(({ name }) => name !== 'billing-db');
    expect(
      listDatabases(left, { limit: 2, cursor }).items.map(({ name }) => name),
    ).toEqual(['orders-db']);
  });

  it.each([
    ['nonsense'],
    [Buffer.from('[]').toString('base64url')],
    [Buffer.from('["name","asc",1,"x"]').toString('base64url')],
    [Buffer.from('["size","asc",1,"x"]').toString('base64url')],
  ])('refuses the cursor %s', cursor => {
    expect(() => listDatabases(DATABASES, { cursor })).toThrow(
      'cursor: it does not belong to this query; begin again without it.',
    );
  });
});
