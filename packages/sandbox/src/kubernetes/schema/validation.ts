import { invalid, notSupported, required } from '../fieldErrors.ts';
import type { FieldError } from '../fieldErrors.ts';
import type { KubeObject } from '../types.ts';
import { QUANTITY } from './schemas.ts';
import type { KindSchema } from './schemas.ts';
import type { SchemaError } from './shape.ts';

/** After these the API server does not evaluate the CEL rules of a schema. */
const BLOCKING = new Set<FieldError['reason']>([
  'FieldValueRequired',
  'FieldValueNotSupported',
  'FieldValueTypeInvalid',
]);

/** The pattern that generated CRDs carry for quantities. */
const QUANTITY_PATTERN =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

const CEL_SKIPPED: FieldError = {
  reason: 'FieldValueInvalid',
  field: '<nil>',
  message:
    'Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
};

/**
 * Validates a custom resource against its schema and then its CEL rules, as
 * the API server does.
 */
export function validateCustomResource(
  schema: KindSchema,
  celRules: (object: KubeObject, old?: KubeObject) => FieldError[],
  object: KubeObject,
  old?: KubeObject,
): FieldError[] {
  const errors = fieldErrors(schema.errors(object), object);
  if (errors.some(error => BLOCKING.has(error.reason))) {
    return [...errors, CEL_SKIPPED];
  }
  return [...errors, ...celRules(object, old)];
}

/** A value that the operator's webhook, which decodes into Go types, cannot read. */
export type DecodingError =
  | { kind: 'quantity' }
  | { kind: 'type'; path: string; actual: string; expected: string };

/** The first value of the wrong type, in the order of the schema. */
export function firstDecodingError(
  schema: KindSchema,
  object: KubeObject,
): DecodingError | undefined {
  for (const [pointer, errors] of byPath(schema.errors(object))) {
    const { value, path } = resolve(object, pointer);
    if (errors.some(isChoice)) {
      if (typeof value !== 'string') {
        return {
          kind: 'type',
          path,
          actual: jsonType(value),
          expected: 'string',
        };
      }
      return { kind: 'quantity' };
    }
    const wrong = errors.find(error => error.keyword === 'type');
    if (wrong) {
      return {
        kind: 'type',
        path,
        actual: jsonType(value),
        expected: wrong.params.type,
      };
    }
  }
  return undefined;
}

function fieldErrors(errors: SchemaError[], object: KubeObject): FieldError[] {
  const found = new Map<string, FieldError>();
  for (const [pointer, atPath] of byPath(errors)) {
    const { value, path } = resolve(object, pointer);
    const wrongType = atPath.find(error => error.keyword === 'type');
    const worded = atPath.some(isChoice)
      ? [quantityError(path, value)]
      : (wrongType ? [wrongType] : atPath).flatMap(error =>
          worded1(error, path, value),
        );
    for (const error of worded) {
      found.set(`${error.field}\n${error.message}`, error);
    }
  }
  return [...found.values()];
}

function isChoice(error: SchemaError): boolean {
  return error.keyword === 'oneOf' || error.keyword === 'anyOf';
}

function quantityError(path: string, value: unknown): FieldError {
  return typeof value === 'string' || QUANTITY.test(String(value))
    ? invalid(path, value, `${path} in body should match '${QUANTITY_PATTERN}'`)
    : typeError(path, value, 'integer,string');
}

function typeError(path: string, value: unknown, type: string): FieldError {
  const actual = JSON.stringify(jsonType(value));
  return {
    reason: 'FieldValueTypeInvalid',
    field: path,
    message: `Invalid value: ${actual}: ${path} in body must be of type ${type}: ${actual}`,
  };
}

function worded1(
  error: SchemaError,
  path: string,
  value: unknown,
): FieldError[] {
  const { params } = error;
  switch (error.keyword) {
    case 'type':
      return [typeError(path, value, params.type)];
    case 'required':
      return [
        required(
          path ? `${path}.${params.missingProperty}` : params.missingProperty,
        ),
      ];
    case 'enum':
      return [notSupported(path, value, params.allowedValues)];
    case 'minimum':
      return [
        invalid(
          path,
          value,
          `${path} in body should be greater than or equal to ${params.limit}`,
        ),
      ];
    case 'maximum':
      return [
        invalid(
          path,
          value,
          `${path} in body should be less than or equal to ${params.limit}`,
        ),
      ];
    case 'pattern':
      return [
        invalid(
          path,
          value,
          `${path} in body should match '${params.pattern}'`,
        ),
      ];
    case 'minLength':
      return [
        invalid(
          path,
          value,
          `${path} in body should be at least ${params.limit} chars long`,
        ),
      ];
    case 'maxLength':
      return [
        invalid(
          path,
          value,
          `${path} in body should be at most ${params.limit} chars long`,
        ),
      ];
    case 'minItems':
      return [
        invalid(
          path,
          (value as []).length,
          `${path} in body should have at least ${params.limit} items`,
        ),
      ];
    case 'maxItems':
      return [
        invalid(
          path,
          (value as []).length,
          `${path} in body should have at most ${params.limit} items`,
        ),
      ];
    case 'format':
      return [
        invalid(
          path,
          value,
          `${path} in body must be of type ${params.format}: ${JSON.stringify(
            value,
          )}`,
        ),
      ];
    default:
      return [
        invalid(path, value, `${path} in body is not valid (${error.keyword})`),
      ];
  }
}

function byPath(errors: SchemaError[]): Map<string, SchemaError[]> {
  const groups = new Map<string, SchemaError[]>();
  for (const error of errors) {
    const group = groups.get(error.instancePath);
    if (group) {
      group.push(error);
    } else {
      groups.set(error.instancePath, [error]);
    }
  }
  return groups;
}

/** A JSON pointer as a value and as a field path with `[0]` for items. */
function resolve(
  object: unknown,
  pointer: string,
): { value: unknown; path: string } {
  let value: any = object;
  let path = '';
  for (const escaped of pointer.split('/').slice(1)) {
    const segment = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) {
      path += `[${segment}]`;
    } else {
      path += path ? `.${segment}` : segment;
    }
    value = value?.[segment];
  }
  return { value, path };
}

function jsonType(value: unknown): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}
