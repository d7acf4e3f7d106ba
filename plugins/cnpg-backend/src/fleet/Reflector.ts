import { KubernetesApi, KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { backoffMs, BackoffOptions } from './backoff';
import { compareVersions } from './FleetStore';
import { FollowedKind, FollowedObjects, followedKinds } from './followedKinds';
import { projectObject } from './projectObject';
import { sleep } from './sleep';

/**
 * - `connecting`: has never been read.
 * - `live`: read, and changes arrive.
 * - `stale`: read once, and not to be reached at the moment.
 * - `unavailable`: the API server does not serve it or refuses it.
 */
export interface ReflectorStatus {
  state: 'connecting' | 'live' | 'stale' | 'unavailable';
  /** Last moment at which the API server confirmed what is known. */
  confirmedAt?: Date;
  /** Why it is not live, in a sentence. */
  problem?: string;
  /** Of an unavailable kind: the API server does not know it, so there are no objects of it. */
  notServed?: boolean;
}

/** Milliseconds. */
export interface ReflectorTimes {
  backoff: BackoffOptions;
  /** A watch that says nothing for this long, not even a bookmark, is taken for dead. */
  stallMs: number;
  /** A list that takes longer is given up. */
  listMs: number;
  /** How often a kind that is not served or forbidden is tried again. */
  unavailableMs: number;
  /**
   * After an outage of this long everything is listed again: the server may
   * have come back with another history, in which what is gone was never deleted.
   */
  relistMs: number;
  /** A watch that ends sooner without a word counts as a failure. */
  usefulWatchMs: number;
}

/**
 * API servers send a bookmark about once a minute and end a watch after some
 * minutes by themselves.
 */
export const defaultReflectorTimes: ReflectorTimes = {
  backoff: { initialMs: 500, maximumMs: 30_000 },
  stallMs: 150_000,
  listMs: 60_000,
  unavailableMs: 5 * 60_000,
  relistMs: 10_000,
  usefulWatchMs: 5_000,
};

const WATCH_SECONDS = 300;
const PAGE_SIZE = 500;

export interface ReflectorOptions<K extends FollowedKind> {
  api: KubernetesApi;
  kind: K;
  /** Called with the complete list, and then with every change. */
  onList(objects: FollowedObjects[K][]): void;
  onEvent(
    type: 'ADDED' | 'MODIFIED' | 'DELETED',
    object: FollowedObjects[K],
  ): void;
  onStatus(status: ReflectorStatus): void;
  times?: Partial<ReflectorTimes>;
}

class StallError extends Error {
  constructor(ms: number) {
    super(
      `The API server has sent nothing for ${Math.round(
        ms / 1000,
      )} s; the connection is taken for dead.`,
    );
    this.name = 'StallError';
  }
}

class UnreadableEventError extends Error {
  constructor(kind: string) {
    super(`The API server sent something that is no ${kind}.`);
    this.name = 'UnreadableEventError';
  }
}

/**
 * Follows one kind on one target: lists it, watches it from there, and comes
 * back after whatever ends the watch.
 */
export class Reflector<K extends FollowedKind> {
  readonly #options: ReflectorOptions<K>;
  readonly #times: ReflectorTimes;
  #status: ReflectorStatus = { state: 'connecting' };
  #resourceVersion: string | undefined;
  #failures = 0;
  #watches = 0;
  #listedAt: Date | undefined;
  /** Milliseconds since the epoch; undefined while there is no trouble. */
  #outageSince: number | undefined;

  constructor(options: ReflectorOptions<K>) {
    this.#options = options;
    this.#times = { ...defaultReflectorTimes, ...options.times };
  }

  get status(): ReflectorStatus {
    return this.#status;
  }

  /** How often a watch had to be begun anew. */
  get restarts(): number {
    return Math.max(0, this.#watches - 1);
  }

  /** When everything was listed last. */
  get listedAt(): Date | undefined {
    return this.#listedAt;
  }

  /** Runs until the signal is aborted; never throws. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#synchronize(signal);
        await this.#watch(signal);
      } catch (error) {
        if (!signal.aborted) await this.#recover(error, signal);
      }
    }
  }

  /** Gets to a state from which a watch may go on. */
  async #synchronize(signal: AbortSignal) {
    if (
      this.#outageSince !== undefined &&
      Date.now() - this.#outageSince >= this.#times.relistMs
    ) {
      this.#resourceVersion = undefined;
    }
    if (this.#resourceVersion !== undefined) {
      // A watch that resumes says nothing while nothing changes, and nothing
      // at all on a server that was restored to an earlier state. One small
      // list tells whether the server answers, and where it stands.
      const { resourceVersion } = await this.#list(signal, { limit: 1 });
      const order = compareVersions(resourceVersion, this.#resourceVersion);
      if (order !== undefined && order < 0) this.#resourceVersion = undefined;
    }
    const { keeps = () => true } = followedKinds[this.#options.kind];
    if (this.#resourceVersion === undefined) {
      const objects: FollowedObjects[K][] = [];
      let token: string | undefined;
      let version: string | undefined;
      do {
        const page = await this.#list(signal, {
          limit: PAGE_SIZE,
          continue: token,
        });
        for (const item of page.items) {
          const object = projectObject(this.#options.kind, item);
          if (object && keeps(object)) objects.push(object);
        }
        version ??= page.resourceVersion;
        token = page.continue || undefined;
      } while (token);
      this.#resourceVersion = version;
      this.#listedAt = new Date();
      this.#options.onList(objects);
    }
    this.#confirm();
  }

  async #list(signal: AbortSignal, page: { limit: number; continue?: string }) {
    const { kind, labelSelector } = followedKinds[this.#options.kind];
    const deadline = AbortSignal.timeout(this.#times.listMs);
    return await this.#options.api.list<FollowedObjects[K]>(kind, {
      labelSelector,
      ...page,
      signal: AbortSignal.any([signal, deadline]),
    });
  }

  async #watch(signal: AbortSignal) {
    const {
      kind,
      labelSelector,
      keeps = () => true,
    } = followedKinds[this.#options.kind];
    const startedAt = Date.now();
    this.#watches += 1;
    const watchdog = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const feed = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => watchdog.abort(new StallError(this.#times.stallMs)),
        this.#times.stallMs,
      );
      timer.unref();
    };
    feed();
    let spoke = false;
    const useful = () =>
      spoke || Date.now() - startedAt >= this.#times.usefulWatchMs;
    try {
      const events = this.#options.api.watch<FollowedObjects[K]>(kind, {
        labelSelector,
        resourceVersion: this.#resourceVersion ?? '',
        timeoutSeconds: WATCH_SECONDS,
        signal: AbortSignal.any([signal, watchdog.signal]),
      });
      for await (const event of events) {
        feed();
        if (event.type === 'BOOKMARK') {
          this.#resourceVersion = event.resourceVersion;
        } else {
          const object = projectObject(this.#options.kind, event.object);
          // Something unreadable may be a change that is now missed.
          if (!object) throw new UnreadableEventError(kind.kind);
          // It may have been one that is kept.
          this.#options.onEvent(keeps(object) ? event.type : 'DELETED', object);
          this.#resourceVersion =
            object.metadata.resourceVersion ?? this.#resourceVersion;
        }
        spoke = true;
        this.#confirm();
      }
      // An implementation may end instead of throwing when it is aborted.
      if (watchdog.signal.aborted) throw watchdog.signal.reason;
    } catch (error) {
      throw watchdog.signal.aborted ? watchdog.signal.reason : error;
    } finally {
      clearTimeout(timer);
      if (useful()) this.#failures = 0;
    }
    if (!useful() && !signal.aborted) {
      throw new Error(
        `The API server ends each watch of ${kind.plural} at once.`,
      );
    }
  }

  async #recover(error: unknown, signal: AbortSignal) {
    const { statusCode, retryAfterSeconds } =
      error instanceof KubernetesApiError
        ? error
        : { statusCode: undefined, retryAfterSeconds: undefined };

    if (statusCode === 403 || statusCode === 404) {
      this.#resourceVersion = undefined;
      this.#failures = 0;
      this.#report({
        state: 'unavailable',
        problem: sentence(error),
        notServed: statusCode === 404,
      });
      await sleep(
        this.#times.unavailableMs * (0.9 + Math.random() / 5),
        signal,
      );
      return;
    }

    // Gone: the version is too old to go on from. Anything unreadable: what
    // is known may have a gap. Both need the whole list again.
    if (statusCode === 410 || error instanceof UnreadableEventError) {
      this.#resourceVersion = undefined;
    }
    this.#failures += 1;
    this.#outageSince ??= Date.now();
    // The first 410 is ordinary; it costs a list, not a wait.
    if (statusCode === 410 && this.#failures === 1) return;

    this.#report({
      state: this.#status.confirmedAt ? 'stale' : 'connecting',
      problem: sentence(error),
    });
    const pause = backoffMs(this.#failures, {
      ...this.#times.backoff,
      retryAfterSeconds,
      random: Math.random(),
    });
    await sleep(pause, signal);
  }

  #confirm() {
    const before = this.#status.state;
    this.#outageSince = undefined;
    this.#status = { state: 'live', confirmedAt: new Date() };
    if (before !== 'live') this.#options.onStatus(this.#status);
  }

  #report(status: Omit<ReflectorStatus, 'confirmedAt'>) {
    const { confirmedAt } = this.#status;
    const before = this.#status;
    this.#status = { ...status, confirmedAt };
    if (before.state !== status.state || before.problem !== status.problem) {
      this.#options.onStatus(this.#status);
    }
  }
}

function sentence(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return 'The API server does not answer in time.';
  }
  const message = error instanceof Error ? error.message : String(error);
  return message || 'The API server cannot be reached.';
}
