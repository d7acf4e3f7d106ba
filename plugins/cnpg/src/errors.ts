import { isError, type ResponseError } from '@backstage/errors';

/** What an error means to the person who looks at the page. */
export type Failure =
  | { kind: 'forbidden'; message: string }
  | { kind: 'gone'; message: string }
  | { kind: 'refused'; message: string }
  | { kind: 'unreachable' };

/**
 * The backend writes its messages for people; everything else (a network
 * failure, a proxy's error page) only means that there was no answer.
 */
export function describeError(error: unknown): Failure {
  if (!isError(error) || error.name !== 'ResponseError') {
    return { kind: 'unreachable' };
  }
  const { statusCode, cause } = error as unknown as ResponseError;
  const message = isWritten(cause?.message) ? cause.message : '';
  if (statusCode === 403) return { kind: 'forbidden', message };
  if (statusCode === 404) return { kind: 'gone', message };
  if (!message) {
    return { kind: 'unreachable' };
  }
  return { kind: 'refused', message };
}

/** False for what the client makes up of an answer that is not the backend's. */
function isWritten(message: string | undefined): message is string {
  return Boolean(message) && !message?.startsWith('Request failed with status');
}

/** Whether asking again could bring another answer. */
export function isWorthRetrying(error: unknown): boolean {
  const { kind } = describeError(error);
  return kind === 'unreachable' || kind === 'refused';
}
