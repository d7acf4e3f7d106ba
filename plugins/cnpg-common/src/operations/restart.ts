import { z } from 'zod';
import { instancePods, isFenced, isReady } from '../health/clusterFacts';
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { cnpgDatabaseOperatePermission } from '../permissions';
import {
  lock,
  micros,
  nameOf,
  notReady,
  notRunning,
  patchCluster,
  seconds,
  noInput,
} from './common';
import { heldUpBy, unusualRollout } from './rollout';
import { OperationDefinition } from './spoken';
import { describeInstances, seenPrimary } from './switchover';

const base = {
  group: 'availability',
  permission: cnpgDatabaseOperatePermission,
  destructive: false,
} as const;

function restartEffect(objects: DatabaseObjects): Message {
  return unusualRollout(objects) ?? say('operation.restart.effect');
}

/** Asked for all the same, it would stand there and begin some day. */
function restartRefusal(objects: DatabaseObjects): Message | undefined {
  const instances = heldUpBy(objects);
  return instances.length
    ? say('operation.restart.waits', { instances: instances.join(', ') })
    : undefined;
}

/**
 * Replaces every instance's pod, one after the other: `kubectl cnpg restart`
 * with a cluster.
 *
 * @public
 */
export const restart: OperationDefinition<z.infer<typeof noInput>> = {
  ...base,
  id: 'restart',
  title: 'Restart all instances',
  input: noInput,
  outlook: objects => ({
    refused: notRunning(objects) ?? restartRefusal(objects),
    effect: restartEffect(objects),
  }),
  plan: (objects, _input, { now }) => ({
    title: say('operation.restart.title'),
    effect: restartEffect(objects),
    writes: [
      patchCluster(objects.cluster, {
        metadata: {
          annotations: { 'kubectl.kubernetes.io/restartedAt': seconds(now) },
          managedFields: null,
        },
      }),
    ],
  }),
};

const input = z.strictObject({ instance: z.string().min(1).max(253) });

/**
 * Restarts PostgreSQL in place on the primary, or replaces a standby's pod:
 * `kubectl cnpg restart` with an instance.
 *
 * @public
 */
export const restartInstance: OperationDefinition<z.infer<typeof input>> = {
  ...base,
  id: 'restart-instance',
  title: 'Restart an instance',
  input,
  outlook: objects => ({
    refused: notRunning(objects) ?? objects.unavailable.Pod,
    effect: say('operation.restart-instance.effect'),
    seen: [seenPrimary(objects)],
    facts: {
      instances: describeInstances(objects).map(
        ({ unfit: _, ...instance }) => ({ ...instance, fit: true }),
      ),
    },
  }),
  plan({ cluster, pods }, { instance }, { now }) {
    const pod = instancePods(pods).find(
      ({ metadata }) => metadata.name === instance,
    );
    if (!pod) {
      return {
        refused: say('operation.unknownInstance', { instance }),
        field: 'instance',
      };
    }
    if (cluster.status?.currentPrimary === instance) {
      // Its instance manager would not look at the request.
      if (isFenced(cluster, instance) || !isReady(pod)) {
        return {
          refused: isFenced(cluster, instance)
            ? say('operation.restart-instance.fenced', { instance })
            : say('operation.restart-instance.notReady', { instance }),
          field: 'instance',
        };
      }
      return {
        title: say('operation.restart-instance.title', { instance }),
        effect: say('operation.restart-instance.effect.primary'),
        writes: [
          patchCluster(
            cluster,
            {
              metadata: lock(cluster),
              status: {
                conditions: notReady(cluster, now),
                phase: 'Primary instance is being restarted in-place',
                phaseReason: 'Requested by the user',
              },
            },
            'status',
          ),
        ],
      };
    }
    return {
      title: say('operation.restart-instance.title', { instance }),
      effect: say('operation.restart-instance.effect.standby'),
      writes: [
        {
          verb: 'delete',
          kind: kinds.Pod,
          ...nameOf(pod),
          // Serial numbers are used again: it must be this very pod.
          ...(pod.metadata.uid && { uid: pod.metadata.uid }),
        },
      ],
    };
  },
};

const RELOAD_EFFECT = say('operation.reload.effect');

/**
 * Makes the operator look at the cluster and its secrets anew: `kubectl cnpg
 * reload`.
 *
 * @public
 */
export const reload: OperationDefinition<z.infer<typeof noInput>> = {
  ...base,
  id: 'reload',
  title: 'Reload the configuration',
  input: noInput,
  outlook: objects => ({
    refused: notRunning(objects),
    effect: RELOAD_EFFECT,
  }),
  plan: ({ cluster }, _input, { now }) => ({
    title: say('operation.reload.title'),
    effect: RELOAD_EFFECT,
    writes: [
      patchCluster(cluster, {
        metadata: {
          annotations: { 'cnpg.io/reloadedAt': micros(now) },
          managedFields: null,
        },
      }),
    ],
  }),
};
