import { Page, expect } from '@playwright/test';
import { main } from './portal';

/** As long as the sandbox takes for anything. */
export const LONG = { timeout: 90_000 };

/** A part of the page. */
export const region = (page: Page, title: string) =>
  page.getByRole('region', { name: title, exact: true });
export const dialogOf = (page: Page) => page.getByRole('dialog');
/** What goes on, above the page. */
export const strip = (page: Page) =>
  page.getByRole('status', { name: 'Under way' });

export async function openMenu(page: Page) {
  const button = main(page).getByRole('button', {
    name: 'Operations',
    exact: true,
  });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await button.click();
  return page.getByRole('menu', { name: 'Operations' });
}

/** Opens the dialog of an operation as soon as nothing else is under way. */
export async function openOperation(
  page: Page,
  title: string,
  database: string,
) {
  await expect(strip(page)).toBeEmpty(LONG);
  const menu = await openMenu(page);
  const item = menu.getByRole('menuitem', { name: new RegExp(`^${title}`) });
  await expect(item).toHaveAttribute('aria-disabled', 'false', LONG);
  await item.click();
  const dialog = dialogOf(page);
  await expect(dialog).toContainText(`${title}: ${database}`);
  return dialog;
}

/** Starts it, and waits until the dialog says that it has begun. */
export async function start(page: Page, title: string) {
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: title, exact: true }).click();
  await expect(dialog).toContainText(/Started:|Done:/);
  return dialog;
}

export async function untilDone(page: Page) {
  const dialog = dialogOf(page);
  await expect(dialog.getByText(/^Done:/)).toBeVisible(LONG);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
}
