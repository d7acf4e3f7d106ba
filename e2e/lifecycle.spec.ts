import type { Page } from '@playwright/test';
import { expect, test } from './test';
import {
  ensureOrdersDatabase,
  main,
  ordersService,
  picture,
  pictures,
  signIn,
} from './portal';
import { annotateCluster, exists, generationOf } from './sandbox';

const namespace = 'team-orders';
const source = 'orders-db';
const copy = 'orders-copy';
const form = (name: string) => `/create/templates/default/${name}`;

/** Sends the last page of a form. */
async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
}

/** Opens the list of databases, and takes one. */
async function chooseDatabase(page: Page, name: string): Promise<void> {
  const list = page.getByRole('button', { name: /^Database\b/ });
  const option = page.getByRole('option', { name: new RegExp(`^${name}\\b`) });
  await list.click();
  await option.click();
  await expect(list).toContainText(name);
}

/** What a task says at its end; its log says most of it as well. */
const result = (page: Page) => page.getByTestId('text-output-box');

test.describe.serial('the life of a database', () => {
  test.beforeAll(({ browser }) => ensureOrdersDatabase(browser));
  test.beforeEach(({ page }) => signIn(page, 'Orders developer'));

  test('a backup is a form, and its result says by which id it is restored', async ({
    page,
  }) => {
    await page.goto(form('postgres-backup'));
    await chooseDatabase(page, source);
    await page
      .getByRole('radio', { name: 'Set when base backups are taken' })
      .check();
    await page
      .getByRole('textbox', { name: 'Schedule' })
      .fill('0 30 3 * * 1-5');
    await expect(page.getByText(/03:30/).first()).toBeVisible();
    await pictures(page, 'form-backup', { dark: false, fullPage: true });
    await page.getByRole('radio', { name: 'Take a base backup now' }).check();
    await submit(page);
    await expect(result(page)).toContainText('by its id', { timeout: 60_000 });
    await picture(page, 'task-backup-light', { fullPage: true });
  });

  test('the moment under the cursor becomes a database, and the source stays as it is', async ({
    page,
  }) => {
    const before = await generationOf(namespace, source);
    await page.goto(`${ordersService}/database`);
    const cursor = page.getByRole('slider', { name: 'Moment to restore to' });
    await cursor.focus();
    await page.keyboard.press('Home');
    const chosen = await cursor.getAttribute('aria-valuenow');
    await page.keyboard.press('Enter');

    await expect(page).toHaveURL(/templates\/default\/postgres-restore/);
    await expect(
      page.getByRole('radio', { name: 'A point in time', checked: true }),
    ).toBeVisible();
    // The cursor stands where it stood on the page.
    await expect(cursor).toHaveAttribute('aria-valuenow', chosen!);
    await pictures(page, 'form-restore', { fullPage: true, narrow: true });
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Name of the new database').fill(copy);
    await expect(page.getByText('This name is free.')).toBeVisible();
    await picture(page, 'form-restore-where-light');
    await submit(page);
    await page.getByRole('button', { name: 'Show Logs' }).click();
    await expect(
      page.getByRole('link', { name: 'The restored database' }),
    ).toBeVisible({ timeout: 120_000 });
    await picture(page, 'task-restore-light', { fullPage: true });

    await page.goto(`${ordersService}/database`);
    await expect(main(page)).toContainText(copy);
    await expect(main(page)).toContainText('Healthy');
    expect(await generationOf(namespace, source)).toBe(before);
  });

  test('a load balancer comes into the virtual network, and goes again', async ({
    page,
  }) => {
    await page.goto(form('postgres-expose'));
    await chooseDatabase(page, copy);
    await expect(
      page.getByRole('radio', { name: /virtual network/, checked: true }),
    ).toBeVisible();
    // Without axe: the scaffolder's own list of texts has a heading out of order.
    await picture(page, 'form-expose-light', { fullPage: true });
    await submit(page);
    await expect(result(page)).toContainText(
      /The primary: 10\.224\.\d+\.\d+:5432/,
      { timeout: 60_000 },
    );
    await expect(result(page)).toContainText(/The standbys: .*:5433/);
    await picture(page, 'task-expose-light', { fullPage: true });

    await page.goto(form('postgres-expose'));
    await chooseDatabase(page, copy);
    await page.getByRole('radio', { name: /Nobody outside/ }).check();
    await submit(page);
    await expect(result(page)).toContainText(
      'cannot be reached from outside Kubernetes',
      { timeout: 60_000 },
    );
  });

  test('what is retired is protected, backed up, and accounted for', async ({
    page,
  }) => {
    const confirm = page.getByLabel(/Type the name of the database/);
    const fillIn = async () => {
      await page.goto(form('postgres-retire'));
      await expect(page.getByLabel('Service')).toHaveValue(/orders/);
      await chooseDatabase(page, copy);
      await page.getByRole('button', { name: 'Next' }).click();
      await confirm.fill(copy);
    };
    await annotateCluster(namespace, copy, {
      'pgportal.dev/deletion-protection': 'on',
    });
    await fillIn();
    await pictures(page, 'form-retire', { dark: false, fullPage: true });
    await confirm.fill('orders');
    await page.getByRole('button', { name: 'Review' }).click();
    await expect(
      page.getByText(`Type the name of the database: ${copy}`, { exact: true }),
    ).toBeVisible();
    await confirm.fill(copy);
    await submit(page);
    await expect(
      page.getByText(/Deletion protection of orders-copy is on/).first(),
    ).toBeVisible({ timeout: 60_000 });
    await picture(page, 'task-retire-protected-light', { fullPage: true });
    expect(await exists('Cluster', namespace, copy)).toBe(true);

    await annotateCluster(namespace, copy, {
      'pgportal.dev/deletion-protection': 'off',
    });
    await fillIn();
    await submit(page);
    await expect(result(page)).toContainText('Cluster orders-copy', {
      timeout: 90_000,
    });
    await picture(page, 'task-retire-removed-light', { fullPage: true });
    await page.getByText('Kept', { exact: true }).click();
    await expect(result(page)).toContainText('Namespace team-orders');
    await picture(page, 'task-retire-kept-light', { fullPage: true });
    expect(await exists('Cluster', namespace, copy)).toBe(false);
  });
});
