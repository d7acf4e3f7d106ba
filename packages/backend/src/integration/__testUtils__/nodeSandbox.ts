import { ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const MAIN = resolvePackagePath('@pgportal/sandbox', 'src/main.ts');

export interface Sandbox {
  /** Removed with the sandbox. */
  dir: string;
  azureUrl: string;
  kubeconfig: string;
  caFile: string;
  azure: {
    tenantId: string;
    subscriptionId: string;
    clientId: string;
    clientSecret: string;
    aksResourceId: string;
    oidcIssuerUrl: string;
    storageAccountId: string;
  };
  /** Lets the next requests go wrong. */
  fault(of: 'azure' | 'kubernetes', rule: object): Promise<void>;
  clearFaults(): Promise<void>;
  /** Whether a fault is still to happen. */
  hasFaults(): Promise<boolean>;
  /** What was asked since the last call. */
  requests(): Promise<
    {
      service: 'kubernetes' | 'azure';
      method: string;
      path: string;
      status: number;
    }[]
  >;
  /** With `--authorize`: which rights no request has needed so far, and what was refused. */
  authorization(): Promise<{ unused: object[]; denied: object[] }>;
  /** Method and path of what was asked since the last call, writes only. */
  writes(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts a sandbox of its own for a test, in a process that ends with the test. */
export async function startSandbox(args: string[] = []): Promise<Sandbox> {
  const dir = await mkdtemp(join(tmpdir(), 'pgportal-'));
  const child = spawn(
    process.execPath,
    [MAIN, '--dir', dir, '--parent-pid', String(process.pid), ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await ready(child);
  const info = JSON.parse(await readFile(join(dir, 'sandbox.json'), 'utf8'));

  const control = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${info.controlUrl}${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.json();
  };
  const requests: Sandbox['requests'] = async () => {
    const entries = await control('GET', '/journal');
    await control('DELETE', '/journal');
    return entries;
  };
  return {
    ...info,
    dir,
    fault: (of, rule) =>
      of === 'azure'
        ? control('POST', '/azure/faults', { add: rule })
        : control('POST', '/faults', rule),
    clearFaults: async () => {
      await control('DELETE', '/faults');
      await control('DELETE', '/azure/faults');
    },
    hasFaults: async () =>
      [
        ...(await control('GET', '/faults')),
        ...(await control('GET', '/azure/faults')),
      ].length > 0,
    requests,
    authorization: () => control('GET', '/authorization'),
    writes: async () => {
      return (await requests())
        .filter(
          ({ method, path }) => method !== 'GET' && !/\/oauth2\//.test(path),
        )
        .map(({ method, path }) => `${method} ${path}`);
    },
    stop: async () => {
      const ended = new Promise(done => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', () => resolve());
    child.once('error', reject);
    child.once('exit', code =>
      reject(new Error(`The sandbox ended with ${code}.`)),
    );
  });
}

/** `cnpg` in app-config for a sandbox. */
export function cnpgConfig(sandbox: Sandbox, target: object = {}) {
  const { azure } = sandbox;
  return {
    targets: [
      {
        name: 'aks-primary',
        title: 'AKS primary',
        kubernetes: { kubeconfig: sandbox.kubeconfig },
        imageCatalog: 'postgresql',
        storageClass: 'managed-csi-premium',
        azure: {
          subscriptionId: azure.subscriptionId,
          location: 'swedencentral',
          identityResourceGroup: 'rg-pg-identities',
          aks: { resourceId: azure.aksResourceId },
          backupStorage: {
            account: 'pgportalbackups',
            resourceGroup: 'rg-pg-backups',
          },
          credential: {
            type: 'clientSecret',
            tenantId: azure.tenantId,
            clientId: azure.clientId,
            clientSecret: azure.clientSecret,
          },
          resourceManagerUrl: sandbox.azureUrl,
          authorityHost: sandbox.azureUrl,
          caFile: sandbox.caFile,
        },
        ...target,
      },
    ],
  };
}
