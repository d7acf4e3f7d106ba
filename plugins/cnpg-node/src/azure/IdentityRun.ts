import { ConflictError } from '@backstage/errors';
import {
  azureNames,
  databaseEntityRef,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { AzureConfig, parseManagedClusterId } from '../config/readTargets';
import { DatabaseIdentity, EnsureIdentityOptions } from '../types';
import {
  AzureFailure,
  readAzureError,
  translateAzureError,
} from './azureErrors';
import { AzureClients } from './clients';
import { guid } from './guid';
import { Sleep, retryWhile } from './retry';
import { untilAnswered } from './untilAnswered';

const MANAGED_BY = 'pgportal';
const AUDIENCE = 'api://AzureADTokenExchange';

/**
 * Storage Blob Data Contributor
 * (learn.microsoft.com/azure/role-based-access-control/built-in-roles)
 */
const BLOB_ROLE = {
  id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  name: 'Storage Blob Data Contributor',
};

type CallOptions = Parameters<Parameters<typeof untilAnswered>[0]>[0];

interface Identity {
  id: string;
  clientId: string;
  principalId: string;
  tenantId: string;
}

/** Creates the Azure side of one database, once. */
export class IdentityRun {
  /** What is known to exist, in words. */
  readonly existing: string[] = [];

  readonly #config: AzureConfig;
  readonly #storage: {
    account: string;
    resourceGroup: string;
    subscriptionId: string;
  };
  readonly #clients: AzureClients;
  readonly #options: EnsureIdentityOptions;
  readonly #sleep: Sleep;
  readonly #names: ReturnType<typeof azureNames>;

  constructor(
    config: AzureConfig,
    storage: { account: string; resourceGroup: string; subscriptionId: string },
    clients: AzureClients,
    options: EnsureIdentityOptions,
    sleepFor: Sleep,
  ) {
    this.#config = config;
    this.#storage = storage;
    this.#clients = clients;
    this.#options = options;
    this.#sleep = sleepFor;
    this.#names = azureNames(options.ref, config.aks.name);
  }

  /**
   * The order matters: a federated credential needs its identity, a role
   * assignment its container and its principal.
   */
  async run(): Promise<DatabaseIdentity> {
    const {
      identity: identityName,
      federatedCredential,
      container,
    } = this.#names;
    const { account } = this.#storage;
    const issuer = await this.#issuer();
    await this.#step('container', `container ${container} in ${account}`, () =>
      this.#container(),
    );
    const identity = await this.#step(
      'identity',
      `managed identity ${identityName}`,
      () => this.#identity(),
    );
    const credential = await this.#step(
      'credential',
      `federated credential ${federatedCredential}`,
      () => this.#federatedCredential(issuer),
    );
    const roleAssignmentId = await this.#step(
      'role',
      `role ${BLOB_ROLE.name} on ${container}`,
      () => this.#roleAssignment(identity.principalId),
    );
    return {
      identityId: identity.id,
      identityName,
      clientId: identity.clientId,
      principalId: identity.principalId,
      tenantId: identity.tenantId,
      federatedCredential: credential,
      roleAssignmentId,
      containerUrl: `https://${account}.blob.core.windows.net/${container}`,
    };
  }

  async #step<T>(key: string, what: string, fn: () => Promise<T>): Promise<T> {
    const { checkpoint, ref } = this.#options;
    const result = await checkpoint(
      `azure.${key}.${stringifyDatabaseRef(ref)}`,
      fn,
    );
    this.existing.push(what);
    return result;
  }

  /** The issuer, byte for byte: Entra compares it with its trailing slash. */
  async #issuer(): Promise<string> {
    const { oidcIssuer, resourceId, name } = this.#config.aks;
    if (oidcIssuer) return oidcIssuer;
    const id = parseManagedClusterId(resourceId!)!;
    const cluster = await this.#call(`read the AKS cluster ${name}`, options =>
      this.#clients
        .containerService(id.subscriptionId)
        .managedClusters.get(id.resourceGroup, id.name, options),
    );
    const issuer = cluster.oidcIssuerProfile?.issuerURL;
    if (!issuer) {
      throw new ConflictError(
        `The AKS cluster ${name} has no OIDC issuer. The platform team must switch it on (az aks update --enable-oidc-issuer --enable-workload-identity).`,
      );
    }
    return issuer;
  }

  async #container(): Promise<void> {
    const { container } = this.#names;
    const { account, resourceGroup } = this.#storage;
    const { onProgress } = this.#options;
    const { blobContainers } = this.#clients.storage;
    const existing = await this.#find(
      `read the container ${container}`,
      options => blobContainers.get(resourceGroup, account, container, options),
    );
    if (existing) {
      if (existing.metadata?.managedby !== MANAGED_BY) {
        throw new ConflictError(
          `The container ${container} in storage account ${account} was not made by the portal, which therefore leaves it alone. Choose another name for the database, or remove the container.`,
        );
      }
      onProgress(`Container ${container} in ${account} was there already`);
      return;
    }
    await this.#call(
      `create the container ${container} in storage account ${account}`,
      options =>
        blobContainers.create(
          resourceGroup,
          account,
          container,
          {
            publicAccess: 'None',
            // The names of metadata must be identifiers.
            metadata: {
              managedby: MANAGED_BY,
              database: stringifyDatabaseRef(this.#options.ref),
            },
          },
          options,
        ),
      // A container that was deleted keeps its name for half a minute.
      ({ code }) => code === 'ContainerBeingDeleted',
    );
    onProgress(`Created container ${container} in storage account ${account}`);
  }

  async #identity(): Promise<Identity> {
    const { identity: name } = this.#names;
    const { identityResourceGroup: group, location } = this.#config;
    const { onProgress } = this.#options;
    const { userAssignedIdentities } = this.#clients.identities;
    const tags = this.#tags();

    const existing = await this.#find(
      `read the managed identity ${name}`,
      options => userAssignedIdentities.get(group, name, options),
    );
    if (existing) {
      this.#refuseForeign(name, existing.tags);
      const missing = Object.keys(tags).filter(
        key => existing.tags?.[key] !== tags[key],
      );
      if (missing.length) {
        await this.#call(
          `write the tags of the managed identity ${name}`,
          options =>
            // Azure replaces all tags, so those of others are sent along.
            userAssignedIdentities.update(
              group,
              name,
              { tags: { ...existing.tags, ...tags } },
              options,
            ),
        );
        onProgress(
          `Managed identity ${name} was there already; its tags are up to date now`,
        );
      } else {
        onProgress(`Managed identity ${name} was there already`);
      }
      return asIdentity(existing, name);
    }
    const created = await this.#call(
      `create the managed identity ${name}`,
      options =>
        userAssignedIdentities.createOrUpdate(
          group,
          name,
          { location, tags },
          options,
        ),
    );
    onProgress(`Created managed identity ${name}`);
    return asIdentity(created, name);
  }

  #tags(): Record<string, string> {
    const { ref, owner, requestedBy } = this.#options;
    // Keys may hold no slash, so not the annotation's own name.
    return {
      'managed-by': MANAGED_BY,
      'backstage-entity-ref': databaseEntityRef(ref),
      owner,
      'pg-namespace': ref.namespace,
      'pg-cluster': ref.name,
      ...(requestedBy && { 'requested-by': requestedBy }),
    };
  }

  /** To write a federated credential is to become that identity: never on one of others. */
  #refuseForeign(name: string, tags: Record<string, string> | undefined): void {
    if (tags?.['managed-by'] !== MANAGED_BY) {
      throw new ConflictError(
        `The managed identity ${name} was not made by the portal (it lacks the tag managed-by=${MANAGED_BY}), which therefore leaves it alone. Choose another name for the database, or remove the identity.`,
      );
    }
    const belongsTo = tags['backstage-entity-ref'];
    if (belongsTo !== databaseEntityRef(this.#options.ref)) {
      throw new ConflictError(
        `The managed identity ${name} belongs to ${
          belongsTo ?? 'another database'
        }.`,
      );
    }
  }

  async #federatedCredential(issuer: string): Promise<string> {
    const { identity, federatedCredential } = this.#names;
    const { identityResourceGroup: group } = this.#config;
    const { ref, onProgress } = this.#options;
    const { federatedIdentityCredentials } = this.#clients.identities;
    const subject = `system:serviceaccount:${ref.namespace}:${ref.name}`;

    const existing = await this.#call(
      `list the federated credentials of ${identity}`,
      async options => {
        const found = [];
        for await (const entry of federatedIdentityCredentials.list(
          group,
          identity,
          options,
        )) {
          found.push(entry);
        }
        return found;
      },
      isNotThereYet,
    );
    // Issuer and subject are unique below an identity, whatever the name.
    const same = existing.find(
      entry => entry.issuer === issuer && entry.subject === subject,
    );
    if (
      same?.name &&
      same.audiences?.length === 1 &&
      same.audiences[0] === AUDIENCE
    ) {
      onProgress(`Federated credential ${same.name} was there already`);
      return same.name;
    }
    const name = same?.name ?? federatedCredential;
    const replaces = existing.some(entry => entry.name === name);
    await this.#call(
      `create the federated credential ${name}`,
      options =>
        federatedIdentityCredentials.createOrUpdate(
          group,
          identity,
          name,
          { issuer, subject, audiences: [AUDIENCE] },
          options,
        ),
      isNotThereYet,
    );
    onProgress(
      replaces
        ? `Corrected federated credential ${name}: it is for ${subject} now`
        : `Created federated credential ${name} for ${subject}`,
    );
    return name;
  }

  async #roleAssignment(principalId: string): Promise<string> {
    const { container } = this.#names;
    const { account, resourceGroup, subscriptionId } = this.#storage;
    const { onProgress } = this.#options;
    const { roleAssignments } = this.#clients.authorization;
    const scopeId = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Storage/storageAccounts/${account}/blobServices/default/containers/${container}`;
    // The client puts a slash in front of its own.
    const scope = scopeId.slice(1);
    const roleDefinitionId = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${BLOB_ROLE.id}`;
    // The principal is part of it: an assignment cannot be moved to another one.
    const name = guid(scopeId.toLowerCase(), principalId, roleDefinitionId);
    const what = `role ${BLOB_ROLE.name} on container ${container}`;

    const existing = await this.#find(`read the ${what}`, options =>
      roleAssignments.get(scope, name, options),
    );
    if (existing?.id) {
      onProgress(`The ${what} was assigned already`);
      return existing.id;
    }
    const created = await this.#call(
      `assign the ${what}`,
      async options => {
        try {
          return await roleAssignments.create(
            scope,
            name,
            {
              roleDefinitionId,
              principalId,
              principalType: 'ServicePrincipal',
              description: `${MANAGED_BY}: ${stringifyDatabaseRef(
                this.#options.ref,
              )}`,
            },
            options,
          );
        } catch (error) {
          if (readAzureError(error).code !== 'RoleAssignmentExists')
            throw error;
          return this.#assignmentOfOtherName(
            scope,
            principalId,
            error,
            options,
          );
        }
      },
      ({ code }) => code === 'PrincipalNotFound',
    );
    onProgress(
      `Assigned the ${what}; Azure may take some minutes until it has an effect`,
    );
    return created.id!;
  }

  /** The same principal, role and scope can be assigned only once, under any name. */
  async #assignmentOfOtherName(
    scope: string,
    principalId: string,
    refusal: unknown,
    options: CallOptions,
  ) {
    const list = this.#clients.authorization.roleAssignments.listForScope(
      scope,
      {
        filter: `principalId eq '${principalId}'`,
        ...options,
      },
    );
    for await (const entry of list) {
      if (
        entry.roleDefinitionId?.toLowerCase().endsWith(BLOB_ROLE.id) &&
        entry.scope?.toLowerCase() === `/${scope}`.toLowerCase()
      ) {
        return entry;
      }
    }
    throw refusal;
  }

  /** Undefined when there is no such thing (404). */
  async #find<T>(
    action: string,
    fn: (options: CallOptions) => Promise<T>,
  ): Promise<T | undefined> {
    return this.#call(action, async options => {
      try {
        return await fn(options);
      } catch (error) {
        if (readAzureError(error).status === 404) return undefined;
        throw error;
      }
    });
  }

  /**
   * Does it, and again while the failure is one that passes. The clients
   * themselves do not repeat a 429 that comes without Retry-After.
   */
  async #call<T>(
    action: string,
    fn: (options: CallOptions) => Promise<T>,
    passes: (failure: AzureFailure) => boolean = () => false,
  ): Promise<T> {
    const { signal, onProgress } = this.#options;
    try {
      return await retryWhile(() => untilAnswered(fn, signal), {
        isTransient: error => {
          const failure = readAzureError(error);
          return failure.status === 429 || passes(failure);
        },
        onWait: seconds =>
          onProgress(
            `Waiting until Azure can ${action} (at most 4 min)${
              seconds ? `, ${seconds} s so far` : ''
            }`,
          ),
        sleep: this.#sleep,
        signal,
      });
    } catch (error) {
      throw signal?.aborted
        ? signal.reason
        : translateAzureError(error, action);
    }
  }
}

/** What Azure says about an identity that it has just created or is still changing. */
function isNotThereYet({ code }: AzureFailure): boolean {
  return (
    code === 'ParentResourceNotFound' ||
    code ===
      'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity'
  );
}

function asIdentity(
  found: {
    id?: string;
    clientId?: string;
    principalId?: string;
    tenantId?: string;
  },
  name: string,
): Identity {
  const { id, clientId, principalId, tenantId } = found;
  if (!id || !clientId || !principalId || !tenantId) {
    throw new ConflictError(
      `Azure gave the managed identity ${name} no client id yet. Run it again.`,
    );
  }
  return { id, clientId, principalId, tenantId };
}
