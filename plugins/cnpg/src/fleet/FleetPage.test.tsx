import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { useLocation } from 'react-router-dom';
import { type CnpgApi, cnpgApiRef } from '../api';
import { fleetApi, fleetOf } from '../__fixtures__';
import { FleetPage } from './FleetPage';

// jsdom takes long over a page with so many fields.
jest.setTimeout(30_000);

/** What the address says. */
function Address() {
  const { pathname, search } = useLocation();
  return <div data-testid="address">{pathname + search}</div>;
}

const address = () => screen.getByTestId('address').textContent;

function render(
  options: {
    count?: number;
    path?: string;
    allowed?: boolean;
  } & Partial<CnpgApi> = {},
) {
  const { count = 1000, path = '/', ...methods } = options;
  const api = fleetApi(fleetOf(count), methods);
  jest.spyOn(api, 'getDatabases');
  const authorize = async () => ({
    result: AuthorizeResult.ALLOW,
  });
  renderInTestApp(
    <>
      <FleetPage />
      <Address />
    </>,
    {
      apis: [
        [cnpgApiRef, api],
        [permissionApiRef, { authorize }],
      ] as const,
      initialRouteEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return api;
}

const grid = () => screen.findByRole('grid', { name: 'Databases' });
const strip = () => screen.findByRole('list', { name: 'In numbers' });

// Without a layout engine everything has the size zero, and no row is on screen.
beforeEach(() => {
  jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(132);
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200);
});
afterEach(() => jest.restoreAllMocks());

it('draws some of the rows, and says how many there are', async () => {
  render();
  expect(await grid()).toHaveAttribute('aria-rowcount', '1001');
  expect(screen.getByRole('status')).toHaveTextContent('1,000 databases');
  const rows = screen.getAllByRole('row');
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.length).toBeLessThan(50);
  expect(rows[1]).toHaveAttribute('aria-rowindex', '2');
  expect(rows[1]).toHaveTextContent(
    /db-00000.*Degraded.*team-0.*prod.*AKS primary.*14\.1.*40.*2 broken/,
  );
  expect(within(rows[1]).getByRole('link')).toHaveAttribute(
    'href',
    '/catalog/default/resource/db-00000.team-0.aks-primary',
  );
});

it('asks for as many pages as it needs, by their cursors', async () => {
  const api = render();
  await grid();
  await waitFor(() => expect(api.getDatabases).toHaveBeenCalledTimes(2));
  expect(
    jest
      .mocked(api.getDatabases)
      .mock.calls.map(([{ cursor, limit }]) => [cursor, limit]),
  ).toEqual([
    [undefined, 60],
    ['60', 100],
  ]);
});

it('filters by every number', async () => {
  render();
  await userEvent.click(
    within(await strip()).getByRole('button', { name: /Unhealthy/ }),
  );
  expect(address()).toBe('/?health=unhealthy');
  expect(await screen.findByText('50 databases')).toBeInTheDocument();
  await userEvent.click(
    within(await strip()).getByRole('button', { name: /No backup/ }),
  );
  expect(address()).toBe('/?health=unhealthy&staleBackup=true');
  await userEvent.click(
    screen.getByRole('button', { name: 'Remove the filter Health: Unhealthy' }),
  );
  expect(address()).toBe('/?staleBackup=true');
  await userEvent.click(
    within(await strip()).getByRole('button', { name: /Cost a month/ }),
  );
  expect(address()).toBe('/?staleBackup=true&sort=cost&order=desc');
});

it('shows what the address says', async () => {
  render({
    path: '/?owner=group:default/team-1&text=db-0000&sort=cost&order=desc',
  });
  await grid();
  expect(screen.getByRole('status')).toHaveTextContent('3 databases');
  expect(screen.getByLabelText('Search')).toHaveValue('db-0000');
  expect(
    screen.getByRole('columnheader', { name: 'Monthly cost' }),
  ).toHaveAttribute('aria-sort', 'descending');
  expect(screen.getByText('Owner: team-1')).toBeInTheDocument();
});

it('searches as one types', async () => {
  render();
  await grid();
  await userEvent.type(screen.getByLabelText('Search'), 'db-00042');
  expect(await screen.findByText('1 database')).toBeInTheDocument();
  expect(address()).toBe('/?text=db-00042');
  expect(screen.getByText('db-00042')).toBeInTheDocument();
});

it('offers what there is to filter by, and how often', async () => {
  render();
  await grid();
  await userEvent.click(screen.getByLabelText('Finding'));
  await userEvent.click(
    await screen.findByRole('option', { name: /BK09 .*\(100\)/ }),
  );
  expect(await screen.findByText('100 databases')).toBeInTheDocument();
  expect(address()).toBe('/?finding=BK09');
  await userEvent.click(screen.getByLabelText('Broken rule'));
  expect(
    await screen.findByRole('option', { name: 'Spread over zones (100)' }),
  ).toBeInTheDocument();
  expect(
    screen.getByRole('option', { name: 'Names of the payments team (100)' }),
  ).toBeInTheDocument();
});

it('sorts by a heading, and the other way by the same again', async () => {
  const api = render();
  await grid();
  const heading = screen.getByRole('columnheader', { name: 'Policy score' });
  expect(heading).toHaveAttribute('aria-sort', 'none');
  await userEvent.click(within(heading).getByRole('button'));
  await waitFor(() =>
    expect(heading).toHaveAttribute('aria-sort', 'ascending'),
  );
  await userEvent.click(within(heading).getByRole('button'));
  await waitFor(() =>
    expect(heading).toHaveAttribute('aria-sort', 'descending'),
  );
  expect(address()).toBe('/?sort=score&order=desc');
  expect(api.getDatabases).toHaveBeenCalledWith(
    expect.objectContaining({ sort: 'score', order: 'desc' }),
    expect.anything(),
  );
  expect(
    screen.getByRole('columnheader', { name: 'Environment' }),
  ).not.toHaveAttribute('aria-sort');
});

it('keeps the columns that were chosen', async () => {
  render();
  await grid();
  const toggle = async (name: string) => {
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(
      await screen.findByRole('menuitemcheckbox', { name }),
    );
    await userEvent.keyboard('{Escape}');
  };
  const heading = (name: string) =>
    screen.queryByRole('columnheader', { name });
  expect(await grid()).toHaveAttribute('aria-colcount', '9');
  await toggle('Target');
  await waitFor(() => expect(heading('Target')).not.toBeInTheDocument());
  await toggle('Service');
  await waitFor(() => expect(heading('Service')).toBeInTheDocument());
  expect(await grid()).toHaveAttribute('aria-colcount', '9');
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  await userEvent.click(
    await screen.findByRole('menuitem', { name: 'As at first' }),
  );
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(heading('Target')).toBeInTheDocument());
  expect(heading('Service')).not.toBeInTheDocument();
});

it('names the rules that are broken where there is no room for them', async () => {
  render();
  const cell = within(await grid()).getAllByText('2 broken')[0];
  expect(cell.closest('[role=gridcell]')).toHaveAttribute(
    'title',
    'Spread over zones and Names of the payments team',
  );
});

it.each([
  ['team-1', '/?owner=group%3Adefault%2Fteam-1'],
  ['No owner', '/?owner=-'],
])('leads from every number of %s to its databases', async (name, path) => {
  const databases = fleetOf(30).map((database, index) =>
    index % 3 === 2 ? { ...database, owner: undefined } : database,
  );
  const api = fleetApi(databases);
  render({
    path: '/?view=owner',
    getFleetSummary: api.getFleetSummary,
  });
  const row = (await screen.findByRole('link', { name })).closest('tr')!;
  expect(
    within(row)
      .getAllByRole('link')
      .map(link => decodeURIComponent(link.getAttribute('href')!)),
  ).toEqual(
    [
      '',
      '',
      '&health=unhealthy&health=degraded',
      '&sort=cost&order=desc',
      '&sort=score',
    ].map(rest => decodeURIComponent(path) + rest),
  );
});

it('groups by system as well', async () => {
  const databases = fleetOf(4).map((database, index) =>
    index ? { ...database, system: 'system:default/shop' } : database,
  );
  render({
    path: '/?view=system',
    getFleetSummary: fleetApi(databases).getFleetSummary,
  });
  expect(await screen.findByRole('link', { name: 'shop' })).toHaveAttribute(
    'href',
    '/?system=system%3Adefault%2Fshop',
  );
  expect(screen.getByRole('link', { name: 'No system' })).toHaveAttribute(
    'href',
    '/?system=-',
  );
});

it('leads from every part of a picture to the databases behind it', async () => {
  render({ path: '/?view=pictures' });
  const ages = await screen.findByRole('region', {
    name: 'Age of the last base backup',
  });
  expect(within(ages).getByRole('link')).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/\?backupAge=\w+$/),
  );
  const costs = screen.getByRole('region', { name: 'Cost by team, a month' });
  expect(within(costs).getAllByRole('link')[0]).toHaveAttribute(
    'href',
    '/?owner=group%3Adefault%2Fteam-0&sort=cost&order=desc',
  );
});

it('says in words what the address filters by', async () => {
  render({ path: '/?owner=-&backupAge=48h&version=-' });
  for (const filter of [
    'Owner: No owner',
    'Version: Not known',
    'Last backup: 1 day to 2 days',
  ]) {
    expect(await screen.findByText(filter)).toBeInTheDocument();
  }
});

it('goes from row to row by the keyboard', async () => {
  render();
  const table = await grid();
  const link = (name: RegExp) => within(table).getByText(name).closest('a');
  link(/db-00000/)?.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(link(/db-00002/)).toHaveFocus();
  expect(link(/db-00000/)).toHaveAttribute('tabindex', '-1');
  await userEvent.keyboard('{ArrowUp}');
  expect(link(/db-00001/)).toHaveFocus();
  await userEvent.keyboard('{Home}{ArrowUp}');
  expect(link(/db-00000/)).toHaveFocus();
});

it('has nothing that axe objects to', async () => {
  render({ count: 2 });
  await grid();
  const { violations } = await axe.run(document.body, {
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual(
    [],
  );
});

it('says what the backend refuses', async () => {
  const refusal = await ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'InputError', message: 'text: it is too long.' },
        response: { statusCode: 400 },
      }),
      { status: 400, headers: { 'Content-Type': 'application/json' } },
    ) as never,
  );
  render({ getDatabases: jest.fn().mockRejectedValue(refusal) });
  expect(await screen.findByText('text: it is too long.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('says when nothing fits, and when there is nothing', async () => {
  render({ path: '/?text=nowhere' });
  expect(
    await screen.findByText('No database fits these filters.'),
  ).toBeInTheDocument();
  expect(screen.queryByRole('grid')).not.toBeInTheDocument();
});
