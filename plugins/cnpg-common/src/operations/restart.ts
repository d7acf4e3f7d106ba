import { z } from 'zod';
import { instancePods } from '../health/clusterFacts';
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
import { Operation } from './operation';
import { describeInstances } from './switchover';

const base = {
  group: 'availability',
  permission: cnpgDatabaseOperatePermission,
  destructive: false,
} as const;

const RESTART_EFFECT =
  'The standbys restart one after the other, and the primary last: writes stop for about 15 seconds then, and longer while clients keep their connections open.';

/**
 * Replaces every instance's pod, one after the other: `kubectl cnpg restart`
 * with a cluster.
 *
 * @public
 */
export const restart: Operation<z.infer<typeof noInput>> = {
  ...base,
  id: 'restart',
  title: 'Restart all instances',
  input: noInput,
  outlook: objects => ({
    refused: notRunning(objects),
    effect: RESTART_EFFECT,
  }),
  plan: ({ cluster }, _input, { now }) => ({
    title: 'Restart',
    effect: RESTART_EFFECT,
    writes: [
      patchCluster(cluster, {
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
export const restartInstance: Operation<z.infer<typeof input>> = {
  ...base,
  id: 'restart-instance',
  title: 'Restart an instance',
  input,
  outlook: objects => ({
    refused: notRunning(objects) ?? objects.unavailable.Pod,
    effect:
      'A standby is away for about 15 seconds, and reads go to the others. The restart of the primary stops writes for about 5 seconds; there is no switchover.',
    seen: { primary: objects.cluster.status?.currentPrimary ?? '' },
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
        refused: `There is no instance ${instance}.`,
        field: 'instance',
      };
    }
    if (cluster.status?.currentPrimary === instance) {
      return {
        title: `Restart of ${instance}`,
        effect:
          'PostgreSQL restarts in place on the primary: writes stop for about 5 seconds, and longer while clients keep their connections open.',
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
      title: `Restart of ${instance}`,
      effect:
        'The standby is away for about 15 seconds. Reads go to the other instances.',
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

const RELOAD_EFFECT =
  'Nothing is interrupted. The instances read their configuration and secrets again.';

/**
 * Makes the operator look at the cluster and its secrets anew: `kubectl cnpg
 * reload`.
 *
 * @public
 */
export const reload: Operation<z.infer<typeof noInput>> = {
  ...base,
  id: 'reload',
  title: 'Reload the configuration',
  input: noInput,
  outlook: objects => ({
    refused: notRunning(objects),
    effect: RELOAD_EFFECT,
  }),
  plan: ({ cluster }, _input, { now }) => ({
    title: 'Reload',
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
