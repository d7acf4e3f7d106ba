import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
// This is a process of its own, and no library.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import cnpgPlugin from '@pgportal/plugin-cnpg-backend';
import type { JsonObject } from '@backstage/types';
import { orders } from './entity';

/**
 * One of those that are compared, as a process: a backend with its plugin, a
 * catalog with one service, and permissions for everything. It is told its
 * configuration by its parent and tells its ports.
 */
async function main() {
  const { PGPORTAL_BENCH_ARM, PGPORTAL_BENCH_CONFIGS } = process.env;
  const configs: JsonObject[] = JSON.parse(PGPORTAL_BENCH_CONFIGS ?? '[]');
  const ports = [];
  for (const config of configs) {
    const { server } = await startTestBackend({
      features: [
        PGPORTAL_BENCH_ARM === 'ours' ? cnpgPlugin : kubernetesPlugin,
        catalogServiceMock.factory({ entities: [orders] }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              baseUrl: 'http://localhost:0',
              listen: { host: '127.0.0.1', port: 0 },
            },
            ...config,
          },
        }),
      ],
    });
    ports.push(server.port());
  }
  process.on('message', message => {
    if (message !== 'usage') return;
    process.send!({ memory: process.memoryUsage(), cpu: process.cpuUsage() });
  });
  process.send!({ ports, authorization: mockCredentials.user.header() });
}

// A bench that is gone needs no backends.
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
