import { inspect } from 'node:util';

const REDACTED = '<redacted>';

/**
 * A text that must not get anywhere but to whoever asked for it. It says
 * nothing when it is printed, logged, compared or serialised.
 */
export class Sensitive {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself, for the answer to whoever may see it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.toPrimitive](): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}
