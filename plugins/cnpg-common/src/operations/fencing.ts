import { z } from 'zod';
import { fencedInstances } from '../health/clusterFacts';
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { cnpgDatabaseOperatePermission } from '../permissions';
import { gone, notRunning, patchCluster } from './common';
import { OperationDefinition } from './spoken';
import { describeInstances } from './switchover';

const ALL = '*';
const FENCED = 'cnpg.io/fencedInstances';

const input = z.strictObject({
  /** Name of an instance, or `*` for all. */
  instance: z.string().min(1).max(253),
});

const base = {
  group: 'availability',
  permission: cnpgDatabaseOperatePermission,
  destructive: false,
  input,
} as const;

/**
 * Stops PostgreSQL on an instance and keeps its pod: `kubectl cnpg fencing on`.
 *
 * @public
 */
export const fence: OperationDefinition<z.infer<typeof input>> = {
  ...base,
  id: 'fence',
  title: 'Fence an instance',
  outlook: objects => ({
    refused:
      notRunning(objects) ??
      (fencedInstances(objects.cluster).includes(ALL)
        ? say('operation.fence.allAlready')
        : undefined),
    effect: say('operation.fence.effect'),
    ...facts(objects, false),
  }),
  plan(objects, { instance }) {
    const { cluster } = objects;
    const fenced = fencedInstances(cluster);
    const unknown = whyUnknown(cluster, instance);
    if (unknown) return { refused: unknown, field: 'instance' };
    if (fenced.includes(ALL) || fenced.includes(instance)) {
      return {
        refused:
          instance === ALL
            ? say('operation.fence.allAlready')
            : say('operation.fence.already', { instance }),
        field: 'instance',
      };
    }
    const stopsWrites =
      instance === ALL || instance === cluster.status?.currentPrimary;
    return {
      title:
        instance === ALL
          ? say('operation.fence.title.all')
          : say('operation.fence.title', { instance }),
      effect: stopsWrites
        ? say('operation.fence.effect.primary')
        : say('operation.fence.effect.standby'),
      writes: [
        write(cluster, instance === ALL ? [ALL] : [...fenced, instance]),
      ],
    };
  },
};

/**
 * Lets PostgreSQL run again on a fenced instance: `kubectl cnpg fencing off`.
 *
 * @public
 */
export const unfence: OperationDefinition<z.infer<typeof input>> = {
  ...base,
  id: 'unfence',
  title: 'Unfence an instance',
  outlook: objects => ({
    refused:
      gone(objects) ??
      (fencedInstances(objects.cluster).length
        ? undefined
        : say('operation.unfence.none')),
    effect: say('operation.unfence.effect'),
    ...facts(objects, true),
  }),
  plan({ cluster }, { instance }) {
    const fenced = fencedInstances(cluster);
    if (instance !== ALL && fenced.includes(ALL)) {
      return {
        refused: say('operation.unfence.together'),
        field: 'instance',
      };
    }
    if (instance === ALL ? !fenced.length : !fenced.includes(instance)) {
      return {
        refused:
          instance === ALL
            ? say('operation.unfence.none')
            : say('operation.unfence.already', { instance }),
        field: 'instance',
      };
    }
    return {
      title:
        instance === ALL
          ? say('operation.unfence.title.all')
          : say('operation.unfence.title', { instance }),
      effect: say('operation.unfence.effect'),
      writes: [
        write(
          cluster,
          instance === ALL ? [] : fenced.filter(entry => entry !== instance),
        ),
      ],
    };
  },
};

function facts(objects: DatabaseObjects, fenced: boolean) {
  return {
    seen: [
      {
        name: say('operation.fence.fact'),
        value: fencedInstances(objects.cluster).join(', '),
      },
    ],
    facts: {
      instances: describeInstances(objects).map(({ unfit: _, ...instance }) => {
        const fit = instance.fenced === fenced;
        return {
          ...instance,
          fit,
          ...(!fit && {
            unfit: fenced
              ? say('operation.unfence.already', { instance: instance.name })
              : say('operation.fence.already', { instance: instance.name }),
          }),
        };
      }),
    },
  };
}

function whyUnknown(cluster: Cluster, instance: string): Message | undefined {
  return instance === ALL || cluster.status?.instanceNames?.includes(instance)
    ? undefined
    : say('operation.unknownInstance', { instance });
}

function write(cluster: Cluster, fenced: string[]) {
  const sorted = [...new Set(fenced)].sort();
  return patchCluster(cluster, {
    metadata: {
      annotations: { [FENCED]: sorted.length ? JSON.stringify(sorted) : null },
    },
  });
}
