import { copyJson, isRecord, sameJson } from './json.ts';
import { itemKey, listStrategy } from './listStrategy.ts';
import { StatusError } from './status.ts';
import { timestamp } from './store.ts';
import type { KubeObject } from './types.ts';

/** An entry of metadata.managedFields. */
export interface ManagedFieldsEntry {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  time?: string;
  fieldsType: 'FieldsV1';
  fieldsV1: object;
  subresource?: string;
}

/** Whether a client's entry can be worked with. */
export function isManagedFieldsEntry(
  value: unknown,
): value is ManagedFieldsEntry {
  return (
    isRecord(value) &&
    typeof value.manager === 'string' &&
    (value.operation === 'Apply' || value.operation === 'Update') &&
    typeof value.apiVersion === 'string' &&
    isRecord(value.fieldsV1)
  );
}

/** Who writes. */
export interface Writer {
  manager: string;
  /** Empty for the object itself. */
  subresource: string;
}

/**
 * A set of fields. A member is a path written as JSON: a list of `f:name`,
 * `k:{…}` (an item of a list with keys) and `v:…` (an item of a set).
 */
type FieldSet = Set<string>;

/** Not owned by anybody. */
const unowned = new Set([
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.resourceVersion',
  'metadata.generation',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'metadata.deletionGracePeriodSeconds',
  'metadata.selfLink',
  'metadata.managedFields',
]);

/** What apply compares and merges: the leaves of an object, and the items of its lists with keys. */
interface Leaf {
  path: string[];
  value: unknown;
}

/** Value of an item of a list with keys: its members are leaves of their own. */
const present = Symbol('present');

function leavesOf(object: KubeObject): Leaf[] {
  const leaves: Leaf[] = [];
  visit(object.kind, object, [], '', leaves);
  return leaves;
}

function visit(
  kind: string,
  value: unknown,
  path: string[],
  plain: string,
  leaves: Leaf[],
): void {
  if (unowned.has(plain)) {
    return;
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    for (const [name, member] of Object.entries(value)) {
      if (member !== undefined) {
        visit(
          kind,
          member,
          [...path, `f:${name}`],
          plain ? `${plain}.${name}` : name,
          leaves,
        );
      }
    }
    return;
  }
  if (Array.isArray(value) && value.length > 0) {
    const strategy = listStrategy(kind, plain);
    if (strategy === 'set') {
      for (const item of value) {
        leaves.push({
          path: [...path, `v:${JSON.stringify(item)}`],
          value: item,
        });
      }
      return;
    }
    if (strategy !== 'atomic') {
      for (const item of value) {
        const itemPath = [
          ...path,
          `k:${JSON.stringify(itemKey(item, strategy.keys))}`,
        ];
        // The item itself is a member, so that it goes when nobody wants it.
        leaves.push({ path: itemPath, value: present });
        visit(kind, item, itemPath, `${plain}.*`, leaves);
      }
      return;
    }
  }
  if (plain !== '') {
    leaves.push({ path, value });
  }
}

function setOf(leaves: Leaf[]): FieldSet {
  return new Set(leaves.map(leaf => JSON.stringify(leaf.path)));
}

/** Nodes that are members of the set at hand. */
const markers = new WeakSet<object>();

function toFieldsV1(fields: FieldSet): object {
  const root: Record<string, any> = {};
  for (const member of fields) {
    let node = root;
    for (const segment of JSON.parse(member) as string[]) {
      node[segment] ??= {};
      node = node[segment];
    }
    // Told apart from the parents of members by '.', where it has members itself.
    markers.add(node);
  }
  return withMarkers(root);
}

function withMarkers(node: Record<string, any>): object {
  const children = Object.entries(node);
  if (children.length === 0) {
    return {};
  }
  return {
    ...(markers.has(node) && { '.': {} }),
    ...Object.fromEntries(
      children.map(([name, child]) => [name, withMarkers(child)]),
    ),
  };
}

function fromFieldsV1(
  fields: unknown,
  path: string[] = [],
  into: FieldSet = new Set(),
): FieldSet {
  if (isRecord(fields)) {
    const names = Object.keys(fields);
    if (path.length > 0 && (names.length === 0 || names.includes('.'))) {
      into.add(JSON.stringify(path));
    }
    for (const name of names) {
      if (name !== '.') {
        fromFieldsV1(fields[name], [...path, name], into);
      }
    }
  }
  return into;
}

/** `.spec.ports[port=80,protocol="TCP"].name`, as conflicts name fields. */
function shownPath(member: string): string {
  return (JSON.parse(member) as string[])
    .map(segment => {
      if (segment.startsWith('k:')) {
        const keys = Object.entries(JSON.parse(segment.slice(2)) ?? {});
        return `[${keys
          .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
          .join(',')}]`;
      }
      return segment.startsWith('v:')
        ? `[=${segment.slice(2)}]`
        : `.${segment.slice(2)}`;
    })
    .join('');
}

function entriesOf(object: KubeObject | undefined): ManagedFieldsEntry[] {
  return copyJson(
    (object?.metadata.managedFields ?? []) as ManagedFieldsEntry[],
  );
}

function isBy(
  entry: ManagedFieldsEntry,
  writer: Writer,
  operation: string,
): boolean {
  return (
    entry.manager === writer.manager &&
    entry.operation === operation &&
    (entry.subresource ?? '') === writer.subresource
  );
}

function entryFor(
  writer: Writer,
  operation: 'Apply' | 'Update',
  apiVersion: string,
  fields: FieldSet,
  time: string,
): ManagedFieldsEntry {
  return {
    manager: writer.manager,
    operation,
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: toFieldsV1(fields),
    ...(writer.subresource && { subresource: writer.subresource }),
  };
}

function sorted(entries: ManagedFieldsEntry[]): ManagedFieldsEntry[] {
  return entries
    .filter(entry => Object.keys(entry.fieldsV1).length > 0)
    .sort((a, b) =>
      a.operation === b.operation
        ? (a.time ?? '').localeCompare(b.time ?? '') ||
          a.manager.localeCompare(b.manager)
        : a.operation.localeCompare(b.operation),
    );
}

/**
 * The managedFields after a create, replace or patch: what the writer added
 * or changed is now its own, and nobody else's.
 */
export function trackUpdate(
  before: KubeObject | undefined,
  after: KubeObject,
  writer: Writer,
  now: Date,
): ManagedFieldsEntry[] {
  const old = new Map(
    (before ? leavesOf(before) : []).map(leaf => [
      JSON.stringify(leaf.path),
      leaf.value,
    ]),
  );
  const leaves = leavesOf(after);
  const remaining = setOf(leaves);
  const changed: FieldSet = new Set();
  for (const { path, value } of leaves) {
    const member = JSON.stringify(path);
    if (!old.has(member) || !sameJson(old.get(member), value)) {
      changed.add(member);
    }
  }
  const entries = entriesOf(before);
  const own = entries.find(entry => isBy(entry, writer, 'Update'));
  const result = entries
    .filter(entry => entry !== own)
    .map(entry => {
      const fields = fromFieldsV1(entry.fieldsV1);
      const kept = new Set(
        [...fields].filter(
          member => remaining.has(member) && !changed.has(member),
        ),
      );
      return kept.size === fields.size
        ? entry
        : { ...entry, fieldsV1: toFieldsV1(kept) };
    });
  const owned = own ? fromFieldsV1(own.fieldsV1) : new Set<string>();
  const next = new Set(
    [...owned, ...changed].filter(member => remaining.has(member)),
  );
  if (own && sameFields(owned, next) && changed.size === 0) {
    result.push(own);
  } else if (next.size > 0) {
    result.push(
      entryFor(writer, 'Update', after.apiVersion, next, timestamp(now)),
    );
  }
  return sorted(result);
}

function sameFields(a: FieldSet, b: FieldSet): boolean {
  return a.size === b.size && [...a].every(member => b.has(member));
}

/**
 * Server-side apply: the configuration is merged into the live object, what
 * this manager applied before and no longer names is removed, unless another
 * manager owns it too.
 *
 * @param live - undefined when the object is created
 * @throws StatusError 409 when another manager owns a field with another
 * value, and not forced
 */
export function applyConfiguration(
  live: KubeObject | undefined,
  configuration: KubeObject,
  writer: Writer,
  force: boolean,
  now: Date,
): KubeObject {
  const leaves = leavesOf(configuration);
  const applied = setOf(leaves);
  const entries = entriesOf(live);
  const own = entries.find(entry => isBy(entry, writer, 'Apply'));
  const others = entries.filter(entry => entry !== own);
  const liveValues = new Map(
    (live ? leavesOf(live) : []).map(leaf => [
      JSON.stringify(leaf.path),
      leaf.value,
    ]),
  );

  const differing = new Set(
    leaves
      .map(leaf => ({ ...leaf, member: JSON.stringify(leaf.path) }))
      .filter(({ member, value }) => !sameJson(liveValues.get(member), value))
      // Applying an empty object or list changes nothing where there are members.
      .filter(
        ({ member, value }) => !isEmpty(value) || !hasBelow(liveValues, member),
      )
      .map(({ member }) => member),
  );
  const conflicts = others.flatMap(entry =>
    [...fromFieldsV1(entry.fieldsV1)]
      .filter(member => differing.has(member))
      .map(member => ({ entry, field: shownPath(member) })),
  );
  if (conflicts.length > 0 && !force) {
    throw conflictError(conflicts);
  }

  const previous = own ? fromFieldsV1(own.fieldsV1) : new Set<string>();
  const ownedByOthers = new Set(
    others.flatMap(entry => [...fromFieldsV1(entry.fieldsV1)]),
  );
  const dropped = [...previous].filter(
    member => !applied.has(member) && !ownedByOthers.has(member),
  );
  const result: KubeObject = live
    ? copyJson(live)
    : {
        apiVersion: configuration.apiVersion,
        kind: configuration.kind,
        metadata: copyJson(configuration.metadata),
      };
  mergeApplied(configuration.kind, result, configuration, '');
  for (const member of dropped) {
    removeField(result, JSON.parse(member));
  }

  const mine =
    own &&
    sameFields(previous, applied) &&
    own.apiVersion === configuration.apiVersion
      ? own
      : entryFor(
          writer,
          'Apply',
          configuration.apiVersion,
          applied,
          timestamp(now),
        );
  result.metadata.managedFields = sorted([
    ...others.map(entry => {
      const fields = fromFieldsV1(entry.fieldsV1);
      const kept = new Set(
        [...fields].filter(member => !differing.has(member)),
      );
      return kept.size === fields.size
        ? entry
        : { ...entry, fieldsV1: toFieldsV1(kept) };
    }),
    mine,
  ]);
  return result;
}

function isEmpty(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 0
  );
}

function hasBelow(values: Map<string, unknown>, member: string): boolean {
  const prefix = `${member.slice(0, -1)},`;
  return [...values.keys()].some(each => each.startsWith(prefix));
}

function mergeApplied(
  kind: string,
  target: any,
  source: any,
  plain: string,
): void {
  for (const [name, value] of Object.entries<any>(source)) {
    const path = plain ? `${plain}.${name}` : name;
    if (unowned.has(path) || value === undefined) {
      continue;
    }
    if (isRecord(value)) {
      if (!isRecord(target[name])) {
        target[name] = {};
      }
      mergeApplied(kind, target[name], value, path);
    } else if (Array.isArray(value)) {
      target[name] = mergeAppliedList(kind, target[name], value, path);
    } else {
      target[name] = value;
    }
  }
}

function mergeAppliedList(
  kind: string,
  target: unknown,
  source: unknown[],
  path: string,
): unknown[] {
  const strategy = listStrategy(kind, path);
  if (strategy === 'atomic' || !Array.isArray(target)) {
    return copyJson(source);
  }
  if (strategy === 'set') {
    return [...target, ...source.filter(item => !target.includes(item))];
  }
  const items = [...target];
  for (const item of source) {
    const key = itemKey(item, strategy.keys);
    const index = items.findIndex(each =>
      sameJson(itemKey(each, strategy.keys), key),
    );
    if (index < 0) {
      items.push(copyJson(item));
    } else {
      mergeApplied(kind, items[index], item, `${path}.*`);
    }
  }
  return items;
}

/** Removes a field, and the objects that are empty without it. */
function removeField(node: any, path: string[]): boolean {
  const [segment, ...rest] = path;
  if (segment.startsWith('f:')) {
    const name = segment.slice(2);
    if (!isRecord(node) || !Object.hasOwn(node, name)) {
      return false;
    }
    if (rest.length === 0 || removeField(node[name], rest)) {
      delete node[name];
      return Object.keys(node).length === 0;
    }
    return false;
  }
  if (!Array.isArray(node)) {
    return false;
  }
  const index = segment.startsWith('v:')
    ? node.findIndex(item => sameJson(item, JSON.parse(segment.slice(2))))
    : node.findIndex(item => hasKey(item, JSON.parse(segment.slice(2))));
  if (index < 0) {
    return false;
  }
  if (rest.length === 0) {
    node.splice(index, 1);
  } else {
    removeField(node[index], rest);
  }
  return node.length === 0;
}

function hasKey(item: unknown, key: unknown): boolean {
  return isRecord(key) && sameJson(itemKey(item, Object.keys(key)), key);
}

function conflictError(
  conflicts: Array<{ entry: ManagedFieldsEntry; field: string }>,
): StatusError {
  const byManager = new Map<string, string[]>();
  for (const { entry, field } of conflicts) {
    const subresource = entry.subresource
      ? ` with subresource ${JSON.stringify(entry.subresource)}`
      : '';
    const using =
      entry.operation === 'Update' ? ` using ${entry.apiVersion}` : '';
    const manager = `${JSON.stringify(entry.manager)}${subresource}${using}`;
    byManager.set(manager, [...(byManager.get(manager) ?? []), field]);
  }
  const managers = [...byManager].sort(([a], [b]) => a.localeCompare(b));
  const causes = managers.flatMap(([manager, fields]) =>
    fields.sort().map(field => ({
      reason: 'FieldManagerConflict',
      message: `conflict with ${manager}`,
      field,
    })),
  );
  const list =
    causes.length === 1
      ? `1 conflict: ${causes[0].message}: ${causes[0].field}`
      : `${causes.length} conflicts: ${managers
          .map(([manager, fields]) =>
            [
              `conflicts with ${manager}:`,
              ...fields.map(field => `- ${field}`),
            ].join('\n'),
          )
          .join('\n')}`;
  return new StatusError({
    message: `Apply failed with ${list}`,
    reason: 'Conflict',
    details: { causes },
    code: 409,
  });
}
