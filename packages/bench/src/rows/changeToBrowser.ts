import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Lab } from '../Lab';
import { Row } from '../report';
import { Backend, json, readPeerEntity, startPeer } from '../setup/arms';
import { startBrowser } from '../setup/browser';
import { NAMESPACE, patchStatus, pathOf } from '../setup/database';
import { startLoaded } from '../setup/fleet';
import { startPortal } from '../setup/portal';
import { KubernetesJson } from '../setup/sandbox';
import { p95, percentile } from '../statistics';

const CHANGES = 24;
const GAP_MS = 1600;
/** Added to the gap at random, so that the changes keep no step with anything. */
const JITTER_MS = 800;
const PEER_POLL_MS = 10_000;

/** Phases in turn, and the state of health that the portal shows for each. */
const PHASES = [
  { phase: 'Upgrading cluster', state: 'Progressing' },
  { phase: 'Cluster in healthy state', state: 'Healthy' },
];

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

  const patch = (change: number) =>
    patchStatus(sandbox, `${pathOf.clusters}/orders-db`, {
      phase: PHASES[change % PHASES.length].phase,
    });
  const missed = await warmUp(page, patch);

  const sentAt: number[] = [];
  const versions: number[] = [];
  const peerSeenAt: number[] = [];
  const stop = new AbortController();
  const peerViewer = watchPeer(
    peer.variants.default,
    seen => {
      const now = Date.now();
      versions.forEach((version, change) => {
        if (version <= seen) peerSeenAt[change] ??= now;
      });
    },
    stop.signal,
  );
  for (let change = 0; change < CHANGES; change++) {
    sentAt.push(Date.now());
    const { metadata } = await patch(change);
    versions.push(Number(metadata.resourceVersion));
    await wait(GAP_MS + Math.random() * JITTER_MS);
  }
  // Their next poll shows the last ones.
  await wait(PEER_POLL_MS);
  stop.abort();
  await peerViewer;

  const drawn = await drawnOn(page);
  const ours = sentAt.map((sent, change) => {
    const { state } = PHASES[change % PHASES.length];
    const seen = drawn.find(each => each.state === state && each.at >= sent);
    if (!seen) {
      throw new Error(`Change ${change + 1} never came to the browser.`);
    }
    return seen.at - sent;
  });
  const theirs = sentAt.map((sent, change) => peerSeenAt[change] - sent);
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
        `The page was open before; of the changes right after its opening, ${missed} came without a signal, with its next request only.`,
        `Peer, polled every ${
          PEER_POLL_MS / 1000
        } s as its page does, without the time to draw: ${describe(theirs)}.`,
      ],
    },
  };
}

/** A state of health that the page came to show, and when. */
interface Drawn {
  state: string;
  at: number;
}

function drawnOn(page: Page): Promise<Drawn[]> {
  return page.evaluate(() => (window as any).pgportalDrawn);
}

/**
 * Makes changes until two in a row, there and back, have been drawn in time:
 * the socket that carries signals loses those of its first seconds. Tells how
 * many were not.
 */
async function warmUp(
  page: Page,
  patch: (change: number) => Promise<unknown>,
): Promise<number> {
  for (let missed = 0; missed < 20; missed += 2) {
    const before = (await drawnOn(page)).length;
    for (let change = 0; change < PHASES.length; change++) {
      await patch(change);
      await wait(GAP_MS);
    }
    const after = (await drawnOn(page)).length;
    if (after === before + PHASES.length) return missed;
  }
  throw new Error('The browser is not told of changes.');
}

/** Opens the service's overview, and has the page note when which state of health is drawn. */
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
  await page.getByText('Healthy', { exact: true }).first().waitFor();
  await page.evaluate(() => {
    const drawn: { state: string; at: number }[] = [];
    (window as any).pgportalDrawn = drawn;
    let current = 'Healthy';
    const look = () => {
      const [state] =
        /\b(Healthy|Progressing|Degraded|Unhealthy)\b/.exec(
          document.body.innerText,
        ) ?? [];
      if (!state || state === current) return;
      current = state;
      const entry = { state, at: Infinity };
      drawn.push(entry);
      // A frame after the one in which it is laid out, it has been drawn.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          entry.at = Date.now();
        }),
      );
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

/** Polls as the Kubernetes plugin's page does, and tells which version of the Cluster an answer shows. */
async function watchPeer(
  backend: Backend,
  onSeen: (resourceVersion: number) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const next = wait(PEER_POLL_MS, undefined, { signal }).catch(() => {});
    await json(await backend.get('/kubernetes/clusters'));
    const { items } = await json(await readPeerEntity(backend));
    const [{ resources }] = items;
    const [cluster] = resources
      .flatMap((each: { resources: KubernetesJson[] }) => each.resources)
      .filter(({ metadata }: KubernetesJson) => metadata.name === 'orders-db');
    onSeen(Number(cluster.metadata.resourceVersion));
    await next;
  }
}
