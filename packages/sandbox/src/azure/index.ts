import { randomUUID } from 'node:crypto';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Clock } from '../kubernetes/types.ts';
import { handleArm } from './arm.ts';
import { createEntra, isEntraPath } from './entra.ts';
import type { IssuerKeys } from './entra.ts';
import { ArmError, disallowedByPolicy, scopeLocked } from './errors.ts';
import { createFaults } from './faults.ts';
import type { FaultAction, Faults } from './faults.ts';
import { parseArmPath } from './paths.ts';
import type { ArmPath } from './paths.ts';
import type { AzureSeed } from './seed.ts';
import { AzureState } from './state.ts';
import type { WorkloadAzure } from './types.ts';
import { createWorkload } from './workload.ts';

export { defaultDelays, demoSeed } from './seed.ts';
export type {
  AzureDelays,
  AzureSeed,
  Grant,
  ServicePrincipalSeed,
} from './seed.ts';
export type { IssuerKeys } from './entra.ts';
export type { PolicyAssignment } from './errors.ts';
export type {
  ActiveFault,
  FaultAction,
  FaultCommand,
  FaultRule,
  Faults,
} from './faults.ts';
export type { AzureState } from './state.ts';
export type { StorageAccess, WorkloadAzure } from './types.ts';

/**
 * One request to the sandbox's Azure; no bodies and no credentials.
 *
 * @public
 */
export interface AzureJournalEntry {
  at: Date;
  method: string;
  /** Path and query. */
  url: string;
  /** The status that was sent; 0 when the connection ended without one. */
  status: number;
  /** ARM or AADSTS code of a refusal. */
  code?: string;
  requestId: string;
  clientRequestId?: string;
  /** Object id of the caller, where one was recognised. */
  objectId?: string;
  /** The injected fault, where one applied. */
  fault?: FaultAction['type'];
}

/**
 * What the sandbox's Azure needs to start.
 *
 * @public
 */
export interface AzureOptions {
  clock: Clock;
  /** PEM, for 127.0.0.1 and localhost. */
  tls: { cert: string; key: string };
  /** 0 takes a free one. */
  port: number;
  seed: AzureSeed;
  /** Where the token endpoint reads the keys of service-account issuers; without it no assertion is accepted. */
  issuerKeys?: IssuerKeys;
  journal?: (entry: AzureJournalEntry) => void;
}

/**
 * The sandbox's Azure while it runs.
 *
 * @public
 */
export interface RunningAzure {
  /** Serves as ARM endpoint and as authority host. */
  url: string;
  workload: WorkloadAzure;
  state: AzureState;
  faults: Faults;
  /** Ends all connections, also those that hang. */
  stop(): Promise<void>;
}

const maximumBody = 4 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maximumBody) {
      throw new ArmError(
        413,
        'RequestContentTooLarge',
        'The request content is larger than 4 MB.',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const header = (request: IncomingMessage, name: string): string | undefined =>
  [request.headers[name]].flat()[0];

interface Reply {
  status: number;
  body?: object;
  headers?: Record<string, string>;
  code?: string;
  objectId?: string;
}

const replyOf = (error: ArmError): Reply => ({
  status: error.status,
  body: error.body,
  headers: error.headers,
  code: error.code,
});

/** The answer that an injected fault gives in place of the real one. */
function faultReply(
  action: FaultAction,
  path: string,
  arm: ArmPath | undefined,
  seed: AzureSeed,
) {
  if (action.type === 'status') {
    return replyOf(
      new ArmError(action.status, action.code, action.message, {
        headers:
          action.retryAfter === undefined
            ? {}
            : { 'retry-after': `${action.retryAfter}` },
      }),
    );
  }
  if (action.type === 'policyDenied') {
    const name = arm?.names.at(-1) ?? path;
    return replyOf(
      disallowedByPolicy(name, action.assignment, seed.subscriptionId),
    );
  }
  if (action.type === 'lock') {
    const id = arm?.id ?? path;
    return replyOf(scopeLocked(id, 'delete', [id]));
  }
  return undefined;
}

/**
 * Starts the sandbox's Azure on 127.0.0.1: ARM and the token endpoint (Entra)
 * on one HTTPS port.
 *
 * @throws Error with code EADDRINUSE when the port is taken
 * @public
 */
export async function startAzure(options: AzureOptions): Promise<RunningAzure> {
  const { clock, tls, seed, journal } = options;
  const state = new AzureState(seed, clock);
  const faults = createFaults();
  const stopped = new AbortController();
  /** TCP connections by the client's port: a TLS socket cannot be reset itself. */
  const connections = new Map<number | undefined, Socket>();
  let port = options.port;
  const origins = () => [
    `https://127.0.0.1:${port}`,
    `https://localhost:${port}`,
  ];
  const entra = await createEntra(state, origins, options.issuerKeys);

  async function answer(
    request: IncomingMessage,
    path: string,
    query: string,
  ): Promise<Reply> {
    const body = await readBody(request);
    const method = request.method ?? 'GET';
    // Poll URLs must have the origin that the client uses: it guards its token by origin.
    const origin =
      origins().find(
        candidate => candidate === `https://${request.headers.host}`,
      ) ?? origins()[0];
    if (isEntraPath(path)) {
      const correlationId = header(request, 'client-request-id');
      return entra.handle({ method, path, body, origin, correlationId });
    }
    const { caller, ...reply } = await handleArm(
      {
        method,
        path: parseArmPath(path),
        query: new URLSearchParams(query),
        body,
        authorization: request.headers.authorization,
        origin,
      },
      state,
      entra,
    );
    return { ...reply, objectId: caller.objectId };
  }

  function send(
    response: ServerResponse,
    request: IncomingMessage,
    reply: Reply,
    requestId: string,
  ) {
    const clientRequestId = header(request, 'x-ms-client-request-id');
    const correlationId =
      header(request, 'x-ms-correlation-request-id') ?? randomUUID();
    const echo =
      header(request, 'x-ms-return-client-request-id')?.toLowerCase() ===
      'true';
    const body = reply.body === undefined ? '' : JSON.stringify(reply.body);
    response.writeHead(reply.status, {
      'cache-control': 'no-cache',
      'x-ms-request-id': requestId,
      'x-ms-correlation-request-id': correlationId,
      ...(echo &&
        clientRequestId && { 'x-ms-client-request-id': clientRequestId }),
      ...(body && { 'content-type': 'application/json; charset=utf-8' }),
      'content-length': Buffer.byteLength(body),
      ...reply.headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const [rawPath, query = ''] = (request.url ?? '/').split(/\?(.*)/s);
    const path = rawPath.replace(/\/{2,}/g, '/');
    const method = request.method ?? 'GET';
    const requestId = randomUUID();
    const entry: AzureJournalEntry = {
      at: clock.now(),
      method,
      url: query ? `${path}?${query}` : path,
      status: 0,
      requestId,
      clientRequestId: header(request, 'x-ms-client-request-id'),
    };
    try {
      let arm: ArmPath | undefined;
      try {
        arm = isEntraPath(path) ? undefined : parseArmPath(path);
      } catch {
        // The handler refuses it below, with the reason.
      }
      const fault = faults.take({
        method,
        url: entry.url,
        resourceType: arm?.type,
      });
      entry.fault = fault?.type;
      if (fault?.type === 'delay') await clock.sleep(fault.ms, stopped.signal);
      if (fault?.type === 'hang') return;
      if (fault?.type === 'reset') {
        connections.get(request.socket.remotePort)?.resetAndDestroy();
        return;
      }
      if (fault?.type === 'cut' && fault.when === 'before') {
        request.socket.destroy();
        return;
      }
      let reply = fault && faultReply(fault, path, arm, seed);
      try {
        reply ??= await answer(request, path, query);
      } catch (error) {
        if (!(error instanceof ArmError)) throw error;
        reply = replyOf(error);
      }
      entry.code = reply.code;
      entry.objectId = reply.objectId;
      if (fault?.type === 'cut') {
        request.socket.destroy();
        return;
      }
      entry.status = reply.status;
      send(response, request, reply, requestId);
    } finally {
      journal?.(entry);
    }
  }

  const server = createServer(
    { cert: tls.cert, key: tls.key },
    (request, response) => {
      serve(request, response).catch(error => {
        if (
          stopped.signal.aborted ||
          response.headersSent ||
          request.socket.destroyed
        ) {
          response.destroy();
          return;
        }
        const message = `The sandbox failed to serve the request: ${
          error instanceof Error ? error.message : error
        }`;
        send(
          response,
          request,
          replyOf(new ArmError(500, 'InternalServerError', message)),
          randomUUID(),
        );
      });
    },
  );
  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    connections.set(remotePort, socket);
    socket.once('close', () => connections.delete(remotePort));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  port = (server.address() as AddressInfo).port;

  return {
    url: origins()[0],
    workload: createWorkload(state),
    state,
    faults,
    async stop() {
      stopped.abort();
      await new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
