import { expect, test } from './test';
import { cardHeading, pictures, signIn } from './portal';
import { applyFailingDatabase } from './sandbox';

test('a federated credential for another service account is named as the cause', async ({
  page,
}) => {
  await applyFailingDatabase();
  await signIn(page, 'Payments developer');
  await page.goto('/catalog/default/component/payments/database');
  await expect(page.getByText('WAL archiving is failing').first()).toBeVisible({
    timeout: 60_000,
  });
  // CloudNativePG gives only an exit status; the cause is read from the archiver's log.
  await expect(
    page.getByText(
      /Cause:.*subject does not match the service account.*AADSTS70021/,
    ),
  ).toBeVisible({ timeout: 30_000 });
  await pictures(page, 'tab-archiving-failure', { narrow: true });

  await page.goto('/catalog/default/component/payments');
  await expect(
    page.getByText('WAL archiving is failing').first(),
  ).toBeVisible();
  await pictures(page, 'card-archiving-failure', {
    at: cardHeading(page),
    narrow: true,
  });
});
