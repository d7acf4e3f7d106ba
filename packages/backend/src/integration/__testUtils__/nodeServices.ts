import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  AzureProvisioner,
  TargetsService,
  azureProvisionerServiceRef,
  targetsServiceRef,
} from '@pgportal/plugin-cnpg-node';

/** The services of cnpg-node as a backend with this configuration gets them. */
export async function nodeServices(cnpg: object): Promise<{
  targets: TargetsService;
  provisioner: AzureProvisioner;
}> {
  let services:
    | { targets: TargetsService; provisioner: AzureProvisioner }
    | undefined;
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: { cnpg } }),
      createBackendPlugin({
        pluginId: 'probe',
        register({ registerInit }) {
          registerInit({
            deps: {
              targets: targetsServiceRef,
              provisioner: azureProvisionerServiceRef,
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
