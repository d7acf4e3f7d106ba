import { expect, test } from './test';
import {
  ensureOrdersDatabase,
  main,
  ordersService,
  pictures,
  signIn,
} from './portal';
import { annotateCluster, applyObjects, primaryOf, remove } from './sandbox';

const namespace = 'team-orders';
const name = 'orders-db';
const tab = `${ordersService}/database`;

test.describe.serial('a database in use', () => {
  test.beforeAll(({ browser }) => ensureOrdersDatabase(browser));
  test.beforeEach(({ page }) => signIn(page, 'Orders developer'));

  test('a backup that somebody asks for is seen to run and to end', async ({
    page,
  }) => {
    await page.goto(tab);
    const backups = page.getByRole('region', { name: 'Backups', exact: true });
    await expect(backups).toContainText('Working');
    await applyObjects([
      {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Backup',
        metadata: { name: 'before-the-migration', namespace },
        spec: {
          cluster: { name },
          method: 'plugin',
          pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
        },
      },
    ]);
    const row = backups.getByRole('row', { name: /^before-the-migration/ });
    await expect(row).toBeVisible();
    await expect(row).toContainText('completed', { timeout: 60_000 });
    await pictures(page, 'tab-backups', { at: backups, narrow: true });

    // The cursor is moved by keyboard alone, and says what would be lost.
    const cursor = page.getByRole('slider', { name: 'Moment to restore to' });
    await cursor.focus();
    await page.keyboard.press('Home');
    await expect(cursor).toHaveAttribute('aria-valuetext', /would be lost/);
    await expect(backups).toContainText(/would be lost/);
  });

  test('while the primary fails nobody is primary, and then another is', async ({
    page,
    context,
  }) => {
    const before = await primaryOf(namespace, name);
    await page.goto(tab);
    const topology = page.getByRole('region', { name: 'Topology' });
    await expect(topology.getByRole('row', { name: before })).toContainText(
      'Primary',
    );
    const overview = await context.newPage();
    await signIn(overview, 'Orders developer');
    await overview.goto(ordersService);
    await expect(main(overview)).toContainText('Healthy');

    await remove('Pod', namespace, before);
    await expect(topology).toContainText('Nobody is primary at this moment');
    await expect(topology).toContainText(/Since/);
    // Nobody serves writes, whatever the labels of a pod that is going away say.
    await expect(
      topology.getByText('The service rw reaches nobody'),
    ).toBeVisible();
    await pictures(page, 'tab-failover', { at: topology, axe: false });
    await pictures(overview, 'card-failover', { axe: false });
    await overview.close();

    await expect(topology).not.toContainText('Nobody is primary', {
      timeout: 60_000,
    });
    const after = await primaryOf(namespace, name);
    expect(after).not.toBe(before);
    await expect(topology.getByRole('row', { name: after })).toContainText(
      'Primary',
    );
    // The old primary comes back as a standby.
    await expect(topology.getByRole('row', { name: before })).toContainText(
      'Standby',
      { timeout: 60_000 },
    );
    await page.goto(ordersService);
    await expect(main(page)).toContainText('3 of 3 ready', { timeout: 60_000 });
  });

  test('a hibernated database is asleep, not broken', async ({ page }) => {
    await page.goto(tab);
    await annotateCluster(namespace, name, { 'cnpg.io/hibernation': 'on' });
    await expect(main(page)).toContainText('Hibernated', { timeout: 60_000 });
    await expect(main(page)).toContainText(
      'There are no instances while the database hibernates',
      { timeout: 60_000 },
    );
    await pictures(page, 'tab-hibernated', { narrow: true });
    await page.goto(ordersService);
    await expect(main(page)).toContainText('all stopped');
    await expect(main(page)).not.toContainText('Healthy');
    await pictures(page, 'card-hibernated');

    await annotateCluster(namespace, name, { 'cnpg.io/hibernation': 'off' });
    await expect(main(page)).toContainText('3 of 3 ready', {
      timeout: 120_000,
    });
  });
});
