import {
  blockedBy,
  Message,
  OperationId,
  OperationOutlook,
  OperationRefusal,
  RunningOperation,
  say,
  sayRefusal,
} from '@pgportal/plugin-cnpg-common';

/**
 * The error that a refusal becomes: in English for logs and programs, and for
 * the page which sentence it is.
 */
export function refusedWith<E extends Error>(
  ErrorType: new (message: string) => E,
  { refused, field, messages }: OperationRefusal,
): E {
  return Object.assign(
    new ErrorType(field ? `${field}: ${refused}` : refused),
    field && { field },
    messages?.refused && { messages: { message: messages.refused } },
  );
}

export function notPermitted(permission: string): OperationRefusal {
  return sayRefusal({ refused: say('operation.notPermitted', { permission }) });
}

/** What an operation has to wait for. */
export function busy(
  id: OperationId,
  running: RunningOperation[],
  now: Date,
): OperationRefusal | undefined {
  const other = blockedBy(id, running, now);
  if (!other) return undefined;
  const title = other.messages?.title ?? other.title;
  const detail = other.messages?.detail ?? other.detail;
  return sayRefusal({
    refused: detail
      ? say('operation.wait.detail', { title, detail })
      : say('operation.wait', { title }),
  });
}

/** The first fact that is no longer what whoever asks has seen. */
export function changedSince(
  before: Record<string, string> | undefined,
  { seen = {}, seenMessages = {} }: OperationOutlook,
): OperationRefusal | undefined {
  const value = (text: string): Message | string =>
    text || say('operation.notSet');
  for (const [fact, was] of Object.entries(before ?? {})) {
    const is = seen[fact] ?? '';
    if (is !== was) {
      return sayRefusal({
        refused: say('operation.changed', {
          fact: seenMessages[fact] ?? fact,
          before: value(was),
          after: value(is),
        }),
      });
    }
  }
  return undefined;
}

/** Why an operation is not possible now, of what can be said before its input is known. */
export function refusalOf({
  refused,
  messages,
}: OperationOutlook): OperationRefusal | undefined {
  if (refused === undefined) return undefined;
  return {
    refused,
    ...(messages?.refused && { messages: { refused: messages.refused } }),
  };
}
