import { isError, type ResponseError } from '@backstage/errors';
import type { Message } from '@pgportal/plugin-cnpg-common';
import type { Say } from './hooks/useSay';

/** What the backend says of an error, and which sentence that is. */
interface Words {
  message: string;
  sentence?: Message;
  /** Which answer is refused. */
  field?: string;
}

/** What an error means to the person who looks at the page. */
export type Failure =
  | ({ kind: 'forbidden' | 'gone' | 'refused' } & Words)
  | { kind: 'unreachable' };

/**
 * The backend writes its messages for people; everything else (a network
 * failure, a proxy's error page) only means that there was no answer.
 */
export function describeError(error: unknown): Failure {
  if (!isError(error) || error.name !== 'ResponseError') {
    return { kind: 'unreachable' };
  }
  const { statusCode, cause, body } = error as unknown as ResponseError;
  const message = isWritten(cause?.message) ? cause.message : '';
  const words = { message, ...(message && sentenceOf(body?.error)) };
  if (statusCode === 403) return { kind: 'forbidden', ...words };
  // Nor is anything gone because a proxy knows no such page.
  if (!message) return { kind: 'unreachable' };
  if (statusCode === 404) return { kind: 'gone', ...words };
  return { kind: 'refused', ...words };
}

function sentenceOf(error: unknown): Partial<Words> {
  const { messages, field } = (error ?? {}) as {
    messages?: { message?: Message };
    field?: string;
  };
  return {
    ...(messages?.message && { sentence: messages.message }),
    ...(field && { field }),
  };
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

/** The backend's words in the reader's language; empty where it said nothing. */
export function sayFailure(failure: Failure, say: Say): string {
  if (failure.kind === 'unreachable') return '';
  const { message, sentence, field } = failure;
  const prefix = field ? `${field}: ` : '';
  const english = message.startsWith(prefix)
    ? message.slice(prefix.length)
    : message;
  return sentence ? `${prefix}${say(sentence, english)}` : message;
}
