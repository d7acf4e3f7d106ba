import { Page, expect } from '@playwright/test';
import { join } from 'node:path';

const images = join(__dirname, '..', 'docs', 'images');

export async function signIn(page: Page, user: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: `Sign in as ${user}` }).click();
  await expect(
    page.getByRole('link', { name: 'Create', exact: true }),
  ).toBeVisible();
}

/** Opens a page of the portal with the theme, which the app keeps in the browser's storage. */
export async function setTheme(
  page: Page,
  theme: 'light' | 'dark',
): Promise<void> {
  await page.evaluate(value => localStorage.setItem('theme', value), theme);
  await page.reload();
}

/** Takes a picture for the documentation. */
export async function picture(
  page: Page,
  name: string,
  options: { fullPage?: boolean } = {},
): Promise<void> {
  // Animations and fonts settle; a picture of a half-faded page is of no use to anybody.
  await page.waitForTimeout(400);
  await page.screenshot({
    path: join(images, `${name}.png`),
    animations: 'disabled',
    ...options,
  });
}
