import { z } from 'zod';
import { Message, inEnglish, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { cnpgDatabaseScalePermission } from '../permissions';
import { parseQuantity } from '../quantity';
import { notRunning, patchSpec } from './common';
import { OperationDefinition } from './spoken';

const size = z
  .string()
  .regex(/^[1-9][0-9]{0,5}(Mi|Gi|Ti)$/, inEnglish(say('input.size')));
const input = z.strictObject({ data: size.optional(), wal: size.optional() });

/**
 * Gives the volumes a larger size: `kubectl patch` of `spec.storage.size`.
 *
 * @public
 */
export const growStorage: OperationDefinition<z.infer<typeof input>> = {
  id: 'grow-storage',
  title: 'Grow the storage',
  group: 'size',
  permission: cnpgDatabaseScalePermission,
  destructive: false,
  input,
  outlook({ cluster, ...rest }) {
    const { storage, walStorage } = cluster.spec ?? {};
    const refused =
      notRunning({ cluster, ...rest }) ?? whyVolumesStay({ cluster, ...rest });
    return {
      refused,
      effect: say('operation.grow-storage.effect'),
      seen: [
        {
          name: say('operation.grow-storage.fact.data'),
          value: storage?.size ?? '',
        },
        ...(walStorage
          ? [
              {
                name: say('operation.grow-storage.fact.wal'),
                value: walStorage.size ?? '',
              },
            ]
          : []),
      ],
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
        refused: say('operation.grow-storage.missing'),
        field: 'data',
      };
    }
    if (wal && !walStorage?.size) {
      return {
        refused: walStorage
          ? say('operation.grow-storage.noSize')
          : say('operation.grow-storage.noWalVolume'),
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
          refused: say('operation.grow-storage.shrink', {
            size: { bytes: has },
          }),
          field,
        };
      }
    }
    return {
      title: growthTitle(data, wal),
      effect: say('operation.grow-storage.started'),
      writes: [
        patchSpec(cluster, {
          ...(data && { storage: { size: data } }),
          ...(wal && { walStorage: { size: wal } }),
        }),
      ],
    };
  },
};

function growthTitle(data: string | undefined, wal: string | undefined) {
  if (!wal)
    return say('operation.grow-storage.title.data', { data: data ?? '' });
  return data
    ? say('operation.grow-storage.title.both', { data, wal })
    : say('operation.grow-storage.title.wal', { wal });
}

/** Why no volume of the cluster can grow. */
export function whyVolumesStay(objects: DatabaseObjects): Message | undefined {
  const { spec, status } = objects.cluster;
  if (!spec?.storage?.size) return say('operation.grow-storage.noSize');
  if (spec.storage.resizeInUseVolumes === false) {
    return say('operation.grow-storage.forbidden');
  }
  // The operator leaves everything alone then, the volumes included.
  if (status?.phase === 'Not enough disk space') {
    return say('operation.grow-storage.full');
  }
  return whyFixed(objects);
}

/**
 * CloudNativePG asks for the size all the same, is refused, and does nothing
 * else to the cluster from then on; and a size never goes back.
 */
function whyFixed({
  cluster,
  volumes,
  storageClasses,
}: DatabaseObjects): Message | undefined {
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
    say('operation.grow-storage.fixed', {
      storageClass: fixed.metadata.name,
    })
  );
}
