import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type {
  JournalEntry,
  KubernetesFaultRule,
  SandboxInfo,
} from '@pgportal/sandbox';
import { parse } from 'yaml';
import { endProcess, outputOf, untilItEnds } from './processes';

/** Says in the journal which requests are the bench's own. */
const USER_AGENT = 'bench';

/** An object as the Kubernetes API takes and gives it. */
export type KubernetesJson = Record<string, any>;

/** A Kubernetes API in a process of its own. */
export interface Sandbox {
  info: SandboxInfo;
  ca: string;
  token: string;
  pid: number;
  /** Sends a request to the Kubernetes API, as its administrator. */
  kubernetes(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: KubernetesJson,
  ): Promise<KubernetesJson>;
  /** Requests that arrived since the last call, the bench's own left out. */
  takeJournal(): Promise<JournalEntry[]>;
  fault(rule: KubernetesFaultRule): Promise<void>;
  clearFaults(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a sandbox. Rejects with what it said when it cannot start. */
export async function startSandbox(
  options: { speed?: number; load?: string } = {},
): Promise<Sandbox> {
  const dir = await mkdtemp(join(tmpdir(), 'pgportal-bench-'));
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      // A fleet of 10,000 databases is more than the default heap holds.
      ...(options.load ? ['--max-old-space-size=8192'] : []),
      resolvePackagePath('@pgportal/sandbox', 'src/main.ts'),
      ...['--dir', dir],
      ...['--parent-pid', String(process.pid)],
      ...['--speed', String(options.speed ?? 1)],
      ...(options.load ? ['--load', options.load] : []),
    ],
    // The options of whoever runs the bench, Jest among them, are not for it.
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const ended = untilItEnds(child, 'The sandbox', outputOf(child));
  ended.catch(() => {});
  await Promise.race([
    new Promise(done =>
      createInterface({ input: child.stdout }).once('line', done),
    ),
    ended,
  ]);
  const info: SandboxInfo = JSON.parse(
    await readFile(join(dir, 'sandbox.json'), 'utf8'),
  );
  const ca = await readFile(info.caFile, 'utf8');
  const { token } = parse(await readFile(info.kubeconfig, 'utf8')).users[0]
    .user;
  const agent = new Agent({ ca, keepAlive: true });

  const control = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${info.controlUrl}${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${await answer.text()}`);
    }
    return answer.json();
  };

  return {
    info,
    ca,
    token,
    pid: child.pid!,
    kubernetes: (method, path, body) =>
      new Promise((resolve, reject) => {
        const call = request(
          new URL(path, info.kubernetesUrl),
          {
            method,
            agent,
            headers: {
              authorization: `Bearer ${token}`,
              'user-agent': USER_AGENT,
              'content-type':
                method === 'PATCH'
                  ? 'application/merge-patch+json'
                  : 'application/json',
            },
          },
          async response => {
            let text = '';
            for await (const chunk of response) text += chunk;
            if (response.statusCode! < 300) resolve(JSON.parse(text));
            else reject(new Error(`${method} ${path}: ${text}`));
          },
        );
        call.on('error', reject);
        call.end(body && JSON.stringify(body));
      }),
    takeJournal: async () => {
      const entries: JournalEntry[] = await control('GET', '/journal');
      await control('DELETE', '/journal');
      return entries.filter(
        ({ service, userAgent }) =>
          service === 'kubernetes' && userAgent !== USER_AGENT,
      );
    },
    fault: rule => control('POST', '/faults', rule),
    clearFaults: () => control('DELETE', '/faults'),
    stop: async () => {
      agent.destroy();
      await endProcess(child);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
