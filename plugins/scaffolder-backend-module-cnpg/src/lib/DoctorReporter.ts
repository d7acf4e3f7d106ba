import { DatabaseObjects, DoctorReport } from '@pgportal/plugin-cnpg-common';
import { Verdict } from './CreationReporter';

/** The first WAL takes some seconds, and Azure some more to know what was just created. */
const PATIENCE_MS = 60_000;

/**
 * Asks why there are no backups, when archiving does not come up, and says each
 * answer once.
 */
export class DoctorReporter {
  readonly #examine: (objects: DatabaseObjects) => Promise<DoctorReport>;
  readonly #log: (message: string) => void;
  #askedAt?: number;
  #sentence?: string;

  constructor(options: {
    examine: (objects: DatabaseObjects) => Promise<DoctorReport>;
    log: (message: string) => void;
  }) {
    this.#examine = options.examine;
    this.#log = options.log;
  }

  /** The broken link and its fix, while archiving is what is waited for. */
  async look(
    verdict: Verdict,
    objects: DatabaseObjects,
    now: Date,
  ): Promise<string | undefined> {
    if (verdict.state !== 'waiting' || verdict.step !== 'archiving') {
      this.#askedAt = undefined;
      this.#sentence = undefined;
      return undefined;
    }
    this.#askedAt ??= now.getTime();
    if (now.getTime() - this.#askedAt < PATIENCE_MS) return this.#sentence;
    this.#askedAt = now.getTime();
    const { links, broken } = await this.#examine(objects);
    const link = links.find(({ id }) => id === broken);
    const sentence =
      link &&
      [
        `The way to its backups is broken at "${link.title}": ${link.detail}`,
        link.fix,
      ]
        .filter(Boolean)
        .join(' ');
    if (sentence && sentence !== this.#sentence) this.#log(sentence);
    this.#sentence = sentence;
    return sentence;
  }
}
