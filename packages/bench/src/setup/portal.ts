import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPaths } from '@backstage/cli-common';
import { endProcess, outputOf, until, untilItEnds } from './processes';
import { Sandbox } from './sandbox';

// eslint-disable-next-line no-restricted-syntax
const root = findPaths(__dirname).targetRoot;

/** The whole portal, frontend included, in a process of its own. */
export interface Portal {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts the demo's backend over a sandbox, as `npm run demo` does, with the
 * frontend that was built last; builds it when there is none.
 */
export async function startPortal(sandbox: Sandbox): Promise<Portal> {
  await ensureFrontend();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const dir = await mkdtemp(join(tmpdir(), 'pgportal-bench-'));
  const config = join(dir, 'app-config.json');
  await writeFile(config, JSON.stringify(configOf(sandbox, url, port)));
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=DEP0040',
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      // Ends with the bench, however that ends.
      '--require',
      join(root, 'scripts/exitWithParent.cjs'),
      'src/index.ts',
      '--config',
      join(root, 'app-config.yaml'),
      '--config',
      config,
    ],
    {
      cwd: join(root, 'packages/backend'),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: 'development',
      },
    },
  );
  const ended = untilItEnds(child, 'The portal', outputOf(child));
  ended.catch(() => {});
  const stop = async () => {
    await endProcess(child);
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await Promise.race([
      until(
        'The start of the portal',
        async () => {
          const path = '/.backstage/health/v1/readiness';
          const answer = await fetch(`${url}${path}`).catch(() => undefined);
          return answer?.ok ?? false;
        },
        { seconds: 120, everyMs: 200 },
      ),
      ended,
    ]);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ensureFrontend(): Promise<void> {
  const app = join(root, 'packages/app');
  if (existsSync(join(app, 'dist/index.html'))) return;
  const child = spawn(
    process.execPath,
    [require.resolve('@backstage/cli/bin/backstage-cli'), 'package', 'build'],
    { cwd: app, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const log = outputOf(child);
  const [code] = await once(child, 'exit');
  if (code !== 0) {
    throw new Error(`The frontend could not be built: ${log().slice(-3000)}`);
  }
}

/** What takes the place of the demo's: a target without Azure, so that nobody misses backups. */
function configOf({ info }: Sandbox, baseUrl: string, port: number) {
  return {
    app: { baseUrl },
    backend: { baseUrl, listen: { port } },
    cnpg: {
      targets: [
        { name: 'aks-primary', kubernetes: { kubeconfig: info.kubeconfig } },
      ],
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}
