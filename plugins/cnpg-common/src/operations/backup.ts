import { z } from 'zod';
import { BARMAN_PLUGIN } from '../barmanPlugin';
import {
  archiverOf,
  archivingState,
  backupStart,
  instancePods,
  isFenced,
  isReady,
  isTerminal,
  ownBackups,
} from '../health/clusterFacts';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { Cluster } from '../model/objects';
import { cnpgDatabaseBackupPermission } from '../permissions';
import { compact, newObject, notRunning } from './common';
import { Operation } from './operation';

const input = z.strictObject({
  target: z.enum(['primary', 'prefer-standby']).optional(),
});

/**
 * Takes a base backup now: `kubectl cnpg backup`.
 *
 * @public
 */
export const backup: Operation<z.infer<typeof input>> = {
  id: 'backup',
  title: 'Back up now',
  group: 'backup',
  permission: cnpgDatabaseBackupPermission,
  destructive: false,
  input,
  outlook: (objects, { now }) => ({
    refused: backupRefusal(objects, now),
    effect:
      'Nothing is interrupted. The backup is read from a standby where there is one, and takes as long as the data is large.',
  }),
  plan(objects, { target }, { now }) {
    const refused = backupRefusal(objects, now);
    if (refused) return { refused };
    const { cluster } = objects;
    return {
      title: 'Backup',
      effect:
        'Nothing is interrupted. The backup is done when its phase is "completed".',
      writes: [
        newObject(
          kinds.Backup,
          cluster,
          `${cluster.metadata.name}-${compact(now)}`,
          {
            cluster: { name: cluster.metadata.name },
            ...(target && { target }),
            ...backupMethod(cluster),
          },
        ),
      ],
    };
  },
};

/**
 * The way in which a cluster's backups are made, as a Backup and a
 * ScheduledBackup name it: CloudNativePG takes the in-tree way for granted.
 * Undefined when there is none.
 */
export function backupMethod(cluster: Cluster):
  | {
      method?: string;
      pluginConfiguration?: { name: string };
    }
  | undefined {
  const archiver = archiverOf(cluster);
  const plugin = cluster.spec?.plugins?.find(
    ({ name, enabled }) => name === BARMAN_PLUGIN && enabled !== false,
  );
  if (plugin) {
    return { method: 'plugin', pluginConfiguration: { name: plugin.name } };
  }
  if (archiver?.via === 'inTree') return {};
  if (cluster.spec?.backup?.volumeSnapshot) return { method: 'volumeSnapshot' };
  return undefined;
}

export const NO_BACKUPS =
  'No backups are configured for this database: its Cluster names neither an object store nor volume snapshots.';

/** A backup may be under way this long before another one may be asked for: stuck ones never end. */
const STUCK_BACKUP_MS = 6 * 60 * 60_000;

export function backupRefusal(
  objects: DatabaseObjects,
  now: Date,
): string | undefined {
  const { cluster, pods, unavailable } = objects;
  const stopped = notRunning(objects);
  if (stopped) return stopped;
  if (!backupMethod(cluster)) return NO_BACKUPS;
  const running = runningBackup(objects, now);
  if (running) {
    return `The backup ${running.metadata.name} is still running; wait until it has ended.`;
  }
  if (archivingState(cluster, now) === 'failing') {
    return 'WAL archiving fails, and a backup would wait until it works again: repair archiving first.';
  }
  const ready = instancePods(pods).some(
    pod => isReady(pod) && !isFenced(cluster, pod.metadata.name),
  );
  if (!unavailable.Pod && !ready) {
    return 'No instance is ready that a backup could be read from.';
  }
  return undefined;
}

/**
 * The newest that has not ended, unless it has been so for so long that it
 * counts as stuck.
 *
 * @public
 */
export function runningBackup(objects: DatabaseObjects, now: Date) {
  return ownBackups(objects).find(
    entry =>
      !isTerminal(entry) &&
      !(now.getTime() - Date.parse(backupStart(entry) ?? '') > STUCK_BACKUP_MS),
  );
}
