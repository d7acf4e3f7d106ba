import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { KubernetesApi, targetsServiceRef } from '@pgportal/plugin-cnpg-node';

/** An API server that answers as it is told, and the target of a portal that talks to it over HTTP. */
export async function startHttpTarget(
  answer: (url: URL, response: ServerResponse) => void,
): Promise<{ kubernetes: KubernetesApi; stop(): Promise<void> }> {
  const server = createServer((request: IncomingMessage, response) =>
    answer(new URL(request.url ?? '', 'http://api'), response),
  );
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  const { port } = server.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), 'pgportal-'));
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'a',
          cluster: {
            server: `http://127.0.0.1:${port}`,
            // Without it, no client of Kubernetes talks plain HTTP.
            'insecure-skip-tls-verify': true,
          },
        },
      ],
      users: [{ name: 'a', user: { token: 'some-token' } }],
      contexts: [{ name: 'a', context: { cluster: 'a', user: 'a' } }],
      'current-context': 'a',
    }),
  );
  let kubernetes: KubernetesApi | undefined;
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          cnpg: {
            targets: [
              { name: 'a', title: 'AKS a', kubernetes: { kubeconfig } },
            ],
          },
        },
      }),
      createBackendPlugin({
        pluginId: 'probe',
        register({ registerInit }) {
          registerInit({
            deps: { targets: targetsServiceRef },
            init: async ({ targets }) => {
              kubernetes = targets.get('a').kubernetes;
            },
          });
        },
      }),
    ],
  });
  await backend.stop();
  return {
    kubernetes: kubernetes!,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}
