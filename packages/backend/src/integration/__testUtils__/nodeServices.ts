import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  AzureProvisioner,
  GovernanceService,
  TargetsService,
  azureProvisionerServiceRef,
  governanceServiceRef,
  targetsServiceRef,
} from '@pgportal/plugin-cnpg-node';

interface NodeServices {
  governance: GovernanceService;
  provisioner: AzureProvisioner;
  targets: TargetsService;
}

/** The services of cnpg-node as a backend with this configuration gets them. */
export async function nodeServices(cnpg: object): Promise<NodeServices> {
  let services: NodeServices | undefined;
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: { cnpg } }),
      createBackendPlugin({
        pluginId: 'probe',
        register({ registerInit }) {
          registerInit({
            deps: {
              governance: governanceServiceRef,
              provisioner: azureProvisionerServiceRef,
              targets: targetsServiceRef,
            },
            init: async deps => {
              services = deps;
            },
          });
        },
      }),
    ],
  });
  await backend.stop();
  return services!;
}
