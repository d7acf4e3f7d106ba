import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SandboxInfo } from '../sandbox';

/** An answer, read to its end. */
export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Of the Warning headers, as sent. */
  warnings: string[];
  /** Parsed where it is JSON. */
  body: any;
  text: string;
}

export interface RequestOptions {
  body?: unknown;
  contentType?: string;
  headers?: Record<string, string>;
  /** With the rights of the cluster's admin in place of the portal's. */
  asAdmin?: boolean;
}

/** A sandbox that runs as a process of its own. */
export interface SandboxProcess {
  info: SandboxInfo;
  child: ChildProcess;
  dir: string;
  /** To the Kubernetes API, as the portal unless it says otherwise. */
  request(
    method: string,
    path: string,
    options?: RequestOptions,
  ): Promise<Answer>;
  /** To the control endpoint. */
  control(method: string, path: string, body?: unknown): Promise<any>;
  /** Starts a watch; events are collected until it is stopped or ends. */
  watch(path: string): Promise<WatchStream>;
  stop(): Promise<void>;
}

export interface WatchStream {
  status: number;
  events: any[];
  /** Resolves when an event matches; fails when the stream ends before. */
  until(matches: (event: any) => boolean): Promise<any>;
  ended: Promise<void>;
  stop(): void;
}

// Tests run from the sources only.
// eslint-disable-next-line no-restricted-syntax
const mainFile = join(__dirname, '..', 'main.ts');

/** Starts main.ts with the Node that runs the tests. */
export function spawnMain(args: string[]): ChildProcess {
  return spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', mainFile, ...args],
    // Jest's own options are not for the sandbox.
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
}

/** Collects what a process writes, and how it ends. */
export async function outcome(
  child: ChildProcess,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', chunk => (stdout += chunk));
  child.stderr?.on('data', chunk => (stderr += chunk));
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

/** Resolves with the ready line; rejects with what the process said when it ends before. */
export function readyLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    child.stderr?.on('data', chunk => (errors += chunk));
    child.stdout?.on('data', chunk => {
      output += chunk;
      if (output.includes('\n')) {
        resolve(output.trim());
      }
    });
    child.once('close', code =>
      reject(
        new Error(
          `The sandbox ended with ${code} before it was ready: ${errors}`,
        ),
      ),
    );
  });
}

export async function startSandboxProcess(
  args: string[] = [],
): Promise<SandboxProcess> {
  const dir = await mkdtemp(join(tmpdir(), 'pgportal-sandbox-'));
  const child = spawnMain([
    '--dir',
    dir,
    '--parent-pid',
    String(process.pid),
    '--exit-with-stdin',
    ...args,
  ]);
  await readyLine(child);
  const info: SandboxInfo = JSON.parse(
    await readFile(join(dir, 'sandbox.json'), 'utf8'),
  );
  const ca = await readFile(join(dir, 'ca.crt'));
  const config = parse(await readFile(join(dir, 'kubeconfig'), 'utf8'));
  const [portal, admin]: string[] = config.users.map(
    (each: any) => each.user.token,
  );
  const agent = new https.Agent({ ca, keepAlive: true });

  function open(
    method: string,
    path: string,
    options: RequestOptions,
  ): Promise<IncomingMessage> {
    const { body, contentType, headers, asAdmin } = options;
    const data = bytesOf(body);
    return new Promise((resolve, reject) => {
      const request = https.request(
        new URL(path, info.kubernetesUrl),
        {
          method,
          agent,
          headers: {
            Authorization: `Bearer ${asAdmin ? admin : portal}`,
            'User-Agent': 'sandbox-test/1',
            'Content-Length': Buffer.byteLength(data),
            ...(contentType && { 'Content-Type': contentType }),
            ...headers,
          },
        },
        resolve,
      );
      request.on('error', reject);
      request.end(data);
    });
  }

  return {
    info,
    child,
    dir,
    async request(method, path, options = {}) {
      const contentType =
        options.contentType ?? usualType(method, options.body);
      return readAnswer(await open(method, path, { ...options, contentType }));
    },
    async control(method, path, body) {
      const answer = await fetch(`${info.controlUrl}${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return answer.json();
    },
    async watch(path) {
      return watchStream(await open('GET', path, {}));
    },
    async stop() {
      agent.destroy();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'close');
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function bytesOf(body: unknown): string {
  if (typeof body === 'string') {
    return body;
  }
  return body === undefined ? '' : JSON.stringify(body);
}

function usualType(method: string, body: unknown): string | undefined {
  if (method === 'PATCH') {
    return 'application/merge-patch+json';
  }
  return body === undefined ? undefined : 'application/json';
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
  }
  const warnings = response.rawHeaders.filter(
    (_value, index) =>
      index % 2 === 1 &&
      response.rawHeaders[index - 1].toLowerCase() === 'warning',
  );
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // Not every answer is JSON.
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    warnings,
    body,
    text,
  };
}

function watchStream(response: IncomingMessage): WatchStream {
  const events: any[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let isOver = false;
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    events.push(...lines.filter(Boolean).map(line => JSON.parse(line)));
    waiting.forEach(check => check());
  });
  const ended = new Promise<void>(resolve => {
    response.once('close', () => {
      isOver = true;
      waiting.forEach(check => check());
      resolve();
    });
  });
  response.on('error', () => {});
  return {
    status: response.statusCode ?? 0,
    events,
    ended,
    stop: () => response.destroy(),
    until: matches =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = events.find(matches);
          if (found) {
            waiting.delete(check);
            resolve(found);
          } else if (isOver) {
            waiting.delete(check);
            reject(
              new Error(`The watch ended after ${JSON.stringify(events)}.`),
            );
          }
        };
        waiting.add(check);
        check();
      }),
  };
}
