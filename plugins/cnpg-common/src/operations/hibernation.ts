import { z } from 'zod';
import { HEALTHY_PHASE, isHibernated } from '../health/clusterFacts';
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { cnpgDatabaseOperatePermission } from '../permissions';
import { gone, hibernation, patchCluster, noInput } from './common';
import { OperationDefinition } from './spoken';

const base = {
  group: 'availability',
  permission: cnpgDatabaseOperatePermission,
  destructive: false,
  input: noInput,
} as const;

function hibernateEffect({ cluster }: DatabaseObjects): Message {
  const effect = say('operation.hibernate.effect');
  const { phase } = cluster.status ?? {};
  return phase && phase !== HEALTHY_PHASE
    ? say('operation.hibernate.waits', { effect })
    : effect;
}

/**
 * Removes all pods and keeps the volumes: `kubectl cnpg hibernate on`.
 *
 * @public
 */
export const hibernate: OperationDefinition<z.infer<typeof noInput>> = {
  ...base,
  id: 'hibernate',
  title: 'Hibernate',
  outlook: objects => ({
    refused: hibernateRefusal(objects),
    effect: hibernateEffect(objects),
  }),
  plan(objects) {
    const refused = hibernateRefusal(objects);
    if (refused) return { refused };
    return {
      title: say('operation.hibernate.title'),
      effect: hibernateEffect(objects),
      writes: [annotate(objects.cluster, 'on')],
    };
  },
};

const WAKE_EFFECT = say('operation.wake.effect');

/**
 * Starts a hibernated cluster: `kubectl cnpg hibernate off`.
 *
 * @public
 */
export const wake: OperationDefinition<z.infer<typeof noInput>> = {
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
      title: say('operation.wake.title'),
      effect: WAKE_EFFECT,
      writes: [annotate(objects.cluster, 'off')],
    };
  },
};

function hibernateRefusal(objects: DatabaseObjects): Message | undefined {
  const { cluster } = objects;
  if (hibernation(cluster) === 'on') {
    return isHibernated(cluster)
      ? say('operation.hibernate.already')
      : say('operation.hibernate.underWay');
  }
  return gone(objects);
}

function wakeRefusal(objects: DatabaseObjects): Message | undefined {
  return (
    gone(objects) ??
    (hibernation(objects.cluster) === 'on'
      ? undefined
      : say('operation.wake.already'))
  );
}

function annotate(cluster: Cluster, value: 'on' | 'off') {
  return patchCluster(cluster, {
    metadata: { annotations: { 'cnpg.io/hibernation': value } },
  });
}
