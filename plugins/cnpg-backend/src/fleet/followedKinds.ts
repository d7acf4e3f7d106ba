import {
  Backup,
  Cluster,
  Kind,
  kinds,
  Node,
  ObjectStore,
  PersistentVolumeClaim,
  Pod,
  ScheduledBackup,
  Service,
  SourceKind,
} from '@pgportal/plugin-cnpg-common';

/** The kinds that are followed on every target, and their types. */
export interface FollowedObjects {
  Cluster: Cluster;
  Pod: Pod;
  PersistentVolumeClaim: PersistentVolumeClaim;
  Service: Service;
  Backup: Backup;
  ScheduledBackup: ScheduledBackup;
  ObjectStore: ObjectStore;
  Node: Node;
}

export type FollowedObject = FollowedObjects[SourceKind];

/** CloudNativePG puts it on everything that it makes for a Cluster. */
export const CLUSTER_LABEL = 'cnpg.io/cluster';

/** How each kind is listed and watched. */
export const followedKinds: Record<
  SourceKind,
  { kind: Kind; labelSelector?: string }
> = {
  Cluster: { kind: kinds.Cluster },
  Pod: { kind: kinds.Pod, labelSelector: CLUSTER_LABEL },
  PersistentVolumeClaim: {
    kind: kinds.PersistentVolumeClaim,
    labelSelector: CLUSTER_LABEL,
  },
  Service: { kind: kinds.Service, labelSelector: CLUSTER_LABEL },
  Backup: { kind: kinds.Backup },
  ScheduledBackup: { kind: kinds.ScheduledBackup },
  ObjectStore: { kind: kinds.ObjectStore },
  Node: { kind: kinds.Node },
};

export const sourceKinds = Object.keys(followedKinds) as SourceKind[];
