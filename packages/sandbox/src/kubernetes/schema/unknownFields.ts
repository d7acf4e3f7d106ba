import { isRecord } from '../json.ts';
import type { KubeObject } from '../types.ts';
import type { Shape } from './shape.ts';

const metadataFields = new Set([
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'managedFields',
]);

/**
 * Takes the fields that the schema does not declare out of the object, and
 * the nulls with them. Returns the paths of the undeclared ones.
 */
export function prune(object: KubeObject, shape: Shape): string[] {
  const unknown: string[] = [];
  for (const name of Object.keys(object.metadata)) {
    if (!metadataFields.has(name)) {
      unknown.push(`metadata.${name}`);
      delete (object.metadata as any)[name];
    }
  }
  const {
    apiVersion: _apiVersion,
    kind: _kind,
    metadata: _metadata,
    ...rest
  } = object;
  pruneMembers(object, Object.keys(rest), shape, '', unknown);
  return unknown;
}

function pruneMembers(
  value: Record<string, any>,
  names: string[],
  shape: Shape,
  path: string,
  unknown: string[],
): void {
  for (const name of names) {
    const memberPath = path ? `${path}.${name}` : name;
    const member = shape.members.get(name);
    if (!member) {
      unknown.push(memberPath);
      delete value[name];
    } else if (value[name] === null) {
      delete value[name];
    } else {
      pruneValue(value[name], member, memberPath, unknown);
    }
  }
}

function pruneValue(
  value: unknown,
  shape: Shape,
  path: string,
  unknown: string[],
): void {
  if (Array.isArray(value)) {
    const item = shape.members.get('*');
    if (shape.kind === 'array' && item) {
      value.forEach((each, index) =>
        pruneValue(each, item, `${path}[${index}]`, unknown),
      );
    }
  } else if (isRecord(value)) {
    if (shape.kind === 'object') {
      pruneMembers(value, Object.keys(value), shape, path, unknown);
    } else if (shape.kind === 'map') {
      const item = shape.members.get('*');
      for (const [name, each] of Object.entries(value)) {
        if (each === null) {
          delete value[name];
        } else if (item) {
          pruneValue(each, item, `${path}.${name}`, unknown);
        }
      }
    }
  }
}
