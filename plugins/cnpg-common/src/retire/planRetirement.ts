import { clusterAnnotations } from '../annotations';
import { DatabaseRef } from '../databaseRef';
import { Kind, kinds } from '../model/kinds';
import { Cluster, KubernetesObject } from '../model/objects';
import { PlannedResource } from '../model/request';
import { sourceStoreName } from '../restore/recovery';

/**
 * The kinds among which the objects of a database are, in the order in which
 * they are removed. What reaches into PostgreSQL goes while there is one; the
 * object stores go after the Cluster, which archives its last WAL on the way.
 *
 * @public
 */
export const RETIRED_KINDS: Kind[] = [
  kinds.Pooler,
  kinds.Database,
  kinds.DatabaseRole,
  kinds.Subscription,
  kinds.Publication,
  kinds.ScheduledBackup,
  kinds.Cluster,
  kinds.Backup,
  kinds.ObjectStore,
  kinds.PodMonitor,
  kinds.AzurePodMonitor,
];

/**
 * An object of a namespace with the kind it was listed by.
 *
 * @public
 */
export interface ListedObject {
  kind: Kind;
  object: KubernetesObject & { spec?: unknown };
}

/**
 * What retiring a database removes from its namespace, and what it leaves.
 *
 * @public
 */
export interface Retirement {
  /** Its Cluster; undefined when an earlier run has removed it. */
  cluster?: Cluster;
  /** In the order in which they are removed. */
  remove: ListedObject[];
  keep: (PlannedResource & { why: string })[];
  /** Why it must not be retired, as a sentence. */
  refused?: string;
}

const PART_OF = 'app.kubernetes.io/part-of';

/**
 * Plans the end of a database: everything that belongs to it, and nothing that
 * another one uses. What exists without its Cluster is what an earlier run left.
 *
 * Facts: CloudNativePG removes pods, volumes, services and secrets with the
 * Cluster, but neither Backups nor ScheduledBackups; a Backup is a record, and
 * removing it removes nothing from the container.
 *
 * @param listed - the objects of {@link RETIRED_KINDS} in the namespace
 *
 * @public
 */
export function planRetirement(
  ref: DatabaseRef,
  listed: ListedObject[],
): Retirement {
  const { name } = ref;
  const cluster = listed.find(
    ({ kind, object }) =>
      kind === kinds.Cluster && object.metadata.name === name,
  )?.object as Cluster | undefined;
  const used = storesOf(cluster, name);
  const usedByOthers = new Map<string, string>();
  for (const { kind, object } of listed) {
    if (kind !== kinds.Cluster || object.metadata.name === name) continue;
    for (const store of storesNamedBy(object as Cluster)) {
      usedByOthers.set(store, object.metadata.name);
    }
  }

  const remove: ListedObject[] = [];
  const keep: Retirement['keep'] = [];
  for (const kind of RETIRED_KINDS) {
    for (const entry of listed.filter(it => it.kind === kind)) {
      const { metadata } = entry.object;
      const isOurs = metadata.labels?.[PART_OF] === name;
      if (kind === kinds.ObjectStore) {
        if (!used.has(metadata.name)) continue;
        const other = usedByOthers.get(metadata.name);
        if (isOurs && !other) remove.push(entry);
        else if (cluster) {
          keep.push({
            where: 'kubernetes',
            type: kind.kind,
            name: metadata.name,
            scope: ref.namespace,
            why: other ? `${other} uses it too` : 'the portal did not make it',
          });
        }
      } else if (kind === kinds.Cluster) {
        if (metadata.name === name) remove.push(entry);
      } else if (kind === kinds.PodMonitor || kind === kinds.AzurePodMonitor) {
        if (isOurs && metadata.name === name) remove.push(entry);
      } else if (clusterNameOf(entry.object) === name) {
        remove.push(entry);
      }
    }
  }
  keep.push({
    where: 'kubernetes',
    type: 'Namespace',
    name: ref.namespace,
    why: "it is the team's, and may hold more than databases",
  });
  const isProtected =
    cluster?.metadata.annotations?.[clusterAnnotations.deletionProtection] ===
    'on';
  return {
    ...(cluster && { cluster }),
    remove,
    keep,
    ...(isProtected && {
      refused: `Deletion protection of ${name} is on. Switch it off on the page of the database, then retire it.`,
    }),
  };
}

/** Without its Cluster, the names that the portal gives. */
function storesOf(cluster: Cluster | undefined, name: string): Set<string> {
  return new Set([
    ...(cluster ? storesNamedBy(cluster) : []),
    name,
    sourceStoreName(name),
  ]);
}

function storesNamedBy({ spec }: Cluster): string[] {
  return [
    ...(spec?.plugins ?? []).map(({ parameters }) => parameters),
    ...(spec?.externalClusters ?? []).map(({ plugin }) => plugin?.parameters),
  ].flatMap(parameters => parameters?.barmanObjectName ?? []);
}

function clusterNameOf({ spec }: { spec?: unknown }): string | undefined {
  return (spec as { cluster?: { name?: string } } | undefined)?.cluster?.name;
}
