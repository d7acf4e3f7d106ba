import {
  AzureFailure,
  readAzureError,
  translateAzureError,
} from './azureErrors';
import { Sleep, retryWhile } from './retry';
import { untilAnswered } from './untilAnswered';

/** What every call of a client takes. */
export type CallOptions = Parameters<Parameters<typeof untilAnswered>[0]>[0];

/** Calls Azure Resource Manager: waits for what passes, and says what does not. */
export class AzureCaller {
  readonly #sleep: Sleep;
  readonly #onProgress: (message: string) => void;
  readonly #signal?: AbortSignal;

  constructor(options: {
    sleep: Sleep;
    onProgress(message: string): void;
    signal?: AbortSignal;
  }) {
    this.#sleep = options.sleep;
    this.#onProgress = options.onProgress;
    this.#signal = options.signal;
  }

  /**
   * Does it, and again while the failure is one that passes. The clients
   * themselves do not repeat a 429 that comes without Retry-After.
   *
   * @param action - what is tried, for example `create the managed identity id-pg-…`
   */
  async call<T>(
    action: string,
    fn: (options: CallOptions) => Promise<T>,
    passes: (failure: AzureFailure) => boolean = () => false,
  ): Promise<T> {
    const signal = this.#signal;
    try {
      return await retryWhile(() => untilAnswered(fn, signal), {
        isTransient: error => {
          const failure = readAzureError(error);
          return failure.status === 429 || passes(failure);
        },
        retryAfter: error => readAzureError(error).retryAfterSeconds,
        onWait: (seconds, error) =>
          this.#onProgress(
            `Waiting until Azure can ${action} (at most 4 min)${
              seconds ? `, ${seconds} s so far` : ''
            }: ${readAzureError(error).code || 'it is busy'}`,
          ),
        sleep: this.#sleep,
        signal,
      });
    } catch (error) {
      throw signal?.aborted
        ? signal.reason
        : translateAzureError(error, action);
    }
  }

  /** Undefined when there is no such thing (404). */
  async find<T>(
    action: string,
    fn: (options: CallOptions) => Promise<T>,
  ): Promise<T | undefined> {
    return this.call(action, async options => {
      try {
        return await fn(options);
      } catch (error) {
        if (readAzureError(error).status === 404) return undefined;
        throw error;
      }
    });
  }

  /** All entries of all pages. */
  async list<T>(
    action: string,
    fn: (options: CallOptions) => AsyncIterable<T>,
    passes?: (failure: AzureFailure) => boolean,
  ): Promise<T[]> {
    return this.call(
      action,
      async options => {
        const found: T[] = [];
        for await (const entry of fn(options)) found.push(entry);
        return found;
      },
      passes,
    );
  }
}

/** What Azure says about an identity that it has just created or is still changing. */
export function isNotThereYet({ code }: AzureFailure): boolean {
  return (
    code === 'ParentResourceNotFound' ||
    code ===
      'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity'
  );
}
