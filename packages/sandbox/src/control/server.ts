import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AzureUsage } from '../azure/rbac.ts';
import type { Usage } from '../kubernetes/authorization.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';

/** What the control endpoint controls. */
export interface Controlled {
  journal: Journal;
  faults: Faults;
  /** The faults of the sandbox's Azure: takes a command, returns the rules in force; throws one sentence. */
  azureFaults: (command: unknown) => unknown;
  /** What the rules of `--authorize` and `--azure-role` have been used for. */
  authorization: () => Usage & { azure: AzureUsage };
  /** Closes every connection to the Kubernetes API. */
  cutKubernetes: () => void;
}

/**
 * Starts the control endpoint: plain HTTP and JSON on 127.0.0.1, for tests and
 * demos. It is no part of what the sandbox stands in for.
 */
export async function startControl(
  port: number,
  controlled: Controlled,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    handle(controlled, request, response).catch(error =>
      send(response, 400, { error: (error as Error).message }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  { journal, faults, azureFaults, authorization, cutKubernetes }: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  switch (`${request.method} ${pathname}`) {
    case 'GET /journal':
      send(response, 200, journal.entries());
      return;
    case 'DELETE /journal':
      journal.clear();
      send(response, 200, []);
      return;
    case 'GET /authorization':
      send(response, 200, authorization());
      return;
    case 'GET /faults':
      send(response, 200, faults.list());
      return;
    case 'POST /faults': {
      const body = await readJson(request);
      for (const rule of Array.isArray(body) ? body : [body]) {
        faults.add(rule);
      }
      send(response, 200, faults.list());
      return;
    }
    case 'DELETE /faults':
      faults.clear();
      send(response, 200, []);
      return;
    case 'DELETE /connections':
      cutKubernetes();
      send(response, 200, []);
      return;
    case 'GET /azure/faults':
      send(response, 200, azureFaults({ list: true }));
      return;
    case 'POST /azure/faults':
      send(response, 200, azureFaults(await readJson(request)));
      return;
    case 'DELETE /azure/faults':
      send(response, 200, azureFaults({ clear: true }));
      return;
    default:
      send(response, 404, {
        error: `There is no ${request.method} ${pathname}; there are /journal, /authorization, /faults, /connections and /azure/faults.`,
      });
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
