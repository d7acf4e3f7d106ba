import { z } from 'zod';
import { Message, inEnglish, say } from '../messages';
import { Operation, OperationRefusal } from './operation';
import { sayRefusal } from './spoken';

/** Zod takes texts: which sentences those are that the inputs' own rules give it. */
const OURS = new Map(
  [
    say('input.label'),
    say('input.sqlName'),
    say('input.size'),
    say('operation.parameters.missing'),
    say('operation.parameters.tooMany'),
  ].map(message => [inEnglish(message), message]),
);

/**
 * The input of an operation, or what is wrong with the first answer that it
 * does not take.
 *
 * @public
 */
export function parseInput<I>(
  operation: Pick<Operation<I>, 'input'>,
  input: unknown,
): { input: I } | OperationRefusal {
  const given = input ?? {};
  const parsed = operation.input.safeParse(given);
  if (parsed.success) return { input: parsed.data };
  const [issue] = parsed.error.issues;
  return sayRefusal({
    refused: OURS.get(issue.message) ?? sentenceOf(issue, given),
    field: issue.path.join('.') || 'input',
  });
}

function sentenceOf(issue: z.core.$ZodIssue, input: unknown): Message {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(input, issue.path) === undefined
        ? say('input.missing')
        : say('input.form');
    case 'unrecognized_keys':
      return say('input.unknown', { names: issue.keys.join(', ') });
    case 'invalid_value':
      return say('input.oneOf', {
        values: issue.values.map(String).join(', '),
      });
    case 'too_small':
      if (issue.origin !== 'string') {
        return say('input.least', { least: Number(issue.minimum) });
      }
      return valueAt(input, issue.path) === ''
        ? say('input.missing')
        : say('input.form');
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? say('input.most', { most: Number(issue.maximum) })
        : say('input.form');
    default:
      return say('input.form');
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<any>((value, key) => value?.[key], input);
}
