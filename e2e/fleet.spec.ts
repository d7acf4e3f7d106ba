import { readFile } from 'node:fs/promises';
import { ensureOrdersDatabase, main, pictures, signIn } from './portal';
import { expect, test } from './test';

test.describe.serial('every database on one page', () => {
  test.beforeAll(({ browser }) => ensureOrdersDatabase(browser));

  test('a platform engineer finds, filters, shares and exports', async ({
    page,
  }) => {
    await signIn(page, 'Platform engineer');
    await page.getByRole('link', { name: 'Databases', exact: true }).click();
    await expect(page).toHaveURL(/\/databases$/);
    const grid = page.getByRole('grid', { name: 'Databases' });
    const row = grid.getByRole('row', { name: /orders-db/ });
    await expect(row).toContainText('team-orders');
    await expect(row).toContainText('Healthy');
    await pictures(page, 'fleet', { narrow: true });

    // What is filtered stands in the address.
    await page
      .getByRole('searchbox', { name: 'Search' })
      .fill('no-such-database');
    await expect(main(page)).toContainText('No database fits these filters.');
    await page.getByRole('searchbox', { name: 'Search' }).fill('orders');
    await expect(row).toBeVisible();
    await main(page)
      .getByRole('list', { name: 'In numbers' })
      .getByRole('button', { name: /Healthy/ })
      .click();
    await expect(page).toHaveURL(/text=orders.*health=healthy/);
    await page.reload();
    await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue(
      'orders',
    );
    await expect(row).toBeVisible();

    const download = page.waitForEvent('download');
    await main(page).getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^databases-[\d-]+\.csv$/);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv).toContain('orders-db');

    // Columns that are taken away stay away.
    await main(page).getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Target' }).click();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(
      grid.getByRole('columnheader', { name: 'Health' }),
    ).toBeVisible();
    await expect(
      grid.getByRole('columnheader', { name: 'Target' }),
    ).toHaveCount(0);

    // By the keyboard to the page of the database.
    await row.getByRole('link').focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(
      /\/catalog\/default\/resource\/orders-db\.team-orders\.aks-primary/,
    );
    await page.goBack();
    await expect(page).toHaveURL(/text=orders.*health=healthy/);
  });

  test('by teams, and at a glance', async ({ page }) => {
    await signIn(page, 'Platform engineer');
    await page.goto('/databases');
    await page.getByRole('tab', { name: 'Teams' }).click();
    await expect(
      main(page).getByRole('link', { name: 'team-orders' }),
    ).toBeVisible();
    await pictures(page, 'fleet-teams', { narrow: true });
    await main(page).getByRole('link', { name: 'team-orders' }).click();
    await expect(page).toHaveURL(/\/databases\?owner=group/);
    await expect(
      page.getByRole('grid').getByRole('row', { name: /orders-db/ }),
    ).toBeVisible();

    await page.goto('/databases?view=pictures');
    const versions = page.getByRole('region', {
      name: 'Versions of PostgreSQL',
    });
    await expect(versions).toContainText(/PostgreSQL \d+, maintained until/);
    await pictures(page, 'fleet-pictures', { narrow: true });
    await versions.getByRole('link').first().click();
    await expect(page).toHaveURL(/\/databases\?version=\d+$/);
  });

  test('who may not see it is told what it takes', async ({ page }) => {
    await signIn(page, 'Newcomer');
    await page.goto('/databases');
    await expect(main(page)).toContainText('cnpg.fleet.read');
    await expect(main(page)).not.toContainText('orders-db');
    await pictures(page, 'fleet-forbidden');
  });
});
