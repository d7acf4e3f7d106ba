import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Cluster,
  DatabaseRef,
  archiverContainer,
  stringifyDatabaseRef,
  summarizeDatabase,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { archiverLogLines } from './archiverLogLines';
import { FleetStore } from './FleetStore';
import { sleep } from './sleep';

const TAIL_LINES = 200;
const TIMEOUT_MS = 10_000;

/**
 * While WAL archiving of a database fails, reads why from the log of the
 * archiver on its primary: the condition holds no more than an exit status.
 * Started by the condition, not by readers; one log at a time per target.
 */
export class ArchiverLogFollower {
  readonly #target: string;
  readonly #api: KubernetesApi;
  readonly #store: FleetStore;
  readonly #logger: LoggerService;
  readonly #intervalMs: number;
  /** By database: when its log is to be read next, in ms since the epoch. */
  readonly #due = new Map<string, { ref: DatabaseRef; at: number }>();
  #wake: () => void = () => {};

  constructor(options: {
    target: string;
    api: KubernetesApi;
    store: FleetStore;
    logger: LoggerService;
    intervalMs?: number;
  }) {
    this.#target = options.target;
    this.#api = options.api;
    this.#store = options.store;
    this.#logger = options.logger;
    this.#intervalMs = options.intervalMs ?? 60_000;
  }

  /** Runs until the signal is aborted; never throws. */
  async run(signal: AbortSignal): Promise<void> {
    const unsubscribe = this.#store.subscribe(({ ref }) => {
      if (ref.target === this.#target) this.#look(ref);
    });
    for (const ref of this.#store.list(this.#target)) this.#look(ref);
    while (!signal.aborted) {
      const next = [...this.#due.values()].sort((a, b) => a.at - b.at)[0];
      if (next && next.at <= Date.now()) {
        next.at = Date.now() + this.#intervalMs;
        await this.#read(next.ref, signal);
      } else {
        await this.#pause(next ? next.at - Date.now() : undefined, signal);
      }
    }
    unsubscribe();
  }

  #look(ref: DatabaseRef) {
    const id = stringifyDatabaseRef(ref);
    const cluster = this.#store.cluster(ref);
    if (!cluster || !isSaidToFail(cluster)) {
      if (this.#due.delete(id)) this.#store.setArchiverLog(ref, undefined);
      return;
    }
    if (this.#due.has(id)) return;
    // A promotion refuses archiving for some seconds; if that lasts, it is
    // looked at again then.
    const at = this.#isFailing(ref) ? 0 : Date.now() + this.#intervalMs;
    this.#due.set(id, { ref, at });
    this.#wake();
  }

  #isFailing(ref: DatabaseRef): boolean {
    const objects = this.#store.objects(ref);
    if (!objects) return false;
    const now = new Date();
    const { backups } = summarizeDatabase(objects, {
      target: ref.target,
      targetTitle: ref.target,
      now,
      asOf: now,
      live: true,
    });
    return backups.archiving === 'failing';
  }

  async #read(ref: DatabaseRef, signal: AbortSignal) {
    const cluster = this.#store.cluster(ref);
    const pod = cluster?.status?.currentPrimary;
    if (!cluster || !pod || !this.#isFailing(ref)) return;
    try {
      const log = await this.#api.podLog(ref.namespace, pod, {
        container: archiverContainer(cluster),
        tailLines: TAIL_LINES,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      if (log !== undefined && this.#due.has(stringifyDatabaseRef(ref))) {
        this.#store.setArchiverLog(ref, archiverLogLines(log));
      }
    } catch (error) {
      if (signal.aborted) return;
      const problem = `The archiver's log of pod ${pod} could not be read: ${
        error instanceof Error ? error.message : error
      }`;
      this.#logger.warn(problem, { database: stringifyDatabaseRef(ref) });
      // Said in place of the log, where the cause is looked for.
      if (this.#due.has(stringifyDatabaseRef(ref))) {
        this.#store.setArchiverLog(ref, [problem]);
      }
    }
  }

  async #pause(ms: number | undefined, signal: AbortSignal) {
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    await sleep(
      ms ?? this.#intervalMs,
      AbortSignal.any([signal, woken.signal]),
    );
  }
}

function isSaidToFail(cluster: Cluster): boolean {
  return (cluster.status?.conditions ?? []).some(
    ({ type, status, reason }) =>
      type === 'ContinuousArchiving' &&
      status === 'False' &&
      reason === 'ContinuousArchivingFailing',
  );
}
