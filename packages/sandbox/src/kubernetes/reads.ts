import { parseFieldSelector, parseLabelSelector } from './selectors.ts';
import type { FieldSelector, Selector } from './selectors.ts';
import { badRequest, qualifiedName, StatusError } from './status.ts';
import { invalidObject } from './fieldErrors.ts';
import type { Change, MemoryStore, Version } from './store.ts';
import type { KubeObject, ResourceKind } from './types.ts';

/** Query of a list or watch, checked. */
export interface ListOptions {
  namespace: string | undefined;
  name: string | undefined;
  selects: Selector | undefined;
  limit: number;
  continue: string | undefined;
  /** Undefined where the query names none; 0 for any. */
  resourceVersion: number | undefined;
  resourceVersionMatch: string | undefined;
  allowWatchBookmarks: boolean;
  sendInitialEvents: boolean;
  timeoutSeconds: number | undefined;
}

/** One page of a list. */
export interface Page {
  versions: Version[];
  resourceVersion: number;
  continue: string;
  remaining: number | undefined;
}

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}

/**
 * Reads the query of a list or watch.
 *
 * @throws StatusError 400 or 422 for what the API server refuses
 */
export function parseListOptions(
  kind: ResourceKind,
  namespace: string | undefined,
  query: URLSearchParams,
): ListOptions {
  const labels = query.get('labelSelector');
  const fields = query.get('fieldSelector');
  const bySelector: Selector[] = [];
  let byField: FieldSelector | undefined;
  if (labels) {
    bySelector.push(parseLabelSelector(labels));
  }
  if (fields) {
    byField = parseFieldSelector(fields, qualifiedName(kind));
    bySelector.push(byField.matches);
  }
  const versionText = query.get('resourceVersion') ?? '';
  if (versionText !== '' && !/^\d+$/.test(versionText)) {
    throw badRequest(
      `resourceVersion: Invalid value: ${JSON.stringify(
        versionText,
      )}: strconv.ParseUint: parsing ${JSON.stringify(
        versionText,
      )}: invalid syntax`,
    );
  }
  const options: ListOptions = {
    namespace,
    name: byField?.name,
    selects:
      bySelector.length > 0
        ? object => bySelector.every(matches => matches(object))
        : undefined,
    limit: wholeNumber(query, 'limit') ?? 0,
    continue: query.get('continue') || undefined,
    resourceVersion: versionText === '' ? undefined : Number(versionText),
    resourceVersionMatch: query.get('resourceVersionMatch') || undefined,
    allowWatchBookmarks: isTrue(query.get('allowWatchBookmarks')),
    sendInitialEvents: isTrue(query.get('sendInitialEvents')),
    timeoutSeconds: wholeNumber(query, 'timeoutSeconds'),
  };
  if (
    options.resourceVersionMatch !== undefined &&
    options.resourceVersion === undefined &&
    !options.sendInitialEvents
  ) {
    throw invalidObject({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', [
      {
        reason: 'FieldValueForbidden',
        field: 'resourceVersionMatch',
        message:
          'Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
      },
    ]);
  }
  return options;
}

/** Query flags that are set, in the spellings that Go's ParseBool takes. */
export function isTrue(value: string | null): boolean {
  return (
    value !== null && ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value)
  );
}

interface ContinueToken {
  v: 'meta.k8s.io/v1';
  /** -1: go on from the present state. */
  rv: number;
  /** Key after which to go on. */
  start: string;
}

function encodeToken(rv: number, start: string): string {
  const token: ContinueToken = { v: 'meta.k8s.io/v1', rv, start };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function decodeToken(text: string): ContinueToken {
  const bytes = Buffer.from(text, 'base64url');
  try {
    const token = JSON.parse(bytes.toString('utf8'));
    if (
      token?.v === 'meta.k8s.io/v1' &&
      Number.isInteger(token.rv) &&
      typeof token.start === 'string'
    ) {
      return token;
    }
  } catch {
    // Answered below.
  }
  const first = bytes[0] ?? 0;
  const shown =
    first >= 0x20 && first < 0x7f
      ? String.fromCharCode(first)
      : `\\u${first.toString(16).padStart(4, '0')}`;
  throw badRequest(
    `invalid continue token: continue key is not valid: invalid character '${shown}' looking for beginning of value`,
  );
}

const CONTINUE_EXPIRED =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/** 504, as when a list asks for a state that the server has not reached. */
function tooLarge(wanted: number, current: number): StatusError {
  return new StatusError({
    message: `Timeout: Too large resource version: ${wanted}, current: ${current}`,
    reason: 'Timeout',
    details: {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    },
    code: 504,
  });
}

export function tooOld(wanted: number, oldest: number): StatusError {
  return new StatusError({
    message: `too old resource version: ${wanted} (${oldest})`,
    reason: 'Expired',
    code: 410,
  });
}

/** Reads one page of a kind. */
export function listPage(
  store: MemoryStore,
  kind: ResourceKind,
  options: ListOptions,
): Page {
  const qualified = qualifiedName(kind);
  const current = store.resourceVersion;
  let at = current;
  let after: string | undefined;
  if (options.continue !== undefined) {
    const token = decodeToken(options.continue);
    if (token.rv > 0 && !store.remembers(qualified, token.rv)) {
      throw new StatusError({
        message: CONTINUE_EXPIRED,
        reason: 'Expired',
        metadata: { continue: encodeToken(-1, token.start) },
        code: 410,
      });
    }
    at = token.rv > 0 ? token.rv : current;
    after = token.start;
  } else if (
    options.resourceVersion !== undefined &&
    options.resourceVersion > current
  ) {
    throw tooLarge(options.resourceVersion, current);
  } else if (
    options.resourceVersionMatch === 'Exact' &&
    options.resourceVersion
  ) {
    if (!store.remembers(qualified, options.resourceVersion)) {
      throw tooOld(
        options.resourceVersion,
        store.oldestResourceVersion(qualified),
      );
    }
    at = options.resourceVersion;
  }

  const { namespace, name, selects, limit } = options;
  const versions: Version[] = [];
  if (name !== undefined && after === undefined && at === current) {
    if (namespace !== undefined || !kind.namespaced) {
      const version = store.getVersion(qualified, namespace, name);
      if (version && selects!(version.object)) {
        versions.push(version);
      }
      return {
        versions,
        resourceVersion: at,
        continue: '',
        remaining: undefined,
      };
    }
  }
  let last = '';
  let remaining = 0;
  let isCut = false;
  for (const { key, version } of store.snapshot(qualified, {
    namespace,
    resourceVersion: at,
    after,
  })) {
    if (limit > 0 && versions.length >= limit) {
      isCut = true;
      if (selects) {
        break;
      }
      remaining += 1;
    } else if (!selects || selects(version.object)) {
      versions.push(version);
      last = key;
    }
  }
  return {
    versions,
    resourceVersion: at,
    continue: isCut ? encodeToken(at, last) : '',
    remaining: isCut && !selects ? remaining : undefined,
  };
}

/** The list as it stands on the wire, in pieces. */
export function* pageJson(kind: ResourceKind, page: Page): Generator<string> {
  const type = `${kind.kind}List`;
  const apiVersion = kind.group
    ? `${kind.group}/${kind.version}`
    : kind.version;
  const metadata = JSON.stringify({
    ...(page.continue || kind.custom ? { continue: page.continue } : {}),
    ...(page.remaining !== undefined && { remainingItemCount: page.remaining }),
    resourceVersion: String(page.resourceVersion),
  });
  yield kind.custom
    ? `{"apiVersion":${JSON.stringify(apiVersion)},"items":[`
    : `{"kind":${JSON.stringify(type)},"apiVersion":${JSON.stringify(
        apiVersion,
      )},"metadata":${metadata},"items":[`;
  let separator = '';
  for (const version of page.versions) {
    yield separator + (kind.custom ? version.json : version.jsonWithoutType);
    separator = ',';
  }
  yield kind.custom
    ? `],"kind":${JSON.stringify(type)},"metadata":${metadata}}\n`
    : ']}\n';
}

function eventLine(type: string, json: string): string {
  return `{"type":"${type}","object":${json}}\n`;
}

/** The line of a change for one watcher, or undefined when it is none of its business. */
export function changeLine(
  change: Change,
  options: ListOptions,
): string | undefined {
  const { version, previous, type } = change;
  const { namespace, selects } = options;
  if (
    namespace !== undefined &&
    version.object.metadata.namespace !== namespace
  ) {
    return undefined;
  }
  if (!selects) {
    return eventLine(type, version.json);
  }
  const isSelected = type !== 'DELETED' && selects(version.object);
  const wasSelected = previous !== undefined && selects(previous.object);
  if (isSelected) {
    return eventLine(wasSelected ? 'MODIFIED' : 'ADDED', version.json);
  }
  if (wasSelected) {
    return eventLine(
      'DELETED',
      JSON.stringify(atVersion(previous.object, change.resourceVersion)),
    );
  }
  return undefined;
}

function atVersion(object: KubeObject, resourceVersion: number): KubeObject {
  return {
    ...object,
    metadata: { ...object.metadata, resourceVersion: String(resourceVersion) },
  };
}

export function errorLine(error: StatusError): string {
  return eventLine('ERROR', JSON.stringify(error.status));
}

export function bookmarkLine(
  kind: ResourceKind,
  resourceVersion: number,
  endOfInitial = false,
): string {
  const apiVersion = kind.group
    ? `${kind.group}/${kind.version}`
    : kind.version;
  return eventLine(
    'BOOKMARK',
    JSON.stringify({
      kind: kind.kind,
      apiVersion,
      metadata: {
        resourceVersion: String(resourceVersion),
        creationTimestamp: null,
        ...(endOfInitial && {
          annotations: { 'k8s.io/initial-events-end': 'true' },
        }),
      },
    }),
  );
}

/** Serves watches: one subscription to the store, its changes handed to the watches of the kind. */
export class Watches {
  readonly #store: MemoryStore;
  readonly #byKind = new Map<string, Set<(change: Change) => void>>();

  constructor(store: MemoryStore) {
    this.#store = store;
    store.subscribeToChanges((kind, change) => {
      for (const listener of this.#byKind.get(kind) ?? []) {
        listener(change);
      }
    });
  }

  /**
   * Starts a watch: what is known already is sent at once.
   *
   * @param send - takes one line of JSON
   * @returns a function that ends it, or undefined when an error was sent and
   * the watch is over
   */
  start(
    kind: ResourceKind,
    options: ListOptions,
    send: (line: string) => void,
  ): (() => void) | undefined {
    const qualified = qualifiedName(kind);
    const { resourceVersion } = options;
    const from = this.#store.resourceVersion;
    let after = from;
    if (
      options.sendInitialEvents ||
      resourceVersion === undefined ||
      resourceVersion === 0
    ) {
      const page = listPage(this.#store, kind, {
        ...options,
        limit: 0,
        continue: undefined,
        resourceVersion: undefined,
        resourceVersionMatch: undefined,
      });
      for (const version of page.versions) {
        send(eventLine('ADDED', version.json));
      }
      if (options.sendInitialEvents && options.allowWatchBookmarks) {
        send(bookmarkLine(kind, from, true));
      }
    } else {
      const changes = this.#store.changesSince(qualified, resourceVersion);
      if (!changes) {
        send(
          errorLine(
            tooOld(
              resourceVersion,
              this.#store.oldestResourceVersion(qualified),
            ),
          ),
        );
        return undefined;
      }
      for (const change of changes) {
        const line = changeLine(change, options);
        if (line !== undefined) {
          send(line);
        }
      }
      // A version of the future: nothing is sent until it has been passed.
      after = Math.max(from, resourceVersion);
    }
    const listener = (change: Change) => {
      if (change.resourceVersion > after) {
        const line = changeLine(change, options);
        if (line !== undefined) {
          send(line);
        }
      }
    };
    const listeners = this.#byKind.get(qualified) ?? new Set();
    this.#byKind.set(qualified, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
}
