import { z } from 'zod';
import { fencedInstances } from '../health/clusterFacts';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { cnpgDatabaseOperatePermission } from '../permissions';
import { gone, notRunning, patchCluster } from './common';
import { Operation } from './operation';
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
export const fence: Operation<z.infer<typeof input>> = {
  ...base,
  id: 'fence',
  title: 'Fence an instance',
  outlook: objects => ({
    refused:
      notRunning(objects) ??
      (fencedInstances(objects.cluster).includes(ALL)
        ? 'All instances are fenced already.'
        : undefined),
    effect:
      'PostgreSQL stops there until the instance is unfenced, and its pod and data stay. A fenced primary stops all writes: there is no failover.',
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
            ? 'All instances are fenced already.'
            : `${instance} is fenced already.`,
        field: 'instance',
      };
    }
    const stopsWrites =
      instance === ALL || instance === cluster.status?.currentPrimary;
    return {
      title:
        instance === ALL
          ? 'Fencing of all instances'
          : `Fencing of ${instance}`,
      effect: stopsWrites
        ? 'Writes stop until the primary is unfenced: there is no failover from a fenced instance.'
        : 'The standby stops until it is unfenced. Reads go to the other instances; with synchronous replication, writes may have to wait.',
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
export const unfence: Operation<z.infer<typeof input>> = {
  ...base,
  id: 'unfence',
  title: 'Unfence an instance',
  outlook: objects => ({
    refused:
      gone(objects) ??
      (fencedInstances(objects.cluster).length
        ? undefined
        : 'No instance is fenced.'),
    effect: 'PostgreSQL starts again there, within about 10 seconds.',
    ...facts(objects, true),
  }),
  plan({ cluster }, { instance }) {
    const fenced = fencedInstances(cluster);
    if (instance !== ALL && fenced.includes(ALL)) {
      return {
        refused:
          'All instances are fenced as a whole, and can only be unfenced together.',
        field: 'instance',
      };
    }
    if (instance === ALL ? !fenced.length : !fenced.includes(instance)) {
      return {
        refused:
          instance === ALL
            ? 'No instance is fenced.'
            : `${instance} is not fenced.`,
        field: 'instance',
      };
    }
    return {
      title:
        instance === ALL
          ? 'Unfencing of all instances'
          : `Unfencing of ${instance}`,
      effect: 'PostgreSQL starts again, within about 10 seconds.',
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
    seen: { 'fenced instances': fencedInstances(objects.cluster).join(', ') },
    facts: {
      instances: describeInstances(objects).map(({ unfit: _, ...instance }) => {
        const fit = instance.fenced === fenced;
        return {
          ...instance,
          fit,
          ...(!fit && {
            unfit: `${instance.name} is ${
              fenced ? 'not fenced' : 'fenced already'
            }.`,
          }),
        };
      }),
    },
  };
}

function whyUnknown(cluster: Cluster, instance: string): string | undefined {
  return instance === ALL || cluster.status?.instanceNames?.includes(instance)
    ? undefined
    : `There is no instance ${instance}.`;
}

function write(cluster: Cluster, fenced: string[]) {
  const sorted = [...new Set(fenced)].sort();
  return patchCluster(cluster, {
    metadata: {
      annotations: { [FENCED]: sorted.length ? JSON.stringify(sorted) : null },
    },
  });
}
