import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Lab } from '../Lab';
import { Row } from '../report';
import { Backend, json, readPeerEntity, startPeer } from '../setup/arms';
import { startBrowser } from '../setup/browser';
import { NAMESPACE, patchStatus, pathOf } from '../setup/database';
import { startLoaded } from '../setup/fleet';
import { startPortal } from '../setup/portal';
import { p95, percentile } from '../statistics';

const CHANGES = 24;
const GAP_MS = 2000;
/** Added to the gap at random, so that the changes keep no step with anything. */
const JITTER_MS = 800;
const PEER_POLL_MS = 10_000;

/** CloudNativePG's phases are texts; the portal shows one that it does not know as it stands. */
const phaseOf = (change: number) => `Benchmark change ${change} of ${CHANGES}`;

/** Time from a change at the API server until people see it. */
export async function changeToBrowser(lab: Lab): Promise<Record<string, Row>> {
  const objects = await lab.databaseObjects();
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: NAMESPACE },
  };
  const sandbox = await lab.start(startLoaded([namespace, ...objects]));
  const [portal, peer, browser] = await Promise.all([
    lab.start(startPortal(sandbox)),
    lab.start(startPeer([sandbox])),
    lab.start(startBrowser()),
  ]);
  const { page } = browser;
  await openEntityPage(page, portal.url);

  const sentAt = new Map<number, number>();
  const stop = new AbortController();
  const peerSeenAt = new Map<number, number>();
  const peerViewer = watchPeer(
    peer.variants.default,
    change => {
      for (const each of sentAt.keys()) {
        if (each <= change && !peerSeenAt.has(each)) {
          peerSeenAt.set(each, Date.now());
        }
      }
    },
    stop.signal,
  );
  for (let change = 1; change <= CHANGES; change++) {
    sentAt.set(change, Date.now());
    await patchStatus(sandbox, `${pathOf.clusters}/orders-db`, {
      phase: phaseOf(change),
    });
    await wait(GAP_MS + Math.random() * JITTER_MS);
  }
  // Their next poll shows the last ones.
  await wait(PEER_POLL_MS);
  stop.abort();
  await peerViewer;

  const seenAt: Record<string, number> = await page.evaluate(
    () => (window as any).pgportalSeenAt,
  );
  const latencies = (seen: (change: number) => number | undefined) =>
    [...sentAt].flatMap(([change, sent]) => {
      const at = seen(change);
      return at === undefined ? [] : at - sent;
    });
  const ours = latencies(change => seenAt[phaseOf(change)]);
  const theirs = latencies(change => peerSeenAt.get(change));
  for (const [name, seen] of Object.entries({ ours, peer: theirs })) {
    if (seen.length < CHANGES) {
      throw new Error(
        `Only ${seen.length} of ${CHANGES} changes came to ${name}.`,
      );
    }
  }
  const describe = (values: number[]) =>
    `p50 ${percentile(values, 0.5).toFixed(0)}, p95 ${p95(values).toFixed(
      0,
    )}, longest ${Math.max(...values).toFixed(0)} ms`;
  return {
    'change-to-browser': {
      what: 'Change of status.phase at the API server until it is drawn in the browser (peer: until its page has the answer)',
      unit: 'ms',
      ours: p95(ours),
      peer: p95(theirs),
      bar: 'p95 <= 500 ms',
      ok: p95(ours) <= 500,
      notes: [
        `${CHANGES} changes, from before the PATCH is sent. Ours, in Chromium ${
          browser.version
        }: ${describe(ours)}.`,
        `Peer, polled every ${
          PEER_POLL_MS / 1000
        } s as its page does, without the time to draw: ${describe(theirs)}.`,
      ],
    },
  };
}

/** Opens the service's overview, and has the page note when which phase is drawn. */
async function openEntityPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page
    .getByRole('button', { name: 'Sign in as Orders developer' })
    .click();
  await page.getByRole('link', { name: 'Create', exact: true }).waitFor();
  const socket = page.waitForEvent('websocket', {
    predicate: each => each.url().includes('/api/signals'),
  });
  await page.goto(`${url}/catalog/default/component/orders`);
  await page.getByText('orders-db').first().waitFor();
  await socket;
  await page.evaluate(() => {
    const seenAt: Record<string, number> = {};
    (window as any).pgportalSeenAt = seenAt;
    const look = () => {
      const [phase] =
        /Benchmark change \d+ of \d+/.exec(document.body.innerText) ?? [];
      if (phase && !seenAt[phase]) {
        seenAt[phase] = 0;
        // A frame after the one in which it is laid out, it has been drawn.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            seenAt[phase] = Date.now();
          }),
        );
      }
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  // The socket's subscriptions follow its opening.
  await wait(2000);
}

/** Polls as the Kubernetes plugin's page does, and tells of each change that an answer shows. */
async function watchPeer(
  backend: Backend,
  onSeen: (change: number) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const next = wait(PEER_POLL_MS, undefined, { signal }).catch(() => {});
    await json(await backend.get('/kubernetes/clusters'));
    const body = JSON.stringify(await json(await readPeerEntity(backend)));
    const [, change] = /Benchmark change (\d+) of/.exec(body) ?? [];
    if (change) onSeen(Number(change));
    await next;
  }
}
