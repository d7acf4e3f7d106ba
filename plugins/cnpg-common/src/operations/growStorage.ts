import { z } from 'zod';
import { DatabaseObjects } from '../model/database';
import { cnpgDatabaseScalePermission } from '../permissions';
import { parseQuantity } from '../quantity';
import { formatBytes, notRunning, patchSpec } from './common';
import { Operation } from './operation';

const size = z
  .string()
  .regex(/^[1-9][0-9]{0,5}(Mi|Gi|Ti)$/, 'must be a size such as 64Gi');
const input = z.strictObject({ data: size.optional(), wal: size.optional() });

/**
 * Gives the volumes a larger size: `kubectl patch` of `spec.storage.size`.
 *
 * @public
 */
export const growStorage: Operation<z.infer<typeof input>> = {
  id: 'grow-storage',
  title: 'Grow the storage',
  group: 'size',
  permission: cnpgDatabaseScalePermission,
  destructive: false,
  input,
  outlook({ cluster, ...rest }) {
    const { storage, walStorage } = cluster.spec ?? {};
    const refused =
      notRunning({ cluster, ...rest }) ??
      (storage?.size
        ? undefined
        : 'The Cluster does not say the size of its volumes.') ??
      (storage?.resizeInUseVolumes === false
        ? 'The Cluster forbids it (storage.resizeInUseVolumes is false).'
        : undefined) ??
      whyFixed({ cluster, ...rest });
    return {
      refused,
      effect:
        'Nothing is interrupted where the storage class can grow volumes in use, as Azure disks can; it takes some minutes. Volumes cannot shrink again.',
      seen: {
        'size of the data volume': storage?.size ?? '',
        ...(walStorage && { 'size of the WAL volume': walStorage.size ?? '' }),
      },
      facts: {
        storage: {
          data: storage?.size ?? '',
          ...(walStorage?.size && { wal: walStorage.size }),
        },
      },
    };
  },
  plan({ cluster }, { data, wal }) {
    const { storage, walStorage } = cluster.spec ?? {};
    if (!data && !wal) {
      return {
        refused: 'Say the new size of at least one volume.',
        field: 'data',
      };
    }
    if (wal && !walStorage) {
      return {
        refused: 'The database has no volume for WAL of its own.',
        field: 'wal',
      };
    }
    for (const [field, wanted, current] of [
      ['data', data, storage?.size],
      ['wal', wal, walStorage?.size],
    ] as const) {
      const [has, wants] = [parseQuantity(current), parseQuantity(wanted)];
      if (has !== undefined && wants !== undefined && wants <= has) {
        return {
          refused: `Volumes cannot shrink: it has ${formatBytes(
            has,
          )}, so the new size must be larger.`,
          field,
        };
      }
    }
    return {
      title: `Growth of the storage to ${[data, wal && `${wal} of WAL`]
        .filter(Boolean)
        .join(' and ')}`,
      effect:
        'Nothing is interrupted where the storage class can grow volumes in use, as Azure disks can; it takes some minutes.',
      writes: [
        patchSpec(cluster, {
          ...(data && { storage: { size: data } }),
          ...(wal && { walStorage: { size: wal } }),
        }),
      ],
    };
  },
};

/** CloudNativePG asks for the size all the same, and nobody says that nothing comes of it. */
function whyFixed({
  cluster,
  volumes,
  storageClasses,
}: DatabaseObjects): string | undefined {
  const { storage, walStorage } = cluster.spec ?? {};
  const used = new Set([
    storage?.storageClass,
    walStorage?.storageClass,
    ...volumes.map(({ spec }) => spec?.storageClassName),
  ]);
  const fixed = storageClasses?.find(
    ({ metadata, allowVolumeExpansion }) =>
      used.has(metadata.name) && allowVolumeExpansion !== true,
  );
  return (
    fixed &&
    `Volumes of the storage class ${fixed.metadata.name} cannot grow (allowVolumeExpansion is not true).`
  );
}
