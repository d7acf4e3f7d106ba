import { InputError } from '@backstage/errors';
import { TargetConfig } from '../config/readTargets';
import {
  AzureProvisioner,
  DatabaseIdentity,
  EnsureIdentityOptions,
} from '../types';
import { IdentityRun } from './IdentityRun';
import { translateAzureError } from './azureErrors';
import { AzureClients, createClients } from './clients';
import { Sleep, sleep } from './retry';

/** Creates the Azure side of databases with the official clients. */
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
    const target = this.#targets.find(
      ({ definition }) => definition.name === ref.target,
    );
    const azure = target?.definition.azure;
    if (!target?.azure || !azure) {
      throw new InputError(
        `Target ${ref.target} has no Azure side: cnpg.targets[].azure is not configured for it.`,
      );
    }
    let clients: AzureClients;
    try {
      clients = createClients(target.azure, azure.storage.subscriptionId);
    } catch (error) {
      throw translateAzureError(error, 'read its own credential');
    }
    const run = new IdentityRun(
      target.azure,
      azure.storage,
      clients,
      options,
      this.#sleep,
    );
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
}
