import { LoggerService } from '@backstage/backend-plugin-api';
import { TargetVersions } from '@pgportal/plugin-cnpg-common';
import { readVersions, Target } from '@pgportal/plugin-cnpg-node';
import { sleep } from '../fleet/sleep';

/** An update of the operator is rare, and one that shall be seen soon is rarer. */
const INTERVAL_MS = 10 * 60_000;
const RETRY_MS = 60_000;

/**
 * Knows which CloudNativePG and which Barman Cloud plugin run on each target.
 * Asks by itself, so that no reader waits for a target.
 */
export class VersionFollower {
  readonly #targets: Target[];
  readonly #logger: LoggerService;
  readonly #known = new Map<string, TargetVersions>();

  constructor(options: { targets: Target[]; logger: LoggerService }) {
    this.#targets = options.targets;
    this.#logger = options.logger;
  }

  /** Undefined until the target has been asked for the first time. */
  get(target: string): TargetVersions | undefined {
    return this.#known.get(target);
  }

  /** Ends when the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(
      this.#targets.map(async target => {
        while (!signal.aborted) {
          const found = await this.#read(target, signal);
          await sleep(found ? INTERVAL_MS : RETRY_MS, signal);
        }
      }),
    );
  }

  /** Whether the operator is known; a plugin need not be there. */
  async #read(
    { definition, kubernetes }: Target,
    signal: AbortSignal,
  ): Promise<boolean> {
    try {
      const versions = await readVersions(kubernetes, { signal });
      const before = this.#known.get(definition.name);
      // What was known stays true while the target does not answer.
      this.#known.set(definition.name, {
        ...versions,
        operator: versions.operator ?? before?.operator,
        plugin: versions.plugin ?? before?.plugin,
      });
      return versions.operator !== undefined;
    } catch (error) {
      if (!signal.aborted) {
        this.#logger.error(
          `Reading the versions on ${definition.title} failed`,
          error as Error,
        );
      }
      return false;
    }
  }
}
