import { ConflictError } from '@backstage/errors';
import {
  azureNames,
  containerUrl,
  databaseEntityRef,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { AzureConfig } from '../config/readTargets';
import { DatabaseIdentity, EnsureIdentityOptions } from '../types';
import { AzureCaller, CallOptions, isNotThereYet } from './AzureCaller';
import { readAzureError } from './azureErrors';
import { AzureClients } from './clients';
import { containerProblem } from './containerProblem';
import { guid } from './guid';
import { readIssuer } from './managedCluster';
import {
  BLOB_ROLES,
  MANAGED_BY,
  Storage,
  assignmentMark,
  containerScope,
} from './resources';

/** Of one identity (learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations). */
const MAX_CREDENTIALS = 20;

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
  readonly #group: string;
  readonly #storage: Storage & { blobHost?: string };
  readonly #clients: AzureClients;
  readonly #caller: AzureCaller;
  readonly #options: EnsureIdentityOptions;
  readonly #names: ReturnType<typeof azureNames>;

  constructor(
    azure: {
      config: AzureConfig;
      group: string;
      storage: Storage & { blobHost?: string };
      clients: AzureClients;
      caller: AzureCaller;
    },
    options: EnsureIdentityOptions,
  ) {
    this.#config = azure.config;
    this.#group = azure.group;
    this.#storage = azure.storage;
    this.#clients = azure.clients;
    this.#caller = azure.caller;
    this.#options = options;
    this.#names = azureNames(options.ref, azure.config.aks.name);
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
    const issuer = await readIssuer(this.#config, this.#clients, this.#caller);
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
      `role ${BLOB_ROLES.contributor.name} on ${container}`,
      () =>
        this.#roleAssignment(
          identity.principalId,
          container,
          BLOB_ROLES.contributor,
        ),
    );
    for (const source of this.#options.readContainers ?? []) {
      await this.#step(
        `reader.${source}`,
        `role ${BLOB_ROLES.reader.name} on ${source}`,
        () =>
          this.#roleAssignment(identity.principalId, source, BLOB_ROLES.reader),
      );
    }
    return {
      identityId: identity.id,
      identityName,
      clientId: identity.clientId,
      principalId: identity.principalId,
      tenantId: identity.tenantId,
      federatedCredential: credential,
      roleAssignmentId,
      containerUrl: containerUrl(this.#storage, container),
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

  async #container(): Promise<void> {
    const { container } = this.#names;
    const { account, resourceGroup } = this.#storage;
    const { onProgress } = this.#options;
    const { blobContainers } = this.#clients.storage;
    const existing = await this.#caller.find(
      `read the container ${container}`,
      options => blobContainers.get(resourceGroup, account, container, options),
    );
    if (existing) {
      const problem = containerProblem(
        { name: container, account },
        existing.metadata,
      );
      if (problem) throw new ConflictError(problem);
      onProgress(`Container ${container} in ${account} was there already`);
      return;
    }
    await this.#caller.call(
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
      ({ code, message }) =>
        code === 'ContainerBeingDeleted' ||
        (code === 'ContainerOperationFailure' && /being deleted/.test(message)),
    );
    onProgress(`Created container ${container} in storage account ${account}`);
  }

  async #identity(): Promise<Identity> {
    const { identity: name } = this.#names;
    const group = this.#group;
    const { location } = this.#config;
    const { onProgress } = this.#options;
    const { userAssignedIdentities } = this.#clients.identities;
    const tags = this.#tags();

    const existing = await this.#caller.find(
      `read the managed identity ${name}`,
      options => userAssignedIdentities.get(group, name, options),
    );
    if (existing) {
      this.#refuseForeign(name, existing.tags);
      const missing = Object.keys(tags).filter(
        key => existing.tags?.[key] !== tags[key],
      );
      if (missing.length) {
        await this.#caller.call(
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
    const created = await this.#caller.call(
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
    const group = this.#group;
    const { tokenExchangeAudience: audience } = this.#config;
    const { ref, onProgress } = this.#options;
    const { federatedIdentityCredentials } = this.#clients.identities;
    const subject = `system:serviceaccount:${ref.namespace}:${ref.name}`;

    const existing = await this.#caller.list(
      `list the federated credentials of ${identity}`,
      options => federatedIdentityCredentials.list(group, identity, options),
      isNotThereYet,
    );
    // Issuer and subject are unique below an identity, whatever the name.
    const same = existing.find(
      entry => entry.issuer === issuer && entry.subject === subject,
    );
    if (
      same?.name &&
      same.audiences?.length === 1 &&
      same.audiences[0] === audience
    ) {
      onProgress(`Federated credential ${same.name} was there already`);
      return same.name;
    }
    const name = same?.name ?? federatedCredential;
    const replaces = existing.some(entry => entry.name === name);
    if (!replaces && existing.length >= MAX_CREDENTIALS) {
      throw new ConflictError(
        `The managed identity ${identity} has ${existing.length} federated credentials, and Azure allows no more than ${MAX_CREDENTIALS}. Remove those that nothing uses; the portal itself needs one.`,
      );
    }
    await this.#caller.call(
      `create the federated credential ${name}`,
      options =>
        federatedIdentityCredentials.createOrUpdate(
          group,
          identity,
          name,
          { issuer, subject, audiences: [audience] },
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

  async #roleAssignment(
    principalId: string,
    container: string,
    role: { id: string; name: string },
  ): Promise<string> {
    const { ref, onProgress } = this.#options;
    const { roleAssignments } = this.#clients.authorization;
    const scope = containerScope(this.#storage, container);
    const roleDefinitionId = `/subscriptions/${
      this.#storage.subscriptionId
    }/providers/Microsoft.Authorization/roleDefinitions/${role.id}`;
    // The principal is part of it: an assignment cannot be moved to another one.
    const name = guid(`/${scope}`.toLowerCase(), principalId, roleDefinitionId);
    const what = `role ${role.name} on container ${container}`;

    const existing = await this.#caller.find(`read the ${what}`, options =>
      roleAssignments.get(scope, name, options),
    );
    if (existing?.id) {
      onProgress(`The ${what} was assigned already`);
      return existing.id;
    }
    const created = await this.#caller.call(
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
              description: assignmentMark(ref),
            },
            options,
          );
        } catch (error) {
          if (readAzureError(error).code !== 'RoleAssignmentExists')
            throw error;
          return this.#assignmentOfOtherName(
            { scope, principalId, role: role.id },
            error,
            options,
          );
        }
      },
      ({ code }) => code === 'PrincipalNotFound',
    );
    onProgress(
      `Assigned the ${what}; Azure may take up to 10 min until it has an effect`,
    );
    return created.id!;
  }

  /** The same principal, role and scope can be assigned only once, under any name. */
  async #assignmentOfOtherName(
    {
      scope,
      principalId,
      role,
    }: { scope: string; principalId: string; role: string },
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
        entry.roleDefinitionId?.toLowerCase().endsWith(role) &&
        entry.scope?.toLowerCase() === `/${scope}`.toLowerCase()
      ) {
        return entry;
      }
    }
    throw refusal;
  }
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
