import { setTimeout as wait } from 'node:timers/promises';
import { Lab } from '../Lab';
import { Row } from '../report';
import { Arm, json, startOurs } from '../setup/arms';
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
  const all = await list('?limit=1');
  if ((all.total ?? all.items.length) !== DATABASES) {
    throw new Error(
      `The index tells of ${all.total ?? all.items.length} databases.`,
    );
  }
  const filter = `?owner=${encodeURIComponent(
    'group:default/team-3',
  )}&health=healthy&sort=name&limit=50`;
  const early = await timeEach(LISTS / 4, () => list(filter));
  const busySeconds = await untilIdle(ours);
  const after = await ours.usage();

  const { items, total } = await list(filter);
  const owners = new Set(items.map(({ owner }: any) => owner));
  const isPaged = items.length === 50 && owners.size === 1;
  const listing = await timeEach(LISTS, () => list(filter));

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
          ? `50 of ${total} that match; p50 ${percentile(listing, 0.5).toFixed(
              1,
            )} ms, ${listing.length} samples.`
          : `This portal does not filter: ${items.length} databases came for ${filter}.`,
        `Right after the first reading, while what was read is passed on to others (${busySeconds.toFixed(
          1,
        )} s): p50 ${percentile(early, 0.5).toFixed(1)}, p95 ${p95(
          early,
        ).toFixed(1)} ms, ${early.length} samples.`,
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

/** Waits until the process does nothing for half a second; tells how many seconds that took. */
async function untilIdle(arm: Arm): Promise<number> {
  const STEP_MS = 500;
  const start = performance.now();
  await until(
    'A rest of the backend after the first reading',
    async () => {
      const { cpuMs } = await arm.usage();
      await wait(STEP_MS);
      return (await arm.usage()).cpuMs - cpuMs < STEP_MS / 20;
    },
    { seconds: 120 },
  );
  return (performance.now() - start - STEP_MS) / 1000;
}
