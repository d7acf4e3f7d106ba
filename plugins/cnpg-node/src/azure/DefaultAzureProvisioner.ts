import { InputError } from '@backstage/errors';
import {
  DatabaseRef,
  IdentityInspection,
  azureNames,
  containerUrl,
} from '@pgportal/plugin-cnpg-common';
import { TargetConfig } from '../config/readTargets';
import {
  AzureProvisioner,
  CallOptions,
  DatabaseIdentity,
  DeleteIdentityOptions,
  DeletedIdentity,
  EnsureIdentityOptions,
} from '../types';
import { AzureCaller } from './AzureCaller';
import { IdentityRemoval } from './IdentityRemoval';
import { IdentityRun } from './IdentityRun';
import { translateAzureError } from './azureErrors';
import { createClients } from './clients';
import { containerProblem } from './containerProblem';
import { inspectIdentity } from './inspectIdentity';
import { Sleep, sleep } from './retry';

/** Creates, removes and reads the Azure side of databases with the official clients. */
export class DefaultAzureProvisioner implements AzureProvisioner {
  readonly #targets: TargetConfig[];
  readonly #sleep: Sleep;

  constructor(options: { targets: TargetConfig[]; sleep?: Sleep }) {
    this.#targets = options.targets;
    this.#sleep = options.sleep ?? sleep;
  }

  async ensureIdentity(
    options: EnsureIdentityOptions,
  ): Promise<DatabaseIdentity> {
    const { ref, onProgress } = options;
    const { config, storage } = this.#side(ref);
    if (config.identity) {
      const { existingClientId: clientId } = config.identity;
      onProgress(
        `Databases on ${ref.target} use the managed identity with client id ${clientId}, which is not the portal's. Whoever owns it must give it a federated credential for system:serviceaccount:${ref.namespace}:${ref.name} and the role Storage Blob Data Contributor in ${storage.account}.`,
      );
      return {
        clientId,
        containerUrl: containerUrl(
          storage,
          azureNames(ref, config.aks.name).container,
        ),
      };
    }
    const run = new IdentityRun(this.#open(ref, options), options);
    try {
      return await run.run();
    } catch (error) {
      if (run.existing.length && !options.signal?.aborted) {
        onProgress(
          `What exists in Azure already: ${run.existing.join(
            ', ',
          )}. Running this again completes it.`,
        );
      }
      throw error;
    }
  }

  async deleteIdentity(
    options: DeleteIdentityOptions,
  ): Promise<DeletedIdentity> {
    const { ref, onProgress } = options;
    const { config } = this.#side(ref);
    if (config.identity) {
      onProgress(
        `Databases on ${ref.target} use an identity that is not the portal's, so the portal removes nothing in Azure.`,
      );
      return { removed: [], kept: [] };
    }
    const azure = this.#open(ref, options);
    return new IdentityRemoval(azure, config.aks.name, options).run();
  }

  async findNameProblem(
    ref: DatabaseRef,
    { signal }: CallOptions = {},
  ): Promise<string | undefined> {
    const { config } = this.#side(ref);
    // The containers of an identity of others are not the portal's to judge.
    if (config.identity) return undefined;
    const { caller, clients, storage } = this.#open(ref, {
      onProgress: () => {},
      signal,
    });
    const { account, resourceGroup } = storage;
    const { container: name } = azureNames(ref, config.aks.name);
    const found = await caller.find(`read the container ${name}`, options =>
      clients.storage.blobContainers.get(resourceGroup, account, name, options),
    );
    return found && containerProblem({ name, account }, found.metadata);
  }

  async inspectIdentity(
    ref: DatabaseRef,
    { signal }: CallOptions = {},
  ): Promise<IdentityInspection> {
    const { config } = this.#side(ref);
    return inspectIdentity(
      {
        ...this.#open(ref, { onProgress: () => {}, signal }),
        group: config.identity ? undefined : config.identityResourceGroup,
      },
      ref,
    );
  }

  #side({ target: name }: DatabaseRef) {
    const target = this.#targets.find(
      ({ definition }) => definition.name === name,
    );
    const storage = target?.definition.azure?.storage;
    if (!target?.azure || !storage) {
      throw new InputError(
        `Target ${name} has no Azure side: cnpg.targets[].azure is not configured for it.`,
      );
    }
    return { config: target.azure, storage };
  }

  #open(
    ref: DatabaseRef,
    options: { onProgress(message: string): void; signal?: AbortSignal },
  ) {
    const { config, storage } = this.#side(ref);
    try {
      return {
        config,
        storage,
        // The configuration has one unless it has an identity that exists.
        group: config.identityResourceGroup!,
        clients: createClients(config, storage.subscriptionId),
        caller: new AzureCaller({ ...options, sleep: this.#sleep }),
      };
    } catch (error) {
      throw translateAzureError(error, 'read its own credential');
    }
  }
}
