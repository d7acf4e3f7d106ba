import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, BrowserContext, test as base } from '@playwright/test';
import { followPasswords } from './sandbox';

export { expect } from '@playwright/test';

/** Emptied by Playwright when a run begins. */
const folder = join(__dirname, '..', 'test-results');
const trafficFile = join(folder, 'traffic.jsonl');
const passwordsFile = join(folder, 'passwords.txt');

/** Something that the portal gave to a browser. */
export interface Traffic {
  what: 'response' | 'signal' | 'console' | 'error';
  method?: string;
  url: string;
  text: string;
}

function record(traffic: Traffic): void {
  appendFileSync(trafficFile, `${JSON.stringify(traffic)}\n`);
}

function recordContext(context: BrowserContext): void {
  context.on('response', async response => {
    const type = response.headers()['content-type'] ?? '';
    // The built frontend is the same for everybody.
    if (!/json|text|yaml|csv/.test(type) || /css|javascript/.test(type)) return;
    const text = await response.text().catch(() => '');
    const method = response.request().method();
    record({ what: 'response', method, url: response.url(), text });
  });
  context.on('console', message =>
    record({
      what: 'console',
      url: message.page()?.url() ?? '',
      text: message.text(),
    }),
  );
  context.on('weberror', error =>
    record({ what: 'error', url: '', text: String(error.error()) }),
  );
  context.on('page', page =>
    page.on('websocket', socket =>
      socket.on('framereceived', ({ payload }) =>
        record({ what: 'signal', url: socket.url(), text: payload.toString() }),
      ),
    ),
  );
}

/** Playwright's test, which remembers what the browsers were given and which passwords there were. */
export const test = base.extend<{}, { browser: Browser }>({
  browser: [
    async ({ browser }, use) => {
      mkdirSync(folder, { recursive: true });
      const stop = await followPasswords(password =>
        appendFileSync(passwordsFile, `${password}\n`),
      );
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async options => {
        const context = await newContext(options);
        recordContext(context);
        return context;
      };
      await use(browser);
      stop();
    },
    { scope: 'worker' },
  ],
});

function lines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

/** Everything that the browsers of this run were given so far. */
export const readTraffic = (): Traffic[] =>
  lines(trafficFile).map(line => JSON.parse(line));

/** Every password that there has been in the sandbox in this run. */
export const readPasswords = (): string[] => [...new Set(lines(passwordsFile))];
