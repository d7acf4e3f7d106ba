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
  KubernetesObject,
  Node,
  ObjectStore,
  PersistentVolumeClaim,
  Pod,
  PodDisruptionBudget,
  PodMonitor,
  Pooler,
  Publication,
  ScheduledBackup,
  Service,
  ServiceAccount,
  SourceKind,
  StorageClass,
  Subscription,
} from '@pgportal/plugin-cnpg-common';

/** The kinds that are followed on every target, and their types. */
export interface FollowedObjects {
  Cluster: Cluster;
  Pod: Pod;
  PersistentVolumeClaim: PersistentVolumeClaim;
  Service: Service;
  ServiceAccount: ServiceAccount;
  Namespace: KubernetesObject;
  PodDisruptionBudget: PodDisruptionBudget;
  Backup: Backup;
  ScheduledBackup: ScheduledBackup;
  Pooler: Pooler;
  Database: Database;
  DatabaseRole: DatabaseRole;
  Publication: Publication;
  Subscription: Subscription;
  FailoverQuorum: FailoverQuorum;
  ImageCatalog: ImageCatalog;
  ClusterImageCatalog: ImageCatalog;
  ObjectStore: ObjectStore;
  Node: Node;
  StorageClass: StorageClass;
  PodMonitor: PodMonitor;
  AzurePodMonitor: PodMonitor;
  Event: Event;
}

/** Sources that are watched; the status pages of instances are asked for, see LiveFigures. */
export type FollowedKind = Exclude<SourceKind, 'PgStatus'>;

export type FollowedObject = FollowedObjects[FollowedKind];

/** CloudNativePG puts it on everything that it makes for a Cluster. */
export const CLUSTER_LABEL = 'cnpg.io/cluster';

function leadsToInstances({ metadata, spec }: Service): boolean {
  return (
    metadata.labels?.[CLUSTER_LABEL] !== undefined ||
    Object.keys(spec?.selector ?? {}).some(key => key.startsWith('cnpg.io/'))
  );
}

const labelled = (kind: Kind) => ({ kind, labelSelector: CLUSTER_LABEL });

/** How each kind is listed and watched. */
export const followedKinds: Record<
  FollowedKind,
  {
    kind: Kind;
    labelSelector?: string;
    /** Those that are not kept are dropped on arrival. */
    keeps?: (object: KubernetesObject) => boolean;
  }
> = {
  Cluster: { kind: kinds.Cluster },
  Pod: labelled(kinds.Pod),
  PersistentVolumeClaim: labelled(kinds.PersistentVolumeClaim),
  // Without the label: people make services that lead to instances, too.
  Service: { kind: kinds.Service, keeps: leadsToInstances },
  // Without the label: a Cluster may name one that people made.
  ServiceAccount: { kind: kinds.ServiceAccount },
  // Who owns the databases in it, where a Cluster does not say.
  Namespace: { kind: kinds.Namespace },
  PodDisruptionBudget: labelled(kinds.PodDisruptionBudget),
  Backup: { kind: kinds.Backup },
  ScheduledBackup: { kind: kinds.ScheduledBackup },
  Pooler: { kind: kinds.Pooler },
  Database: { kind: kinds.Database },
  DatabaseRole: { kind: kinds.DatabaseRole },
  Publication: { kind: kinds.Publication },
  Subscription: { kind: kinds.Subscription },
  FailoverQuorum: { kind: kinds.FailoverQuorum },
  ImageCatalog: { kind: kinds.ImageCatalog },
  ClusterImageCatalog: { kind: kinds.ClusterImageCatalog },
  ObjectStore: { kind: kinds.ObjectStore },
  Node: { kind: kinds.Node },
  StorageClass: { kind: kinds.StorageClass },
  PodMonitor: { kind: kinds.PodMonitor },
  AzurePodMonitor: { kind: kinds.AzurePodMonitor },
  Event: { kind: kinds.Event },
};

export const followedKindNames = Object.keys(followedKinds) as FollowedKind[];
