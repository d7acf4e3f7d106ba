import {
  DatabaseObjects,
  DatabaseRef,
  Pod,
  findRecoveryFailure,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { readPluginLog } from './readDatabase';

/** The recovery itself, and the plugin beside it that fetches from the archive. */
const CONTAINERS = ['full-recovery', 'plugin-barman-cloud'];
/** A Job tries that often before it gives up (`backoffLimit` 6). */
const ATTEMPTS = 7;

/**
 * Says why the recovery of a restored database fails: the phase stays "Setting
 * up primary" for ever, and only the logs of the job's pods tell.
 */
export class RecoveryReporter {
  readonly #kubernetes: KubernetesApi;
  readonly #ref: DatabaseRef;
  readonly #log: (message: string) => void;
  readonly #seen = new Set<string>();
  #reason?: string;

  constructor(options: {
    kubernetes: KubernetesApi;
    ref: DatabaseRef;
    log: (message: string) => void;
  }) {
    this.#kubernetes = options.kubernetes;
    this.#ref = options.ref;
    this.#log = options.log;
  }

  /** What is in the way, and whether CloudNativePG has given up. */
  async look(
    { pods }: DatabaseObjects,
    signal?: AbortSignal,
  ): Promise<{ reason?: string; isFinal: boolean }> {
    const failed = pods.filter(
      ({ metadata, status }) =>
        metadata.labels?.['cnpg.io/jobRole'] === 'full-recovery' &&
        status?.phase === 'Failed',
    );
    for (const pod of failed) {
      const { name, uid = name } = pod.metadata;
      if (this.#seen.has(uid)) continue;
      const reason = await this.#read(pod, signal);
      this.#seen.add(uid);
      if (reason !== this.#reason) this.#log(`The recovery failed. ${reason}`);
      this.#reason = reason;
    }
    return {
      ...(failed.length && { reason: this.#reason }),
      isFinal: failed.length >= ATTEMPTS,
    };
  }

  async #read(pod: Pod, signal?: AbortSignal): Promise<string> {
    const { namespace } = this.#ref;
    const { name } = pod.metadata;
    const logs = await Promise.all(
      CONTAINERS.map(container =>
        readPluginLog(this.#kubernetes, namespace, name, signal, container),
      ),
    );
    return (
      findRecoveryFailure(logs.flatMap(log => log ?? [])) ??
      `The logs of the pod ${name} say why.`
    );
  }
}
