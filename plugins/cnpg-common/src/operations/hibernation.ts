import { z } from 'zod';
import { isHibernated } from '../health/clusterFacts';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { cnpgDatabaseOperatePermission } from '../permissions';
import { gone, hibernation, patchCluster, noInput } from './common';
import { Operation } from './operation';

const base = {
  group: 'availability',
  permission: cnpgDatabaseOperatePermission,
  destructive: false,
  input: noInput,
} as const;

const HIBERNATE_EFFECT =
  'All instances stop, and nobody can read or write until the database is woken up. The volumes and the backups stay; no new backups are made.';

/**
 * Removes all pods and keeps the volumes: `kubectl cnpg hibernate on`.
 *
 * @public
 */
export const hibernate: Operation<z.infer<typeof noInput>> = {
  ...base,
  id: 'hibernate',
  title: 'Hibernate',
  outlook: objects => ({
    refused: hibernateRefusal(objects),
    effect: HIBERNATE_EFFECT,
  }),
  plan(objects) {
    const refused = hibernateRefusal(objects);
    if (refused) return { refused };
    return {
      title: 'Hibernation',
      effect: HIBERNATE_EFFECT,
      writes: [annotate(objects.cluster, 'on')],
    };
  },
};

const WAKE_EFFECT =
  'The primary starts first, and the standbys after it: writes are possible after about half a minute, when nodes have room.';

/**
 * Starts a hibernated cluster: `kubectl cnpg hibernate off`.
 *
 * @public
 */
export const wake: Operation<z.infer<typeof noInput>> = {
  ...base,
  id: 'wake',
  title: 'Wake up',
  outlook: objects => ({
    refused: wakeRefusal(objects),
    effect: WAKE_EFFECT,
  }),
  plan(objects) {
    const refused = wakeRefusal(objects);
    if (refused) return { refused };
    return {
      title: 'Waking up',
      effect: WAKE_EFFECT,
      writes: [annotate(objects.cluster, 'off')],
    };
  },
};

function hibernateRefusal(objects: DatabaseObjects): string | undefined {
  const { cluster } = objects;
  if (hibernation(cluster) === 'on') {
    return isHibernated(cluster)
      ? 'The database is hibernated already.'
      : 'The database is being hibernated already.';
  }
  return gone(objects);
}

function wakeRefusal(objects: DatabaseObjects): string | undefined {
  return (
    gone(objects) ??
    (hibernation(objects.cluster) === 'on'
      ? undefined
      : 'The database is not hibernated.')
  );
}

function annotate(cluster: Cluster, value: 'on' | 'off') {
  return patchCluster(cluster, {
    metadata: { annotations: { 'cnpg.io/hibernation': value } },
  });
}
