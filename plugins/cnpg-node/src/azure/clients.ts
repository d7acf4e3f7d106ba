import { readFileSync } from 'node:fs';
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ContainerServiceClient } from '@azure/arm-containerservice';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import { StorageManagementClient } from '@azure/arm-storage';
import { AzureConfig } from '../config/readTargets';
import { createCredential } from './credential';

export interface AzureClients {
  identities: ManagedServiceIdentityClient;
  authorization: AuthorizationManagementClient;
  storage: StorageManagementClient;
  /** For the subscription of the AKS cluster. */
  containerService(subscriptionId: string): ContainerServiceClient;
}

/**
 * The official clients, pointed at the configured Resource Manager.
 *
 * The two generations of clients name the token's scope differently, and the
 * newer one asks for the public cloud's unless told otherwise.
 */
export function createClients(
  config: AzureConfig,
  storageSubscriptionId: string,
): AzureClients {
  const credential = createCredential(config.credential, config);
  const endpoint = config.resourceManagerUrl.replace(/\/+$/, '');
  const scope = `${
    config.resourceManagerAudience?.replace(/\/+$/, '') ?? endpoint
  }/.default`;
  const shared = {
    endpoint,
    ...(config.caFile && {
      tlsOptions: { ca: readFileSync(config.caFile, 'utf8') },
    }),
  };
  const coreClient = { ...shared, credentialScopes: scope };
  const restClient = { ...shared, credentials: { scopes: [scope] } };
  return {
    identities: new ManagedServiceIdentityClient(
      credential,
      config.subscriptionId,
      coreClient,
    ),
    authorization: new AuthorizationManagementClient(
      credential,
      storageSubscriptionId,
      coreClient,
    ),
    storage: new StorageManagementClient(
      credential,
      storageSubscriptionId,
      restClient,
    ),
    containerService: subscriptionId =>
      new ContainerServiceClient(credential, subscriptionId, restClient),
  };
}
