import {
  DatabaseRef,
  IdentityInspection,
  Inspected,
  azureNames,
  containerUrl,
} from '@pgportal/plugin-cnpg-common';
import { AzureConfig } from '../config/readTargets';
import { AzureCaller } from './AzureCaller';
import { AzureClients } from './clients';
import { readManagedCluster } from './managedCluster';
import { Storage, containerScope } from './resources';

/**
 * Reads what exists in Azure for a database, and changes nothing. What may not
 * be read is unknown, with the reason; the rest is known nevertheless.
 */
export async function inspectIdentity(
  azure: {
    config: AzureConfig;
    group: string | undefined;
    storage: Storage & { blobHost?: string };
    clients: AzureClients;
    caller: AzureCaller;
  },
  ref: DatabaseRef,
): Promise<IdentityInspection> {
  const { config, group, storage, clients, caller } = azure;
  const names = azureNames(ref, config.aks.name);
  const { account, resourceGroup } = storage;

  const cluster = inspect(async () => {
    const { resourceId, oidcIssuer } = config.aks;
    if (!resourceId) return { issuer: oidcIssuer };
    const found = await readManagedCluster(resourceId, clients, caller);
    return found && { ...found, issuer: oidcIssuer ?? found.issuer };
  });
  const storageAccount = inspect(async () => {
    const found = await caller.find(
      `read the storage account ${account}`,
      options =>
        clients.storage.storageAccounts.getProperties(
          resourceGroup,
          account,
          options,
        ),
    );
    return (
      found && {
        publicNetworkAccess: found.publicNetworkAccess,
        defaultAction: found.networkRuleSet?.defaultAction,
        privateEndpoints: found.privateEndpointConnections?.length ?? 0,
        sharedKeyAllowed: found.allowSharedKeyAccess ?? true,
      }
    );
  });
  const container = inspect(async () => {
    const found = await caller.find(
      `read the container ${names.container}`,
      options =>
        clients.storage.blobContainers.get(
          resourceGroup,
          account,
          names.container,
          options,
        ),
    );
    return (
      found && {
        immutable: Boolean(found.hasImmutabilityPolicy || found.hasLegalHold),
      }
    );
  });
  const identity = await inspect(async () => {
    if (!group) {
      throw new Error(
        'The target uses an identity that is not the portal’s, so the portal does not look at it.',
      );
    }
    const found = await caller.find(
      `read the managed identity ${names.identity}`,
      options =>
        clients.identities.userAssignedIdentities.get(
          group,
          names.identity,
          options,
        ),
    );
    return (
      found && { clientId: found.clientId!, principalId: found.principalId! }
    );
  });
  const federatedCredentials =
    'found' in identity
      ? inspect(async () => {
          const found = await caller.list(
            `list the federated credentials of ${names.identity}`,
            options =>
              clients.identities.federatedIdentityCredentials.list(
                group!,
                names.identity,
                options,
              ),
          );
          return found.map(({ name, issuer, subject, audiences }) => ({
            name: name ?? '',
            issuer: issuer ?? '',
            subject: subject ?? '',
            audiences: audiences ?? [],
          }));
        })
      : identity;
  const roleAssignments =
    'found' in identity
      ? inspect(async () => {
          const found = await caller.list(
            `list the role assignments on container ${names.container}`,
            options =>
              clients.authorization.roleAssignments.listForScope(
                containerScope(storage, names.container),
                {
                  filter: `assignedTo('${identity.found.principalId}')`,
                  ...options,
                },
              ),
          );
          return found.map(({ roleDefinitionId, scope, ...rest }) => ({
            role: roleDefinitionId?.split('/').pop()?.toLowerCase() ?? '',
            scope: scope ?? '',
            conditional: Boolean(rest.condition),
            since: rest.createdOn?.toISOString(),
          }));
        })
      : identity;

  return {
    names: {
      ...names,
      account,
      aks: config.aks.name,
      containerUrl: containerUrl(storage, names.container),
      existingClientId: config.identity?.existingClientId,
      audience: config.tokenExchangeAudience,
    },
    cluster: await cluster,
    storageAccount: await storageAccount,
    container: await container,
    identity,
    federatedCredentials: await federatedCredentials,
    roleAssignments: await roleAssignments,
  };
}

async function inspect<T>(
  read: () => Promise<T | undefined>,
): Promise<Inspected<T>> {
  try {
    const found = await read();
    return found === undefined ? { missing: true } : { found };
  } catch (error) {
    const { name, message } = error as Error;
    return {
      unknown: /^(Timeout|Abort)Error$/.test(name)
        ? 'Azure did not answer in time.'
        : message,
    };
  }
}
