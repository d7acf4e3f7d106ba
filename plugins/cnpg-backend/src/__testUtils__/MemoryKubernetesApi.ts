import { EventEmitter, once } from 'node:events';
import { Kind, KubernetesObject } from '@pgportal/plugin-cnpg-common';
import {
  CallOptions,
  KubernetesApi,
  KubernetesApiError,
  KubernetesWatchEvent,
  PodPage,
} from '@pgportal/plugin-cnpg-node';

type Event = KubernetesWatchEvent<KubernetesObject>;

/**
 * A Kubernetes API in memory that lists and watches, for tests: objects are
 * put and removed by the test, and come out as the API server would send them.
 */
export class MemoryKubernetesApi implements KubernetesApi {
  readonly #objects = new Map<string, Map<string, KubernetesObject>>();
  readonly #watchers = new Set<(plural: string, event: Event) => void>();
  readonly #breaks = new Set<(error: Error) => void>();
  #version = 0;
  /** What each verb and kind is refused with, for example `list pods`. */
  readonly refusals = new Map<string, KubernetesApiError>();
  /** Verb and kind of every call. */
  readonly calls: string[] = [];
  /** Text by `<namespace>/<pod>/<container>`. */
  readonly logs = new Map<string, string>();

  /**
   * Status page by `<namespace>/<pod>`, metrics by `<namespace>/<pod> <port>`;
   * `hang` never answers.
   */
  readonly pages = new Map<string, string>();

  put(kind: Kind, object: KubernetesObject): void {
    const table = this.#table(kind);
    const uid = object.metadata.uid!;
    const type = table.has(uid) ? 'MODIFIED' : 'ADDED';
    const stored = this.#stamp(object);
    table.set(uid, stored);
    this.#emit(kind, { type, object: stored });
  }

  remove(kind: Kind, uid: string): void {
    const stored = this.#table(kind).get(uid);
    if (!stored) throw new Error(`There is no ${kind.kind} with uid ${uid}`);
    this.#table(kind).delete(uid);
    this.#emit(kind, { type: 'DELETED', object: this.#stamp(stored) });
  }

  /** Ends every watch that is open with the error. */
  breakWatches(error: Error): void {
    for (const end of [...this.#breaks]) end(error);
  }

  async get<T extends KubernetesObject>(
    kind: Kind,
    namespace: string | undefined,
    name: string,
  ): Promise<T | undefined> {
    this.#call('get', kind);
    return [...this.#table(kind).values()].find(
      ({ metadata }) =>
        metadata.namespace === namespace && metadata.name === name,
    ) as T | undefined;
  }

  async list<T extends KubernetesObject>(
    kind: Kind,
    options: { labelSelector?: string; limit?: number; continue?: string } = {},
  ) {
    this.#call('list', kind);
    const items = [...this.#table(kind).values()].filter(
      ({ metadata }) =>
        !options.labelSelector || metadata.labels?.[options.labelSelector],
    );
    const start = Number(options.continue ?? 0);
    const end = start + (options.limit ?? items.length);
    return {
      items: items.slice(start, end) as T[],
      resourceVersion: String(this.#version),
      ...(end < items.length && { continue: String(end) }),
    };
  }

  async *watch<T extends KubernetesObject>(
    kind: Kind,
    options: { labelSelector?: string; signal?: AbortSignal },
  ): AsyncIterable<KubernetesWatchEvent<T>> {
    this.#call('watch', kind);
    const queue: Event[] = [];
    const arrivals = new EventEmitter();
    const watcher = (plural: string, event: Event) => {
      const unlabelled =
        event.type !== 'BOOKMARK' &&
        options.labelSelector &&
        !event.object.metadata.labels?.[options.labelSelector];
      if (plural !== kind.plural || unlabelled) return;
      queue.push(event);
      arrivals.emit('event');
    };
    this.#watchers.add(watcher);
    let broken: Error | undefined;
    const end = (error: Error) => {
      broken = error;
      arrivals.emit('event');
    };
    this.#breaks.add(end);
    try {
      while (!options.signal?.aborted) {
        if (broken) throw broken;
        const event = queue.shift();
        if (event) yield event as KubernetesWatchEvent<T>;
        else await once(arrivals, 'event', { signal: options.signal });
      }
    } catch (error) {
      if (!options.signal?.aborted) throw error;
    } finally {
      this.#watchers.delete(watcher);
      this.#breaks.delete(end);
    }
  }

  async podLog(namespace: string, pod: string, options: { container: string }) {
    this.calls.push('get pods/log');
    const refusal = this.refusals.get('get pods/log');
    if (refusal) throw refusal;
    return this.logs.get(`${namespace}/${pod}/${options.container}`);
  }

  async podProxy(
    namespace: string,
    pod: string,
    options: CallOptions & PodPage,
  ): Promise<string | undefined> {
    this.calls.push('get pods/proxy');
    const refusal = this.refusals.get('get pods/proxy');
    if (refusal) throw refusal;
    const page = this.pages.get(
      options.path === '/metrics'
        ? `${namespace}/${pod} ${options.port}`
        : `${namespace}/${pod}`,
    );
    if (page !== 'hang') return page;
    return new Promise((_resolve, reject) => {
      options.signal?.addEventListener('abort', () =>
        reject(options.signal?.reason),
      );
    });
  }

  async serves() {
    return true;
  }

  create = neverWrites;
  apply = neverWrites;
  mergePatch = neverWrites;
  delete = neverWrites;

  #table(kind: Kind) {
    const id = `${kind.group}/${kind.plural}`;
    const table = this.#objects.get(id) ?? new Map();
    this.#objects.set(id, table);
    return table as Map<string, KubernetesObject>;
  }

  #stamp(object: KubernetesObject): KubernetesObject {
    this.#version += 1;
    return {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#version) },
    };
  }

  #emit(kind: Kind, event: Event) {
    for (const watcher of [...this.#watchers]) watcher(kind.plural, event);
  }

  #call(verb: string, kind: Kind) {
    this.calls.push(`${verb} ${kind.plural}`);
    const refusal = this.refusals.get(`${verb} ${kind.plural}`);
    if (refusal) throw refusal;
  }
}

async function neverWrites(): Promise<never> {
  throw new Error('The index must not write to a Kubernetes API');
}
