import {
  DatabaseRef,
  parsePgStatus,
  parsePrimaryMetrics,
  PgStatus,
  Pod,
  PrimaryMetrics,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi, KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { Gate } from './Gate';

/** Milliseconds. */
export interface LiveTimes {
  /** Figures are not asked for again before they are this old. */
  intervalMs: number;
  /** The same for metrics, which the instance computes anew every 30 s. */
  metricsMs: number;
  /** What the instances of a database have to answer in. */
  podMs: number;
  /** Figures that nobody has asked for in so long are forgotten. */
  keepMs: number;
}

export const defaultLiveTimes: LiveTimes = {
  intervalMs: 10_000,
  metricsMs: 60_000,
  podMs: 3_000,
  keepMs: 60_000,
};

const NO_SIZES = {
  problem:
    "The metrics of the primary do not tell the sizes of its databases: CloudNativePG's default queries seem to be switched off.",
};

/** Instances that are asked at the same time, per target. */
const CONCURRENCY = 8;

/** What the instances of a database said of themselves. */
export interface Figures {
  statuses: Record<string, PgStatus | { problem: string }>;
  asOf: Date;
  /** Of the primary; absent while there is none. */
  metrics?: PrimaryMetrics | { problem: string };
  /** Why there are none at all, in a sentence. */
  problem?: string;
}

interface Entry {
  uid: string | undefined;
  notBefore: number;
  figures?: Figures;
  metrics?: {
    pod: string | undefined;
    notBefore: number;
    value: NonNullable<Figures['metrics']>;
  };
  pending?: Promise<Figures>;
  expiry?: NodeJS.Timeout;
}

/** A database as far as it is asked for figures. */
export interface FigureSource {
  kubernetes: KubernetesApi;
  targetTitle: string;
  /** Of the Cluster. */
  uid: string | undefined;
  /** Instance pods. */
  pods: Pod[];
  metricsPort: 'http:9187' | 'https:9187';
}

/**
 * `/pg/status` of the instances, read only while somebody looks, and once for
 * all who do.
 */
export class LiveFigures {
  readonly #times: LiveTimes;
  readonly #source: (ref: DatabaseRef) => FigureSource | undefined;
  readonly #onChange: (ref: DatabaseRef) => void;
  readonly #entries = new Map<string, Entry>();
  readonly #gates = new Map<string, Gate>();

  /** @param options - `onChange` is called when there are new figures, or none any more */
  constructor(options: {
    source: (ref: DatabaseRef) => FigureSource | undefined;
    onChange: (ref: DatabaseRef) => void;
    times?: Partial<LiveTimes>;
  }) {
    this.#source = options.source;
    this.#onChange = options.onChange;
    this.#times = { ...defaultLiveTimes, ...options.times };
  }

  /** The newest figures, asked for if need be. Undefined when there is no such database. */
  async look(ref: DatabaseRef): Promise<Figures | undefined> {
    const source = this.#source(ref);
    if (!source) return undefined;
    const id = stringifyDatabaseRef(ref);
    let entry = this.#entries.get(id);
    if (!entry || entry.uid !== source.uid) {
      clearTimeout(entry?.expiry);
      entry = { uid: source.uid, notBefore: 0 };
      this.#entries.set(id, entry);
    }
    this.#keep(ref, entry);
    if (entry.pending) return entry.pending;
    if (entry.figures && Date.now() < entry.notBefore) return entry.figures;
    entry.notBefore = Date.now() + this.#times.intervalMs;
    entry.pending = this.#ask(ref, source, entry).finally(() => {
      entry.pending = undefined;
    });
    return entry.pending;
  }

  /** The newest figures there are, without asking for any. */
  latest(ref: DatabaseRef, uid: string | undefined): Figures | undefined {
    const entry = this.#entries.get(stringifyDatabaseRef(ref));
    return entry?.uid === uid ? entry?.figures : undefined;
  }

  stop(): void {
    for (const { expiry } of this.#entries.values()) clearTimeout(expiry);
    this.#entries.clear();
  }

  #keep(ref: DatabaseRef, entry: Entry) {
    clearTimeout(entry.expiry);
    entry.expiry = setTimeout(() => {
      const id = stringifyDatabaseRef(ref);
      if (this.#entries.get(id) !== entry) return;
      this.#entries.delete(id);
      this.#onChange(ref);
    }, this.#times.keepMs);
    entry.expiry.unref();
  }

  async #ask(
    ref: DatabaseRef,
    source: FigureSource,
    entry: Entry,
  ): Promise<Figures> {
    const gate = this.#gates.get(ref.target) ?? new Gate(CONCURRENCY);
    this.#gates.set(ref.target, gate);
    // One deadline for all, the wait for their turns included: a target that
    // hangs holds up nobody, and is not asked by those whose turn never came.
    const signal = AbortSignal.timeout(this.#times.podMs);
    const errors: unknown[] = [];
    const metrics = this.#askMetrics(source, entry, gate, signal);
    const answers = await Promise.all(
      source.pods.map(async pod => {
        const { name } = pod.metadata;
        const status = await this.#askPod(pod, source, gate, signal).catch(
          error => {
            errors.push(error);
            return { problem: describeError(error, source, this.#times.podMs) };
          },
        );
        return [name, status] as const;
      }),
    );
    const figures: Figures = {
      statuses: Object.fromEntries(answers),
      asOf: new Date(),
    };
    const known = await metrics;
    if (known) figures.metrics = known;
    const problem = answers.every(([, status]) => 'problem' in status)
      ? allFailed(answers)
      : undefined;
    if (problem) figures.problem = problem;
    const retryAfter = Math.max(0, ...errors.map(retryAfterMs));
    entry.notBefore = Math.max(entry.notBefore, Date.now() + retryAfter);
    entry.figures = figures;
    // Unless the Cluster was replaced, or nobody looks any more.
    if (this.#entries.get(stringifyDatabaseRef(ref)) === entry) {
      this.#onChange(ref);
    }
    return figures;
  }

  async #askMetrics(
    source: FigureSource,
    entry: Entry,
    gate: Gate,
    signal: AbortSignal,
  ): Promise<Figures['metrics']> {
    const primary = source.pods.find(
      ({ metadata }) => metadata.labels?.['cnpg.io/instanceRole'] === 'primary',
    );
    if (!primary) return undefined;
    const { uid, name, namespace = '' } = primary.metadata;
    const known = entry.metrics;
    if (known?.pod === uid && Date.now() < (known?.notBefore ?? 0)) {
      return known?.value;
    }
    const notBefore = Date.now() + this.#times.metricsMs;
    const value = await gate
      .run(
        () =>
          source.kubernetes.podProxy(namespace, name, {
            port: source.metricsPort,
            path: '/metrics',
            signal,
          }),
        signal,
      )
      .then(
        page => parsePrimaryMetrics(page ?? '', new Date()) ?? NO_SIZES,
        error => ({ problem: describeError(error, source, this.#times.podMs) }),
      );
    entry.metrics = { pod: uid, notBefore, value };
    return value;
  }

  async #askPod(
    pod: Pod,
    { kubernetes }: FigureSource,
    gate: Gate,
    signal: AbortSignal,
  ): Promise<PgStatus | { problem: string }> {
    const { phase } = pod.status ?? {};
    if (phase !== 'Running') {
      return {
        problem: `The pod is not running: it is ${phase ?? 'unknown'}.`,
      };
    }
    const { name, namespace = '' } = pod.metadata;
    const text = await gate.run(
      () =>
        kubernetes.podProxy(namespace, name, {
          port: 'https:8000',
          path: '/pg/status',
          signal,
        }),
      signal,
    );
    if (text === undefined) return { problem: 'The pod is gone.' };
    return (
      parsePgStatus(parseJson(text)) ?? {
        problem: 'What the instance answers is no status of PostgreSQL.',
      }
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function allFailed(
  answers: (readonly [string, PgStatus | { problem: string }])[],
): string {
  const [first] = answers;
  if (!first) return 'The database has no instances at the moment.';
  return 'problem' in first[1] ? first[1].problem! : '';
}

function describeError(
  error: unknown,
  { targetTitle }: FigureSource,
  podMs: number,
): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return noAnswer(podMs);
  }
  if (!(error instanceof KubernetesApiError)) {
    return 'The status of the instance could not be read.';
  }
  switch (error.statusCode) {
    case 0:
      return noAnswer(podMs);
    case 403:
      return `The portal may not read live figures on ${targetTitle}: its role there lacks "get" on pods/proxy, which the platform team can add.`;
    default:
      return error.message;
  }
}

function noAnswer(ms: number): string {
  return `The instance did not answer within ${Math.round(ms / 1000)} s.`;
}

function retryAfterMs(error: unknown): number {
  return error instanceof KubernetesApiError
    ? (error.retryAfterSeconds ?? 0) * 1000
    : 0;
}
