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
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { Cluster } from '../model/objects';
import { cnpgDatabaseBackupPermission } from '../permissions';
import { compact, newObject, notRunning } from './common';
import { OperationDefinition } from './spoken';

const input = z.strictObject({
  target: z.enum(['primary', 'prefer-standby']).optional(),
});

/**
 * Takes a base backup now: `kubectl cnpg backup`.
 *
 * @public
 */
export const backup: OperationDefinition<z.infer<typeof input>> = {
  id: 'backup',
  title: 'Back up now',
  group: 'backup',
  permission: cnpgDatabaseBackupPermission,
  destructive: false,
  input,
  outlook: (objects, { now }) => ({
    refused: backupRefusal(objects, now),
    effect: say('operation.backup.effect'),
  }),
  plan(objects, { target }, { now }) {
    const refused = backupRefusal(objects, now);
    if (refused) return { refused };
    const { cluster } = objects;
    return {
      title: say('operation.backup.title'),
      effect: say('operation.backup.started'),
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

export const NO_BACKUPS = say('operation.backup.none');

/** A backup may be under way this long before another one may be asked for: stuck ones never end. */
const STUCK_BACKUP_MS = 6 * 60 * 60_000;

export function backupRefusal(
  objects: DatabaseObjects,
  now: Date,
): Message | undefined {
  const { cluster, pods, unavailable } = objects;
  const stopped = notRunning(objects);
  if (stopped) return stopped;
  if (!backupMethod(cluster)) return NO_BACKUPS;
  const running = runningBackup(objects, now);
  if (running) {
    return say('operation.backup.running', { backup: running.metadata.name });
  }
  if (archivingState(cluster, now) === 'failing') {
    return say('operation.backup.archiving');
  }
  const ready = instancePods(pods).some(
    pod => isReady(pod) && !isFenced(cluster, pod.metadata.name),
  );
  if (!unavailable.Pod && !ready) {
    return say('operation.backup.noInstance');
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
