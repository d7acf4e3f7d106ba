import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
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
 * frontend that was built last.
 *
 * @throws Error with one sentence when no frontend has been built
 */
export async function startPortal(sandbox: Sandbox): Promise<Portal> {
  const app = join(root, 'packages/app/dist/index.html');
  if (!existsSync(app)) {
    throw new Error(
      `There is no ${app}: build the frontend first, with yarn build:app.`,
    );
  }
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { azure, azureUrl, kubeconfig, caFile } = sandbox.info;
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
    ],
    {
      cwd: join(root, 'packages/backend'),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: 'development',
        PGPORTAL_KUBECONFIG: kubeconfig,
        PGPORTAL_CA_FILE: caFile,
        PGPORTAL_AZURE_URL: azureUrl,
        PGPORTAL_AZURE_SUBSCRIPTION: azure.subscriptionId,
        PGPORTAL_AZURE_TENANT: azure.tenantId,
        PGPORTAL_AZURE_CLIENT_ID: azure.clientId,
        PGPORTAL_AZURE_CLIENT_SECRET: azure.clientSecret,
        PGPORTAL_AKS_RESOURCE_ID: azure.aksResourceId,
        APP_CONFIG_app_baseUrl: JSON.stringify(url),
        APP_CONFIG_backend_baseUrl: JSON.stringify(url),
        APP_CONFIG_backend_listen_port: String(port),
      },
    },
  );
  const ended = untilItEnds(child, 'The portal', outputOf(child));
  ended.catch(() => {});
  const stop = () => endProcess(child);
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}
