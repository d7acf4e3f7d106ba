import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { main, pictures, signIn } from './portal';
import {
  applyFailingDatabase,
  applyObjects,
  repairFailingDatabase,
} from './sandbox';
import { expect, test } from './test';

const ref = 'aks-primary/team-payments/payments-db';
const FAULT = 'The last backup failed';

/**
 * Lets six minutes pass in the portal's memory: a fault is called over when it
 * has not been seen for five.
 */
function letTimePass(): void {
  const file = new DatabaseSync(
    join(__dirname, '..', '.demo', 'e2e-database', 'cnpg.sqlite'),
  );
  file.exec('PRAGMA busy_timeout = 5000');
  const row = file
    .prepare('SELECT state FROM notified WHERE ref = ?')
    .get(ref) as { state: string } | undefined;
  const state = JSON.parse(row?.state ?? '{"open":{}}');
  for (const fault of Object.values<{ goneSince?: string }>(state.open)) {
    if (!fault.goneSince) continue;
    fault.goneSince = new Date(
      Date.parse(fault.goneSince) - 6 * 60_000,
    ).toISOString();
  }
  file
    .prepare('UPDATE notified SET state = ? WHERE ref = ?')
    .run(JSON.stringify(state), ref);
  file.close();
}

function backUp(name: string, how: object): Promise<void> {
  return applyObjects([
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Backup',
      metadata: { name, namespace: 'team-payments' },
      spec: { cluster: { name: 'payments-db' }, ...how },
    },
  ]);
}

const byPlugin = {
  method: 'plugin',
  pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
};
/** The cluster has nothing of the kind, so the operator refuses at once. */
const inTree = { method: 'barmanObjectStore' };

test('its owner hears that a database is ready, in trouble, and well again', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await applyFailingDatabase();
  await repairFailingDatabase();
  await backUp('payments-db-first', byPlugin);
  await signIn(page, 'Payments developer');
  await page.goto('/notifications');
  // The second one is its pages.
  const inbox = page.getByRole('table').first();
  const message = (title: string) =>
    inbox.getByRole('link', { name: `payments-db: ${title}`, exact: true });
  await expect(message('The database is ready')).toBeVisible({
    timeout: 120_000,
  });

  await backUp('payments-db-second', inTree);
  await expect(message(FAULT)).toBeVisible({ timeout: 60_000 });
  await expect(message(FAULT)).toHaveCount(1);
  await expect(inbox).toContainText('Older backups and the WAL since then');
  await expect(inbox).toContainText('cnpg.backup');
  await pictures(page, 'notifications', { axe: false });

  await message(FAULT).click();
  await expect(page).toHaveURL(
    /\/catalog\/default\/resource\/payments-db\.team-payments\.aks-primary/,
  );
  await expect(main(page)).toContainText(FAULT);

  await backUp('payments-db-third', byPlugin);
  await page.goto('/notifications');
  const over = message(`Over: ${FAULT}`);
  await expect(async () => {
    letTimePass();
    await expect(over).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 240_000 });
  // In the place of the message before, and to be read again.
  await expect(over).toHaveCount(1);
  await expect(message(FAULT)).toHaveCount(0);
  await expect(inbox).toContainText(/has not been seen since .* UTC/);
  await pictures(page, 'notifications-over', { dark: false, axe: false });

  // Who does not own it hears nothing of it.
  const other = await page.context().browser()!.newPage();
  await signIn(other, 'Orders developer');
  await other.goto('/notifications');
  const others = other.getByRole('table').first();
  await expect(others).toBeVisible();
  await expect(others).not.toContainText('payments-db');
  await other.close();
});
