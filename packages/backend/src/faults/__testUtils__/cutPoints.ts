import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseRef, kinds } from '@pgportal/plugin-cnpg-common';
import { ActionDependencies } from '@pgportal/plugin-scaffolder-backend-module-cnpg';
import {
  Sandbox,
  startSandbox,
} from '../../integration/__testUtils__/nodeSandbox';
import { Checkpoints, refOf, startPortal } from './createDatabase';
import { Scenario, creation } from './scenarios';
import {
  GUID,
  State,
  namesOf,
  normalize,
  readAzure,
  readKubernetes,
  withoutNames,
} from './readState';

/** Fast enough that Azure's delays and the operator's waits take milliseconds. */
const SPEED = '1000';
const POLL_MS = 25;

const MODES = [
  /** The portal lives on, and so its clients may ask again; later it is a new task. */
  'once',
  /** The portal ends with the connection; later it is a new task. */
  'new task',
  /** The portal ends with the connection; the task is resumed with its checkpoints. */
  'resumed task',
] as const;

export interface CutPoint {
  of: 'kubernetes' | 'azure';
  method: string;
  /** Without the query; names, ids and times that belong to one run have been replaced. */
  path: string;
  /**
   * How many such requests are answered before. Counted by request and not in
   * all, as how often a run looks while it waits differs from run to run.
   */
  skip: number;
  when: 'before' | 'after';
  mode: (typeof MODES)[number];
}

export interface Verdict {
  cut: CutPoint;
  /** Whether the run came to this request; a run that waits less asks less. */
  reached: boolean;
  /** What is not as after the undisturbed run; empty when nothing is. */
  differences: string[];
}

/** A sandbox with a portal that does the same for one database after the other in it. */
export class World {
  readonly #sandbox: Sandbox;
  readonly #portal: ActionDependencies;
  readonly #scenario: Scenario;
  readonly #known = new Set<string>();
  #services = 0;

  private constructor(
    sandbox: Sandbox,
    portal: ActionDependencies,
    scenario: Scenario,
  ) {
    this.#sandbox = sandbox;
    this.#portal = portal;
    this.#scenario = scenario;
  }

  static async start(scenario: Scenario, services: number): Promise<World> {
    const sandbox = await startSandbox(['--speed', SPEED]);
    const portal = await startPortal(sandbox, services + 1);
    const world = new World(sandbox, portal, scenario);
    if (scenario.begin) {
      world.#services += 1;
      await scenario.begin(portal);
    }
    await world.#newObjects();
    return world;
  }

  stop(): Promise<void> {
    return this.#sandbox.stop();
  }

  /** What an undisturbed run asks, and the state in which it ends. */
  async undisturbed(): Promise<{ cuts: CutPoint[]; state: string[] }> {
    const service = this.#services++;
    await this.#scenario.prepare?.(this.#portal, service);
    await this.#sandbox.requests();
    const { error } = await this.#scenario.run(this.#portal, service);
    if (error) throw error;
    const requests = await this.#sandbox.requests();
    const seen = new Map<string, number>();
    const cuts = requests.flatMap(({ service: of, method, path: asked }) => {
      const path = pathOfAnyRun(asked, refOf(service));
      const skip = seen.get(`${of} ${method} ${path}`) ?? 0;
      seen.set(`${of} ${method} ${path}`, skip + 1);
      return (['before', 'after'] as const).flatMap(when =>
        MODES.map(mode => ({ of, method, path, skip, when, mode })),
      );
    });
    return {
      cuts,
      state: normalize(await this.#newObjects(), refOf(service)),
    };
  }

  /** Cuts a run, runs it again, and compares. */
  async tryCut(cut: CutPoint, undisturbed: string[]): Promise<Verdict> {
    const service = this.#services++;
    const sandbox = this.#sandbox;
    const checkpoints: Checkpoints = new Map();
    const portalEnds = new AbortController();

    await this.#scenario.prepare?.(this.#portal, service);
    await sandbox.fault(cut.of, {
      match: {
        method: cut.method,
        pathRegex: regexOfRun(cut.path, refOf(service)),
      },
      action: { type: 'cut', when: cut.when },
      skip: cut.skip,
      times: 1,
    });
    let isRunning = true;
    const cutRun = this.#scenario
      .run(this.#portal, service, { checkpoints, signal: portalEnds.signal })
      .finally(() => (isRunning = false));
    if (cut.mode !== 'once') {
      while (isRunning && (await sandbox.hasFaults())) await delay(POLL_MS);
      portalEnds.abort();
    }
    await cutRun;
    const reached = !(await sandbox.hasFaults());
    await sandbox.clearFaults();

    const { error } = await this.#scenario.run(this.#portal, service, {
      checkpoints: cut.mode === 'resumed task' ? checkpoints : new Map(),
    });
    const state = normalize(await this.#newObjects(), refOf(service));
    const differences = [
      ...(error ? [`The second run failed: ${error.message}`] : []),
      ...((await this.#scenario.check?.(this.#portal, service)) ?? []),
      ...undisturbed
        .filter(object => !state.includes(object))
        .map(object => `Missing: ${object}`),
      ...state
        .filter(object => !undisturbed.includes(object))
        .map(object => `Not expected: ${object}`),
    ];
    if (!differences.length && state.length !== undisturbed.length) {
      differences.push(`${state.length} objects, not ${undisturbed.length}`);
    }
    // A fleet that grows would make each case slower than the one before.
    await this.#portal.targets
      .get('aks-primary')
      .kubernetes.delete(kinds.Namespace, undefined, refOf(service).namespace);
    return { cut, reached, differences };
  }

  /** Objects that belong to no run that was looked at. */
  async leftOver(): Promise<string[]> {
    const { kubernetes } = this.#portal.targets.get('aks-primary');
    const all = [
      ...(await readKubernetes(kubernetes)),
      ...(await readAzure(this.#sandbox)),
    ];
    return all.map(([id]) => id).filter(id => !this.#known.has(id));
  }

  /** What has come into being since the last call. */
  async #newObjects(): Promise<State> {
    const { kubernetes } = this.#portal.targets.get('aks-primary');
    const state: State = new Map([
      ...(await readKubernetes(kubernetes)),
      ...(await readAzure(this.#sandbox, id => !this.#known.has(id))),
    ]);
    for (const id of this.#known) state.delete(id);
    for (const id of state.keys()) this.#known.add(id);
    return state;
  }
}

/**
 * Tries cut points, in several sandboxes at once because a run mostly waits.
 *
 * @param choose - which of the cut points that there are
 * @param scenario - what is cut
 */
export async function tryCuts(
  sandboxes: number,
  choose: (cuts: CutPoint[]) => CutPoint[] = cuts => cuts,
  scenario: Scenario = creation,
): Promise<{ verdicts: Verdict[]; leftOver: string[]; state: string[] }> {
  const first = await World.start(scenario, 1);
  let reference: Awaited<ReturnType<World['undisturbed']>>;
  try {
    reference = await first.undisturbed();
  } finally {
    await first.stop();
  }
  const left = choose(reference.cuts);
  const verdicts: Verdict[] = [];
  const leftOver: string[] = [];
  const work = async () => {
    const world = await World.start(scenario, left.length);
    try {
      for (let cut = left.shift(); cut; cut = left.shift()) {
        verdicts.push(await world.tryCut(cut, reference.state));
      }
      leftOver.push(...(await world.leftOver()));
    } finally {
      await world.stop();
    }
  };
  await Promise.all(Array.from({ length: sandboxes }, work));
  return { verdicts, leftOver, state: reference.state };
}

const TIMESTAMP = /\d{14}/g;

function pathOfAnyRun(path: string, ref: DatabaseRef): string {
  return withoutNames(path.split('?')[0], ref)
    .replace(GUID, '<guid>')
    .replace(TIMESTAMP, '<time>');
}

/** Matches the request of one run that a path of any run stands for. */
function regexOfRun(path: string, ref: DatabaseRef): string {
  const literal = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const named = namesOf(ref).reduce(
    (text, [name, standIn]) => text.replaceAll(standIn, name),
    literal,
  );
  return `^${named
    .replaceAll('<guid>', GUID.source)
    .replaceAll('<time>', TIMESTAMP.source)}(\\?|$)`;
}

/** One cut at each kind of write, alternately before and after, in every mode. */
export function eachWrite(cuts: CutPoint[]): CutPoint[] {
  const writes = cuts.filter(
    ({ method, skip }) => method !== 'GET' && skip === 0,
  );
  const requests = [
    ...new Set(writes.map(({ method, path }) => `${method} ${path}`)),
  ];
  return requests.map(
    (request, i) =>
      writes.find(
        ({ method, path, when, mode }) =>
          request === `${method} ${path}` &&
          when === (i % 2 ? 'before' : 'after') &&
          mode === MODES[i % MODES.length],
      )!,
  );
}
