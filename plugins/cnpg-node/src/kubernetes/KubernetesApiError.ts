/**
 * What went wrong when a target's Kubernetes API was asked. The message is a
 * sentence for people: who refused what, and what to do.
 *
 * @public
 */
export class KubernetesApiError extends Error {
  /** HTTP status; 0 when there was no answer (connection, timeout, TLS, credentials). */
  readonly statusCode: number;
  /** `status.reason` of the answer, for example `Conflict` or `Expired`. */
  readonly reason?: string;
  /** From `Retry-After`, in seconds. */
  readonly retryAfterSeconds?: number;

  constructor(
    message: string,
    options: {
      statusCode: number;
      reason?: string;
      retryAfterSeconds?: number;
    },
  ) {
    super(message);
    this.name = 'KubernetesApiError';
    this.statusCode = options.statusCode;
    this.reason = options.reason;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
