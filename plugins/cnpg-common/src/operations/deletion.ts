import { z } from 'zod';
import { clusterAnnotations } from '../annotations';
import { DatabaseObjects } from '../model/database';
import { Kind, kinds } from '../model/kinds';
import { Cluster, KubernetesObject } from '../model/objects';
import { cnpgDatabaseDeletePermission } from '../permissions';
import { gone, nameOf, patchCluster } from './common';
import { Operation, OperationWrite } from './operation';

const base = {
  group: 'danger',
  permission: cnpgDatabaseDeletePermission,
} as const;

const protection = z.strictObject({ enabled: z.boolean() });

/** Sets whether the portal may delete the database. @public */
export const deletionProtection: Operation<z.infer<typeof protection>> = {
  ...base,
  id: 'deletion-protection',
  title: 'Deletion protection',
  destructive: false,
  input: protection,
  outlook: objects => ({
    refused: gone(objects),
    effect: `Nothing is interrupted. Deletion protection is ${
      isProtected(objects.cluster) ? 'on' : 'off'
    }.`,
    seen: {
      'deletion protection': isProtected(objects.cluster) ? 'on' : 'off',
    },
  }),
  plan({ cluster }, { enabled }) {
    if (isProtected(cluster) === enabled) {
      return {
        refused: `Deletion protection is ${enabled ? 'on' : 'off'} already.`,
        field: 'enabled',
      };
    }
    return {
      title: `Deletion protection ${enabled ? 'on' : 'off'}`,
      effect: enabled
        ? 'The portal refuses to delete the database.'
        : 'The database can be deleted.',
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

const EFFECT =
  'The database and its volumes are deleted, and everybody is disconnected. What is in the backup store stays until somebody removes it; its schedules are suspended, and its poolers and declared databases and roles removed.';

/**
 * Deletes the Cluster, and with it the instances, volumes and secrets:
 * `kubectl delete cluster`.
 *
 * @public
 */
export const deleteDatabase: Operation<z.infer<typeof deletion>> = {
  ...base,
  id: 'delete',
  title: 'Delete the database',
  destructive: true,
  input: deletion,
  outlook: objects => ({
    refused: deletionRefusal(objects),
    effect: EFFECT,
    seen: { 'creation time': objects.cluster.metadata.creationTimestamp ?? '' },
  }),
  plan(objects, { confirm }) {
    const { cluster, scheduledBackups } = objects;
    const { poolers = [], databases = [], databaseRoles = [] } = objects;
    const refused = deletionRefusal(objects);
    if (refused) return { refused };
    if (confirm !== cluster.metadata.name) {
      return {
        refused: `Type the name of the database, ${cluster.metadata.name}.`,
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
      title: 'Deletion',
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

function deletionRefusal(objects: DatabaseObjects): string | undefined {
  if (gone(objects)) return 'The database is being deleted already.';
  return isProtected(objects.cluster)
    ? 'The database is protected against deletion: switch the protection off first.'
    : undefined;
}

function isProtected({ metadata }: Cluster): boolean {
  return metadata.annotations?.[clusterAnnotations.deletionProtection] === 'on';
}
