import { readFile } from 'node:fs/promises';
import { qualifiedName } from './status.ts';
import type { NewObject, ResourceKind, Store } from './types.ts';

interface ObjectsFile {
  /** How many copies of the objects are made. */
  count: number;
  /** In the order in which they are made; `{{n}}` in their texts is the number of the copy, from 1. */
  objects: NewObject[];
}

/**
 * Puts copies of objects into a store, past admission and validation. Owner
 * references to objects of the same copy get the uid that these were given.
 *
 * @throws Error with one sentence when the file cannot be used
 */
export async function loadObjects(
  store: Store,
  kinds: ResourceKind[],
  file: string,
): Promise<void> {
  const { count, objects } = await readObjectsFile(file);
  const templates = objects.map(object => ({
    kind: kindOf(kinds, object, file),
    json: JSON.stringify(object),
  }));
  for (let n = 1; n <= count; n++) {
    const uids = new Map<string, string>();
    for (const { kind, json } of templates) {
      const object: NewObject = JSON.parse(json.replaceAll('{{n}}', String(n)));
      for (const owner of object.metadata.ownerReferences ?? []) {
        owner.uid = uids.get(`${owner.kind}/${owner.name}`) ?? owner.uid;
      }
      const created = store.create(kind, object);
      uids.set(
        `${created.kind}/${created.metadata.name}`,
        created.metadata.uid,
      );
    }
  }
}

async function readObjectsFile(file: string): Promise<ObjectsFile> {
  let content: Partial<ObjectsFile> | null;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `${file}, named by --load, cannot be read: ${(error as Error).message}.`,
    );
  }
  const { count, objects } = content ?? {};
  if (!Number.isInteger(count) || !Array.isArray(objects)) {
    throw new Error(
      `${file}, named by --load, must be {"count": a whole number, "objects": [the objects of one copy]}.`,
    );
  }
  return { count: count!, objects };
}

function kindOf(kinds: ResourceKind[], object: NewObject, file: string) {
  const { apiVersion, kind } = object as { apiVersion?: string; kind?: string };
  const found = kinds.find(
    each =>
      each.kind === kind &&
      (each.group ? `${each.group}/${each.version}` : each.version) ===
        apiVersion,
  );
  if (!found) {
    throw new Error(
      `${file}, named by --load, holds a ${apiVersion} ${kind}, which the sandbox does not serve.`,
    );
  }
  return qualifiedName(found);
}
