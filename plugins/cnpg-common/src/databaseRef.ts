import { fitName } from './names/fitName';

/**
 * What identifies a database: the target it runs on, and its Cluster there.
 *
 * @public
 */
export interface DatabaseRef {
  target: string;
  namespace: string;
  name: string;
}

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Longest name that the catalog accepts for an entity. */
const MAX_ENTITY_NAME = 63;

/**
 * Writes a reference as `<target>/<namespace>/<name>`.
 *
 * @public
 */
export function stringifyDatabaseRef(ref: DatabaseRef): string {
  return `${ref.target}/${ref.namespace}/${ref.name}`;
}

/**
 * Reads `<target>/<namespace>/<name>`; undefined when the text is anything else.
 *
 * @public
 */
export function parseDatabaseRef(text: string): DatabaseRef | undefined {
  const parts = text.trim().split('/');
  if (parts.length !== 3 || !parts.every(part => LABEL.test(part))) {
    return undefined;
  }
  const [target, namespace, name] = parts;
  return { target, namespace, name };
}

/**
 * Reads the value of {@link DATABASE_ANNOTATION}: the references in it, and the
 * parts that are none.
 *
 * @public
 */
export function parseDatabaseAnnotation(value: string | undefined): {
  refs: DatabaseRef[];
  malformed: string[];
} {
  const refs: DatabaseRef[] = [];
  const malformed: string[] = [];
  for (const part of (value ?? '').split(',')) {
    if (!part.trim()) continue;
    const ref = parseDatabaseRef(part);
    if (ref) refs.push(ref);
    else malformed.push(part.trim());
  }
  return { refs, malformed };
}

/**
 * Entity reference of the Resource that stands for the database:
 * `resource:default/<name>.<namespace>.<target>`. None of the three parts can
 * hold a dot, so two databases never share a name; one that the catalog would
 * find too long is cut and gets a hash of the whole reference.
 *
 * @public
 */
export function databaseEntityRef(ref: DatabaseRef): string {
  return `resource:default/${databaseEntityName(ref)}`;
}

/**
 * `metadata.name` of that Resource.
 *
 * @public
 */
export function databaseEntityName(ref: DatabaseRef): string {
  return fitName(
    `${ref.name}.${ref.namespace}.${ref.target}`,
    stringifyDatabaseRef(ref),
    MAX_ENTITY_NAME,
  );
}
