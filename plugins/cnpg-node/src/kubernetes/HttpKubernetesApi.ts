import {
  Kind,
  FIELD_MANAGER,
  kinds,
  KubernetesObject,
} from '@pgportal/plugin-cnpg-common';
import { Dispatcher, request } from 'undici';
import {
  CallOptions,
  KubernetesApi,
  KubernetesList,
  KubernetesWatchEvent,
  PodPage,
} from '../types';
import { Connection } from './connection';
import { KubernetesApiError } from './KubernetesApiError';
import { KubernetesCall, fromAnswer, fromFailure } from './kubernetesErrors';
import { watchEvents } from './watchEvents';

const CALL_TIMEOUT_MS = 30_000;
const WATCH_TIMEOUT_SECONDS = 300;
/** Grace after which a watch that the server should have closed counts as dead. */
const WATCH_GRACE_MS = 30_000;
const MAX_LOG_BYTES = 1024 * 1024;
const MAX_PAGE_BYTES = 4 * 1024 * 1024;
const MAX_ERROR_BYTES = 256 * 1024;
const POD_PAGES = new Set([
  'https:8000/pg/status',
  'http:9187/metrics',
  'https:9187/metrics',
]);

interface Request {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: object;
  contentType?: string;
  accept?: string;
  signal?: AbortSignal;
  /** Longest silence in the answer's body. */
  bodyTimeout?: number;
}

/**
 * The Kubernetes API of one target over HTTPS. The connection is opened at the
 * first call, and anew after one that could not connect or was not
 * authenticated: so a target that is away does not keep the backend from
 * starting, and renewed certificates and tokens are found.
 */
export class HttpKubernetesApi implements KubernetesApi {
  readonly #title: string;
  readonly #open: () => Promise<Connection>;
  #connection?: Promise<Connection>;

  constructor(options: { title: string; open: () => Promise<Connection> }) {
    this.#title = options.title;
    this.#open = options.open;
  }

  async get<T extends KubernetesObject>(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    options: CallOptions = {},
  ): Promise<T | undefined> {
    const call = this.#call(kind, namespace, name);
    try {
      return await this.#json<T>(call, {
        method: 'GET',
        path: objectPath(kind, namespace, name),
        signal: options.signal,
      });
    } catch (error) {
      if (isMissingObject(error)) return undefined;
      throw error;
    }
  }

  async list<T extends KubernetesObject>(
    kind: Kind,
    options: CallOptions & {
      namespace?: string;
      labelSelector?: string;
      fieldSelector?: string;
      limit?: number;
      continue?: string;
    } = {},
  ): Promise<KubernetesList<T>> {
    const { namespace, signal, labelSelector, fieldSelector, limit } = options;
    const list = await this.#json<{
      items?: T[];
      metadata?: { resourceVersion?: string; continue?: string };
    }>(this.#call(kind, namespace), {
      method: 'GET',
      path: collectionPath(kind, namespace),
      query: {
        labelSelector,
        fieldSelector,
        limit,
        continue: options.continue,
      },
      signal,
    });
    return {
      items: list.items ?? [],
      resourceVersion: list.metadata?.resourceVersion ?? '',
      ...(list.metadata?.continue && { continue: list.metadata.continue }),
    };
  }

  async *watch<T extends KubernetesObject>(
    kind: Kind,
    options: CallOptions & {
      namespace?: string;
      labelSelector?: string;
      resourceVersion: string;
      timeoutSeconds?: number;
    },
  ): AsyncGenerator<KubernetesWatchEvent<T>> {
    const { namespace, labelSelector, resourceVersion, signal } = options;
    const timeoutSeconds = options.timeoutSeconds ?? WATCH_TIMEOUT_SECONDS;
    const call = this.#call(kind, namespace);
    const answer = await this.#send(call, {
      method: 'GET',
      path: collectionPath(kind, namespace),
      query: {
        watch: true,
        allowWatchBookmarks: true,
        resourceVersion,
        timeoutSeconds,
        labelSelector,
      },
      signal,
      bodyTimeout: timeoutSeconds * 1000 + WATCH_GRACE_MS,
    });
    try {
      yield* watchEvents<T>(answer.body, status => {
        throw fromAnswer(call, status.code ?? 500, status);
      });
    } catch (error) {
      throw this.#failure(error, signal);
    } finally {
      answer.body.destroy();
    }
  }

  async create<T extends KubernetesObject>(
    object: T,
    kind: Kind,
    options: CallOptions & { dryRun?: boolean } = {},
  ): Promise<T> {
    const { namespace, name } = object.metadata;
    return this.#json<T>(this.#call(kind, namespace, name), {
      method: 'POST',
      path: collectionPath(kind, namespace),
      query: {
        fieldManager: FIELD_MANAGER,
        dryRun: options.dryRun ? 'All' : undefined,
      },
      body: object,
      contentType: 'application/json',
      signal: options.signal,
    });
  }

  async apply<T extends KubernetesObject>(
    object: T,
    kind: Kind,
    options: CallOptions & { dryRun?: boolean; force?: boolean } = {},
  ): Promise<T> {
    const { namespace, name } = object.metadata;
    return this.#json<T>(this.#call(kind, namespace, name), {
      method: 'PATCH',
      path: objectPath(kind, namespace, name),
      query: {
        fieldManager: FIELD_MANAGER,
        force: options.force ?? false,
        dryRun: options.dryRun ? 'All' : undefined,
      },
      body: object,
      // JSON is YAML, and older API servers know no other type for this.
      contentType: 'application/apply-patch+yaml',
      signal: options.signal,
    });
  }

  async mergePatch<T extends KubernetesObject>(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    patch: object,
    options: CallOptions & { subresource?: 'status' } = {},
  ): Promise<T> {
    const path = objectPath(kind, namespace, name);
    return this.#json<T>(this.#call(kind, namespace, name), {
      method: 'PATCH',
      path: options.subresource ? `${path}/${options.subresource}` : path,
      query: { fieldManager: FIELD_MANAGER },
      body: patch,
      contentType: 'application/merge-patch+json',
      signal: options.signal,
    });
  }

  async delete(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    options: CallOptions & {
      uid?: string;
      propagationPolicy?: 'Foreground';
    } = {},
  ): Promise<void> {
    try {
      await this.#json(this.#call(kind, namespace, name), {
        method: 'DELETE',
        path: objectPath(kind, namespace, name),
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          ...(options.uid && { preconditions: { uid: options.uid } }),
          ...(options.propagationPolicy && {
            propagationPolicy: options.propagationPolicy,
          }),
        },
        contentType: 'application/json',
        signal: options.signal,
      });
    } catch (error) {
      if (!isMissingObject(error)) throw error;
    }
  }

  async podLog(
    namespace: string,
    pod: string,
    options: CallOptions & { container: string; tailLines: number },
  ): Promise<string | undefined> {
    const { container, tailLines, signal } = options;
    try {
      const answer = await this.#send(this.#call(kinds.Pod, namespace, pod), {
        method: 'GET',
        path: `${objectPath(kinds.Pod, namespace, pod)}/log`,
        query: { container, tailLines, limitBytes: MAX_LOG_BYTES },
        signal,
      });
      return await this.#read(() => answer.body.text(), signal);
    } catch (error) {
      // 400: the pod has no such container, or it has not started yet.
      if (
        error instanceof KubernetesApiError &&
        (error.statusCode === 404 || error.statusCode === 400)
      ) {
        return undefined;
      }
      throw error;
    }
  }

  async podProxy(
    namespace: string,
    pod: string,
    { port, path, signal }: CallOptions & PodPage,
  ): Promise<string | undefined> {
    // Types are gone at run time, and the right that this takes is a wide one.
    if (!POD_PAGES.has(`${port}${path}`)) {
      throw new TypeError(`${port}${path} is no page of an instance`);
    }
    const [scheme, number] = port.split(':');
    const name = `${scheme}:${segment(pod)}:${number}`;
    try {
      const answer = await this.#send(this.#call(kinds.Pod, namespace, pod), {
        method: 'GET',
        path: `${collectionPath(kinds.Pod, namespace)}/${name}/proxy${path}`,
        accept: '*/*',
        signal,
      });
      return await this.#read(() => limitedText(answer.body), signal);
    } catch (error) {
      if (isMissingObject(error)) return undefined;
      throw error;
    }
  }

  async serves(kind: Kind, options: CallOptions = {}): Promise<boolean> {
    try {
      const { resources } = await this.#json<{
        resources?: { name?: string }[];
      }>(this.#call(kind), {
        method: 'GET',
        path: groupPath(kind),
        signal: options.signal,
      });
      return resources?.some(({ name }) => name === kind.plural) ?? false;
    } catch (error) {
      if (error instanceof KubernetesApiError && error.statusCode === 404)
        return false;
      throw error;
    }
  }

  #call(kind: Kind, namespace?: string, name?: string): KubernetesCall {
    return { target: this.#title, kind, namespace, name };
  }

  async #json<T>(call: KubernetesCall, options: Request): Promise<T> {
    const answer = await this.#send(call, options);
    return this.#read(() => answer.body.json() as Promise<T>, options.signal);
  }

  /** Sends a request; resolves once the answer has begun and is not an error. */
  async #send(
    call: KubernetesCall,
    options: Request,
  ): Promise<Dispatcher.ResponseData> {
    const { method, path, query, body, contentType, signal, bodyTimeout } =
      options;
    const accept = options.accept ?? 'application/json';
    // The time limit covers connecting and the headers; bodyTimeout the rest.
    const limit = new AbortController();
    const timer = setTimeout(
      () => limit.abort(new DOMException('no answer', 'TimeoutError')),
      CALL_TIMEOUT_MS,
    );
    try {
      const stop = AbortSignal.any([limit.signal, ...(signal ? [signal] : [])]);
      const connection = await unlessAborted(this.#connect(), stop);
      const authentication = await unlessAborted(connection.headers(), stop);
      const url = new URL(`${connection.server}${path}`);
      for (const [key, value] of Object.entries(query ?? {})) {
        if (value !== undefined) url.searchParams.set(key, String(value));
      }
      const answer = await request(url, {
        method,
        headers: {
          accept,
          'user-agent': FIELD_MANAGER,
          ...(contentType && { 'content-type': contentType }),
          ...authentication,
        },
        body: body && JSON.stringify(body),
        dispatcher: connection.dispatcher,
        signal: stop,
        headersTimeout: CALL_TIMEOUT_MS,
        bodyTimeout: bodyTimeout ?? CALL_TIMEOUT_MS,
      });
      if (answer.statusCode >= 200 && answer.statusCode < 300) return answer;
      throw await refusal(call, answer);
    } catch (error) {
      throw this.#failure(error, signal);
    } finally {
      clearTimeout(timer);
    }
  }

  async #read<T>(read: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw this.#failure(error, signal);
    }
  }

  async #connect(): Promise<Connection> {
    if (!this.#connection) {
      const connection = this.#open();
      this.#connection = connection;
      connection.catch(() => {
        if (this.#connection === connection) this.#connection = undefined;
      });
    }
    return this.#connection;
  }

  /** What is thrown for an error; an abort by the caller stays what it is, unless it is a timeout. */
  #failure(error: unknown, signal: AbortSignal | undefined): unknown {
    if (signal?.aborted && signal.reason?.name !== 'TimeoutError') {
      return signal.reason;
    }
    const translated =
      error instanceof KubernetesApiError
        ? error
        : fromFailure(this.#title, error);
    if (translated.statusCode === 0 || translated.statusCode === 401) {
      this.#connection = undefined;
    }
    return translated;
  }
}

/** For work that knows no signals: a kubeconfig's login command, a token. */
async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  // Nobody waits for it any more once it has lost the race.
  work.catch(() => {});
  signal.throwIfAborted();
  let onAbort: () => void = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** What a pod says may be anything, of any length. */
async function limitedText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_PAGE_BYTES) throw new Error('the page is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Errors may come from a pod as well; those of API servers are far shorter than this. */
async function beginning(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_ERROR_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function refusal(
  call: KubernetesCall,
  { statusCode, headers, body }: Dispatcher.ResponseData,
): Promise<KubernetesApiError> {
  const text = await beginning(body);
  let parsed: unknown = text;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Proxies and unknown paths answer in plain text.
  }
  const retryAfter = headers['retry-after'];
  return fromAnswer(
    call,
    statusCode,
    parsed,
    Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
  );
}

/** A 404 about the object itself; not one about its namespace or kind. */
function isMissingObject(error: unknown): boolean {
  return error instanceof KubernetesApiError && error.reason === 'NotFound';
}

function groupPath({ group, version }: Kind): string {
  return group
    ? `/apis/${encodeURIComponent(group)}/${encodeURIComponent(version)}`
    : `/api/${encodeURIComponent(version)}`;
}

function collectionPath(kind: Kind, namespace: string | undefined): string {
  const scope =
    kind.namespaced && namespace ? `/namespaces/${segment(namespace)}` : '';
  return `${groupPath(kind)}${scope}/${segment(kind.plural)}`;
}

function objectPath(
  kind: Kind,
  namespace: string | undefined,
  name: string,
): string {
  return `${collectionPath(kind, namespace)}/${segment(name)}`;
}

function segment(text: string): string {
  // encodeURIComponent leaves dots alone, and these two are steps in a path.
  if (!text || text === '.' || text === '..') {
    throw new TypeError(`"${text}" is no name of an object or namespace`);
  }
  return encodeURIComponent(text);
}
