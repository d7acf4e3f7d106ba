/**
 * The parts of Kubernetes objects that the portal uses. Everything is optional
 * but the identity: the objects come from clusters of many versions and from
 * people, and a missing field must never be more than a missing fact.
 * Field names and meanings: CloudNativePG `api/v1/*_types.go`.
 */

/** @public */
export interface KubernetesObject {
  apiVersion?: string;
  kind?: string;
  metadata: Metadata;
}

/** @public */
export interface Metadata {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  /** RFC 3339 */
  creationTimestamp?: string;
  /** RFC 3339; set while the object is being deleted. */
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: { kind: string; name: string; uid?: string }[];
}

/** @public */
export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  /** RFC 3339 */
  lastTransitionTime?: string;
}

/** @public */
export interface Cluster extends KubernetesObject {
  spec?: {
    instances?: number;
    /** `unsupervised` or `supervised` */
    primaryUpdateStrategy?: string;
    /** `restart` or `switchover` */
    primaryUpdateMethod?: string;
    imageName?: string;
    imageCatalogRef?: { kind?: string; name?: string; major?: number };
    enableSuperuserAccess?: boolean;
    bootstrap?: {
      initdb?: ApplicationBootstrap;
      recovery?: ApplicationBootstrap & { source?: string };
      pg_basebackup?: ApplicationBootstrap;
    };
    storage?: StorageConfiguration;
    walStorage?: StorageConfiguration;
    tablespaces?: {
      name?: string;
      owner?: { name?: string };
      temporary?: boolean;
      storage?: StorageConfiguration;
    }[];
    resources?: {
      requests?: Record<string, string>;
      limits?: Record<string, string>;
    };
    postgresql?: {
      parameters?: Record<string, string>;
      pg_hba?: string[];
      shared_preload_libraries?: string[];
      synchronous?: {
        method?: string;
        number?: number;
        dataDurability?: string;
        failoverQuorum?: boolean;
        standbyNamesPre?: string[];
        standbyNamesPost?: string[];
      };
    };
    managed?: { roles?: { name?: string; passwordSecret?: object }[] };
    minSyncReplicas?: number;
    maxSyncReplicas?: number;
    replica?: {
      enabled?: boolean;
      source?: string;
      self?: string;
      primary?: string;
      promotionToken?: string;
    };
    externalClusters?: {
      name?: string;
      barmanObjectStore?: object;
      plugin?: { name?: string; parameters?: Record<string, string> };
    }[];
    backup?: {
      barmanObjectStore?: { destinationPath?: string; serverName?: string };
      volumeSnapshot?: object;
      /** `primary` or `prefer-standby` */
      target?: string;
      retentionPolicy?: string;
    };
    plugins?: {
      name: string;
      enabled?: boolean;
      isWALArchiver?: boolean;
      parameters?: Record<string, string>;
    }[];
    serviceAccountName?: string;
    serviceAccountTemplate?: {
      metadata?: { annotations?: Record<string, string> };
    };
    affinity?: {
      enablePodAntiAffinity?: boolean;
      podAntiAffinityType?: string;
      topologyKey?: string;
      nodeSelector?: Record<string, string>;
      tolerations?: Toleration[];
    };
    topologySpreadConstraints?: {
      topologyKey?: string;
      whenUnsatisfiable?: string;
      labelSelector?: LabelSelector;
    }[];
    enablePDB?: boolean;
    monitoring?: { enablePodMonitor?: boolean; tls?: { enabled?: boolean } };
    nodeMaintenanceWindow?: { inProgress?: boolean };
  };
  status?: {
    instances?: number;
    readyInstances?: number;
    phase?: string;
    phaseReason?: string;
    currentPrimary?: string;
    targetPrimary?: string;
    /** RFC 3339 with microseconds, like the two below. */
    currentPrimaryTimestamp?: string;
    targetPrimaryTimestamp?: string;
    currentPrimaryFailingSinceTimestamp?: string;
    timelineID?: number;
    instanceNames?: string[];
    instancesStatus?: Record<string, string[]>;
    instancesReportedState?: Record<
      string,
      { isPrimary?: boolean; timeLineID?: number; ip?: string }
    >;
    topology?: {
      nodesUsed?: number;
      /** By instance: the labels of its node that tell failure domains apart. */
      instances?: Record<string, Record<string, string>>;
    };
    conditions?: Condition[];
    writeService?: string;
    readService?: string;
    image?: string;
    pgDataImageInfo?: { image?: string; majorVersion?: number };
    systemID?: string;
    certificates?: {
      /** secret name → Go time text, `2026-11-20 10:11:12 +0000 UTC` */
      expirations?: Record<string, string>;
    };
    pluginStatus?: {
      name?: string;
      version?: string;
      status?: string;
      capabilities?: string[];
      operatorCapabilities?: string[];
      walCapabilities?: string[];
      backupCapabilities?: string[];
      restoreJobHookCapabilities?: string[];
    }[];
    /** Names of volumes, as in the two below. */
    danglingPVC?: string[];
    resizingPVC?: string[];
    unusablePVC?: string[];
    tablespacesStatus?: { name?: string; state?: string; error?: string }[];
    managedRolesStatus?: {
      byStatus?: Record<string, string[]>;
      /** role → why */
      cannotReconcile?: Record<string, string[]>;
    };
    switchReplicaClusterStatus?: { inProgress?: boolean };
    demotionToken?: string;
    lastPromotionToken?: string;
    /** Deprecated; filled for in-tree backups only, never for the plugin's. */
    firstRecoverabilityPoint?: string;
    lastSuccessfulBackup?: string;
    lastFailedBackup?: string;
  };
}

/** Database and role of the application. @public */
export interface ApplicationBootstrap {
  database?: string;
  owner?: string;
  /** With the role's password; CloudNativePG makes one when absent. */
  secret?: { name?: string };
}

/** @public */
export interface StorageConfiguration {
  size?: string;
  storageClass?: string;
  resizeInUseVolumes?: boolean;
  pvcTemplate?: { resources?: object };
}

/** @public */
export interface Toleration {
  key?: string;
  operator?: string;
  value?: string;
  effect?: string;
}

/** @public */
export interface Backup extends KubernetesObject {
  spec?: {
    cluster?: { name?: string };
    method?: string;
    target?: string;
    pluginConfiguration?: { name?: string };
  };
  status?: {
    phase?: string;
    method?: string;
    /** RFC 3339, like the three below. Set at the end of the backup, not at its start. */
    startedAt?: string;
    stoppedAt?: string;
    reconciliationStartedAt?: string;
    reconciliationTerminatedAt?: string;
    error?: string;
    commandError?: string;
    backupId?: string;
    backupName?: string;
    beginWal?: string;
    endWal?: string;
    beginLSN?: string;
    endLSN?: string;
    instanceID?: { podName?: string };
  };
}

/** @public */
export interface ScheduledBackup extends KubernetesObject {
  spec?: {
    cluster?: { name?: string };
    /** Seconds first: `sec min hour day-of-month month [day-of-week]`. */
    schedule?: string;
    suspend?: boolean;
    immediate?: boolean;
    method?: string;
    /** What its backups are made of, besides the method. */
    target?: string;
    online?: boolean;
    onlineConfiguration?: object;
    pluginConfiguration?: { name?: string };
  };
  status?: {
    /** RFC 3339, like the two below. */
    lastCheckTime?: string;
    lastScheduleTime?: string;
    nextScheduleTime?: string;
    error?: string;
  };
}

/** @public */
export interface ObjectStore extends KubernetesObject {
  spec?: {
    configuration?: { destinationPath?: string };
    retentionPolicy?: string;
  };
  status?: {
    serverRecoveryWindow?: Record<
      string,
      {
        /** RFC 3339, like the two below. */
        firstRecoverabilityPoint?: string;
        lastSuccessfulBackupTime?: string;
        lastFailedBackupTime?: string;
      }
    >;
  };
}

/** @public */
export interface Pod extends KubernetesObject {
  spec?: { nodeName?: string };
  status?: {
    phase?: string;
    conditions?: Condition[];
    qosClass?: string;
    podIP?: string;
    containerStatuses?: ContainerStatus[];
    initContainerStatuses?: ContainerStatus[];
  };
}

/** @public */
export interface ContainerStatus {
  name: string;
  ready?: boolean;
  restartCount?: number;
  image?: string;
  state?: {
    waiting?: { reason?: string; message?: string };
    terminated?: { exitCode?: number; reason?: string; finishedAt?: string };
  };
  lastState?: {
    terminated?: { exitCode?: number; reason?: string; finishedAt?: string };
  };
}

/** @public */
export interface PersistentVolumeClaim extends KubernetesObject {
  spec?: {
    storageClassName?: string;
    resources?: { requests?: Record<string, string> };
  };
  status?: {
    phase?: string;
    capacity?: Record<string, string>;
    conditions?: Condition[];
    /** resource → state of its resize, such as `ControllerResizeInfeasible` */
    allocatedResourceStatuses?: Record<string, string>;
  };
}

/** @public */
export interface Service extends KubernetesObject {
  spec?: {
    type?: string;
    clusterIP?: string;
    selector?: Record<string, string>;
    ports?: { name?: string; port?: number }[];
    loadBalancerSourceRanges?: string[];
  };
  status?: {
    loadBalancer?: { ingress?: { ip?: string; hostname?: string }[] };
  };
}

/** A node; its labels are needed whole where clusters choose nodes by label. @public */
export interface Node extends KubernetesObject {
  spec?: {
    unschedulable?: boolean;
    taints?: { key: string; value?: string; effect: string }[];
  };
  status?: { conditions?: Condition[] };
}

/** @public */
export interface Pooler extends KubernetesObject {
  spec?: {
    cluster?: { name?: string };
    type?: string;
    instances?: number;
    pgbouncer?: { poolMode?: string; paused?: boolean };
  };
  status?: {
    instances?: number;
    /** `active`, `paused`, `inactive`, `failed`; CloudNativePG 1.30 and newer. */
    phase?: string;
    phaseReason?: string;
    error?: string;
  };
}

/** A database inside PostgreSQL that is declared as an object. @public */
export interface Database extends KubernetesObject {
  spec?: {
    cluster?: { name?: string };
    name?: string;
    owner?: string;
    ensure?: string;
    extensions?: { name?: string; version?: string; ensure?: string }[];
  };
  status?: {
    /** Absent until it is tried for the first time. */
    applied?: boolean;
    message?: string;
    observedGeneration?: number;
  };
}

/** A role inside PostgreSQL that is declared as an object. @public */
export interface DatabaseRole extends KubernetesObject {
  spec?: {
    cluster?: { name?: string };
    name?: string;
    ensure?: string;
    login?: boolean;
    superuser?: boolean;
  };
  status?: {
    applied?: boolean;
    message?: string;
    observedGeneration?: number;
  };
}

/** What a database publishes for logical replication, declared as an object. @public */
export interface Publication extends KubernetesObject {
  spec?: {
    cluster?: { name?: string };
    name?: string;
    /** The database inside PostgreSQL. */
    dbname?: string;
  };
  status?: Database['status'];
}

/** What a database takes from a publication elsewhere, declared as an object. @public */
export interface Subscription extends KubernetesObject {
  spec?: {
    cluster?: { name?: string };
    name?: string;
    /** The database inside PostgreSQL. */
    dbname?: string;
    publicationName?: string;
    /** Name of the source among `spec.externalClusters` of the Cluster. */
    externalClusterName?: string;
  };
  status?: Database['status'];
}

/** An ImageCatalog or a ClusterImageCatalog. @public */
export interface ImageCatalog extends KubernetesObject {
  spec?: { images?: { major?: number; image?: string }[] };
}

/** What commits wait for, as the primary last reported it; named like the Cluster. @public */
export interface FailoverQuorum extends KubernetesObject {
  status?: {
    method?: string;
    primary?: string;
    standbyNames?: string[];
    standbyNumber?: number;
  };
}

/** @public */
export interface PodDisruptionBudget extends KubernetesObject {
  spec?: {
    minAvailable?: number | string;
    maxUnavailable?: number | string;
    selector?: { matchLabels?: Record<string, string> };
  };
  status?: {
    disruptionsAllowed?: number;
    currentHealthy?: number;
    desiredHealthy?: number;
    expectedPods?: number;
  };
}

/** @public */
export interface StorageClass extends KubernetesObject {
  allowVolumeExpansion?: boolean;
  provisioner?: string;
}

/** Which objects are meant, by their labels. @public */
export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: {
    key?: string;
    /** `In`, `NotIn`, `Exists`, `DoesNotExist` */
    operator?: string;
    values?: string[];
  }[];
}

/**
 * Of the Prometheus operator, or of Azure's managed Prometheus: the same form
 * in two API groups.
 *
 * @public
 */
export interface PodMonitor extends KubernetesObject {
  spec?: {
    selector?: LabelSelector;
    /** Absent: its own namespace only. */
    namespaceSelector?: { any?: boolean; matchNames?: string[] };
  };
}

/** Only its metadata is used. @public */
export type ServiceAccount = KubernetesObject;

/** A core/v1 Event. @public */
export interface Event extends KubernetesObject {
  involvedObject?: { kind?: string; name?: string; uid?: string };
  type?: string;
  reason?: string;
  message?: string;
  /** Absent with reporters of the newer kind, as the two times below. */
  count?: number;
  /** RFC 3339 */
  firstTimestamp?: string;
  /** RFC 3339 */
  lastTimestamp?: string;
  /** RFC 3339 with microseconds; set by reporters of the newer kind. */
  eventTime?: string;
  series?: { count?: number; lastObservedTime?: string };
}
