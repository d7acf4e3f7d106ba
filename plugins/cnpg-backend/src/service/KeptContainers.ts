import { LoggerService } from '@backstage/backend-plugin-api';
import {
  DatabaseRef,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { AzureProvisioner } from '@pgportal/plugin-cnpg-node';

/** The form waits for the answer. */
const TIMEOUT_MS = 3_000;
/** The form asks at every change of an answer, and the name is often the same. */
const REMEMBER_MS = 60_000;
const REMEMBER = 500;

/**
 * Knows which names cannot be had because the backups of an earlier database
 * are kept. What Azure does not say in time is left to the task.
 */
export class KeptContainers {
  readonly #provisioner: Pick<AzureProvisioner, 'findNameProblem'>;
  readonly #logger: Pick<LoggerService, 'debug'>;
  readonly #now: () => number;
  readonly #asked = new Map<
    string,
    { at: number; problem: Promise<string | undefined> }
  >();

  constructor(options: {
    provisioner: Pick<AzureProvisioner, 'findNameProblem'>;
    logger: Pick<LoggerService, 'debug'>;
    now?: () => number;
  }) {
    this.#provisioner = options.provisioner;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  /** A sentence, or undefined when nothing is known to be in the way. */
  async problem(ref: DatabaseRef): Promise<string | undefined> {
    const key = stringifyDatabaseRef(ref);
    const known = this.#asked.get(key);
    if (known && this.#now() - known.at < REMEMBER_MS) return known.problem;
    if (this.#asked.size >= REMEMBER) this.#asked.clear();
    const problem = this.#ask(ref);
    this.#asked.set(key, { at: this.#now(), problem });
    return problem;
  }

  async #ask(ref: DatabaseRef): Promise<string | undefined> {
    try {
      return await this.#provisioner.findNameProblem(ref, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      this.#logger.debug(
        `Azure does not say whether ${stringifyDatabaseRef(ref)} can be made: ${
          (error as Error).message
        }`,
      );
      return undefined;
    }
  }
}
