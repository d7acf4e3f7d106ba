import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, Page } from '@playwright/test';

/** A page in a real browser. */
export interface Browser {
  page: Page;
  version: string;
  stop(): Promise<void>;
}

/** Starts Chromium: the one of CHROMIUM_PATH, of PATH, or Playwright's own. */
export async function startBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
  });
  return {
    page,
    version: browser.version(),
    stop: () => browser.close(),
  };
}

function findChromium(): string | undefined {
  const { CHROMIUM_PATH, PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const folders = (PATH ?? '').split(delimiter);
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap(name => folders.map(folder => join(folder, name)))
    .find(path => existsSync(path));
}
