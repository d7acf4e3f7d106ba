import { parseEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseQuantity } from '@pgportal/plugin-cnpg-common';
import { z } from 'zod';

/**
 * Reads one key below `cnpg` with a schema. Everything that is wrong is said at
 * once, one sentence per mistake, each starting with the path in app-config.
 * Values are never repeated: some of them are secrets.
 */
export function parseConfig<T>(
  config: Config,
  key: string,
  schema: z.ZodType<T>,
): T | undefined {
  const value = config.getOptional(`cnpg.${key}`);
  if (value === undefined) return undefined;
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues
      .map(issue => sentence(formatPath(`cnpg.${key}`, issue.path), issue))
      .join(' '),
  );
}

export function formatPath(root: string, path: PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`,
    root,
  );
}

function sentence(path: string, issue: z.core.$ZodIssue): string {
  // What is wrong with a key of a record is one level down.
  if (issue.code === 'invalid_key') return sentence(path, issue.issues[0]);
  // Messages of our own schemas are predicates.
  if (/^(must|needs|may) /.test(issue.message)) {
    return `${path} ${issue.message}.`;
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${path} has unknown keys: ${issue.keys.join(', ')}.`;
    case 'invalid_value':
      return `${path} must be one of ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      return issue.input === undefined
        ? `${path} is missing.`
        : `${path} must be ${article(issue.expected)}.`;
    default:
      return `${path} is not valid: ${issue.message}.`;
  }
}

function article(type: string): string {
  const noun = type === 'array' ? 'list' : type;
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** A name that ends up in Kubernetes and catalog names. */
export const dnsLabel = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'must consist of lower-case letters, digits and hyphens, at most 63',
  );

/** `group:default/orders`, always in full, so that it can be compared. */
export const entityRef = z.string().refine(value => {
  try {
    const { kind, namespace, name } = parseEntityRef(value);
    return value === `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
  } catch {
    return false;
  }
}, 'must be an entity reference in lower case, such as group:default/orders');

export const text = z.string().trim().min(1, 'must not be empty');

/** Environment variables in app-config are always strings, so numbers may be too. */
export const wholeNumber = (min: number, max: number) =>
  z.preprocess(
    value =>
      typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
    z
      .number()
      .int('must be a whole number')
      .min(min, `must be at least ${min}`)
      .max(max, `must be at most ${max}`),
  );

export const flag = z.preprocess(
  value => (value === 'true' || value === 'false' ? value === 'true' : value),
  z.boolean(),
);

export const quantity = z
  .preprocess(
    value => (typeof value === 'number' ? String(value) : value),
    z.string(),
  )
  .refine(value => (parseQuantity(value) ?? 0) > 0, {
    error: 'must be a Kubernetes quantity above zero, such as 500m or 8Gi',
    abort: true,
  });

/** A quantity with a lower limit, and why it has one. */
export const atLeast = (least: string, why: string) =>
  quantity.refine(
    value => parseQuantity(value)! >= parseQuantity(least)!,
    `must be at least ${least}: ${why}`,
  );

export const httpsUrl = z.string().refine(value => {
  try {
    return new URL(value).protocol === 'https:';
  } catch {
    return false;
  }
}, 'must be a URL that starts with https://');

/** Refuses a list in which a name stands twice. */
export function uniqueNames<T extends { name: string }>(
  items: T[],
  context: z.RefinementCtx,
): void {
  items.forEach((item, index) => {
    if (items.findIndex(({ name }) => name === item.name) < index) {
      context.addIssue({
        code: 'custom',
        path: [index, 'name'],
        message: `must be unique; "${item.name}" is there already`,
      });
    }
  });
}

/** One sentence when a list names what there is not. */
export function unknownNames(
  path: PropertyKey[],
  given: string[] | undefined,
  known: { name: string }[],
): string[] {
  const unknown = (given ?? []).filter(
    name => !known.some(entry => entry.name === name),
  );
  return unknown.length
    ? [
        `${formatPath('cnpg', path)} names ${unknown.join(', ')}; there is ${
          known.map(({ name }) => name).join(', ') || 'none'
        }.`,
      ]
    : [];
}
