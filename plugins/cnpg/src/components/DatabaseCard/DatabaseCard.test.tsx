import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { cnpgApiRef, type CnpgApi } from '../../api';
import { databaseTabRouteRef } from '../../routes';
import {
  archivingFails,
  beingCreated,
  entityDatabases,
  failingOver,
  fakeApi,
  healthy,
  hibernated,
  liveTarget,
  ordersService,
  ordersWebsite,
  staleTarget,
  withoutBackups,
} from '../../__fixtures__';
import { DatabaseCard } from './DatabaseCard';

function render(
  getEntityDatabases: CnpgApi['getEntityDatabases'],
  entity: Entity = ordersService,
) {
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <DatabaseCard />
    </EntityProvider>,
    {
      apis: [[cnpgApiRef, fakeApi({ getEntityDatabases })]],
      mountedRoutes: { '/tab': databaseTabRouteRef },
    },
  );
}

function fact(label: string) {
  return screen.getByText(label, { selector: 'dt' }).nextElementSibling;
}

describe('DatabaseCard', () => {
  it('asks for the databases of the entity', async () => {
    const getEntityDatabases = jest.fn(async () => entityDatabases([healthy]));
    render(getEntityDatabases);
    await screen.findAllByText(/orders-db-1/);
    expect(getEntityDatabases).toHaveBeenCalledWith(
      { kind: 'Component', namespace: 'default', name: 'orders' },
      { signal: expect.anything() },
    );
  });

  it('shows the facts of a healthy database, and no wall of green', async () => {
    render(async () => entityDatabases([healthy]));
    expect(await screen.findByText('orders-db')).toBeInTheDocument();
    expect(screen.getByText('Healthy')).toBeInTheDocument();
    expect(screen.getByText('prod · medium')).toBeInTheDocument();
    expect(fact('Primary')).toHaveTextContent(
      'orders-db-1, zone swedencentral-1',
    );
    expect(fact('Instances')).toHaveTextContent('3 of 3 ready');
    expect(fact('PostgreSQL')).toHaveTextContent('17.11');
    expect(fact('Storage')).toHaveTextContent('2 GiB, and 2 GiB for WAL');
    expect(fact('Last backup')).toHaveTextContent(/2026/);
    expect(fact('Restorable')).toHaveTextContent(/^since Nov 20/);
    expect(screen.getByText(/^Live/)).toBeInTheDocument();
  });

  it('takes backups that cannot be read for unknown, in rows as well', async () => {
    const { lastSuccessfulAt, ...backups } = healthy.backups;
    const unread = { ...healthy, backups };
    render(async () =>
      entityDatabases([unread, { ...unread, ref: 'a/b/c', name: 'c' }], {
        targets: [{ ...liveTarget, unavailable: { Backup: 'Not allowed.' } }],
      }),
    );
    expect(await screen.findAllByText('Not known')).toHaveLength(2);
    expect(
      screen.queryByText('None has succeeded yet'),
    ).not.toBeInTheDocument();
  });

  it('promises no moments where no WAL is archived', async () => {
    render(async () =>
      entityDatabases([
        { ...healthy, backups: { ...healthy.backups, archiving: 'none' } },
      ]),
    );
    expect(await screen.findByText('orders-db')).toBeInTheDocument();
    expect(screen.queryByText('Restorable')).not.toBeInTheDocument();
  });

  it('copies the endpoint that applications write to', async () => {
    const user = userEvent.setup();
    render(async () => entityDatabases([healthy]));
    const address = 'orders-db-rw.team-orders.svc:5432';
    expect(await screen.findByText(address)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: `Copy ${address}` }));
    expect(await screen.findByText('Copied')).toBeInTheDocument();
  });

  it('leads to the tab', async () => {
    render(async () => entityDatabases([healthy]));
    expect(
      await screen.findByRole('link', { name: 'Open the database page' }),
    ).toHaveAttribute('href', '/tab');
  });

  it('has the shape of the answer while it loads', async () => {
    render(() => new Promise(() => {}));
    expect(
      await screen.findByRole('progressbar', { name: 'Loading the database' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Last backup')).toBeInTheDocument();
  });

  it('says how a service gets a database', async () => {
    render(async () => entityDatabases([]));
    expect(
      await screen.findByText(/This service has no database yet/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Create a database/ }),
    ).toHaveAttribute('href', '/create/templates/default/postgres-database');
  });

  it('is absent where nobody misses a database', async () => {
    const getEntityDatabases = jest.fn(async () => entityDatabases([]));
    const { container } = render(getEntityDatabases, ordersWebsite);
    await screen.findByText('Database');
    await new Promise(resolve => setTimeout(resolve));
    expect(getEntityDatabases).toHaveBeenCalledTimes(1);
    expect(container).not.toHaveTextContent('Database');
  });

  it('names the permission that is missing, and who can grant it', async () => {
    const error = await ResponseError.fromResponse(
      new Response('{}', { status: 403 }),
    );
    render(async () => {
      throw error;
    });
    expect(
      await screen.findByText('You may not see this database'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/permission cnpg\.database\.read.*can grant it/),
    ).toBeInTheDocument();
  });

  it('says that the portal does not answer, and tries again when asked', async () => {
    const getEntityDatabases = jest
      .fn<Promise<any>, []>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue(entityDatabases([healthy]));
    render(getEntityDatabases);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The state of the database could not be read',
    );
    expect(screen.queryByText(/Failed to fetch/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('orders-db')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows what was last known of a target that is out of reach', async () => {
    render(async () =>
      entityDatabases([{ ...healthy, live: false }], {
        targets: [staleTarget],
      }),
    );
    expect(
      await screen.findByText(
        'What is shown of AKS primary may be out of date',
      ),
    ).toBeInTheDocument();
    // Said once: by the problem.
    expect(
      screen.getByText(/^AKS primary cannot be reached: it did not answer/),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Not live, last known/)).toBeInTheDocument();
    expect(screen.getByText('orders-db')).toBeInTheDocument();
  });

  it('says plainly that there are no backups', async () => {
    render(async () => entityDatabases([withoutBackups]));
    expect(await screen.findByText('Degraded')).toBeInTheDocument();
    expect(fact('Last backup')).toHaveTextContent('There are no backups');
    expect(screen.queryByText('Restorable')).not.toBeInTheDocument();
  });

  it('shows the step of a creation, and only what is known already', async () => {
    render(async () => entityDatabases([beingCreated]));
    expect(await screen.findByText('Progressing')).toBeInTheDocument();
    expect(
      screen.getByText(/Some instances are not yet active/),
    ).toBeInTheDocument();
    expect(fact('Instances')).toHaveTextContent('1 of 3 ready');
    expect(screen.queryByText('Last backup')).not.toBeInTheDocument();
    expect(screen.queryByText('Restorable')).not.toBeInTheDocument();
  });

  it('says that nobody is primary during a failover', async () => {
    render(async () => entityDatabases([failingOver]));
    expect(await screen.findByText('Unhealthy')).toBeInTheDocument();
    expect(fact('Primary')).toHaveTextContent('Nobody at this moment');
  });

  it('does not call a hibernated database without instances broken', async () => {
    render(async () => entityDatabases([hibernated]));
    expect(await screen.findByText('Hibernated')).toBeInTheDocument();
    expect(screen.getByText(/stopped on purpose/)).toBeInTheDocument();
    expect(fact('Instances')).toHaveTextContent('3, all stopped');
    expect(screen.queryByText('Primary')).not.toBeInTheDocument();
  });

  it('gives each of several databases a row with its worst finding', async () => {
    const second = {
      ...archivingFails,
      ref: 'aks-primary/team-orders/invoices-db',
      name: 'invoices-db',
    };
    render(async () => entityDatabases([healthy, second]));
    const rows = await screen.findAllByRole('listitem');
    expect(rows).toHaveLength(2);
    expect(within(rows[0]).getByText('Healthy')).toBeInTheDocument();
    expect(within(rows[1]).getByText('Unhealthy')).toBeInTheDocument();
    expect(
      within(rows[1]).getByText('WAL archiving is failing'),
    ).toBeInTheDocument();
    expect(
      within(rows[1]).getByRole('link', { name: 'invoices-db' }),
    ).toHaveAttribute(
      'href',
      '/tab?database=aks-primary%2Fteam-orders%2Finvoices-db',
    );
  });

  it('tells screen readers when the state changes', async () => {
    render(async () => entityDatabases([archivingFails]));
    await screen.findByText('Unhealthy');
    expect(screen.getByRole('status')).toHaveTextContent(
      'orders-db: Unhealthy. WAL archiving is failing',
    );
  });

  it('lists databases that cannot be shown, with the reason', async () => {
    render(async () =>
      entityDatabases([], {
        missing: [
          { ref: 'aks-primary/team-orders/old-db', reason: 'It is gone.' },
        ],
      }),
    );
    expect(
      await screen.findByText('aks-primary/team-orders/old-db cannot be shown'),
    ).toBeInTheDocument();
    expect(screen.getByText('It is gone.')).toBeInTheDocument();
  });
});
