import type { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type { DatabaseDetail } from '@pgportal/plugin-cnpg-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { cnpgApiRef, type CnpgApi, type EntityDatabases } from '../../api';
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
import { DatabaseTab } from './DatabaseTab';

function render(
  databases: EntityDatabases,
  options: {
    entity?: Entity;
    getDatabase?: CnpgApi['getDatabase'];
    path?: string;
  } = {},
) {
  const api = fakeApi({
    getEntityDatabases: async () => databases,
    getDatabase:
      options.getDatabase ??
      (async ref =>
        databases.items.find(item => item.name === ref.name) as DatabaseDetail),
  });
  return renderInTestApp(
    <EntityProvider entity={options.entity ?? ordersService}>
      <DatabaseTab />
    </EntityProvider>,
    {
      apis: [[cnpgApiRef, api]],
      initialRouteEntries: [options.path ?? '/'],
    },
  );
}

const section = (name: string) => screen.findByRole('region', { name });

describe('DatabaseTab', () => {
  it('shows instances with role, zone, node and readiness', async () => {
    render(entityDatabases([healthy]));
    const table = within(await section('Instances')).getByRole('table');
    const [, primary, standby] = within(table).getAllByRole('row');
    expect(primary).toHaveTextContent(
      /orders-db-1.*Primary.*Ready.*Running.*swedencentral-1.*aks-db-1/,
    );
    expect(standby).toHaveTextContent(/orders-db-2.*Standby/);
  });

  it('shows backups, schedules and what can be restored', async () => {
    render(entityDatabases([healthy]));
    const backups = await section('Backups');
    expect(backups).toHaveTextContent(/Restorablesince Nov 20/);
    expect(backups).toHaveTextContent('WAL archivingWorking');
    expect(backups).toHaveTextContent('Kept for7 days');
    expect(
      within(backups).getByRole('table', { name: 'Backups' }),
    ).toHaveTextContent('completed');
    expect(
      within(backups).getByRole('table', { name: 'Backup schedules' }),
    ).toHaveTextContent('0 0 2 * * *');
  });

  it('shows where to connect, and where the password is', async () => {
    render(entityDatabases([healthy]));
    const connect = await section('Connect');
    expect(connect).toHaveTextContent('orders-db-rw.team-orders.svc:5432');
    expect(connect).toHaveTextContent('Read only: standbys');
    expect(connect).toHaveTextContent(
      'The password is in the secret orders-db-app',
    );
  });

  it('shows volumes and image', async () => {
    render(entityDatabases([healthy]));
    const storage = await section('Storage and configuration');
    expect(storage).toHaveTextContent('registry.example/postgresql:17.11');
    expect(within(storage).getAllByRole('row')).toHaveLength(7);
    expect(storage).toHaveTextContent('managed-csi-premium');
  });

  it('says of a finding what it means, why, and what to do', async () => {
    render(entityDatabases([archivingFails]));
    const heading = await screen.findByRole('heading', {
      name: /Critical: WAL archiving is failing/,
    });
    const banner = heading.parentElement!;
    const [finding] = archivingFails.report.findings;
    const text = banner.textContent!;
    expect(text.indexOf(finding.impact)).toBeGreaterThan(0);
    expect(text.indexOf(finding.cause!)).toBeGreaterThan(
      text.indexOf(finding.impact),
    );
    expect(text.indexOf(finding.remedy)).toBeGreaterThan(
      text.indexOf(finding.cause!),
    );
    const evidence = within(banner).getByText('Evidence (rule BK02)');
    expect(evidence.closest('details')).not.toHaveAttribute('open');
    await userEvent.click(evidence);
    expect(evidence.closest('details')).toHaveAttribute('open');
    expect(banner).toHaveTextContent(finding.evidence[0].value);
  });

  it('shows the steps of a creation', async () => {
    render(entityDatabases([beingCreated]));
    const progress = await section('Being created');
    expect(
      within(progress).getByText('Primary is ready, done'),
    ).toBeInTheDocument();
    const step = within(progress).getByText(
      'All 3 instances are ready, going on',
    );
    expect(step.closest('li')).toHaveAttribute('aria-current', 'step');
    expect(progress).toHaveTextContent('First backup taken, waiting');
    expect(within(progress).getByRole('status')).toHaveTextContent(
      'All 3 instances are ready: going on. 1 of 3 instances are ready',
    );
  });

  it('says that nobody is primary in a failover, which creates nothing', async () => {
    render(entityDatabases([failingOver]));
    const instances = await section('Instances');
    expect(instances).toHaveTextContent('Nobody is primary at this moment');
    expect(screen.queryByText('Being created')).not.toBeInTheDocument();
  });

  it('explains hibernation', async () => {
    render(entityDatabases([hibernated]));
    const instances = await section('Instances');
    expect(instances).toHaveTextContent(
      'There are no instances while the database hibernates.',
    );
    expect(instances).not.toHaveTextContent('Nobody is primary');
    expect(
      screen.getByRole('heading', { name: /The database is hibernated/ }),
    ).toBeInTheDocument();
  });

  it('says plainly that there are no backups', async () => {
    render(entityDatabases([withoutBackups]));
    const backups = await section('Backups');
    expect(backups).toHaveTextContent('There are no backups of this database');
    expect(backups).toHaveTextContent('it cannot be restored');
    expect(backups).not.toHaveTextContent('WAL archiving');
  });

  it('says which part of the data cannot be read, and shows the rest', async () => {
    const partial: DatabaseDetail = {
      ...healthy,
      instanceList: [],
      report: {
        ...healthy.report,
        notEvaluated: [{ id: 'AV05', reason: 'Pods may not be listed.' }],
      },
    };
    render(
      entityDatabases([partial], {
        targets: [
          { ...liveTarget, unavailable: { Pod: 'Pods may not be listed.' } },
        ],
      }),
    );
    expect(await section('Instances')).toHaveTextContent(
      'Pod objects cannot be read: Pods may not be listed.',
    );
    expect(screen.getByText('1 check could not be made')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Backups' })).toHaveTextContent(
      'completed',
    );
  });

  it('selects one of several databases and remembers it in the address', async () => {
    const other: DatabaseDetail = {
      ...withoutBackups,
      ref: 'aks-primary/team-orders/orders-db-restored',
    };
    render(entityDatabases([healthy, other]), {
      path: `/?database=${encodeURIComponent(other.ref)}`,
    });
    expect(
      await screen.findByRole('heading', { name: 'orders-db-restored' }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByLabelText('orders-db-restored, choose another database'),
    );
    await userEvent.click(
      screen.getByRole('option', {
        name: 'orders-db on AKS primary, Healthy',
      }),
    );
    expect(
      await screen.findByRole('heading', { name: 'orders-db' }),
    ).toBeInTheDocument();
  });

  it('shows what was last known of a target that is out of reach', async () => {
    render(
      entityDatabases([{ ...healthy, live: false }], {
        targets: [staleTarget],
      }),
    );
    expect(
      await screen.findByText(/AKS primary cannot be reached/),
    ).toBeInTheDocument();
    expect(await section('Instances')).toHaveTextContent('orders-db-1');
    expect(screen.getByText(/^Not live, last known/)).toBeInTheDocument();
  });

  it('keeps the summary when the details cannot be read', async () => {
    render(entityDatabases([healthy]), {
      getDatabase: async () => {
        throw new TypeError('Failed to fetch');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'could not be read',
    );
    expect(
      screen.getByRole('heading', { name: 'orders-db' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Could not be renewed, last known/),
    ).toBeInTheDocument();
  });

  it('says that a database is gone', async () => {
    const error = await ResponseError.fromResponse(
      new Response('{}', { status: 404 }),
    );
    render(entityDatabases([healthy]), {
      getDatabase: async () => {
        throw error;
      },
    });
    expect(
      await screen.findByText('This database is gone'),
    ).toBeInTheDocument();
  });

  it('says what to do where there is nothing yet', async () => {
    render(entityDatabases([]));
    expect(
      await screen.findByRole('heading', { name: /There is no database yet/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Create a database/ }),
    ).toHaveAttribute('href', '/create/templates/default/postgres-database');
  });

  it('does not promise a database to what is no service', async () => {
    render(entityDatabases([]), { entity: ordersWebsite });
    expect(
      await screen.findByText(/Nothing that this entity depends on/),
    ).toBeInTheDocument();
  });
});
