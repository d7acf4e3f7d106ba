import {
  DatabaseObjects,
  DatabaseRef,
  Pod,
  findRecoveryFailure,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { findJobError } from './jobError';
import { readPluginLog } from './readDatabase';

/** Role of the job's pods, which is also the name of their container, in words. */
const ROLES: Record<string, string> = {
  initdb: 'The initialization of the database',
  'full-recovery': 'The recovery',
};
/** Beside the job itself, it fetches from the archive. */
const PLUGIN = 'plugin-barman-cloud';
/** A Job tries that often before it gives up (`backoffLimit` 6). */
const ATTEMPTS = 7;

/**
 * Says why the job that makes a database's data fails: the phase stays "Setting
 * up primary" for ever, and only the logs of the job's pods tell.
 */
export class BootstrapReporter {
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
      pod => roleOf(pod) in ROLES && pod.status?.phase === 'Failed',
    );
    for (const pod of failed) {
      const { name, uid = name } = pod.metadata;
      if (this.#seen.has(uid)) continue;
      const reason = await this.#read(pod, signal);
      this.#seen.add(uid);
      if (reason !== this.#reason) {
        this.#log(`${ROLES[roleOf(pod)]} failed. ${reason}`);
      }
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
    const role = roleOf(pod);
    const [job = [], plugin = []] = await Promise.all(
      [role, PLUGIN].map(container =>
        readPluginLog(this.#kubernetes, namespace, name, signal, container),
      ),
    );
    const known =
      role === 'full-recovery'
        ? findRecoveryFailure([...job, ...plugin])
        : undefined;
    if (known) return known;
    const said = findJobError(job);
    return said
      ? `Its log says ${JSON.stringify(said)}.`
      : `The logs of the pod ${name} say why.`;
  }
}

function roleOf({ metadata }: Pod): string {
  return metadata.labels?.['cnpg.io/jobRole'] ?? '';
}
