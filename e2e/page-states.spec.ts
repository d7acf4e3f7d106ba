import { expect, test } from './test';
import {
  cardHeading,
  ensureOrdersDatabase,
  main,
  ordersService,
  pictures,
  signIn,
} from './portal';
import {
  applyObjects,
  breakKubernetes,
  mendKubernetes,
  remove,
} from './sandbox';

const tab = `${ordersService}/database`;
const payments = '/catalog/default/component/payments';

/** Without backups, and quick to be there. */
const smallCluster = (name: string) => ({
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: {
    name,
    namespace: 'team-payments',
    annotations: {
      'pgportal.dev/owner': 'group:default/team-payments',
      'pgportal.dev/dependency-of': 'component:default/payments',
      'pgportal.dev/environment': 'dev',
    },
  },
  spec: {
    instances: 1,
    imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5-system-trixie',
    storage: { size: '1Gi', storageClass: 'managed-csi-premium' },
  },
});

test.describe.serial('what is not as it should be', () => {
  test.beforeAll(({ browser }) => ensureOrdersDatabase(browser));
  test.afterEach(() => mendKubernetes());

  test('has the shape of the answer while it loads', async ({ page }) => {
    await signIn(page, 'Orders developer');
    const answered: Promise<void>[] = [];
    let answer = () => {};
    const held = new Promise<void>(resolve => (answer = resolve));
    await page.route('**/api/cnpg/v1/entities/**', async route => {
      await held;
      const done = route.continue().catch(() => {});
      answered.push(done);
    });
    await page.goto(ordersService);
    await expect(
      page.getByRole('progressbar', { name: 'Loading the database' }),
    ).toBeVisible();
    await pictures(page, 'card-loading');
    await page.goto(tab);
    await expect(
      page.getByRole('progressbar', { name: 'Loading the database' }).first(),
    ).toBeVisible();
    await pictures(page, 'tab-loading');
    answer();
    await expect(main(page)).toContainText('orders-db');
    await Promise.all(answered);
  });

  test('who may not see a database is told what it takes', async ({ page }) => {
    await signIn(page, 'Newcomer');
    await page.goto(ordersService);
    await expect(main(page)).toContainText('cnpg.database.read');
    await expect(main(page)).not.toContainText('orders-db-rw');
    await pictures(page, 'card-forbidden', {
      at: cardHeading(page),
      narrow: true,
    });
    await page.goto(tab);
    await expect(main(page)).toContainText('cnpg.database.read');
    await pictures(page, 'tab-forbidden');
  });

  test('several databases have a row each, and one that is deleted is gone', async ({
    page,
  }) => {
    await applyObjects([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'team-payments' },
      },
      smallCluster('ledger-db'),
      smallCluster('trial-db'),
    ]);
    await signIn(page, 'Payments developer');
    await page.goto(payments);
    const row = page.getByRole('listitem').filter({ hasText: 'trial-db' });
    await expect(row).toContainText('1 of 1 ready', { timeout: 60_000 });
    await pictures(page, 'card-several', {
      at: cardHeading(page),
      narrow: true,
    });

    await row.getByRole('link', { name: 'trial-db' }).click();
    await expect(
      page.getByRole('button', { name: 'trial-db, choose another database' }),
    ).toBeVisible();
    await pictures(page, 'tab-several', { narrow: true });

    const entity =
      '/catalog/default/resource/trial-db.team-payments.aks-primary';
    await page.goto(`${entity}/database`);
    await expect(main(page)).toContainText('There are no backups');
    await remove('Cluster', 'team-payments', 'trial-db');
    await expect(main(page)).toContainText('This database is gone');
    await pictures(page, 'tab-gone');
  });

  test('a target that does not answer leaves the last that was known', async ({
    page,
  }) => {
    await signIn(page, 'Orders developer');
    await page.goto(tab);
    await expect(main(page)).toContainText('Live');
    await breakKubernetes([{ match: {}, action: { type: 'reset' } }]);
    await expect(main(page)).toContainText(
      'AKS primary, Sweden Central cannot be reached',
      { timeout: 60_000 },
    );
    await expect(main(page)).toContainText('Not live, last known');
    await pictures(page, 'tab-unreachable', { narrow: true });
    await page.goto(ordersService);
    await expect(main(page)).toContainText('orders-db-rw.team-orders.svc:5432');
    await expect(main(page)).toContainText('cannot be reached');
    await pictures(page, 'card-unreachable');

    await mendKubernetes();
    await expect(main(page)).toContainText('Live ·', { timeout: 90_000 });
    await expect(main(page)).not.toContainText('cannot be reached');
  });

  // Last: the portal asks again for what it may not read after minutes only.
  test('a part that nobody may read says so, and the others are there', async ({
    page,
  }) => {
    await breakKubernetes([
      {
        match: { pathRegex: '/pods/[^/]+/proxy' },
        action: { type: 'status', status: 403 },
      },
      {
        match: { pathRegex: '/objectstores' },
        action: { type: 'status', status: 403 },
      },
    ]);
    await signIn(page, 'Orders developer');
    await page.goto(tab);
    const backups = page.getByRole('region', { name: 'Backups', exact: true });
    await expect(backups).toContainText(/ObjectStore objects cannot be read/, {
      timeout: 30_000,
    });
    const replication = page.getByRole('region', { name: 'Replication' });
    await expect(replication).toContainText(/pods\/proxy/, { timeout: 30_000 });
    await expect(page.getByRole('region', { name: 'Topology' })).toContainText(
      'Primary',
    );
    await pictures(page, 'tab-partial', { at: replication, narrow: true });
  });
});
