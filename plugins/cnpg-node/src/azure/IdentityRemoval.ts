import {
  PlannedResource,
  azureNames,
  databaseEntityRef,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { DeleteIdentityOptions, DeletedIdentity } from '../types';
import { AzureCaller, isNotThereYet } from './AzureCaller';
import { AzureClients } from './clients';
import {
  BLOB_ROLES,
  MANAGED_BY,
  RETIRED,
  Storage,
  accountScope,
  assignmentMark,
} from './resources';

/** Removes the Azure side of one database, once. */
export class IdentityRemoval {
  readonly #group: string;
  readonly #storage: Storage;
  readonly #clients: AzureClients;
  readonly #caller: AzureCaller;
  readonly #options: DeleteIdentityOptions;
  readonly #names: ReturnType<typeof azureNames>;

  constructor(
    azure: {
      group: string;
      storage: Storage;
      clients: AzureClients;
      caller: AzureCaller;
    },
    aksName: string,
    options: DeleteIdentityOptions,
  ) {
    this.#group = azure.group;
    this.#storage = azure.storage;
    this.#clients = azure.clients;
    this.#caller = azure.caller;
    this.#options = options;
    this.#names = azureNames(options.ref, aksName);
  }

  /**
   * Backwards in the order of creation: what is left of an identity's role
   * assignments once it is gone can no longer be told whose it was.
   */
  async run(): Promise<DeletedIdentity> {
    const outcomes = [
      await this.#step('roles', () => this.#roleAssignments()),
      await this.#step('identity', () => this.#identity()),
      await this.#step('container', () => this.#container()),
    ];
    return {
      removed: outcomes.flatMap(({ removed }) => removed),
      kept: outcomes.flatMap(({ kept }) => kept),
    };
  }

  #step(
    key: string,
    fn: () => Promise<DeletedIdentity>,
  ): Promise<DeletedIdentity> {
    const { checkpoint, ref } = this.#options;
    return checkpoint(`azure.remove.${key}.${stringifyDatabaseRef(ref)}`, fn);
  }

  async #roleAssignments(): Promise<DeletedIdentity> {
    const { ref, onProgress } = this.#options;
    const { account } = this.#storage;
    const { roleAssignments } = this.#clients.authorization;
    const scope = accountScope(this.#storage);
    // Found by what the portal wrote onto them, also when the identity is gone already.
    const assignments = await this.#caller.list(
      `list the role assignments in storage account ${account}`,
      options => roleAssignments.listForScope(scope, options),
    );
    const removed: PlannedResource[] = [];
    for (const { name, scope: at = '', ...rest } of assignments) {
      const ours =
        rest.description === assignmentMark(ref) &&
        at.toLowerCase().startsWith(`/${scope}/`.toLowerCase());
      if (!name || !ours) continue;
      const container = at.slice(at.lastIndexOf('/') + 1);
      const role =
        Object.values(BLOB_ROLES).find(({ id }) =>
          rest.roleDefinitionId?.toLowerCase().endsWith(id),
        )?.name ?? 'role';
      await this.#caller.call(
        `remove the role ${role} on container ${container}`,
        options => roleAssignments.delete(at.slice(1), name, options),
      );
      onProgress(`Removed the role ${role} on container ${container}`);
      removed.push(resource('Role assignment', role, container));
    }
    return { removed, kept: [] };
  }

  async #identity(): Promise<DeletedIdentity> {
    const { identity: name } = this.#names;
    const { ref, onProgress } = this.#options;
    const group = this.#group;
    const { userAssignedIdentities, federatedIdentityCredentials } =
      this.#clients.identities;
    const identity = resource('Managed identity', name, group);
    const found = await this.#caller.find(
      `read the managed identity ${name}`,
      options => userAssignedIdentities.get(group, name, options),
    );
    if (!found) {
      onProgress(`There is no managed identity ${name} (any more)`);
      return { removed: [], kept: [] };
    }
    if (
      found.tags?.['managed-by'] !== MANAGED_BY ||
      found.tags['backstage-entity-ref'] !== databaseEntityRef(ref)
    ) {
      const why =
        'its tags do not say that the portal made it for this database';
      onProgress(`Kept the managed identity ${name}: ${why}`);
      return { removed: [], kept: [{ ...identity, why }] };
    }

    const removed: PlannedResource[] = [];
    const kept: DeletedIdentity['kept'] = [];
    const subject = `system:serviceaccount:${ref.namespace}:${ref.name}`;
    const credentials = await this.#caller.list(
      `list the federated credentials of ${name}`,
      options => federatedIdentityCredentials.list(group, name, options),
    );
    for (const credential of credentials) {
      const entry = resource('Federated credential', credential.name!, name);
      if (credential.subject !== subject) {
        kept.push({ ...entry, why: `it is for ${credential.subject}` });
        continue;
      }
      await this.#caller.call(
        `remove the federated credential ${credential.name}`,
        options =>
          federatedIdentityCredentials.delete(
            group,
            name,
            credential.name!,
            options,
          ),
        isNotThereYet,
      );
      onProgress(`Removed federated credential ${credential.name}`);
      removed.push(entry);
    }
    if (kept.length) {
      const why =
        'it has federated credentials that others added, which would go with it';
      onProgress(`Kept the managed identity ${name}: ${why}`);
      return { removed, kept: [{ ...identity, why }, ...kept] };
    }
    await this.#caller.call(`remove the managed identity ${name}`, options =>
      userAssignedIdentities.delete(group, name, options),
    );
    onProgress(`Removed managed identity ${name}`);
    return { removed: [...removed, identity], kept };
  }

  async #container(): Promise<DeletedIdentity> {
    const { container: name } = this.#names;
    const { ref, onProgress, removeBackups } = this.#options;
    const { account, resourceGroup } = this.#storage;
    const { blobContainers } = this.#clients.storage;
    const container = resource('Blob container', name, account);
    const found = await this.#caller.find(
      `read the container ${name}`,
      options => blobContainers.get(resourceGroup, account, name, options),
    );
    if (!found) {
      onProgress(`There is no container ${name} (any more)`);
      return { removed: [], kept: [] };
    }
    const ours =
      found.metadata?.managedby === MANAGED_BY &&
      found.metadata.database === stringifyDatabaseRef(ref);
    if (!removeBackups) {
      // No database of this name can archive into it: see IdentityRun.
      if (ours && !found.metadata?.[RETIRED]) {
        await this.#caller.call(
          `mark the container ${name} as one of a retired database`,
          options =>
            blobContainers.update(
              resourceGroup,
              account,
              name,
              // Azure replaces all metadata.
              {
                metadata: {
                  ...found.metadata,
                  [RETIRED]: new Date().toISOString(),
                },
              },
              options,
            ),
        );
      }
      onProgress(`Kept the container ${name} in ${account}, with the backups`);
      return {
        removed: [],
        kept: [{ ...container, why: 'the backups are in it' }],
      };
    }
    if (!ours) {
      const why =
        'its metadata does not say that the portal made it for this database';
      onProgress(`Kept the container ${name}: ${why}`);
      return { removed: [], kept: [{ ...container, why }] };
    }
    await this.#caller.call(
      `remove the container ${name} and the backups in it`,
      options => blobContainers.delete(resourceGroup, account, name, options),
    );
    onProgress(`Removed container ${name} in ${account}, with the backups`);
    return { removed: [container], kept: [] };
  }
}

function resource(type: string, name: string, scope: string): PlannedResource {
  return { where: 'azure', type, name, scope };
}
