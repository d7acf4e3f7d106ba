import { StatusError } from './status.ts';

/** One refused field, worded as the API server's validation words it. */
export interface FieldError {
  reason:
    | 'FieldValueInvalid'
    | 'FieldValueRequired'
    | 'FieldValueForbidden'
    | 'FieldValueNotSupported'
    | 'FieldValueDuplicate'
    | 'FieldValueTypeInvalid';
  /** `spec.storage.size` */
  field: string;
  message: string;
}

/** Stands for a value that the message leaves out, as CEL rules do for objects. */
export const omitted = Symbol('omitted');

function shown(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value);
}

export function invalid(
  field: string,
  value: unknown,
  why: string,
): FieldError {
  const prefix =
    value === omitted ? 'Invalid value: ' : `Invalid value: ${shown(value)}: `;
  return { reason: 'FieldValueInvalid', field, message: `${prefix}${why}` };
}

export function required(field: string, why?: string): FieldError {
  return {
    reason: 'FieldValueRequired',
    field,
    message: why ? `Required value: ${why}` : 'Required value',
  };
}

export function forbidden(field: string, why: string): FieldError {
  return { reason: 'FieldValueForbidden', field, message: `Forbidden: ${why}` };
}

export function duplicate(field: string, value: unknown): FieldError {
  return {
    reason: 'FieldValueDuplicate',
    field,
    message: `Duplicate value: ${shown(value)}`,
  };
}

export function notSupported(
  field: string,
  value: unknown,
  supported: string[],
): FieldError {
  const values = supported.map(each => JSON.stringify(each)).join(', ');
  return {
    reason: 'FieldValueNotSupported',
    field,
    message: `Unsupported value: ${shown(value)}: supported values: ${values}`,
  };
}

/** 422: the object is refused, with every field error. */
export function invalidObject(
  groupKind: { group: string; kind: string },
  name: string,
  errors: FieldError[],
): StatusError {
  const sentences = [
    ...new Set(errors.map(error => `${error.field}: ${error.message}`)),
  ];
  const list =
    sentences.length === 1 ? sentences[0] : `[${sentences.join(', ')}]`;
  const { group, kind } = groupKind;
  return new StatusError({
    message: `${group ? `${kind}.${group}` : kind} ${JSON.stringify(
      name,
    )} is invalid: ${list}`,
    reason: 'Invalid',
    details: {
      ...(name && { name }),
      ...(group && { group }),
      ...(kind && { kind }),
      causes: errors.map(({ reason, message, field }) => ({
        reason,
        message,
        field,
      })),
    },
    code: 422,
  });
}
