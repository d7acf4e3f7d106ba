import AxeBuilder from '@axe-core/playwright';
import { Browser, Locator, Page, expect } from '@playwright/test';
import { join } from 'node:path';
import { exists } from './sandbox';

const images = join(__dirname, '..', 'docs', 'images');

type Theme = 'light' | 'dark';

/** The service that the form creates a database for, and the form itself. */
export const ordersService = '/catalog/default/component/orders';
export const template = '/create/templates/default/postgres-database';

/** What the page shows, apart from where; every text that the tests look for stands on it once. */
export const main = (page: Page) => page.getByRole('main');

export async function signIn(page: Page, user: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: `Sign in as ${user}` }).click();
  await expect(
    page.getByRole('link', { name: 'Create', exact: true }).first(),
  ).toBeVisible();
}

/** Chooses the theme as another tab of the browser would: without loading the page anew. */
async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(value => {
    localStorage.setItem('theme', value);
    window.dispatchEvent(new StorageEvent('storage', { key: 'theme' }));
  }, theme);
}

/** Takes a picture for the documentation. */
export async function picture(
  page: Page,
  name: string,
  options: { fullPage?: boolean } = {},
): Promise<void> {
  // Animations and fonts settle; a picture of a half-faded page is of no use to anybody.
  await page.waitForTimeout(250);
  await page.screenshot({
    path: join(images, `${name}.png`),
    animations: 'disabled',
    ...options,
  });
}

/**
 * Takes a picture in the light and in the dark theme, and of a phone where that
 * is asked for. In both themes, axe must find nothing wrong with what the
 * portal shows.
 */
export async function pictures(
  page: Page,
  name: string,
  options: {
    /** Scrolled to the top of the page; elsewhere the page stays where it is. */
    at?: Locator;
    /** False in a form that has been filled in: another theme begins it anew. */
    dark?: boolean;
    fullPage?: boolean;
    narrow?: boolean;
    /** False where the moment passes before axe is done. */
    axe?: boolean;
  } = {},
): Promise<void> {
  const { at, dark = true, fullPage, narrow = false, axe = true } = options;
  const shows = async () => {
    // The browser's own scrolling stops as soon as anything of it can be seen.
    await at?.evaluate(element => element.scrollIntoView({ block: 'start' }));
  };
  for (const theme of dark
    ? (['light', 'dark'] as const)
    : ['light' as const]) {
    if (dark) await setTheme(page, theme);
    await shows();
    await picture(page, `${name}-${theme}`, { fullPage });
    if (axe) await expectAccessible(page, `${name}, ${theme}`);
  }
  if (dark) await setTheme(page, 'light');
  if (!narrow) return;
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 360, height: 780 });
  await shows();
  await picture(page, `${name}-narrow`);
  await expectFits(page, name);
  await page.setViewportSize(size);
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // The scaffolder's pages have no main.
    .include('main, article')
    // Of other cards, which Backstage has no name for; ours loads with a skeleton.
    .exclude('.MuiCircularProgress-root')
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
    `axe: ${what}`,
  ).toEqual([]);
}

/** Nothing has to be scrolled sideways. */
async function expectFits(page: Page, what: string): Promise<void> {
  const { content, window } = await page
    .locator('main, article')
    .first()
    .evaluate(element => ({
      content: element.scrollWidth,
      window: element.ownerDocument.documentElement.clientWidth,
    }));
  expect(content, `width of ${what}`).toBeLessThanOrEqual(window);
}

/** On an entity's overview: the heading of the card. */
export const cardHeading = (page: Page) =>
  main(page)
    .getByText(/^Databases?$/)
    .last();

/** Sends the form with the answers that the tests of the page count on. */
export async function fillInForm(page: Page): Promise<void> {
  await page.goto(template);
  await expect(page.getByLabel('Service')).toHaveValue(/orders/);
  await page.getByLabel('Production').check();
  await expect(page.getByText('This name is free.')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('radio', { name: /Medium/ }).check();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Connection pooler')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
}

/** Until the task says that all is there. */
export async function untilCreated(page: Page): Promise<void> {
  await expect(
    page.getByRole('link', { name: /The service, with its database/ }),
  ).toBeVisible({ timeout: 120_000 });
}

/** Creates orders-db as its team would, unless an earlier test has. */
export async function ensureOrdersDatabase(browser: Browser): Promise<void> {
  if (await exists('Cluster', 'team-orders', 'orders-db')) return;
  const page = await browser.newPage();
  await signIn(page, 'Orders developer');
  await fillInForm(page);
  await untilCreated(page);
  await page.close();
}
