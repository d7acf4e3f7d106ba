import { setTimeout as wait } from 'node:timers/promises';
import { Lab } from '../Lab';
import { Row } from '../report';
import { json, startOurs } from '../setup/arms';
import { patchStatus } from '../setup/database';
import { fleetCluster, startFleet, TEAMS } from '../setup/fleet';
import { until } from '../setup/processes';
import { p95, percentile, timeEach } from '../statistics';

const DATABASES = 10_000;
const LISTS = 200;
const CHANGES = 400;
const MB = 1e6;

const bars = { syncSeconds: 60, rssMb: 400, listMs: 20, changeMs: 5 };

/** One index over a large fleet. */
export async function fleet(lab: Lab): Promise<Record<string, Row>> {
  const sandbox = await lab.start(
    startFleet(await lab.databaseObjects(), DATABASES),
  );
  const ours = await lab.start(startOurs([sandbox], { shut: true }));
  const [gate] = ours.gates;
  const list = async (query: string) =>
    json(await ours.backend.get(`/cnpg/v1/databases${query}`));
  await list('?limit=1');
  const before = await ours.usage();

  const start = performance.now();
  gate.open();
  await until(
    'The first reading of the fleet',
    async () => (await ours.targetStates())[0] === 'live',
    { seconds: 240, everyMs: 100 },
  );
  const syncSeconds = (performance.now() - start) / 1000;
  const readMb = gate.bytes() / MB;
  await wait(2000);
  const after = await ours.usage();

  const filter = `?owner=${encodeURIComponent(
    'group:default/team-3',
  )}&health=healthy&sort=name&limit=50`;
  const all = await list('?limit=1');
  if ((all.total ?? all.items.length) !== DATABASES) {
    throw new Error(
      `The index tells of ${all.total ?? all.items.length} databases.`,
    );
  }
  const firstStart = performance.now();
  const first = await list(filter);
  const firstMs = performance.now() - firstStart;
  const owners = new Set(first.items.map(({ owner }: any) => owner));
  const isPaged = first.items.length === 50 && owners.size === 1;
  const total: number = first.total ?? first.items.length;
  await timeEach(5, () => list(filter));
  const listing = await timeEach(isPaged ? LISTS : 10, () => list(filter));

  const idleBefore = await ours.usage();
  const IDLE_MS = 3000;
  await wait(IDLE_MS);
  const idleAfter = await ours.usage();
  const idlePerMs = (idleAfter.cpuMs - idleBefore.cpuMs) / IDLE_MS;
  const changesStart = performance.now();
  const last = `Benchmark change ${CHANGES}`;
  for (let change = 1; change <= CHANGES; change++) {
    const team = (change % TEAMS) + 1;
    await patchStatus(sandbox, fleetCluster(team, change), {
      phase: `Benchmark change ${change}`,
    });
  }
  const lastTeam = `team-${(CHANGES % TEAMS) + 1}`;
  await until('The last change', async () => {
    const detail = await json(
      await ours.backend.get(
        `/cnpg/v1/databases/aks-1/${lastTeam}/db-${CHANGES}`,
      ),
    );
    return detail.phase === last;
  });
  // What is published about a change follows within this time.
  await wait(500);
  const changesMs = performance.now() - changesStart;
  const busy = await ours.usage();
  const growthMb =
    (Math.max(after.rssBytes, busy.rssBytes) - before.rssBytes) / MB;
  const cpuPerChange =
    Math.max(0, busy.cpuMs - idleAfter.cpuMs - idlePerMs * changesMs) / CHANGES;

  return {
    'fleet-sync': {
      what: `First reading of ${DATABASES} databases with ${
        3 * DATABASES
      } pods, from the opening of the connection until all kinds are live`,
      unit: 's',
      ours: syncSeconds,
      bar: '<= 60 s',
      ok: syncSeconds <= bars.syncSeconds,
      notes: [
        `${readMb.toFixed(
          0,
        )} MB came from the API server. The peer keeps no index: it reads everything at every poll.`,
      ],
    },
    'fleet-memory': {
      what: 'Growth of resident memory by that, or by the lists and changes that follow where that is more; no garbage collection forced',
      unit: 'MB',
      ours: growthMb,
      bar: '<= 400 MB',
      ok: growthMb <= bars.rssMb,
      notes: [
        `From ${(before.rssBytes / MB).toFixed(0)} MB to ${(
          after.rssBytes / MB
        ).toFixed(0)} MB after the first reading and ${(
          busy.rssBytes / MB
        ).toFixed(0)} MB at the end; heap in use ${(
          before.heapBytes / MB
        ).toFixed(0)}, ${(after.heapBytes / MB).toFixed(0)} and ${(
          busy.heapBytes / MB
        ).toFixed(0)} MB.`,
      ],
    },
    'fleet-list': {
      what: 'p95 of GET /v1/databases?limit=50 with filters by owner and health, sorted by name',
      unit: 'ms',
      ours: p95(listing),
      bar: '<= 20 ms',
      ok: isPaged && p95(listing) <= bars.listMs,
      notes: [
        isPaged
          ? `50 of ${total} that match; the first time ${firstMs.toFixed(
              0,
            )} ms, then p50 ${percentile(listing, 0.5).toFixed(1)} ms, ${
              listing.length
            } samples.`
          : `This portal does not filter yet: ${first.items.length} databases came for ${filter}.`,
      ],
    },
    'fleet-change': {
      what: "One change event: CPU time of the backend's process to read, apply and publish it",
      unit: 'ms',
      ours: cpuPerChange,
      bar: '<= 5 ms',
      ok: cpuPerChange <= bars.changeMs,
      notes: [
        `${CHANGES} changes of different databases; what the idle process uses is taken off.`,
      ],
    },
  };
}
