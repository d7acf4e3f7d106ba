import { ChildProcess, fork } from 'node:child_process';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { customResources, orders } from './entity';
import { Gate, startGate } from './gate';
import { endProcess, outputOf, Started, until, untilItEnds } from './processes';
import { Sandbox } from './sandbox';

/** A backend with one of the plugins that are compared. */
export interface Backend {
  get(path: string): Promise<Response>;
  post(path: string, body: object): Promise<Response>;
}

/** The process of a plugin, and its ways to the Kubernetes APIs. */
export interface Arm {
  gates: Gate[];
  /** What the process has used so far. */
  usage(): Promise<{ rssBytes: number; heapBytes: number; cpuMs: number }>;
  stop(): Promise<void>;
}

interface ArmProcess extends Arm {
  backends: Backend[];
}

async function startArm(
  name: 'ours' | 'peer',
  sandboxes: Sandbox[],
  options: {
    configs: (gates: Gate[]) => object[];
    shut?: boolean;
  },
): Promise<ArmProcess> {
  const started = new Started();
  const gates: Gate[] = [];
  for (const sandbox of sandboxes) {
    const gate = started.add(await startGate(sandbox.info.kubernetesUrl));
    if (options.shut) gate.shut();
    gates.push(gate);
  }
  const child = fork(
    resolvePackagePath('@pgportal/bench', 'src/setup/armProcess.ts'),
    {
      execArgv: [
        '--disable-warning=DEP0040',
        '--require',
        require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      ],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        PGPORTAL_BENCH_ARM: name,
        PGPORTAL_BENCH_CONFIGS: JSON.stringify(options.configs(gates)),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const log = outputOf(child);
  started.add({ stop: () => endProcess(child) });
  const ended = untilItEnds(child, `The backend of ${name}`, log);
  ended.catch(() => {});
  try {
    const { ports, authorization } = await Promise.race([
      messageWith('ports', child),
      ended,
    ]);
    return {
      gates,
      backends: ports.map((port: number) => backendAt(port, authorization)),
      usage: async () => {
        const answer = messageWith('memory', child);
        child.send('usage');
        const { memory, cpu } = await Promise.race([answer, ended]);
        return {
          rssBytes: memory.rss,
          heapBytes: memory.heapUsed,
          cpuMs: (cpu.user + cpu.system) / 1000,
        };
      },
      stop: () => started.stop(),
    };
  } catch (error) {
    await started.stop();
    throw error;
  }
}

/** The next message with this key; Backstage sends others of its own. */
function messageWith(key: string, child: ChildProcess): Promise<any> {
  return new Promise(resolve => {
    const look = (message: any) => {
      if (message?.[key] === undefined) return;
      child.off('message', look);
      resolve(message);
    };
    child.on('message', look);
  });
}

function backendAt(port: number, authorization: string): Backend {
  const call = (path: string, init: RequestInit) =>
    fetch(`http://127.0.0.1:${port}/api${path}`, {
      ...init,
      headers: { authorization, 'content-type': 'application/json' },
    });
  return {
    get: path => call(path, {}),
    post: (path, body) =>
      call(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

const targetName = (index: number) => `aks-${index + 1}`;

/** The portal's plugin over some Kubernetes APIs. */
export interface Ours extends Arm {
  backend: Backend;
  /** State of each target, in the order of the sandboxes. */
  targetStates(): Promise<string[]>;
}

/**
 * Starts the portal's plugin.
 *
 * @param options - `shut`: the gates stay shut until somebody opens them; else
 *   it has read all targets when this resolves
 */
export async function startOurs(
  sandboxes: Sandbox[],
  options: { shut?: boolean } = {},
): Promise<Ours> {
  const arm = await startArm('ours', sandboxes, {
    shut: options.shut,
    configs: gates => [
      {
        cnpg: {
          targets: gates.map(({ url }, index) => ({
            name: targetName(index),
            kubernetes: {
              url,
              caData: Buffer.from(sandboxes[index].ca).toString('base64'),
              token: sandboxes[index].token,
            },
          })),
        },
      },
    ],
  });
  const [backend] = arm.backends;
  const targetStates = async () => {
    const body = await json(await backend.get('/cnpg/v1/targets'));
    return body.items.map(({ state }: { state: string }) => state);
  };
  if (!options.shut) {
    try {
      await until('The index of all targets', async () =>
        (await targetStates()).every((state: string) => state === 'live'),
      );
    } catch (error) {
      await arm.stop();
      throw error;
    }
  }
  return { ...arm, backend, targetStates };
}

/** How the Kubernetes plugin can be set up for databases. */
export type PeerVariant = 'default' | 'tuned';

/** The Kubernetes plugin over some Kubernetes APIs, as it comes and tuned. */
export interface Peer extends Arm {
  variants: Record<PeerVariant, Backend>;
}

/**
 * Starts the Kubernetes plugin twice in one process: with its 13 kinds and
 * pod metrics, and with pods only and without metrics. Both have the CNPG kinds.
 */
export async function startPeer(sandboxes: Sandbox[]): Promise<Peer> {
  const config = (gates: Gate[], variant: PeerVariant) => ({
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: gates.map(({ url }, index) => ({
            name: targetName(index),
            url,
            authProvider: 'serviceAccount',
            serviceAccountToken: sandboxes[index].token,
            caData: Buffer.from(sandboxes[index].ca).toString('base64'),
            skipMetricsLookup: variant === 'tuned',
          })),
        },
      ],
      customResources,
      ...(variant === 'tuned' && { objectTypes: ['pods'] }),
    },
  });
  const { backends, ...arm } = await startArm('peer', sandboxes, {
    configs: gates => [config(gates, 'default'), config(gates, 'tuned')],
  });
  return { ...arm, variants: { default: backends[0], tuned: backends[1] } };
}

/** The body of an answer; fails with it when it is none. */
export async function json(response: Response): Promise<any> {
  if (!response.ok) {
    throw new Error(
      `${response.url}: ${response.status} ${await response.text()}`,
    );
  }
  return response.json();
}

/** The portal's entity endpoint. */
export const readEntity = ({ backend }: Ours) =>
  backend.get('/cnpg/v1/entities/component/default/orders/databases');

/** The Kubernetes plugin's entity endpoint, as its page asks for it. */
export const readPeerEntity = (backend: Backend) =>
  backend.post('/kubernetes/services/orders', { entity: orders, auth: {} });

/** The Kubernetes plugin's endpoint for custom resources alone. */
export const readPeerCustomResources = (backend: Backend) =>
  backend.post('/kubernetes/resources/custom/query', {
    entityRef: 'component:default/orders',
    auth: {},
    customResources,
  });
