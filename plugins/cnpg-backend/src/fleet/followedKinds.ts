import {
  Backup,
  Cluster,
  Database,
  DatabaseRole,
  Event,
  FailoverQuorum,
  ImageCatalog,
  Kind,
  kinds,
  Node,
  ObjectStore,
  PersistentVolumeClaim,
  Pod,
  PodDisruptionBudget,
  Pooler,
  ScheduledBackup,
  Service,
  ServiceAccount,
  SourceKind,
} from '@pgportal/plugin-cnpg-common';

/** The kinds that are followed on every target, and their types. */
export interface FollowedObjects {
  Cluster: Cluster;
  Pod: Pod;
  PersistentVolumeClaim: PersistentVolumeClaim;
  Service: Service;
  ServiceAccount: ServiceAccount;
  PodDisruptionBudget: PodDisruptionBudget;
  Backup: Backup;
  ScheduledBackup: ScheduledBackup;
  Pooler: Pooler;
  Database: Database;
  DatabaseRole: DatabaseRole;
  FailoverQuorum: FailoverQuorum;
  ImageCatalog: ImageCatalog;
  ClusterImageCatalog: ImageCatalog;
  ObjectStore: ObjectStore;
  Node: Node;
  Event: Event;
}

/** Sources that are watched; the status pages of instances are asked for, see LiveFigures. */
export type FollowedKind = Exclude<SourceKind, 'PgStatus'>;

export type FollowedObject = FollowedObjects[FollowedKind];

/** CloudNativePG puts it on everything that it makes for a Cluster. */
export const CLUSTER_LABEL = 'cnpg.io/cluster';

const labelled = (kind: Kind) => ({ kind, labelSelector: CLUSTER_LABEL });

/** How each kind is listed and watched. */
export const followedKinds: Record<
  FollowedKind,
  { kind: Kind; labelSelector?: string }
> = {
  Cluster: { kind: kinds.Cluster },
  Pod: labelled(kinds.Pod),
  PersistentVolumeClaim: labelled(kinds.PersistentVolumeClaim),
  Service: labelled(kinds.Service),
  // Without the label: a Cluster may name one that people made.
  ServiceAccount: { kind: kinds.ServiceAccount },
  PodDisruptionBudget: labelled(kinds.PodDisruptionBudget),
  Backup: { kind: kinds.Backup },
  ScheduledBackup: { kind: kinds.ScheduledBackup },
  Pooler: { kind: kinds.Pooler },
  Database: { kind: kinds.Database },
  DatabaseRole: { kind: kinds.DatabaseRole },
  FailoverQuorum: { kind: kinds.FailoverQuorum },
  ImageCatalog: { kind: kinds.ImageCatalog },
  ClusterImageCatalog: { kind: kinds.ClusterImageCatalog },
  ObjectStore: { kind: kinds.ObjectStore },
  Node: { kind: kinds.Node },
  Event: { kind: kinds.Event },
};

export const followedKindNames = Object.keys(followedKinds) as FollowedKind[];
