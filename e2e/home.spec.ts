import { main, pictures, signIn } from './portal';
import { applyFailingDatabase } from './sandbox';
import { expect, test } from './test';

test('the home page shows the databases that need attention', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await applyFailingDatabase();
  await signIn(page, 'Payments developer');
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(page).toHaveURL(/\/home$/);
  const database = main(page)
    .getByRole('listitem')
    .filter({ hasText: 'payments-db' });
  // It is made just now, and the page looks every minute.
  await expect(database).toContainText('WAL archiving is failing', {
    timeout: 150_000,
  });
  await expect(database).toContainText('Degraded');
  await pictures(page, 'home', { narrow: true });

  await database.getByRole('link', { name: 'payments-db' }).click();
  await expect(page).toHaveURL(
    /\/catalog\/default\/resource\/payments-db\.team-payments\.aks-primary/,
  );
});

test('the home page says that nothing needs attention', async ({ page }) => {
  await signIn(page, 'Newcomer');
  await page.goto('/home');
  await expect(main(page)).toContainText(
    'None of the databases that you or your teams own needs attention.',
  );
});
