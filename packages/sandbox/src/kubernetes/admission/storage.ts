import { invalid } from '../fieldErrors.ts';
import type { FieldError } from '../fieldErrors.ts';
import { parseQuantity } from '../quantity.ts';
import type { Rule } from './webhook.ts';

/** The size that a storage section asks for, wherever it says so. */
export function requestedSize(storage: any): unknown {
  return storage?.size || storage?.pvcTemplate?.resources?.requests?.storage;
}

function sizeErrors(path: string, storage: any): FieldError[] {
  if (storage === undefined) {
    return [];
  }
  if (storage.size !== undefined && storage.size !== '') {
    return parseQuantity(storage.size) === undefined
      ? [invalid(`${path}.size`, storage.size, "Size value isn't valid")]
      : [];
  }
  return storage.pvcTemplate?.resources?.requests?.storage === undefined
    ? [
        invalid(
          `${path}.size`,
          '',
          'Size not configured. Please add it, or a storage request in the pvcTemplate.',
        ),
      ]
    : [];
}

function shrinkErrors(path: string, storage: any, old: any): FieldError[] {
  const before = requestedSize(old);
  const after = requestedSize(storage);
  const smaller =
    (parseQuantity(after) ?? Infinity) < (parseQuantity(before) ?? 0);
  return smaller
    ? [
        invalid(
          path,
          after,
          `can't shrink existing storage from ${before} to ${after}`,
        ),
      ]
    : [];
}

export const storage: Rule[] = [
  ({ spec }) => sizeErrors('spec.storage', spec.storage ?? {}),
  ({ spec }) => sizeErrors('spec.walStorage', spec.walStorage),
  ({ spec }) =>
    (spec.tablespaces ?? []).flatMap((tablespace: any, index: number) =>
      sizeErrors(
        `spec.tablespaces[${index}].storage`,
        tablespace.storage ?? {},
      ),
    ),
  ({ spec }) => {
    const names = (spec.tablespaces ?? []).map(
      (tablespace: any) => tablespace.name,
    );
    return names.flatMap((name: string, index: number) => {
      const path = `spec.tablespaces[${index}].name`;
      if (names.indexOf(name) !== index) {
        return [invalid(path, name, 'duplicate tablespace name')];
      }
      return /^pg_/.test(name) ||
        !/^[A-Za-z_][A-Za-z0-9_$]*$/.test(name) ||
        name.length > 63
        ? [invalid(path, name, 'invalid tablespace name')]
        : [];
    });
  },
];

export const storageChanges: Rule[] = [
  ({ spec }, old) =>
    shrinkErrors('spec.storage', spec.storage, old?.spec.storage),
  ({ spec }, old) => {
    if (!old?.spec.walStorage) {
      return [];
    }
    return spec.walStorage
      ? shrinkErrors('spec.walStorage', spec.walStorage, old.spec.walStorage)
      : [
          invalid(
            'spec.walStorage',
            undefined,
            'walStorage cannot be disabled once configured',
          ),
        ];
  },
  ({ spec }, old) =>
    (old?.spec.tablespaces ?? []).flatMap((before: any) => {
      const index = (spec.tablespaces ?? []).findIndex(
        (each: any) => each.name === before.name,
      );
      return index < 0
        ? [
            invalid(
              'spec.tablespaces',
              spec.tablespaces,
              `no tablespace can be removed: ${before.name} is missing`,
            ),
          ]
        : shrinkErrors(
            `spec.tablespaces[${index}].storage`,
            spec.tablespaces[index].storage,
            before.storage,
          );
    }),
];
