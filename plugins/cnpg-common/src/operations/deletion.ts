import { z } from 'zod';
import { clusterAnnotations } from '../annotations';
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { Kind, kinds } from '../model/kinds';
import { Cluster, KubernetesObject } from '../model/objects';
import { cnpgDatabaseDeletePermission } from '../permissions';
import { gone, nameOf, patchCluster } from './common';
import { OperationWrite } from './operation';
import { OperationDefinition } from './spoken';

const base = {
  group: 'danger',
  permission: cnpgDatabaseDeletePermission,
} as const;

const protection = z.strictObject({ enabled: z.boolean() });

/** Sets whether the portal may delete the database. @public */
export const deletionProtection: OperationDefinition<
  z.infer<typeof protection>
> = {
  ...base,
  id: 'deletion-protection',
  title: 'Deletion protection',
  destructive: false,
  input: protection,
  outlook: objects => ({
    refused: gone(objects),
    effect: isProtected(objects.cluster)
      ? say('operation.deletion-protection.effect.on')
      : say('operation.deletion-protection.effect.off'),
    seen: [
      {
        name: say('operation.deletion-protection.fact'),
        value: isProtected(objects.cluster) ? 'on' : 'off',
      },
    ],
  }),
  plan({ cluster }, { enabled }) {
    if (isProtected(cluster) === enabled) {
      return {
        refused: enabled
          ? say('operation.deletion-protection.already.on')
          : say('operation.deletion-protection.already.off'),
        field: 'enabled',
      };
    }
    return {
      title: enabled
        ? say('operation.deletion-protection.title.on')
        : say('operation.deletion-protection.title.off'),
      effect: enabled
        ? say('operation.deletion-protection.started.on')
        : say('operation.deletion-protection.started.off'),
      writes: [
        patchCluster(cluster, {
          metadata: {
            annotations: {
              [clusterAnnotations.deletionProtection]: enabled ? 'on' : null,
            },
          },
        }),
      ],
    };
  },
};

const deletion = z.strictObject({
  /** The database's name, typed by whoever deletes it. */
  confirm: z.string().max(253),
});

const EFFECT = say('operation.delete.effect');

/**
 * Deletes the Cluster, and with it the instances, volumes and secrets:
 * `kubectl delete cluster`.
 *
 * @public
 */
export const deleteDatabase: OperationDefinition<z.infer<typeof deletion>> = {
  ...base,
  id: 'delete',
  title: 'Delete the database',
  destructive: true,
  input: deletion,
  outlook: objects => ({
    refused: deletionRefusal(objects),
    effect: EFFECT,
    seen: [
      {
        name: say('operation.delete.fact'),
        value: objects.cluster.metadata.creationTimestamp ?? '',
      },
    ],
  }),
  plan(objects, { confirm }) {
    const { cluster, scheduledBackups } = objects;
    const { poolers = [], databases = [], databaseRoles = [] } = objects;
    const refused = deletionRefusal(objects);
    if (refused) return { refused };
    if (confirm !== cluster.metadata.name) {
      return {
        refused: say('operation.delete.confirm', {
          name: cluster.metadata.name,
        }),
        field: 'confirm',
      };
    }
    // A schedule outlives its Cluster, and would go on asking for backups of nothing.
    const suspensions = scheduledBackups
      .filter(({ spec }) => !spec?.suspend)
      .map(
        (schedule): OperationWrite => ({
          verb: 'patch',
          kind: kinds.ScheduledBackup,
          ...nameOf(schedule),
          patch: { spec: { suspend: true } },
        }),
      );
    return {
      title: say('operation.delete.title'),
      effect: EFFECT,
      writes: [
        ...suspensions,
        ...poolers.map(pooler => deletionOf(kinds.Pooler, pooler)),
        deletionOf(kinds.Cluster, cluster),
        // After the Cluster, so that none of them is carried out in it first.
        ...databases.map(entry => deletionOf(kinds.Database, entry)),
        ...databaseRoles.map(entry => deletionOf(kinds.DatabaseRole, entry)),
      ],
    };
  },
};

function deletionOf(kind: Kind, object: KubernetesObject): OperationWrite {
  const { uid } = object.metadata;
  return { verb: 'delete', kind, ...nameOf(object), ...(uid && { uid }) };
}

function deletionRefusal(objects: DatabaseObjects): Message | undefined {
  if (gone(objects)) return say('operation.delete.already');
  return isProtected(objects.cluster)
    ? say('operation.delete.protected')
    : undefined;
}

function isProtected({ metadata }: Cluster): boolean {
  return metadata.annotations?.[clusterAnnotations.deletionProtection] === 'on';
}
