import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test';
import {
  LONG,
  dialogOf,
  openMenu,
  openOperation,
  region,
  start,
  strip,
  untilDone,
} from './operate';
import {
  ensureOrdersDatabase,
  main,
  ordersService,
  picture,
  pictures,
  signIn,
} from './portal';
import { applicationPassword, backendLog, primaryOf } from './sandbox';

const namespace = 'team-orders';
const name = 'orders-db';
const tab = `${ordersService}/database`;

/** Scrolls again, too: what is above may grow while it loads. */
async function expectOnScreen(part: Locator, text: string | RegExp) {
  await expect(async () => {
    await part.scrollIntoViewIfNeeded();
    await expect(part).toContainText(text, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}

/** Pictures of what goes away when the theme changes, and is therefore opened anew in each. */
async function picturesOf(
  page: Page,
  name: string,
  open: () => Promise<unknown>,
) {
  for (const theme of ['dark', 'light']) {
    await page.evaluate(value => {
      localStorage.setItem('theme', value);
      window.dispatchEvent(new StorageEvent('storage', { key: 'theme' }));
    }, theme);
    await open();
    await picture(page, `${name}-${theme}`);
    if (theme === 'dark') await page.keyboard.press('Escape');
  }
}

test.describe('operations of a database', () => {
  test.beforeAll(({ browser }) => ensureOrdersDatabase(browser));

  test('an owner backs up, and a second person sees it', async ({
    page,
    browser,
  }) => {
    await signIn(page, 'Orders developer');
    await page.goto(tab);
    const other = await browser.newPage();
    await signIn(other, 'Platform engineer');
    await other.goto(tab);

    await expect(main(page)).toContainText('3 of 3 ready', LONG);
    await picturesOf(page, 'operations-menu', async () => {
      const menu = await openMenu(page);
      await expect(menu.getByRole('menuitem')).toHaveCount(31);
    });
    await page.keyboard.press('Escape');

    const dialog = dialogOf(page);
    await picturesOf(page, 'operations-backup', async () => {
      await main(page)
        .getByRole('button', { name: 'Back up now' })
        .first()
        .click();
      await dialog.getByText('What will be written').click();
      await expect(dialog).toContainText(/POST backups\/orders-db-/);
    });
    await start(page, 'Back up now');
    await expect(strip(other)).toContainText('Base backup');
    await expect(strip(other)).toContainText('started by orders-developer');
    await picture(other, 'operations-strip');
    await other.close();
    await expect(dialog).toContainText(/: completed/, LONG);
    await untilDone(page);
  });

  test('an owner switches over, and the page shows the new primary', async ({
    page,
  }) => {
    await signIn(page, 'Orders developer');
    await page.goto(tab);
    const before = await primaryOf(namespace, name);
    const dialog = dialogOf(page);
    await picturesOf(page, 'operations-switchover', async () => {
      await openOperation(page, 'Switch over', name);
      await expect(dialog).toContainText(/Lag 0 B/);
    });
    await expect(dialog.getByRole('radio', { name: before })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    const chosen = dialog.getByRole('radio', { checked: true });
    const after = (await chosen.getAttribute('value'))!;
    await start(page, 'Switch over');
    // The page itself is out of reach of everybody while a dialog is open.
    await expect(dialog.getByRole('progressbar')).toBeVisible();
    await picture(page, 'operations-running');
    await expect(dialog).toContainText(
      `primary: was ${before}, is ${after} now`,
      LONG,
    );
    await untilDone(page);
    expect(await primaryOf(namespace, name)).toBe(after);
    await expect(
      region(page, 'Topology').getByRole('row', { name: after }),
    ).toContainText('Primary', LONG);
  });

  test('instances are restarted, fenced and unfenced', async ({ page }) => {
    await signIn(page, 'Orders developer');
    await page.goto(tab);
    await openOperation(page, 'Restart the database', name);
    await start(page, 'Restart the database');
    await untilDone(page);

    const primary = await primaryOf(namespace, name);
    const dialog = await openOperation(page, 'Fence an instance', name);
    const fenced = (await dialog
      .getByRole('radio', { checked: true })
      .getAttribute('value'))!;
    expect(fenced).not.toBe(primary);
    await start(page, 'Fence an instance');
    await expect(dialog).toContainText(`is ${fenced} now`, LONG);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(region(page, 'Topology')).toContainText('Fenced', LONG);

    const menu = await openMenu(page);
    await menu.getByRole('menuitem', { name: 'Unfence an instance' }).click();
    await dialogOf(page).getByRole('radio', { name: fenced }).check();
    await start(page, 'Unfence an instance');
    await untilDone(page);
    await expect(main(page)).toContainText('3 of 3 ready', LONG);
  });

  test('it hibernates and is woken up', async ({ page }) => {
    await signIn(page, 'Orders developer');
    await page.goto(tab);
    await openOperation(page, 'Hibernate', name);
    const dialog = await start(page, 'Hibernate');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(main(page)).toContainText('Hibernated', LONG);
    const menu = await openMenu(page);
    const wake = menu.getByRole('menuitem', { name: 'Wake up' });
    await expect(wake).toHaveAttribute('aria-disabled', 'false', LONG);
    await wake.click();
    await start(page, 'Wake up');
    await untilDone(page);
    await expect(main(page)).toContainText('3 of 3 ready', LONG);
  });

  test('it gets no more instances than there are nodes, and no fewer than the policy asks for', async ({
    page,
  }) => {
    await signIn(page, 'Orders developer');
    await page.goto(tab);
    const title = 'Change the number of instances';
    const dialog = await openOperation(page, title, name);
    // The sandbox has three nodes, and the environment lets no two instances share one.
    await dialog.getByLabel(/^Instances/).fill('4');
    await expect(dialog).toContainText('Each instance needs a node of its own');
    await dialog.getByLabel(/^Instances/).fill('2');
    await dialog.getByRole('button', { name: title }).click();
    await expect(dialog).toContainText(
      'at least 3 are asked for. The policy "Production baseline" asks for it.',
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(main(page)).toContainText('3 of 3 ready');
  });

  test('its storage grows, and a parameter changes', async ({ page }) => {
    await signIn(page, 'Orders developer');
    await page.goto(tab);
    let dialog = await openOperation(page, 'Grow the storage', name);
    const size = dialog.getByLabel('Data volume, in GiB');
    const submit = dialog.getByRole('button', { name: 'Grow the storage' });
    await size.fill('1');
    await expect(submit).toBeDisabled();
    const larger = (await size.getAttribute('min'))!;
    await size.fill(larger);
    await start(page, 'Grow the storage');
    await expect(dialog).toContainText(`is ${larger}Gi now`);
    await untilDone(page);

    dialog = await openOperation(page, 'Change parameters', name);
    await dialog.getByLabel('Find a parameter').fill('work_mem');
    await dialog
      .getByRole('textbox', { name: 'work_mem', exact: true })
      .fill('16MB');
    await picture(page, 'operations-parameters');
    await start(page, 'Change parameters');
    await expect(dialog).toContainText(/parameter work_mem: .* 16MB now/);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(region(page, 'Storage and configuration')).toContainText(
      /work_mem\s*16MB/,
      LONG,
    );
  });

  test('the password is shown to the owner, and kept nowhere', async ({
    page,
  }) => {
    await signIn(page, 'Orders developer');
    const password = await applicationPassword(namespace, name);
    await page.goto(tab);
    await main(page).getByRole('button', { name: 'Show password' }).click();
    const dialog = dialogOf(page);
    await expect(dialog).not.toContainText(password);
    await dialog.getByRole('button', { name: 'Show password' }).click();
    await expect(dialog).toContainText('hidden');
    await picture(page, 'credentials');
    await dialog
      .getByRole('button', { name: 'Show Password', exact: true })
      .click();
    await expect(dialog).toContainText(password);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();

    expect(await page.content()).not.toContain(password);
    const kept = await page.evaluate(() =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        window.location.href,
      ]),
    );
    expect(kept).not.toContain(password);
    expect(backendLog()).not.toContain(password);
  });

  test('the trail says who did what', async ({ page }) => {
    await signIn(page, 'Orders developer');
    await page.goto(tab);
    const trail = region(page, 'Trail');
    await expectOnScreen(
      trail,
      /Credentials shown.*orders-developer.*accepted/,
    );
    await expect(trail).toContainText(/Switchover to orders-db-\d/);
    await expect(trail).toContainText(
      /refused: Policies or quotas forbid it\. It has 2 instances/,
    );
    await pictures(page, 'trail', { at: trail });
  });

  test('another team sees everything, and why it may do nothing', async ({
    page,
  }) => {
    await signIn(page, 'Payments developer');
    await page.goto(tab);
    const items = page.getByRole('menuitem');
    await picturesOf(page, 'operations-forbidden', async () => {
      await openMenu(page);
    });
    await expect(items).toHaveCount(31);
    for (const item of await items.all()) {
      await expect(item).toHaveAttribute('aria-disabled', 'true');
      await expect(item).toContainText(/This takes the permission cnpg\./);
    }
    await page.keyboard.press('Escape');
    const show = main(page).getByRole('button', { name: 'Show password' });
    await expect(show).toHaveAttribute('aria-disabled', 'true');
    await show.focus();
    await expect(show).toHaveAccessibleDescription(
      /cnpg\.database\.credentials/,
    );
    await expectOnScreen(
      region(page, 'Trail'),
      'shown to those who may operate it',
    );
  });

  test('all of it can be used on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await signIn(page, 'Orders developer');
    await page.goto(tab);
    await openMenu(page);
    await picture(page, 'operations-menu-narrow');
    await page.keyboard.press('Escape');
    const dialog = await openOperation(page, 'Switch over', name);
    await picture(page, 'operations-switchover-narrow');
    const width = await dialog.evaluate(element => element.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    const trail = region(page, 'Trail');
    await expectOnScreen(trail, 'orders-developer');
    await picture(page, 'trail-narrow');
  });
});
