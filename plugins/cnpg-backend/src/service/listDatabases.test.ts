import { aSummary } from '../__testUtils__/summaries';
import { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import { DatabaseQuery, filterDatabases, listDatabases } from './listDatabases';

const DATABASES = [
  aSummary('orders-db', {
    environment: 'prod',
    plan: 'large',
    storage: { sizeBytes: 300 },
    createdAt: '2026-01-03T00:00:00Z',
    dependencyOf: ['component:default/checkout'],
    system: 'system:default/shop',
    postgresVersion: '17.5',
    policy: { score: 100, broken: [] },
    monthlyCost: 50,
    backups: {
      configured: true,
      archiving: 'working',
      lastSuccessfulAt: '2026-11-20T02:00:00Z',
    },
  }),
  aSummary('billing-db', {
    target: 'b',
    owner: 'group:default/team-billing',
    health: { state: 'unhealthy', findings: ['AV01', 'BK09'] },
    postgresVersion: '14.20',
    policy: { score: 40, broken: ['zones'] },
    monthlyCost: 70.5,
    environment: 'dev',
    storage: { sizeBytes: 100 },
    createdAt: '2026-01-01T00:00:00Z',
  }),
  aSummary('audit-db', {
    owner: undefined,
    health: { state: 'degraded', findings: ['BK09'] },
    postgresVersion: undefined,
    unmanaged: true,
    storage: { sizeBytes: 200 },
    createdAt: '2026-01-02T00:00:00Z',
  }),
];

const context = {
  now: new Date('2026-11-20T12:00:00Z'),
  versions: [
    { major: 14, endOfLife: '2026-11-12' },
    { major: 17, endOfLife: '2029-11-08' },
  ],
};

const list = (databases: DatabaseSummary[], query: DatabaseQuery) =>
  listDatabases(databases, query, context);

const names = (query: DatabaseQuery) =>
  list(DATABASES, query).items.map(({ name }) => name);

describe('listDatabases', () => {
  it.each<[DatabaseQuery, string[]]>([
    [{ finding: ['BK09'] }, ['audit-db', 'billing-db']],
    [{ finding: ['bk09'], policy: ['zones'] }, ['billing-db']],
    [{ version: ['14', '15'] }, ['billing-db']],
    [{ staleBackup: true }, ['audit-db', 'billing-db']],
    [{ staleBackup: false }, ['orders-db']],
    [{ ending: true }, ['billing-db']],
    [{ owner: ['-'] }, ['audit-db']],
    [
      { owner: ['-', 'group:default/team-billing'] },
      ['audit-db', 'billing-db'],
    ],
    [{ environment: ['-'] }, ['audit-db']],
    [{ system: ['system:default/shop'] }, ['orders-db']],
    [{ system: ['-'] }, ['audit-db', 'billing-db']],
    [{ text: 'default/shop' }, ['orders-db']],
    [{ sort: 'system' }, ['orders-db', 'audit-db', 'billing-db']],
    [{ version: ['-'] }, ['audit-db']],
    [{ plan: ['-', 'large'] }, ['audit-db', 'billing-db', 'orders-db']],
    [{ backupAge: ['24h'] }, ['orders-db']],
    [{ backupAge: ['older', 'none'] }, ['audit-db', 'billing-db']],
    [{ unmanaged: true }, ['audit-db']],
    [{ sort: 'version' }, ['audit-db', 'billing-db', 'orders-db']],
    [{ sort: 'cost', order: 'desc' }, ['billing-db', 'orders-db', 'audit-db']],
    [{ sort: 'score' }, ['billing-db', 'orders-db', 'audit-db']],
    [
      { sort: 'lastBackup', order: 'desc' },
      ['orders-db', 'audit-db', 'billing-db'],
    ],
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
      list(DATABASES, { target: ['a'], health: ['unhealthy'] }),
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
          const page = list(DATABASES, {
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
    const { nextCursor: cursor } = list(DATABASES, { limit: 2 });
    const left = DATABASES.filter(({ name }) => name !== 'billing-db');
    expect(
      list(left, { limit: 2, cursor }).items.map(({ name }) => name),
    ).toEqual(['orders-db']);
  });

  it.each([
    ['nonsense'],
    [Buffer.from('[]').toString('base64url')],
    [Buffer.from('["name","asc",1,"x"]').toString('base64url')],
    [Buffer.from('["size","asc",1,"x"]').toString('base64url')],
  ])('refuses the cursor %s', cursor => {
    expect(() => list(DATABASES, { cursor })).toThrow(
      'cursor: it does not belong to this query; begin again without it.',
    );
  });

  it('finds all of them at once for who wants no pages', () => {
    const found = filterDatabases(
      DATABASES,
      { finding: ['BK09'], health: ['degraded'] },
      context,
    );
    expect(found.map(({ name }) => name)).toEqual(['audit-db']);
  });
});
