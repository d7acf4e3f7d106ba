import type { Page } from '@playwright/test';
import { expect, test } from './test';
import {
  LONG,
  dialogOf,
  openMenu,
  openOperation,
  region,
  start,
  untilDone,
} from './operate';
import { main, pictures, signIn } from './portal';
import {
  applicationPassword,
  applyFailingDatabase,
  exists,
  primaryOf,
  repairFailingDatabase,
} from './sandbox';

const namespace = 'team-payments';
const name = 'payments-db';
const tab = `/catalog/default/resource/${name}.${namespace}.aks-primary/database`;

const storage = (page: Page) => region(page, 'Storage and configuration');
const backups = (page: Page) => region(page, 'Backups');
const row = (page: Page, what: string | RegExp) =>
  main(page).getByRole('row', { name: what });

/** Opens an operation by the button of what it is about, where that stands. */
async function press(page: Page, button: string) {
  await main(page)
    .getByRole('button', { name: button, exact: true })
    .click(LONG);
  return dialogOf(page);
}

/** What no other operation brings back takes the name of the database. */
async function confirm(page: Page) {
  await dialogOf(page).getByLabel(`Type ${name} to confirm`).fill(name);
}

/** A database that the portal did not make, through all that its team does with it. */
test.describe.serial('operations until the deletion', () => {
  test.beforeAll(async () => {
    await applyFailingDatabase();
    await repairFailingDatabase();
  });
  test.beforeEach(async ({ page }) => {
    await signIn(page, 'Payments developer');
    await page.goto(tab);
  });

  test('a schedule is made, changed, suspended, resumed, run and removed', async ({
    page,
  }) => {
    await expect(main(page)).toContainText('1 of 1 ready', LONG);
    await expect(backups(page)).toContainText('Working', LONG);
    let dialog = await press(page, 'Add a backup schedule');
    await dialog.getByLabel(/^Name/).fill('nightly');
    await start(page, 'Add a backup schedule');
    await untilDone(page);
    const nightly = row(page, /^nightly /);
    await expect(nightly).toContainText('0 0 2 * * *');
    await expect(nightly).toContainText('Active');

    dialog = await press(page, 'Change: nightly');
    await dialog
      .getByRole('textbox', { name: 'Schedule' })
      .fill('0 30 3 * * 1-5');
    await start(page, 'Change a backup schedule');
    await untilDone(page);
    await expect(nightly).toContainText('0 30 3 * * 1-5');

    await press(page, 'Suspend: nightly');
    await start(page, 'Suspend a backup schedule');
    await untilDone(page);
    await expect(nightly).toContainText('Suspended');

    await press(page, 'Resume: nightly');
    await start(page, 'Resume a backup schedule');
    await untilDone(page);
    await expect(nightly).toContainText('Active');

    dialog = await press(page, 'Run now: nightly');
    await start(page, 'Run a backup schedule now');
    await expect(dialog).toContainText(/: completed/, LONG);
    await untilDone(page);

    await press(page, 'Remove: nightly');
    await start(page, 'Remove a backup schedule');
    await untilDone(page);
    await expect(nightly).toBeHidden();
    await expect(backups(page)).toContainText('completed');
  });

  test('it moves to the latest minor version, and takes it from the catalog then', async ({
    page,
  }) => {
    const dialog = await openOperation(
      page,
      'Upgrade to the latest minor version',
      name,
    );
    await expect(dialog).toContainText('From then on');
    await start(page, 'Upgrade to the latest minor version');
    await expect(dialog).toContainText(/is .*postgresql:17\.10/, LONG);
    await untilDone(page);
    await expect(main(page)).toContainText('17.10', LONG);
  });

  test('it gets another instance, and a larger plan', async ({ page }) => {
    let dialog = await openOperation(
      page,
      'Change the number of instances',
      name,
    );
    await dialog.getByLabel(/^Instances/).fill('2');
    await start(page, 'Change the number of instances');
    await untilDone(page);
    await expect(main(page)).toContainText('2 of 2 ready', LONG);

    dialog = await openOperation(page, 'Restart an instance', name);
    const standby = dialog.getByRole('radio', { checked: true });
    const restarted = (await standby.getAttribute('value'))!;
    expect(restarted).not.toBe(await primaryOf(namespace, name));
    await start(page, 'Restart an instance');
    await expect(dialog.getByRole('progressbar')).toBeVisible(LONG);
    await untilDone(page);

    dialog = await openOperation(page, 'Change the plan', name);
    await dialog.getByRole('radio', { name: 'Small' }).check();
    await start(page, 'Change the plan');
    await expect(dialog).toContainText(
      /memory of an instance: was not set, is 1Gi now/,
    );
    await untilDone(page);
    await expect(storage(page)).toContainText(/Memory\s*1 GiB/, LONG);
    await expect(main(page)).toContainText('2 of 2 ready', LONG);
  });

  test('it gets a pooler, a database and a role, and loses them again', async ({
    page,
  }) => {
    let dialog = await press(page, 'Add a connection pooler');
    await dialog.getByLabel(/^Pooler instances/).fill('1');
    await start(page, 'Add a connection pooler');
    await untilDone(page);
    const pooler = row(page, new RegExp(`^${name}-pooler`));
    await expect(pooler).toContainText('1 of 1 ready', LONG);

    dialog = await press(page, `Change: ${name}-pooler`);
    await dialog.getByRole('radio', { name: 'session' }).check();
    await start(page, 'Change a connection pooler');
    await untilDone(page);
    await expect(pooler).toContainText('session');

    dialog = await press(page, 'Add a database');
    await dialog.getByLabel(/^Name in PostgreSQL/).fill('reports');
    await start(page, 'Add a database');
    await untilDone(page);
    const database = row(page, /^reports/);
    await expect(database).toContainText('Applied', LONG);

    dialog = await press(page, 'Add a role');
    await dialog.getByLabel(/^Name in PostgreSQL/).fill('reader');
    await start(page, 'Add a role');
    await untilDone(page);
    const role = row(page, /^reader/);
    await expect(role).toContainText('Applied', LONG);
    await pictures(page, 'tab-declared', {
      at: main(page).getByRole('heading', { name: 'Poolers' }),
      narrow: true,
    });

    dialog = await press(page, `Remove: ${name}.reader`);
    await dialog.getByRole('radio', { name: /It goes in PostgreSQL/ }).check();
    await confirm(page);
    await start(page, 'Remove a role');
    await untilDone(page);
    await expect(role).toBeHidden(LONG);
    await press(page, `Remove: ${name}.reports`);
    await confirm(page);
    await start(page, 'Remove a database');
    await untilDone(page);
    await expect(database).toBeHidden(LONG);
    await press(page, `Remove: ${name}-pooler`);
    await start(page, 'Remove a connection pooler');
    await untilDone(page);
    await expect(pooler).toBeHidden(LONG);
  });

  test('its password is changed, and its configuration read again', async ({
    page,
  }) => {
    const before = await applicationPassword(namespace, name);
    await openOperation(page, 'Change the application’s password', name);
    await start(page, 'Change the application’s password');
    await untilDone(page);
    const after = await applicationPassword(namespace, name);
    expect(after).not.toBe(before);
    await main(page).getByRole('button', { name: 'Show password' }).click();
    const dialog = dialogOf(page);
    await dialog.getByRole('button', { name: 'Show password' }).click();
    await dialog
      .getByRole('button', { name: 'Show Password', exact: true })
      .click();
    await expect(dialog).toContainText(after);
    await dialog.getByRole('button', { name: 'Close' }).click();

    await openOperation(page, 'Reload the configuration', name);
    await start(page, 'Reload the configuration');
    await untilDone(page);
    const yaml = region(page, 'YAML');
    await yaml.getByRole('button', { name: 'Show' }).click();
    await expect(yaml).toContainText('cnpg.io/reloadedAt');
  });

  test('it moves to another major version after a backup', async ({ page }) => {
    const dialog = await openOperation(
      page,
      'Upgrade to another major version',
      name,
    );
    await dialog.getByRole('radio', { name: /PostgreSQL 18/ }).check();
    await confirm(page);
    await pictures(page, 'operations-major-upgrade', {
      dark: false,
      axe: false,
    });
    await start(page, 'Upgrade to another major version');
    await untilDone(page);
    await expect(main(page)).toContainText('18.4', LONG);
    await expect(main(page)).toContainText('2 of 2 ready', LONG);
  });

  test('it is protected against its deletion, and deleted once it is not', async ({
    page,
  }) => {
    const protection = 'Deletion protection';
    let dialog = await openOperation(page, protection, name);
    await dialog.getByRole('radio', { name: /^On/ }).check();
    await start(page, protection);
    await untilDone(page);

    const remove = 'Delete the database';
    const menu = await openMenu(page);
    const item = menu.getByRole('menuitem', { name: new RegExp(`^${remove}`) });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toContainText('protected against deletion');
    await page.keyboard.press('Escape');

    dialog = await openOperation(page, protection, name);
    await dialog.getByRole('radio', { name: /^Off/ }).check();
    await start(page, protection);
    await untilDone(page);

    dialog = await openOperation(page, remove, name);
    await confirm(page);
    await dialog.getByRole('button', { name: remove, exact: true }).click();
    await expect(main(page)).toContainText('This database is gone', LONG);
    expect(await exists('Cluster', namespace, name)).toBe(false);
  });
});
