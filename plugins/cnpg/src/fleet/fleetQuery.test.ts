import { countFilters, noFilter, readQuery, writeQuery } from './fleetQuery';

const read = (search: string) => readQuery(new URLSearchParams(search));

it.each([
  ['', {}],
  [
    'owner=group:default/a&owner=group:default/b&version=17',
    { owner: ['group:default/a', 'group:default/b'], version: ['17'] },
  ],
  ['owner=a&owner=a&owner=', { owner: ['a'] }],
  ['health=unhealthy&health=nonsense', { health: ['unhealthy'] }],
  ['health=nonsense', {}],
  [
    'backupAge=older&backupAge=1h&owner=-',
    { owner: ['-'], backupAge: ['older'] },
  ],
  ['ending=true&staleBackup=1&unmanaged=false', { ending: true }],
  ['sort=cost&order=desc', { sort: 'cost', order: 'desc' }],
  ['sort=ref&order=up&limit=7&view=owner', {}],
  ['text=%20', {}],
  ['text=orders', { text: 'orders' }],
])('reads %s', (search, query) => {
  expect(read(search)).toEqual(query);
});

it('asks for no more than the backend takes', () => {
  const many = Array.from({ length: 200 }, (_, index) => `owner=${index}`);
  expect(read(many.join('&')).owner).toHaveLength(100);
  expect(read(`text=${'x'.repeat(300)}`).text).toHaveLength(200);
});

it.each([
  ['', { owner: ['a', 'b'] }, 'owner=a&owner=b'],
  ['owner=a', { owner: [] }, ''],
  ['owner=a&text=x', { text: '' }, 'owner=a'],
  ['ending=true&kept=1', { ending: false }, 'kept=1'],
  ['sort=cost', { sort: 'name' as const, order: 'asc' as const }, ''],
  ['', { view: 'databases' as const }, ''],
  [
    'view=owner&owner=a',
    { view: 'pictures' as const },
    'owner=a&view=pictures',
  ],
  ['view=owner&owner=a&text=x&ending=true', noFilter, 'view=owner'],
])('from %s, %j makes %s', (search, change, expected) => {
  expect(writeQuery(new URLSearchParams(search), change).toString()).toBe(
    expected,
  );
});

it('reads what it writes', () => {
  const query = {
    owner: ['group:default/a&b'],
    health: ['degraded' as const],
    text: 'ö / ?',
    unmanaged: true,
    sort: 'score' as const,
    order: 'desc' as const,
  };
  expect(readQuery(writeQuery(new URLSearchParams(), query))).toEqual(query);
  expect(countFilters(query)).toBe(4);
});
