import { expect, test } from './test';
import {
  cardHeading,
  main,
  ordersService as service,
  picture,
  pictures,
  signIn,
  template,
  untilCreated,
} from './portal';

test.describe.serial('from Create to a healthy database', () => {
  test('a service without a database says how to get one', async ({ page }) => {
    await signIn(page, 'Orders developer');
    await page.goto(service);
    await expect(main(page)).toContainText('This service has no database yet');
    await pictures(page, 'card-none', {
      at: cardHeading(page),
      narrow: true,
    });
    await page.goto(`${service}/database`);
    await expect(main(page)).toContainText('There is no database yet');
    await expect(
      page.getByRole('button', { name: /Create a database/ }),
    ).toHaveAttribute('href', template);
    await pictures(page, 'tab-none');
  });

  test('a form of six answers becomes a database', async ({
    page,
    context,
  }) => {
    await signIn(page, 'Orders developer');
    await page.goto(template);

    // The only component that the user owns is chosen already, and the name follows it.
    await expect(page.getByLabel('Service')).toHaveValue(/orders/);
    const name = page.getByLabel('Name');
    await expect(name).toHaveValue('orders-db');
    await expect(page.getByText('This name is free.')).toBeVisible();

    await name.fill('Orders');
    await expect(
      page.getByText('The name may not have upper-case letters.'),
    ).toBeVisible();
    await picture(page, 'form-name-refused-light');
    await name.fill('orders-db');
    await page.getByLabel('Production').check();
    await expect(page.getByText('This name is free.')).toBeVisible();
    await picture(page, 'form-purpose-light');
    await page.getByRole('button', { name: 'Next' }).click();

    await page.getByRole('radio', { name: /Medium/ }).check();
    await picture(page, 'form-plan-light', { fullPage: true });
    await page.getByRole('button', { name: 'Next' }).click();

    await expect(page.getByText('Connection pooler')).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();

    await expect(page.getByText('Managed identity')).toBeVisible();
    await picture(page, 'form-look-light', { fullPage: true });
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(page.getByText('Wait until it is ready')).toBeVisible();

    await page.getByRole('button', { name: 'Show Logs' }).click();
    await expect(
      page.getByText(
        /Created managed identity id-pg-aks-primary-team-orders-orders-db-/,
      ),
    ).toBeVisible();

    // Whoever looks at the service meanwhile sees it grow. Looked at before any
    // picture is taken, for it does not take long.
    const overview = await context.newPage();
    await signIn(overview, 'Orders developer');
    const onlooker = await context.newPage();
    await signIn(onlooker, 'Orders developer');
    await onlooker.goto(`${service}/database`);
    await overview.goto(service);
    await expect(main(overview)).toContainText('Progressing', {
      timeout: 60_000,
    });
    await expect(
      onlooker.getByRole('heading', { name: 'Being created' }),
    ).toBeVisible({ timeout: 60_000 });
    await expect(onlooker.getByText(/, going on/).first()).toBeVisible();
    await pictures(onlooker, 'tab-creating', { axe: false, narrow: true });
    await pictures(overview, 'card-creating', { axe: false });
    await onlooker.close();
    await overview.close();

    await untilCreated(page);
    await picture(page, 'task-log-light', { fullPage: true });
  });

  test('the page of the service shows it', async ({ page }) => {
    await signIn(page, 'Orders developer');
    await page.goto(service);
    const database = main(page);
    await expect(database).toContainText('Healthy');
    await expect(database).toContainText(/orders-db-1, zone swedencentral-\d/);
    await expect(database).toContainText('3 of 3 ready');
    await expect(database).toContainText('orders-db-rw.team-orders.svc:5432');
    await expect(database).toContainText('Live');
    await pictures(page, 'card-healthy', {
      at: cardHeading(page),
      narrow: true,
    });

    await page.getByRole('link', { name: 'Database', exact: true }).click();
    await expect(page.getByText('Working')).toBeVisible();
    const instances = page.getByRole('table').first();
    await expect(instances.getByRole('row')).toHaveCount(4);
    await expect(
      instances.getByRole('row', { name: /orders-db-1/ }),
    ).toContainText('Primary');
    // The first backup was asked for with the database; its end is the first moment to restore to.
    await expect(page.getByText('completed')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/^since /).first()).toBeVisible();
    await pictures(page, 'tab-healthy', { narrow: true });
    for (const section of [
      'Topology',
      'Replication',
      'Connect',
      'Storage and configuration',
      'Events',
    ]) {
      const name = section.toLowerCase().split(' ')[0];
      await pictures(page, `tab-${name}`, {
        at: page.getByRole('region', { name: section, exact: true }),
        narrow: name === 'connect',
      });
    }
  });

  test('the database is in the catalog, for everybody to see', async ({
    page,
  }) => {
    await signIn(page, 'Payments developer');
    await page.goto(
      '/catalog/default/resource/orders-db.team-orders.aks-primary',
    );
    await expect(page.getByText('postgresql-cluster').first()).toBeVisible();
    await expect(main(page)).toContainText('Healthy');
  });

  test('a name that is taken is refused next to the field', async ({
    page,
  }) => {
    await signIn(page, 'Orders developer');
    await page.goto(template);
    await expect(page.getByLabel('Service')).toHaveValue(/orders/);
    await page.getByLabel('Name').fill('orders-db');
    await page.getByLabel('Development').check();
    const sentence =
      /This service has a database orders-db .* already, with environment prod/;
    await expect(page.getByText(sentence).first()).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
    // Still on the first page.
    await expect(page.getByText(sentence).first()).toBeVisible();
    await expect(page.getByLabel('Development')).toBeVisible();
    await picture(page, 'form-name-taken-light');
  });
});
