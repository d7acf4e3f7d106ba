import { copyJson, isRecord, sameJson } from './json.ts';
import { itemKey, listStrategy } from './listStrategy.ts';
import { badRequest, StatusError } from './status.ts';

/** JSON merge patch (RFC 7386). Returns the patched value; the arguments stay as they are. */
export function mergePatch(target: unknown, patch: unknown): any {
  if (!isRecord(patch)) {
    return copyJson(patch);
  }
  const result: Record<string, any> = isRecord(target) ? copyJson(target) : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[name];
    } else {
      setOwn(result, name, mergePatch(result[name], value));
    }
  }
  return result;
}

/** Members called __proto__ stay members. */
function setOwn(
  object: Record<string, any>,
  name: string,
  value: unknown,
): void {
  Object.defineProperty(object, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/**
 * Strategic merge patch of a built-in kind: lists with merge keys are merged
 * item by item; `$patch: delete | replace` and `$deleteFromPrimitiveList` are
 * understood, other directives are ignored.
 */
export function strategicMergePatch(
  kind: string,
  target: unknown,
  patch: unknown,
  path = '',
): any {
  if (!isRecord(patch)) {
    return copyJson(patch);
  }
  const { $patch, ...fields } = patch;
  if ($patch === 'replace') {
    return copyJson(fields);
  }
  const result: Record<string, any> = isRecord(target) ? copyJson(target) : {};
  for (const [name, value] of Object.entries(fields)) {
    const memberPath = path ? `${path}.${name}` : name;
    if (name.startsWith('$deleteFromPrimitiveList/') && Array.isArray(value)) {
      const list = name.slice('$deleteFromPrimitiveList/'.length);
      result[list] = result[list]?.filter(
        (item: unknown) => !value.includes(item),
      );
    } else if (name.startsWith('$')) {
      continue;
    } else if (
      value === null ||
      (isRecord(value) && value.$patch === 'delete')
    ) {
      delete result[name];
    } else if (Array.isArray(value)) {
      setOwn(result, name, mergeList(kind, result[name], value, memberPath));
    } else {
      setOwn(
        result,
        name,
        strategicMergePatch(kind, result[name], value, memberPath),
      );
    }
  }
  return result;
}

function mergeList(
  kind: string,
  target: unknown,
  patch: unknown[],
  path: string,
): unknown[] {
  const strategy = listStrategy(kind, path);
  const items: unknown[] = Array.isArray(target) ? copyJson(target) : [];
  if (strategy === 'set') {
    return [...items, ...patch.filter(item => !items.includes(item))];
  }
  if (
    strategy === 'atomic' ||
    patch.some(item => isRecord(item) && item.$patch === 'replace')
  ) {
    return copyJson(patch.filter(item => !(isRecord(item) && item.$patch)));
  }
  for (const item of patch) {
    const key = itemKey(item, strategy.keys);
    if (key === undefined) {
      throw badRequest(
        `map: ${JSON.stringify(item)} does not contain declared merge key: ${
          strategy.keys[0]
        }`,
      );
    }
    const index = items.findIndex(each =>
      sameJson(itemKey(each, strategy.keys), key),
    );
    if (isRecord(item) && item.$patch === 'delete') {
      if (index >= 0) {
        items.splice(index, 1);
      }
    } else if (index >= 0) {
      items[index] = strategicMergePatch(kind, items[index], item, `${path}.*`);
    } else {
      items.push(copyJson(item));
    }
  }
  return items;
}

interface JsonPatchOperation {
  op: string;
  path: string;
  from?: string;
  value?: unknown;
}

/** The API server answers a JSON patch that does not apply without saying why. */
function doesNotApply(): StatusError {
  return new StatusError({
    message: 'the server rejected our request due to an error in our request',
    reason: 'Invalid',
    details: {},
    code: 422,
  });
}

/**
 * JSON patch (RFC 6902). Returns the patched value.
 *
 * @throws StatusError 400 when it is no JSON patch, 422 when it does not apply
 */
export function jsonPatch(target: unknown, patch: unknown): any {
  if (!Array.isArray(patch) || !patch.every(isRecord)) {
    throw badRequest('the JSON patch must be a list of operations');
  }
  const document = { root: copyJson(target) };
  for (const operation of patch as JsonPatchOperation[]) {
    applyOperation(document, operation);
  }
  return document.root;
}

function applyOperation(
  document: { root: any },
  operation: JsonPatchOperation,
): void {
  const { op, path, from, value } = operation;
  switch (op) {
    case 'add':
      place(document, path, copyJson(value), 'add');
      return;
    case 'replace':
      place(document, path, copyJson(value), 'replace');
      return;
    case 'remove':
      take(document, path);
      return;
    case 'move':
      place(document, path, take(document, from), 'add');
      return;
    case 'copy':
      place(document, path, copyJson(read(document, from)), 'add');
      return;
    case 'test':
      if (!sameJson(read(document, path), value)) {
        throw doesNotApply();
      }
      return;
    default:
      throw badRequest(
        `unexpected kind of JSON patch operation: ${JSON.stringify(op)}`,
      );
  }
}

/** Where a JSON pointer points to: a parent and a name in it. */
function locate(
  document: { root: any },
  pointer: unknown,
): { parent: any; name: string } {
  if (
    typeof pointer !== 'string' ||
    (pointer !== '' && !pointer.startsWith('/'))
  ) {
    throw doesNotApply();
  }
  const names = pointer
    .split('/')
    .slice(1)
    .map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.pop();
  if (last === undefined) {
    return { parent: document, name: 'root' };
  }
  let parent: any = document.root;
  for (const name of names) {
    parent = member(parent, name);
  }
  if (typeof parent !== 'object' || parent === null) {
    throw doesNotApply();
  }
  return { parent, name: last };
}

function member(parent: any, name: string): any {
  if (
    typeof parent !== 'object' ||
    parent === null ||
    !Object.hasOwn(parent, name)
  ) {
    throw doesNotApply();
  }
  return parent[name];
}

function read(document: { root: any }, pointer: unknown): unknown {
  const { parent, name } = locate(document, pointer);
  return member(parent, name);
}

function take(document: { root: any }, pointer: unknown): unknown {
  const { parent, name } = locate(document, pointer);
  const value = member(parent, name);
  if (Array.isArray(parent)) {
    parent.splice(Number(name), 1);
  } else {
    delete parent[name];
  }
  return value;
}

function place(
  document: { root: any },
  pointer: string,
  value: unknown,
  how: 'add' | 'replace',
): void {
  const { parent, name } = locate(document, pointer);
  if (how === 'replace') {
    member(parent, name);
  }
  if (Array.isArray(parent)) {
    const index = name === '-' ? parent.length : Number(name);
    if (!Number.isInteger(index) || index < 0 || index > parent.length) {
      throw doesNotApply();
    }
    parent.splice(index, how === 'replace' ? 1 : 0, value);
  } else {
    setOwn(parent, name, value);
  }
}
