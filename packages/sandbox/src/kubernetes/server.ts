import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse as parseYaml } from 'yaml';
import type { Faults } from '../control/faults.ts';
import type { JournalEntry } from '../control/journal.ts';
import {
  apiGroup,
  apiGroupList,
  apiResourceList,
  apiVersions,
  groupNames,
  scalable,
  version,
} from './discovery.ts';
import type { Attributes, Authorizer, User, Verdict } from './authorization.ts';
import { isRecord } from './json.ts';
import { answerPodRequest } from './podRequests.ts';
import {
  bookmarkLine,
  isTrue,
  listPage,
  pageJson,
  parseListOptions,
  Watches,
} from './reads.ts';
import { parsePath } from './requestInfo.ts';
import type { RequestInfo } from './requestInfo.ts';
import {
  badRequest,
  conflict,
  notFound,
  qualifiedName,
  StatusError,
} from './status.ts';
import type { MemoryStore } from './store.ts';
import type { KubeObject, PodEndpoints, ResourceKind } from './types.ts';
import { refusalWarnings, Writes } from './writes.ts';
import type { PatchType, WriteRequest, WriteResult } from './writes.ts';

/** What a started API server is told. */
export interface ApiServerOptions {
  store: MemoryStore;
  /** PEM. */
  tls: { cert: string; key: string };
  /** 0 takes a free one. */
  port: number;
  /** Users by their bearer tokens. */
  users: Map<string, User>;
  /** Decides on the requests of all who are not of the group `system:masters`; without it they may do nothing. */
  authorizer?: Authorizer;
  pods: PodEndpoints;
  faults: Faults;
  journal: (entry: JournalEntry) => void;
  /** Wall-clock time between bookmarks, in ms. */
  bookmarkInterval?: number;
}

export interface RunningApiServer {
  port: number;
  url: string;
  /** Closes every connection, watches among them, as a network that fails does. */
  cut(): void;
  stop(): Promise<void>;
}

const MAX_BODY = 3 * 1024 * 1024;
const KEEP_ALIVE_MS = 90_000;
const BOOKMARK_INTERVAL_MS = 10_000;
/** A watcher that reads this much too slowly is cut off. */
const MAX_UNSENT = 64 * 1024 * 1024;

const openPaths = new Set(['/version', '/healthz', '/livez', '/readyz']);

const patchTypes: Record<string, PatchType> = {
  'application/json-patch+json': 'json',
  'application/merge-patch+json': 'merge',
  'application/strategic-merge-patch+json': 'strategic',
  'application/apply-patch+yaml': 'apply',
};

/** Kinds whose deletion answers with the object in place of a Status. */
const returnsDeleted = new Set([
  'pods',
  'services',
  'serviceaccounts',
  'persistentvolumeclaims',
  'persistentvolumes',
]);

const isMaster = (user: User) => user.groups.includes('system:masters');

/** One request with everything that was read from it. */
interface Context {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  url: URL;
  info: RequestInfo;
  user: User;
  /** Enters the request into the journal, where the answer takes long. */
  record: () => void;
}

/**
 * Starts the sandbox's Kubernetes API on 127.0.0.1. Rejects when the port is
 * taken.
 */
export async function startApiServer(
  options: ApiServerOptions,
): Promise<RunningApiServer> {
  const { store, tls, users, authorizer, pods, faults, journal } = options;
  const writes = new Writes(store);
  const watches = new Watches(store);
  const openWatches = new Set<() => void>();
  let port = options.port;

  /** Custom resources are served while their definition exists. */
  const servedKinds = () =>
    store.kinds.filter(
      kind =>
        !kind.custom ||
        store.get(
          'customresourcedefinitions.apiextensions.k8s.io',
          undefined,
          qualifiedName(kind),
        ),
    );

  const server = createServer(
    { cert: tls.cert, key: tls.key },
    (request, response) => {
      const time = new Date();
      const path = request.url ?? '/';
      let isJournaled = false;
      const record = () => {
        if (!isJournaled) {
          isJournaled = true;
          journal({
            time: time.toISOString(),
            service: 'kubernetes',
            method: request.method ?? '',
            path,
            status: response.headersSent ? response.statusCode : 0,
            userAgent: request.headers['user-agent'] ?? '',
          });
        }
      };
      response.on('close', record);
      // A client that goes away in the middle of an answer is no error.
      response.on('error', () => {});
      faults
        .apply(request, response, reset)
        .then(isAnswered =>
          isAnswered ? undefined : answer(request, response, record),
        )
        .catch(error => sendError(response, error));
    },
  );

  // As long as the real one keeps them: a client must not find its connection closed under it.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  /** TCP connections by the client's port: a TLS socket cannot be reset itself. */
  const connections = new Map<number | undefined, Socket>();
  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    connections.set(remotePort, socket);
    socket.once('close', () => connections.delete(remotePort));
  });
  function reset(request: IncomingMessage): void {
    connections.get(request.socket.remotePort)?.resetAndDestroy();
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    record: () => void,
  ): Promise<void> {
    response.setHeader('Audit-Id', randomUUID());
    response.setHeader('Cache-Control', 'no-cache, private');
    let url: URL;
    let info: RequestInfo;
    try {
      url = new URL(request.url ?? '/', 'https://127.0.0.1');
      info = parsePath(url.pathname);
    } catch {
      response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('400 Bad Request');
      return;
    }
    if (openPaths.has(url.pathname)) {
      if (url.pathname === '/version') {
        sendJson(response, 200, version);
      } else {
        sendText(response, 200, 'ok');
      }
      return;
    }
    const user = authenticate(request);
    const context: Context = {
      request,
      response,
      method: request.method ?? 'GET',
      url,
      info,
      user,
      record,
    };
    if (info.plural === undefined) {
      discover(context);
      return;
    }
    await serveResource(context, info.plural);
  }

  function authenticate(request: IncomingMessage): User {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    const user = scheme === 'Bearer' ? users.get(token) : undefined;
    if (!user) {
      throw new StatusError({
        message: 'Unauthorized',
        reason: 'Unauthorized',
        code: 401,
      });
    }
    const impersonated = [request.headers['impersonate-user']].flat()[0];
    if (impersonated === undefined) {
      return user;
    }
    const groups = [request.headers['impersonate-group']]
      .flat()
      .join(',')
      .split(/,\s*/)
      .filter(Boolean);
    assertAllowed(user, {
      verb: 'impersonate',
      group: '',
      resource: 'users',
      name: impersonated,
    });
    for (const name of groups) {
      assertAllowed(user, {
        verb: 'impersonate',
        group: '',
        resource: 'groups',
        name,
      });
    }
    return { name: impersonated, groups: [...groups, 'system:authenticated'] };
  }

  function isAllowed(user: User, wanted: Attributes): Verdict {
    return isMaster(user)
      ? { allowed: true }
      : authorizer?.authorize(user, wanted) ?? { allowed: false };
  }

  function assertAllowed(user: User, wanted: Attributes): void {
    const verdict = isAllowed(user, wanted);
    authorizer?.note(user, wanted, verdict);
    if (!verdict.allowed) {
      throw forbidden(user, wanted);
    }
  }

  function discover({ url, info, response }: Context): void {
    const kinds = servedKinds();
    const path = url.pathname.replace(/\/$/, '');
    if (path === '/api') {
      sendJson(response, 200, apiVersions(`127.0.0.1:${port}`));
    } else if (path === '/api/v1') {
      sendJson(response, 200, apiResourceList('', kinds));
    } else if (path === '/apis') {
      sendJson(response, 200, apiGroupList(kinds));
    } else if (info.group && groupNames(kinds).includes(info.group)) {
      if (info.version === undefined) {
        sendJson(response, 200, {
          kind: 'APIGroup',
          apiVersion: 'v1',
          ...apiGroup(info.group),
        });
      } else if (info.version === 'v1') {
        sendJson(response, 200, apiResourceList(info.group, kinds));
      } else {
        sendText(response, 404, '404 page not found\n');
      }
    } else {
      sendText(response, 404, '404 page not found\n');
    }
  }

  async function serveResource(
    context: Context,
    plural: string,
  ): Promise<void> {
    const { info, method, response, user } = context;
    if (info.group === 'authorization.k8s.io') {
      await review(context, plural);
      return;
    }
    assertAllowed(user, attributesOf(context, plural));
    const kind = servedKinds().find(
      each =>
        each.group === info.group &&
        each.version === info.version &&
        each.plural === plural,
    );
    if (!kind) {
      if (info.group === '' && info.version === 'v1') {
        throw notServed();
      }
      sendText(response, 404, '404 page not found\n');
      return;
    }
    // Objects of namespaced kinds are named within a namespace only.
    if (
      kind.namespaced
        ? info.name !== undefined && info.namespace === undefined
        : info.namespace !== undefined
    ) {
      throw notServed();
    }
    if (!['log', 'proxy'].includes(info.subresource ?? '')) {
      assertJsonAccepted(context.request);
    }
    if (
      info.subresource !== undefined &&
      !['status', 'finalize'].includes(info.subresource)
    ) {
      await serveSubresource(context, kind);
      return;
    }
    if (
      (info.subresource === 'status' && !kind.hasStatus) ||
      (info.subresource === 'finalize' && kind.kind !== 'Namespace')
    ) {
      throw notServed();
    }
    if (info.name === undefined) {
      await serveCollection(context, kind);
    } else if (method === 'GET' || method === 'HEAD') {
      const found = store.getVersion(
        qualifiedName(kind),
        info.namespace,
        info.name,
      );
      if (!found) {
        throw notFound(kind, info.name);
      }
      if (isTrue(context.url.searchParams.get('watch'))) {
        context.url.searchParams.set(
          'fieldSelector',
          `metadata.name=${info.name}`,
        );
        watch(context, kind);
      } else {
        sendJson(response, 200, found.json);
      }
    } else if (method === 'PUT') {
      sendResult(
        response,
        await writes.replace(
          writeRequest(context, kind),
          await readObject(context, kind),
        ),
      );
    } else if (method === 'PATCH') {
      await servePatch(context, kind);
    } else if (method === 'DELETE' && info.subresource === undefined) {
      await serveDelete(context, kind, info.name);
    } else {
      throw methodNotAllowed();
    }
  }

  async function serveCollection(
    context: Context,
    kind: ResourceKind,
  ): Promise<void> {
    const { info, method, response, url } = context;
    switch (method) {
      case 'GET':
      case 'HEAD': {
        if (isTrue(url.searchParams.get('watch'))) {
          watch(context, kind);
          return;
        }
        const page = listPage(
          store,
          kind,
          parseListOptions(kind, info.namespace, url.searchParams),
        );
        response.writeHead(200, { 'Content-Type': 'application/json' });
        await pipeline(Readable.from(inChunks(pageJson(kind, page))), response);
        return;
      }
      case 'POST':
        if (kind.namespaced && info.namespace === undefined) {
          throw methodNotAllowed();
        }
        sendResult(
          response,
          await writes.create(
            writeRequest(context, kind),
            await readObject(context, kind),
          ),
        );
        return;
      case 'DELETE': {
        const body = await readDeleteOptions(context);
        const page = listPage(
          store,
          kind,
          parseListOptions(kind, info.namespace, url.searchParams),
        );
        if (!isDryRun(context, body)) {
          for (const { object } of page.versions) {
            remove(kind, object, body, url.searchParams);
          }
        }
        response.writeHead(200, { 'Content-Type': 'application/json' });
        await pipeline(Readable.from(pageJson(kind, page)), response);
        return;
      }
      default:
        throw methodNotAllowed();
    }
  }

  function watch(
    { request, response, url, info, record }: Context,
    kind: ResourceKind,
  ): void {
    const list = parseListOptions(kind, info.namespace, url.searchParams);
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const send = (line: string) => {
      response.write(line);
      if (response.writableLength > MAX_UNSENT) {
        response.destroy();
      }
    };
    const end = watches.start(kind, list, send);
    if (!end) {
      response.end();
      return;
    }
    response.flushHeaders();
    record();
    const timers = [
      setTimeout(
        () => finish(true),
        (list.timeoutSeconds ?? 1800 + Math.random() * 1800) * 1000,
      ),
    ];
    if (list.allowWatchBookmarks) {
      timers.push(
        setInterval(
          () => send(bookmarkLine(kind, store.resourceVersion)),
          options.bookmarkInterval ?? BOOKMARK_INTERVAL_MS,
        ),
      );
    }
    const stop = () => finish(false);
    function finish(withBookmark: boolean): void {
      timers.forEach(clearTimeout);
      end!();
      openWatches.delete(stop);
      if (!response.writableEnded) {
        if (withBookmark && list.allowWatchBookmarks) {
          send(bookmarkLine(kind, store.resourceVersion));
        }
        response.end();
      }
    }
    openWatches.add(stop);
    request.on('close', stop);
    response.on('close', stop);
  }

  async function servePatch(
    context: Context,
    kind: ResourceKind,
  ): Promise<void> {
    const contentType = mediaType(context.request);
    const type = patchTypes[contentType];
    if (!type || (type === 'strategic' && kind.custom)) {
      const accepted = Object.keys(patchTypes).filter(
        each => !(kind.custom && patchTypes[each] === 'strategic'),
      );
      throw unsupportedMediaType(accepted);
    }
    const { info, user } = context;
    if (
      type === 'apply' &&
      !store.get(qualifiedName(kind), info.namespace, info.name!)
    ) {
      // What does not exist yet is created, which is another right.
      assertAllowed(user, {
        ...attributesOf(context, kind.plural),
        verb: 'create',
      });
    }
    const text = await readBody(context.request);
    const body = parseBody(text, kind, type === 'apply');
    sendResult(
      context.response,
      await writes.patch(writeRequest(context, kind), type, body),
    );
  }

  async function serveDelete(
    context: Context,
    kind: ResourceKind,
    name: string,
  ): Promise<void> {
    const { info, response, url } = context;
    const body = await readDeleteOptions(context);
    const qualified = qualifiedName(kind);
    const object = store.get(qualified, info.namespace, name);
    if (!object) {
      throw notFound(kind, name);
    }
    checkDeletePreconditions(kind, object, body);
    if (!isDryRun(context, body)) {
      remove(kind, object, body, url.searchParams);
    }
    const left = store.get(qualified, info.namespace, name);
    if (
      left?.metadata.uid === object.metadata.uid &&
      left.metadata.deletionTimestamp
    ) {
      sendJson(response, 200, left);
    } else if (returnsDeleted.has(qualified)) {
      sendJson(response, 200, object);
    } else {
      sendJson(response, 200, {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        details: {
          name,
          ...(kind.group && { group: kind.group }),
          kind: kind.plural,
          uid: object.metadata.uid,
        },
      });
    }
  }

  function remove(
    kind: ResourceKind,
    object: KubeObject,
    body: Record<string, any>,
    query: URLSearchParams,
  ): void {
    const grace =
      body.gracePeriodSeconds ?? query.get('gracePeriodSeconds') ?? undefined;
    const policy =
      body.propagationPolicy ?? query.get('propagationPolicy') ?? undefined;
    const orphans =
      body.orphanDependents === true || isTrue(query.get('orphanDependents'));
    if (
      policy !== undefined &&
      !['Background', 'Foreground', 'Orphan'].includes(policy)
    ) {
      throw badRequest(
        `DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: ${JSON.stringify(
          policy,
        )}: supported values: "Foreground", "Background", "Orphan", "nil"`,
      );
    }
    store.delete(
      qualifiedName(kind),
      object.metadata.namespace,
      object.metadata.name,
      {
        ...(grace !== undefined && { graceSeconds: Number(grace) }),
        ...(policy !== undefined && { propagation: policy }),
        ...(orphans && { propagation: 'Orphan' as const }),
      },
    );
  }

  async function serveSubresource(
    context: Context,
    kind: ResourceKind,
  ): Promise<void> {
    const { info, response, method } = context;
    const qualified = qualifiedName(kind);
    if (qualified === 'pods' && ['log', 'proxy'].includes(info.subresource!)) {
      await answerPodRequest(store, pods, context);
    } else if (info.subresource === 'scale' && scalable[qualified]) {
      const current = store.get(qualified, info.namespace, info.name!);
      if (!current) {
        throw notFound(kind, info.name!);
      }
      const { replicas } = scalable[qualified];
      if (method === 'PUT' || method === 'PATCH') {
        const body = parseBody(await readBody(context.request), kind, true);
        const wanted = isRecord(body) ? body.spec?.replicas : undefined;
        if (!Number.isInteger(wanted) || wanted < 0) {
          throw badRequest('spec.replicas must be a number of replicas');
        }
        const given = isRecord(body)
          ? body.metadata?.resourceVersion
          : undefined;
        if (given && given !== current.metadata.resourceVersion) {
          throw conflict(
            kind,
            info.name!,
            'the object has been modified; please apply your changes to the latest version and try again',
          );
        }
        const result = await writes.replaceSpec(
          writeRequest(context, kind),
          draft => {
            draft.spec[replicas] = wanted;
          },
        );
        sendResult(response, {
          ...result,
          object: scaleOf(qualified, result.object) as KubeObject,
        });
      } else if (method === 'GET') {
        sendJson(response, 200, scaleOf(qualified, current));
      } else {
        throw methodNotAllowed();
      }
    } else {
      throw notServed();
    }
  }

  /** What the user asks about their own rights. */
  async function review(context: Context, plural: string): Promise<void> {
    const { user, response } = context;
    const kinds: Record<string, string> = {
      selfsubjectaccessreviews: 'SelfSubjectAccessReview',
      selfsubjectrulesreviews: 'SelfSubjectRulesReview',
    };
    const kind = kinds[plural];
    if (!kind) {
      sendText(response, 404, '404 page not found\n');
      return;
    }
    if (context.method !== 'POST') {
      throw methodNotAllowed();
    }
    const body = parseBody(await readBody(context.request), undefined, true);
    const spec = isRecord(body) && isRecord(body.spec) ? body.spec : {};
    const send = (status: object) =>
      sendJson(response, 201, {
        kind,
        apiVersion: 'authorization.k8s.io/v1',
        metadata: {},
        spec,
        status,
      });
    if (kind === 'SelfSubjectRulesReview') {
      if (!spec.namespace) {
        throw badRequest('no namespace on request');
      }
      send({
        resourceRules: isMaster(user)
          ? [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }]
          : authorizer?.rulesOf(user, spec.namespace) ?? [],
        nonResourceRules: [],
        incomplete: false,
      });
      return;
    }
    const wanted = spec.resourceAttributes;
    if (!isRecord(wanted)) {
      send({ allowed: isRecord(spec.nonResourceAttributes) });
      return;
    }
    const { allowed, reason } = isAllowed(user, {
      verb: wanted.verb ?? '*',
      group: wanted.group ?? '',
      resource: wanted.resource ?? '*',
      ...(wanted.subresource && { subresource: wanted.subresource }),
      ...(wanted.namespace && { namespace: wanted.namespace }),
      ...(wanted.name && { name: wanted.name }),
    });
    send({ allowed, ...(reason && { reason }) });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
  return {
    port,
    url: `https://127.0.0.1:${port}`,
    cut: () => server.closeAllConnections(),
    stop: () =>
      new Promise<void>(resolve => {
        [...openWatches].forEach(stop => stop());
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function writeRequest(
  { request, url, info }: Context,
  kind: ResourceKind,
): WriteRequest {
  const query = url.searchParams;
  const dryRun = query.getAll('dryRun');
  if (dryRun.some(value => value !== 'All' && value !== '')) {
    throw badRequest(
      `dryRun: Unsupported value: ${JSON.stringify(
        dryRun,
      )}: supported values: "All"`,
    );
  }
  const validation = query.get('fieldValidation') || 'Warn';
  if (
    validation !== 'Strict' &&
    validation !== 'Warn' &&
    validation !== 'Ignore'
  ) {
    throw badRequest(
      `fieldValidation: Unsupported value: ${JSON.stringify(
        validation,
      )}: supported values: "Ignore", "Strict", "Warn"`,
    );
  }
  const isApply = mediaType(request) === 'application/apply-patch+yaml';
  return {
    kind,
    namespace: kind.namespaced ? info.namespace : undefined,
    name: info.name,
    subresource: info.subresource ?? '',
    dryRun: dryRun.includes('All'),
    fieldValidation: validation,
    fieldManager:
      query.get('fieldManager') || (isApply ? '' : userAgentName(request)),
    force: isTrue(query.get('force')),
  };
}

/** Without a field manager the API server takes the first word of the user agent. */
function userAgentName(request: IncomingMessage): string {
  const name = (request.headers['user-agent'] ?? '')
    .split('/')[0]
    .slice(0, 128);
  return name || 'unknown';
}

/** Answers are JSON; what is asked for beside it (protobuf, tables) is optional. */
function assertJsonAccepted(request: IncomingMessage): void {
  const accepted = (request.headers.accept || '*/*')
    .split(',')
    .map(each => each.split(';').map(part => part.trim().toLowerCase()));
  const isJson = accepted.some(
    ([type, ...parameters]) =>
      ['*/*', 'application/*', 'application/json'].includes(type) &&
      // `as=Table` and its like ask for another object, not for this one as JSON.
      !parameters.some(parameter => parameter.startsWith('as=')),
  );
  if (!isJson) {
    throw new StatusError({
      message:
        'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
      reason: 'NotAcceptable',
      code: 406,
    });
  }
}

function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '')
    .split(';')[0]
    .trim()
    .toLowerCase();
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) {
      throw new StatusError({
        message: `Request entity too large: limit is ${MAX_BODY}`,
        reason: 'RequestEntityTooLarge',
        code: 413,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function readObject(
  context: Context,
  kind: ResourceKind,
): Promise<unknown> {
  const type = mediaType(context.request);
  const isYaml = type === 'application/yaml';
  if (type !== '' && type !== 'application/json' && !isYaml) {
    throw unsupportedMediaType(['application/json', 'application/yaml']);
  }
  return parseBody(await readBody(context.request), kind, isYaml);
}

function parseBody(
  text: string,
  kind: ResourceKind | undefined,
  isYaml: boolean,
): unknown {
  try {
    return isYaml ? parseYaml(text) : JSON.parse(text);
  } catch (error) {
    if (isYaml) {
      const [firstLine] = (error as Error).message.split('\n');
      throw badRequest(`error decoding YAML: ${firstLine}`);
    }
    const why = /end of (JSON|data)|Unexpected end/i.test(
      (error as Error).message,
    )
      ? 'unexpected end of JSON input'
      : (error as Error).message;
    throw badRequest(
      `the object provided is unrecognized (must be of type ${
        kind?.kind
      }): couldn't get version/kind; json parse error: ${why} (${text.slice(
        0,
        300,
      )})`,
    );
  }
}

async function readDeleteOptions(
  context: Context,
): Promise<Record<string, any>> {
  const text = await readBody(context.request);
  if (text === '') {
    return {};
  }
  const type = mediaType(context.request);
  if (!['', 'application/json', 'application/yaml'].includes(type)) {
    throw unsupportedMediaType(['application/json', 'application/yaml']);
  }
  const body = parseBody(text, undefined, true);
  return isRecord(body) ? body : {};
}

function isDryRun(context: Context, body: Record<string, any>): boolean {
  return (
    context.url.searchParams.getAll('dryRun').includes('All') ||
    (Array.isArray(body.dryRun) && body.dryRun.includes('All'))
  );
}

function checkDeletePreconditions(
  kind: ResourceKind,
  object: KubeObject,
  body: Record<string, any>,
): void {
  const { uid, resourceVersion } = body.preconditions ?? {};
  // Preconditions are checked below the REST layer, which names the kind.
  const asKind = { ...kind, plural: kind.kind };
  if (uid !== undefined && uid !== object.metadata.uid) {
    throw conflict(
      asKind,
      object.metadata.name,
      `the UID in the precondition (${uid}) does not match the UID in record (${object.metadata.uid}). The object might have been deleted and then recreated`,
    );
  }
  if (
    resourceVersion !== undefined &&
    resourceVersion !== object.metadata.resourceVersion
  ) {
    throw conflict(
      asKind,
      object.metadata.name,
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${object.metadata.resourceVersion}). The object might have been modified`,
    );
  }
}

function scaleOf(qualified: string, object: KubeObject) {
  const { replicas, selector } = scalable[qualified];
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: object.spec?.[replicas] ?? 0 },
    status: {
      replicas: object.status?.[replicas] ?? 0,
      ...(selector &&
        object.status?.[selector] && { selector: object.status[selector] }),
    },
  };
}

function verbOf({ method, info, url }: Context): string {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return info.name === undefined ? 'deletecollection' : 'delete';
    default:
      if (info.name !== undefined) {
        return 'get';
      }
      return isTrue(url.searchParams.get('watch')) ? 'watch' : 'list';
  }
}

/** The request as the authorizer sees it. */
function attributesOf(context: Context, resource: string): Attributes {
  const { info, url } = context;
  const verb = verbOf(context);
  const isCollection = ['list', 'watch', 'deletecollection'].includes(verb);
  // A field selector for one name makes it a request about this object.
  const selected = isCollection
    ? /^metadata\.name==?([^,=!]+)$/.exec(
        url.searchParams.get('fieldSelector') ?? '',
      )?.[1]
    : undefined;
  const name = info.name ?? selected;
  // A namespace is in itself.
  const namespace =
    info.group === '' && resource === 'namespaces' ? name : info.namespace;
  return {
    verb,
    group: info.group ?? '',
    resource,
    ...(info.subresource !== undefined && { subresource: info.subresource }),
    ...(namespace !== undefined && { namespace }),
    ...(name !== undefined && { name }),
  };
}

function forbidden(user: User, wanted: Attributes): StatusError {
  const { name, namespace, subresource, group, resource, verb } = wanted;
  const object = name === undefined ? '' : ` ${JSON.stringify(name)}`;
  const where =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace ${JSON.stringify(namespace)}`;
  const qualified = group ? `${resource}.${group}` : resource;
  return new StatusError({
    message: `${qualified}${object} is forbidden: User ${JSON.stringify(
      user.name,
    )} cannot ${verb} resource ${JSON.stringify(
      subresource ? `${resource}/${subresource}` : resource,
    )} in API group ${JSON.stringify(group)} ${where}`,
    reason: 'Forbidden',
    details: {
      ...(name !== undefined && { name }),
      ...(group && { group }),
      kind: resource,
    },
    code: 403,
  });
}

function notServed(): StatusError {
  return new StatusError({
    message: 'the server could not find the requested resource',
    reason: 'NotFound',
    details: {},
    code: 404,
  });
}

function methodNotAllowed(): StatusError {
  return new StatusError({
    message: 'the server does not allow this method on the requested resource',
    reason: 'MethodNotAllowed',
    details: {},
    code: 405,
  });
}

function unsupportedMediaType(accepted: string[]): StatusError {
  return new StatusError({
    message: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
    reason: 'UnsupportedMediaType',
    code: 415,
  });
}

/** Joins small pieces, so that a long list is not sent in as many packets as it has items. */
function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length > 256 * 1024) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: object | string,
): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function setWarnings(response: ServerResponse, warnings: string[]): void {
  if (warnings.length > 0) {
    response.setHeader(
      'Warning',
      // Header values hold no characters beyond Latin-1.
      warnings.map(
        text => `299 - ${JSON.stringify(text.replace(/[^\x20-\xff]/g, '-'))}`,
      ),
    );
  }
}

function sendResult(response: ServerResponse, result: WriteResult): void {
  setWarnings(response, result.warnings);
  sendJson(response, result.status, result.object);
}

function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const status =
    error instanceof StatusError
      ? error
      : new StatusError({
          message: `Internal error occurred: ${(error as Error)?.message}`,
          reason: 'InternalError',
          details: { causes: [{ message: String((error as Error)?.message) }] },
          code: 500,
        });
  if (!(error instanceof StatusError)) {
    process.stderr.write(`sandbox: ${(error as Error)?.stack}\n`);
  }
  if (status.code === 504 && status.status.details?.retryAfterSeconds) {
    response.setHeader(
      'Retry-After',
      String(status.status.details.retryAfterSeconds),
    );
  }
  setWarnings(response, refusalWarnings(status));
  sendJson(response, status.code, status.status);
}
