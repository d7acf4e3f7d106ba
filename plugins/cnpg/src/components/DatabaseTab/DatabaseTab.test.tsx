import type { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type { DatabaseDetail } from '@pgportal/plugin-cnpg-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { cnpgApiRef, type CnpgApi, type EntityDatabases } from '../../api';
import {
  archivingFails,
  archivingFailsLive,
  beingCreated,
  entityDatabases,
  events,
  failingOver,
  failingOverLive,
  fakeApi,
  forbiddenLive,
  healthy,
  healthyLive,
  hibernated,
  laggingLive,
  liveTarget,
  manifest,
  operationsDocument,
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
    path?: string;
    config?: { cnpg: { docsUrl: string } };
  } & Partial<CnpgApi> = {},
) {
  const { entity, path, config, ...methods } = options;
  const api = fakeApi({
    getEntityDatabases: async () => databases,
    getInstances: async () => healthyLive,
    getEvents: async () => ({ items: events }),
    getManifest: async () => manifest,
    getOperations: async () => operationsDocument,
    getTrail: async () => ({ items: [] }),
    getDatabase: async ref =>
      databases.items.find(item => item.name === ref.name) as DatabaseDetail,
    ...methods,
  });
  return renderInTestApp(
    <EntityProvider entity={entity ?? ordersService}>
      <DatabaseTab />
    </EntityProvider>,
    {
      apis: [[cnpgApiRef, api]],
      initialRouteEntries: [path ?? '/'],
      config,
    },
  );
}

// The whole page is drawn each time, which takes long on a busy machine.
jest.setTimeout(30_000);

async function refusal(status: number, message?: string) {
  return ResponseError.fromResponse(
    new Response(
      message
        ? JSON.stringify({
            error: { name: 'Error', message },
            response: { statusCode: status },
          })
        : '<html>',
      {
        status,
        headers: {
          'Content-Type': message ? 'application/json' : 'text/html',
        },
      },
    ),
  );
}

const section = (name: string) => screen.findByRole('region', { name });

describe('DatabaseTab', () => {
  it('shows instances with role, zone, node and readiness', async () => {
    render(entityDatabases([healthy]));
    const table = within(await section('Topology')).getByRole('table');
    await within(table).findByRole('columnheader', { name: 'LSN' });
    const [, primary, standby] = within(table).getAllByRole('row');
    expect(primary).toHaveTextContent(
      /orders-db-1.*Primary.*Ready.*Running.*swedencentral-1.*aks-db-1.*rw, r.*1\.30\.0/,
    );
    expect(standby).toHaveTextContent(
      /orders-db-2.*Standby, synchronous \(quorum\).*0 B · 0 ms.*ro, r/,
    );
  });

  it('links each finding to its runbook, where the configuration says', async () => {
    const { unmount } = render(entityDatabases([archivingFails]));
    expect(
      await screen.findByRole('link', { name: /^Runbook BK02/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/pgportal/pgportal/blob/main/docs/runbooks/BK02.md',
    );
    unmount();
    render(entityDatabases([archivingFails]), {
      config: { cnpg: { docsUrl: 'https://docs.example.com/pg/' } },
    });
    expect(
      await screen.findByRole('link', { name: /^Runbook BK02/ }),
    ).toHaveAttribute('href', 'https://docs.example.com/pg/runbooks/BK02.md');
  });

  it('does not take a recovery window that cannot be read for missing', async () => {
    const { firstRecoverabilityPoint, ...backups } = healthy.backups;
    render(
      entityDatabases([{ ...healthy, backups }], {
        targets: [
          { ...liveTarget, unavailable: { ObjectStore: 'Not allowed (403).' } },
        ],
      }),
    );
    const backupsSection = await section('Backups');
    expect(backupsSection).toHaveTextContent(/Restorable\s*Not known/);
    expect(backupsSection).toHaveTextContent(
      'Not known: what the archive holds cannot be read',
    );
    expect(backupsSection).not.toHaveTextContent('Cannot be restored to');
  });

  it('takes nothing that cannot be read for missing', async () => {
    const { lastSuccessfulAt, ...backups } = healthy.backups;
    const empty: DatabaseDetail = {
      ...healthy,
      backups,
      backupList: [],
      schedules: [],
      endpoints: [],
      poolers: [],
    };
    const { unmount } = render(entityDatabases([empty]));
    const known = await section('Backups');
    expect(known).toHaveTextContent('There is no schedule');
    expect(known).toHaveTextContent('There is no backup yet.');
    expect(await section('Connect')).toHaveTextContent('There are no');
    unmount();

    const reason = 'Not allowed (403).';
    const unavailable = {
      Backup: reason,
      ScheduledBackup: reason,
      Service: reason,
    };
    render(
      entityDatabases([empty], { targets: [{ ...liveTarget, unavailable }] }),
    );
    const unknown = await section('Backups');
    expect(unknown).toHaveTextContent(/Last backup\s*Not known/);
    expect(unknown).not.toHaveTextContent('There is no');
    expect(await section('Connect')).not.toHaveTextContent('There are no');
  });

  it('vouches for no state of a database that is not followed', async () => {
    render(entityDatabases([{ ...healthy, live: false }]));
    expect(await screen.findByText('Healthy when last seen')).toBeVisible();
  });

  it('leaves out columns that would be empty', async () => {
    render(
      entityDatabases([
        { ...healthy, plugins: [{ name: 'barman', version: '0.14.0' }] },
      ]),
    );
    const table = within(await section('Storage and configuration')).getByRole(
      'table',
      { name: 'Plugins of CloudNativePG' },
    );
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual(['Plugin', 'Version']);
  });

  it('draws the instances, each to be reached by keyboard', async () => {
    render(entityDatabases([healthy]), {
      getInstances: async () => laggingLive,
    });
    const topology = await section('Topology');
    const picture = within(topology).getByRole('group', {
      name: 'Instances by zone, and where WAL flows',
    });
    await within(picture).findByText('Lag 2 MiB · 4.2 sec');
    const nodes = within(picture).getAllByRole('img');
    expect(nodes.map(node => node.getAttribute('aria-label'))).toEqual([
      'orders-db-1: Primary. Running, ready. Zone swedencentral-1. aks-db-1. Reached by rw and r',
      'orders-db-2: Standby, asynchronous. Running, ready. Lag 2 MiB · 4.2 sec. Zone swedencentral-2. aks-db-2. Reached by ro and r',
      'orders-db-3: Standby. Running, not connected to the primary. Zone swedencentral-3. aks-db-3. Reached by ro and r',
    ]);
    await userEvent.click(
      within(topology).getByRole('button', { name: 'Show as a table' }),
    );
    await userEvent.click(
      within(topology).getByRole('button', { name: 'Show as a picture' }),
    );
    for (const node of within(topology).getAllByRole('img')) {
      await userEvent.tab();
      expect(node).toHaveFocus();
    }
  });

  it('says how far standbys are behind, and whose slots keep WAL', async () => {
    render(entityDatabases([healthy]), {
      getInstances: async () => laggingLive,
    });
    const replication = await section('Replication');
    const standbys = await within(replication).findByRole('table', {
      name: 'Standbys',
    });
    expect(within(standbys).getAllByRole('row')[1]).toHaveTextContent(
      /orders-db-2.*streaming.*asynchronous.*2 MiB.*4\.2 sec.*Active, reserved/,
    );
    expect(replication).toHaveTextContent('Current write LSN0/6061398');
    expect(replication).toHaveTextContent('Timeline1');
    expect(replication).toHaveTextContent('Commits wait for1 standby');
    expect(replication).toHaveTextContent(
      'orders-db-3: Pod orders-db-3 did not answer within 3 s.',
    );
    expect(
      within(replication).getByRole('table', {
        name: 'Slots that CloudNativePG does not manage',
      }),
    ).toHaveTextContent(/reports.*logical.*Inactive, extended.*3 GiB/);
  });

  it('says of a load balancer without an address that it waits for one', async () => {
    render(
      entityDatabases([
        {
          ...healthy,
          waitingEndpoints: [{ service: 'orders-db-outside', access: 'rw' }],
        },
      ]),
    );
    expect(await section('Connect')).toHaveTextContent(
      /From outside: Read and write: always the primary.*Waiting for an address/,
    );
  });

  it('says of a pod that is ready when PostgreSQL in it does not answer', async () => {
    render(entityDatabases([healthy]), {
      getInstances: async () => ({
        ...healthyLive,
        instances: healthyLive.instances.map((it, index) =>
          index === 1 ? { ...it, problem: 'PostgreSQL does not answer.' } : it,
        ),
      }),
    });
    const topology = await section('Topology');
    expect(
      await within(topology).findByRole('img', {
        name: /^orders-db-2: .*Running, PostgreSQL does not answer\./,
      }),
    ).toBeInTheDocument();
  });

  it('says what goes on in PostgreSQL', async () => {
    render(entityDatabases([healthy]));
    const replication = await section('Replication');
    await within(replication).findByText('Activity on the primary');
    expect(replication).toHaveTextContent(
      /Connections12 of 100Waiting for a lock0Longest transaction4\.2 secDeadlocks3Found in the cache99\.3%Age of the oldest transaction id1,234,567Measured/,
    );
  });

  it('says nothing of what the metrics do not tell', async () => {
    render(entityDatabases([healthy]), {
      getInstances: async () => ({
        ...healthyLive,
        activity: { connections: 2 },
        size: undefined,
      }),
    });
    const replication = await section('Replication');
    await within(replication).findByText('Activity on the primary');
    expect(replication).toHaveTextContent(/Connections2Deadlocks and/);
  });

  it('says when nobody may ask the instances', async () => {
    render(entityDatabases([healthy]), {
      getInstances: async () => forbiddenLive,
    });
    const replication = await section('Replication');
    expect(
      await within(replication).findByText(/Nobody may read pods\/proxy/),
    ).toBeInTheDocument();
    expect(await section('Topology')).toHaveTextContent('orders-db-1');
  });

  it.each([
    [403, 'You may not read this.', 'You may not read this.'],
    [404, 'There is no such database.', 'There is no such database.'],
    [404, undefined, 'the portal did not answer.'],
    [503, undefined, 'the portal did not answer.'],
    [503, 'AKS primary did not answer.', 'AKS primary did not answer.'],
  ])(
    'keeps the rest of the page when parts answer %s',
    async (status, message, reason) => {
      const refuse = async () => {
        throw await refusal(status, message);
      };
      render(entityDatabases([healthy]), {
        getInstances: refuse,
        getEvents: refuse,
        getManifest: refuse,
      });
      const said = `This cannot be shown: ${reason}`;
      for (const name of ['Topology', 'Replication', 'Backups', 'Events']) {
        const part = await section(name);
        expect(await within(part).findByText(said)).toBeInTheDocument();
      }
      const yaml = await section('YAML');
      await userEvent.click(within(yaml).getByRole('button', { name: 'Show' }));
      expect(await within(yaml).findByText(said)).toBeInTheDocument();
      expect(await section('Topology')).toHaveTextContent('orders-db-1');
      expect(await section('Backups')).toHaveTextContent('completed');
    },
  );

  it('says schedules in words, and the next run in both zones', async () => {
    render(entityDatabases([healthy]));
    const schedules = within(await section('Backups')).getByRole('table', {
      name: 'Backup schedules',
    });
    expect(
      await within(schedules).findByText('At 02:00, every day (UTC)'),
    ).toBeInTheDocument();
    expect(schedules).toHaveTextContent(/Nov 21, 02:00 AM UTC/);
  });

  it('says what archiving does', async () => {
    render(entityDatabases([archivingFails]), {
      getInstances: async () => archivingFailsLive,
    });
    const backups = await section('Backups');
    await within(backups).findByText(/000000040000000000000013/);
    expect(backups).toHaveTextContent('WAL waiting to be archived3 files');
    expect(backups).toHaveTextContent(
      'Last failed WAL000000040000000000000014',
    );
    expect(backups).toHaveTextContent(
      /Cannot be restored to: WAL since .* is not archived/,
    );
  });

  it('moves the cursor of the recovery window by keyboard', async () => {
    render(entityDatabases([archivingFails]), {
      getInstances: async () => archivingFailsLive,
    });
    const backups = await section('Backups');
    await within(backups).findByText(/000000040000000000000013/);
    const slider = within(backups).getByRole('slider', {
      name: 'Moment to restore to',
    });
    const end = Date.parse('2026-11-20T18:26:11Z') / 1000;
    expect(slider).toHaveAttribute('aria-valuenow', String(end));
    slider.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(slider).toHaveAttribute('aria-valuenow', String(end - 60));
    expect(slider.getAttribute('aria-valuetext')).toMatch(
      /Nov 20, 2026, 06:25:11 PM UTC\. Restored.*would be lost/,
    );
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(slider).toHaveAttribute('aria-valuenow', String(end - 59));
    await userEvent.keyboard('{Home}');
    expect(slider).toHaveAttribute(
      'aria-valuenow',
      slider.getAttribute('aria-valuemin')!,
    );
    await userEvent.keyboard('{End}');
    expect(slider).toHaveAttribute('aria-valuenow', String(end));
  });

  it('lets no backup begin in the future, whatever the clocks say', async () => {
    const startedAt = new Date(Date.now() + 60_000).toISOString();
    render(
      entityDatabases([
        {
          ...healthy,
          backupList: [{ name: 'by-hand', phase: 'running', startedAt }],
        },
      ]),
    );
    const list = within(await section('Backups')).getByRole('table', {
      name: 'Backups',
    });
    expect(list).toHaveTextContent(/by-handrunningnow/);
  });

  it('ends the recovery window when it was last known, not now', async () => {
    render(
      entityDatabases([
        { ...healthy, live: false, asOf: '2026-11-20T18:30:00Z' },
      ]),
    );
    const backups = within(await section('Backups'));
    expect(
      backups.getByText(/^Nov 20(, 2026)?, 06:30 PM$/),
    ).toBeInTheDocument();
    expect(backups.queryByText('now')).not.toBeInTheDocument();
  });

  it('leaves the keys of the browser to the browser', async () => {
    render(entityDatabases([healthy]));
    const slider = within(await section('Backups')).getByRole('slider');
    const before = slider.getAttribute('aria-valuetext');
    slider.focus();
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(slider.getAttribute('aria-valuetext')).toBe(before);
  });

  it('calls a stuck backup stuck, and says what it blocks', async () => {
    const stuck: DatabaseDetail = {
      ...healthy,
      backupList: [
        {
          name: 'orders-db-20261120',
          phase: 'running',
          stuck: true,
          blocks: 'orders-db-nightly',
        },
        { name: 'by-hand', phase: 'running', stuck: true },
        healthy.backupList[0],
      ],
    };
    render(entityDatabases([stuck]));
    const list = within(await section('Backups')).getByRole('table', {
      name: 'Backups',
    });
    const [, first, second, third] = within(list).getAllByRole('row');
    expect(first).toHaveTextContent(
      /Stuck.*the schedule orders-db-nightly takes no other/,
    );
    expect(second).toHaveTextContent('Stuck: it does not end');
    expect(third).toHaveTextContent('completed');
  });

  it('says of each volume how its enlargement goes on', async () => {
    const states = [
      'requested',
      'resizing',
      'waitingForPod',
      'failed',
    ] as const;
    render(
      entityDatabases([
        {
          ...healthy,
          volumes: states.map(state => ({
            name: `volume-${state}`,
            role: 'data',
            requestedBytes: 2 ** 32,
            capacityBytes: 2 ** 31,
            resize: {
              state,
              wantedBytes: 2 ** 32,
              ...(state === 'failed' && { message: 'quota exceeded' }),
            },
          })),
        },
      ]),
    );
    const table = within(await section('Storage and configuration')).getByRole(
      'table',
      { name: 'Volumes' },
    );
    const [, ...rows] = within(table).getAllByRole('row');
    [
      'To be enlarged to 4 GiB',
      'Being enlarged to 4 GiB',
      'Enlarged to 4 GiB; the file system grows when the pod starts again',
      'Cannot be enlarged to 4 GiB: quota exceeded',
    ].forEach((text, index) => expect(rows[index]).toHaveTextContent(text));
  });

  it('shows poolers and what is reached from outside, with who may', async () => {
    render(
      entityDatabases([
        {
          ...healthy,
          endpoints: [
            ...healthy.endpoints,
            {
              type: 'external',
              host: '20.10.0.4',
              port: 5432,
              access: 'rw',
              internal: false,
              sourceRanges: ['192.0.2.0/24'],
              dnsName: 'orders.db.example.com',
            },
          ],
          poolers: [
            {
              name: 'orders-db-pooler',
              type: 'ro',
              poolMode: 'transaction',
              instances: { desired: 2, running: 1 },
              endpoint: {
                host: 'orders-db-pooler.team-orders.svc',
                port: 5432,
              },
              instanceList: [
                { name: 'pooler-a', ready: true, status: 'Running' },
                { name: 'pooler-b', ready: false, status: 'Starting' },
              ],
            },
          ],
        },
      ]),
    );
    const table = within(await section('Connect')).getByRole('table', {
      name: 'Endpoints',
    });
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    expect(row(/pooler orders-db-pooler/)).toHaveTextContent(
      /orders-db-pooler\.team-orders\.svc:5432.*The Kubernetes cluster/,
    );
    expect(row(/From outside/)).toHaveTextContent(
      /orders\.db\.example\.com:5432.*20\.10\.0\.4:5432.*The internet, only 192\.0\.2\.0\/24/,
    );
    expect(await section('Storage and configuration')).toHaveTextContent(
      /1 of 2 ready.*pooler-a, Running.*pooler-b, Starting/,
    );
  });

  it('shows roles, tablespaces, publications and failure domains', async () => {
    render(
      entityDatabases([
        {
          ...healthy,
          managedRoles: {
            byStatus: { reconciled: ['app'], reserved: ['postgres'] },
            cannotReconcile: { reader: ['role "x" does not exist'] },
          },
          tablespaces: [
            { name: 'fast', owner: 'app', temporary: true, state: 'pending' },
          ],
          publications: [
            {
              name: 'orders-pub',
              sqlName: 'orders_pub',
              database: 'orders',
              state: 'applied',
            },
          ],
          failureDomains: {
            keys: ['topology.kubernetes.io/zone'],
            instances: [
              {
                name: 'orders-db-1',
                labels: { 'topology.kubernetes.io/zone': 'one' },
              },
            ],
            satisfied: false,
          },
        },
      ]),
      {
        getInstances: async () => ({
          ...healthyLive,
          size: {
            totalBytes: 3 * 2 ** 30,
            databases: [{ name: 'orders', bytes: 2 ** 30 }],
            asOf: healthyLive.asOf,
          },
        }),
      },
    );
    const storage = await section('Storage and configuration');
    const rowsOf = (name: string) =>
      within(within(storage).getByRole('table', { name }))
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent);
    expect(rowsOf('Roles of the Cluster')).toEqual([
      'appApplied',
      'postgresReserved',
      'readerFailed: role "x" does not exist',
    ]);
    expect(rowsOf('Tablespaces')).toEqual(['fastappTemporaryNot applied yet']);
    expect(rowsOf('Publications')).toEqual([
      'orders_pubordersAppliedorders-pub',
    ]);
    expect(rowsOf('Failure domains')).toEqual(['orders-db-1one']);
    expect(storage).toHaveTextContent(
      'No standby in another domain confirms commits',
    );
    expect(
      await within(storage).findByRole('table', { name: 'Data in PostgreSQL' }),
    ).toHaveTextContent(/orders1 GiB/);
    expect(storage).toHaveTextContent('3 GiB');
  });

  it('shows copies in progress and whom a replica cluster follows', async () => {
    render(
      entityDatabases([
        {
          ...healthy,
          primarySince: '2026-11-20T18:15:24Z',
          replicaCluster: {
            source: 'orders-west',
            designatedPrimary: 'orders-db-1',
            switching: false,
          },
          promotionToken: { valid: true, used: true, systemIdMatches: true },
          demotionToken: { valid: false, problem: 'It is no token.' },
        },
      ]),
      {
        getInstances: async () => ({
          ...healthyLive,
          joins: [
            {
              instance: 'orders-db-4',
              phase: 'streaming database files',
              streamedBytes: 2 ** 30,
              totalBytes: 2 ** 32,
            },
          ],
        }),
      },
    );
    const replication = await section('Replication');
    expect(
      await within(replication).findByRole('table', {
        name: /New instances/,
      }),
    ).toHaveTextContent(/orders-db-4streaming database files1 GiB of 4 GiB/);
    expect(replication).toHaveTextContent(/Primary since/);
    expect(replication).toHaveTextContent(
      /This cluster follows another one.*orders-west/,
    );
    expect(replication).toHaveTextContent(/Promotion token\s*State\s*Used/);
    expect(replication).toHaveTextContent('It is no token.');
  });

  it('shows how to connect from one kind of client at a time', async () => {
    render(entityDatabases([healthy]));
    const connect = await section('Connect');
    const panel = within(connect).getByRole('tabpanel', { name: 'psql' });
    expect(panel).toHaveTextContent('host=orders-db-rw.team-orders.svc');
    await userEvent.click(within(connect).getByRole('tab', { name: 'Go' }));
    expect(
      within(connect).getByRole('tabpanel', { name: 'Go' }),
    ).toHaveTextContent('pgx.Connect');
    expect(
      within(connect).getByRole('button', { name: 'Copy Go' }),
    ).toBeInTheDocument();
  });

  it('shows what is configured', async () => {
    render(
      entityDatabases([
        {
          ...healthy,
          certificates: [
            { secret: 'orders-db-ca', expiresAt: '2020-01-01T00:00:00Z' },
            { secret: 'orders-db-server', expiresAt: '2100-01-01T00:00:00Z' },
          ],
          databases: [
            {
              name: 'reporting',
              sqlName: 'reports',
              owner: 'app',
              state: 'failed',
              problem: 'role "app" does not exist',
            },
          ],
          poolers: [
            {
              name: 'orders-db-pooler',
              type: 'rw',
              poolMode: 'transaction',
              instances: { desired: 2, running: 1 },
            },
          ],
          volumes: [{ ...healthy.volumes[0], requestedBytes: 4 * 1024 ** 3 }],
        },
      ]),
    );
    const storage = await section('Storage and configuration');
    const table = (name: string) =>
      within(storage).getByRole('table', { name });
    expect(table('Volumes')).toHaveTextContent(/4 GiB.*2 GiB.*Bound/);
    expect(table('Certificates')).toHaveTextContent(
      /orders-db-ca.*Expired.*orders-db-server.*[\d,]+ days/,
    );
    expect(table('Declared databases')).toHaveTextContent(
      /reports.*app.*Failed: role "app" does not exist/,
    );
    expect(table('Poolers')).toHaveTextContent(
      /orders-db-pooler.*rw.*transaction.*1 of 2 ready/,
    );
    expect(table('Parameters that differ from the defaults')).toHaveTextContent(
      'shared_buffers64MB',
    );
    expect(storage).toHaveTextContent('workload=database:NoSchedule');
    expect(storage).toHaveTextContent(
      'Never two in the same topology.kubernetes.io/zone',
    );
  });

  it('tells what happened, newest first', async () => {
    render(entityDatabases([healthy]));
    const part = await section('Events');
    const items = await within(part).findAllByRole('listitem');
    expect(items[1]).toHaveTextContent(
      /4 times.*Warning · Pod\/orders-db-2 · Unhealthy.*Readiness probe failed/,
    );
  });

  it('loads the YAML when it is asked for', async () => {
    const getManifest = jest.fn(async () => manifest);
    render(entityDatabases([healthy]), { getManifest });
    const yaml = await section('YAML');
    expect(getManifest).not.toHaveBeenCalled();
    await userEvent.click(within(yaml).getByRole('button', { name: 'Show' }));
    expect(await within(yaml).findByText(/kind: Cluster/)).toBeInTheDocument();
    expect(
      within(yaml).getByRole('button', { name: 'Copy YAML' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['healthy', healthy, healthyLive],
    ['failing over', failingOver, failingOverLive],
    ['without archiving', archivingFails, archivingFailsLive],
    ['hibernated', hibernated, healthyLive],
    ['being created', beingCreated, forbiddenLive],
  ])('is accessible: %s', async (_, database, live) => {
    render(entityDatabases([database]), { getInstances: async () => live });
    await section('Topology');
    await within(await section('Events')).findAllByRole('listitem');
    const { violations } = await axe.run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      // Colours cannot be computed without a browser.
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(it => it.html)]),
    ).toEqual([]);
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
    expect(
      within(
        within(storage).getByRole('table', { name: 'Volumes' }),
      ).getAllByRole('row'),
    ).toHaveLength(7);
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
    render(entityDatabases([failingOver]), {
      getInstances: async () => failingOverLive,
    });
    const instances = await section('Topology');
    expect(instances).toHaveTextContent('Nobody is primary at this moment');
    expect(instances).toHaveTextContent('The service rw reaches nobody');
    expect(instances).toHaveTextContent('Standby, to become primary');
    expect(instances).toHaveTextContent(/Since Nov 20/);
    expect(screen.queryByText('Being created')).not.toBeInTheDocument();
  });

  it('explains hibernation', async () => {
    render(entityDatabases([hibernated]));
    const instances = await section('Topology');
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
    expect(await section('Topology')).toHaveTextContent(
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

  it('says when the address names a database that is not there', async () => {
    render(entityDatabases([healthy]), {
      path: '/?database=aks-primary/team-orders/gone-db',
    });
    expect(
      await screen.findByText(
        /aks-primary\/team-orders\/gone-db cannot be shown/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/What is shown here is another database/),
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
    expect(await section('Topology')).toHaveTextContent('orders-db-1');
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
    render(entityDatabases([healthy]), {
      getDatabase: async () => {
        throw await refusal(404, 'There is no such database.');
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
