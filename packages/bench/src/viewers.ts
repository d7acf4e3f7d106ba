import { FIELD_MANAGER } from '@pgportal/plugin-cnpg-common';
import type { JournalEntry } from '@pgportal/sandbox';
import { setTimeout as wait } from 'node:timers/promises';
import { Backend, json, Ours, readEntity, readPeerEntity } from './setup/arms';
import { until } from './setup/processes';
import { Sandbox } from './setup/sandbox';

/** How often the Kubernetes plugin's page asks again, and here ours as well. */
const POLL_MS = 10_000;

/** Length of a window in which requests are counted; each viewer asks twice in it. */
export const WINDOW_SECONDS = 20;

/** Times a minute that the portal may read live figures of an instance. */
const LIVE_READS_PER_MINUTE = 6;
/** Likewise for the metrics of a primary. */
const METRICS_READS_PER_MINUTE = 1;
/** Of each database here. */
const INSTANCES_PER_PRIMARY = 3;

/**
 * What a page of the portal asks for: the entity's databases and their live
 * figures. The real page asks for the first on signals instead, and otherwise
 * every 20 s; here it does so as often as the peer's.
 */
export async function viewOurs(ours: Ours): Promise<void> {
  const { items } = await json(await readEntity(ours));
  for (const { ref } of items) {
    const answer = await ours.backend.get(
      `/cnpg/v1/databases/${ref}/instances`,
    );
    await answer.arrayBuffer();
    // A portal without live figures has no such path.
    if (!answer.ok && answer.status !== 404) {
      throw new Error(`${answer.url}: ${answer.status}`);
    }
  }
}

/** What the Kubernetes plugin's page asks for. */
export async function viewPeer(backend: Backend): Promise<void> {
  await json(await backend.get('/kubernetes/clusters'));
  await json(await readPeerEntity(backend));
}

/** Has viewers look for one window, and waits for their last answers. */
export async function haveViewers(
  count: number,
  view: () => Promise<void>,
): Promise<void> {
  const polls = (WINDOW_SECONDS * 1000) / POLL_MS;
  await Promise.all(
    Array.from({ length: count }, async (_, viewer) => {
      await wait((viewer / count) * POLL_MS);
      for (let poll = 0; poll < polls; poll++) {
        const next = wait(POLL_MS);
        await view();
        // The last one needs not be waited for.
        if (poll < polls - 1) await next;
      }
    }),
  );
}

/** Waits until nobody asks the Kubernetes APIs any more: after a start, watches still open. */
export async function untilQuiet(sandboxes: Sandbox[]): Promise<void> {
  await countRequests(sandboxes);
  await until(
    'A second without requests',
    async () => {
      await wait(1000);
      const { ours, peer } = await countRequests(sandboxes);
      return ours + peer === 0;
    },
    { seconds: 30 },
  );
}

/** Requests to Kubernetes APIs in a window. */
export interface Requests {
  ours: number;
  /** Those of ours that read live figures from instances; part of `ours`. */
  live: number;
  peer: number;
}

/** Counts who asked the Kubernetes APIs since it was last called. */
export async function countRequests(sandboxes: Sandbox[]): Promise<Requests> {
  const entries = (
    await Promise.all(sandboxes.map(sandbox => sandbox.takeJournal()))
  ).flat();
  const of = (userAgent: string) =>
    entries.filter(entry => entry.userAgent?.startsWith(userAgent));
  const ours = of(FIELD_MANAGER);
  const peer = of('node-fetch');
  const unknown = entries.length - ours.length - peer.length;
  if (unknown) {
    throw new Error(`${unknown} requests came from nobody that is compared.`);
  }
  return {
    ours: ours.length,
    live: ours.filter(isLiveRead).length,
    peer: peer.length,
  };
}

function isLiveRead({ path }: JournalEntry): boolean {
  return /\/pods\/[^/]+\/proxy\//.test(path);
}

/**
 * Requests of ours a minute, without the live figures that all viewers
 * together may cause: one read of each instance every 10 s while somebody
 * looks, and one of the primary's metrics every minute.
 */
export function chargedPerMinute(
  { ours, live }: Requests,
  instances: number,
): number {
  const windows = 60 / WINDOW_SECONDS;
  // A window can hold one reading more than its length says.
  const allowed =
    instances * (LIVE_READS_PER_MINUTE / windows + 1) +
    (instances / INSTANCES_PER_PRIMARY) *
      Math.ceil(METRICS_READS_PER_MINUTE / windows);
  return (ours - Math.min(live, allowed)) * windows;
}

export const perMinute = (count: number) => (count * 60) / WINDOW_SECONDS;
