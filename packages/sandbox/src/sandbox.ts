import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { demoSeed, startAzure } from './azure/index.ts';
import type { AzureSeed } from './azure/index.ts';
import { usageOf } from './azure/rbac.ts';
import { readGrant } from './azure/roleFiles.ts';
import { createClock } from './clock.ts';
import { Faults } from './control/faults.ts';
import { Journal } from './control/journal.ts';
import { startControl } from './control/server.ts';
import { loadRules } from './kubernetes/authorization.ts';
import type { User } from './kubernetes/authorization.ts';
import { createInitialObjects } from './kubernetes/initialObjects.ts';
import { resourceKinds } from './kubernetes/kinds.ts';
import { loadObjects } from './kubernetes/loadObjects.ts';
import { startApiServer } from './kubernetes/server.ts';
import { MemoryStore } from './kubernetes/store.ts';
import { startOperator } from './operator/index.ts';
import type { SandboxOptions } from './options.ts';
import { createCertificates } from './tls/certificates.ts';

/** What sandbox.json says: how the sandbox is reached. */
export interface SandboxInfo {
  kubernetesUrl: string;
  azureUrl: string;
  controlUrl: string;
  pid: number;
  kubeconfig: string;
  caFile: string;
  azure: {
    tenantId: string;
    subscriptionId: string;
    location: string;
    clientId: string;
    clientSecret: string;
    aksResourceId: string;
    oidcIssuerUrl: string;
    storageAccountId: string;
  };
}

export interface RunningSandbox {
  info: SandboxInfo;
  stop(): Promise<void>;
}

/**
 * Starts Kubernetes, operator, Azure and control endpoint, and writes the
 * files by which they are reached. When one of them cannot start, nothing is
 * left running.
 *
 * @throws Error with one sentence when a port is taken
 */
export async function startSandbox(
  options: SandboxOptions,
): Promise<RunningSandbox> {
  const started: Array<() => void | Promise<void>> = [];
  const stop = async () => {
    for (const end of started.splice(0).reverse()) {
      await end();
    }
  };
  try {
    const clock = createClock(options.speed);
    const certificates = await createCertificates(clock.now());
    const store = new MemoryStore({
      kinds: resourceKinds,
      history: options.history,
    });
    createInitialObjects(store, resourceKinds, {
      withGroups: options.withGroups,
      withoutGroups: options.withoutGroups,
      now: () => clock.now(),
    });
    if (options.load !== undefined) {
      await loadObjects(store, resourceKinds, options.load);
    }
    const journal = new Journal();
    const faults = new Faults();
    const seed = demoSeed();
    const [portal] = seed.servicePrincipals;
    if (options.azureRoles.length > 0) {
      portal.roles = await Promise.all(
        options.azureRoles.map(role =>
          readGrant(role, `/subscriptions/${seed.subscriptionId}`),
        ),
      );
    }

    const azure = await orPortSentence('azure', options.azurePort, () =>
      startAzure({
        clock,
        tls: certificates.server,
        port: options.azurePort,
        seed,
        journal: entry =>
          journal.add({
            time: entry.at.toISOString(),
            service: 'azure',
            method: entry.method,
            path: entry.url,
            status: entry.status,
          }),
      }),
    );
    started.push(() => azure.stop());
    const operator = startOperator({
      store,
      clock,
      azure: azure.workload,
      issuer: seed.managedCluster.issuerURL,
      tenantId: seed.tenantId,
    });
    started.push(() => operator.stop());
    const rules =
      options.authorize.length > 0
        ? await loadRules(options.authorize)
        : undefined;
    const newToken = () => randomBytes(32).toString('base64url');
    const tokens = { portal: newToken(), admin: newToken() };
    const masters = { name: 'sandbox-admin', groups: ['system:masters'] };
    const users = new Map<string, User>([
      [tokens.portal, rules?.user ?? masters],
      [tokens.admin, masters],
    ]);
    const kubernetes = await orPortSentence(
      'kubernetes',
      options.kubernetesPort,
      () =>
        startApiServer({
          store,
          tls: certificates.server,
          port: options.kubernetesPort,
          users,
          authorizer: rules,
          pods: operator,
          faults,
          journal: entry => journal.add(entry),
        }),
    );
    started.push(() => kubernetes.stop());
    const control = await orPortSentence('control', options.controlPort, () =>
      startControl(options.controlPort, {
        journal,
        faults,
        authorization: () => ({
          ...(rules?.usage ?? { unused: [], denied: [] }),
          azure:
            options.azureRoles.length > 0
              ? usageOf(azure.state, portal.objectId)
              : { unused: [], denied: [] },
        }),
        azureFaults: command => azure.faults.handle(command),
        cutKubernetes: () => kubernetes.cut(),
      }),
    );
    started.push(() => control.stop());

    const dir = resolve(options.dir);
    const info = describe(dir, seed, {
      kubernetesUrl: kubernetes.url,
      azureUrl: azure.url,
      controlUrl: control.url,
    });
    await mkdir(dir, { recursive: true });
    await writeSafely(info.caFile, certificates.ca);
    await writeSafely(
      info.kubeconfig,
      kubeconfig(kubernetes.url, certificates.ca, tokens),
    );
    // Last: whoever waits for this file finds the others.
    await writeSafely(
      join(dir, 'sandbox.json'),
      `${JSON.stringify(info, undefined, 2)}\n`,
    );
    return { info, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function describe(
  dir: string,
  seed: AzureSeed,
  urls: Pick<SandboxInfo, 'kubernetesUrl' | 'azureUrl' | 'controlUrl'>,
): SandboxInfo {
  const [principal] = seed.servicePrincipals;
  return {
    ...urls,
    pid: process.pid,
    kubeconfig: join(dir, 'kubeconfig'),
    caFile: join(dir, 'ca.crt'),
    azure: {
      tenantId: seed.tenantId,
      subscriptionId: seed.subscriptionId,
      location: seed.location,
      clientId: principal.clientId,
      clientSecret: principal.clientSecret,
      aksResourceId: seed.managedCluster.id,
      oidcIssuerUrl: seed.managedCluster.issuerURL,
      storageAccountId: seed.storageAccount.id,
    },
  };
}

/** The portal's context is the current one; the other is for whoever sets the scene. */
function kubeconfig(
  server: string,
  ca: string,
  tokens: { portal: string; admin: string },
): string {
  const cluster = 'sandbox';
  const users = { sandbox: tokens.portal, 'sandbox-admin': tokens.admin };
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'sandbox',
    clusters: [
      {
        name: cluster,
        cluster: {
          server,
          'certificate-authority-data': Buffer.from(ca).toString('base64'),
        },
      },
    ],
    users: Object.entries(users).map(([name, token]) => ({
      name,
      user: { token },
    })),
    contexts: Object.keys(users).map(user => ({
      name: user,
      context: { cluster, user, namespace: 'default' },
    })),
  });
}

/** The file appears whole, and holds credentials: only its owner reads it. */
async function writeSafely(file: string, content: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, file);
}

async function orPortSentence<T>(
  name: string,
  port: number,
  start: () => Promise<T>,
): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} of 127.0.0.1 is taken: end what listens there, or choose another with --${name}-port.`,
      );
    }
    if (code === 'EACCES') {
      throw new Error(
        `Port ${port} may not be listened on by this user: choose another with --${name}-port.`,
      );
    }
    throw error;
  }
}
