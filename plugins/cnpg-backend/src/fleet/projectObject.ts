import { FollowedKind, FollowedObjects, followedKinds } from './followedKinds';
import { shared } from './shared';

/**
 * Which fields of an object are kept. Every field of the model must be named,
 * so that the compiler reports one that is added there and forgotten here.
 */
type Shape<T> = T extends (infer Element)[]
  ? true | Shape<Element>
  : T extends object
  ? string extends keyof T
    ? true
    : true | { [Field in keyof T]-?: Shape<NonNullable<T[Field]>> }
  : true;

type BodyShape<T> = Shape<Omit<T, 'apiVersion' | 'kind' | 'metadata'>>;

const condition = {
  type: true,
  status: true,
  reason: true,
  message: true,
  lastTransitionTime: true,
} as const;

const terminated = { exitCode: true, reason: true, finishedAt: true } as const;

const containerStatus = {
  name: true,
  ready: true,
  restartCount: true,
  image: true,
  state: { waiting: { reason: true, message: true }, terminated },
  lastState: { terminated },
} as const;

const storage = {
  size: true,
  storageClass: true,
  resizeInUseVolumes: true,
  pvcTemplate: { resources: true },
} as const;
const bootstrap = {
  database: true,
  owner: true,
  secret: { name: true },
} as const;

const toleration = {
  key: true,
  operator: true,
  value: true,
  effect: true,
} as const;

const imageCatalog = {
  spec: { images: { major: true, image: true } },
} as const;

const labelSelector = {
  matchLabels: true,
  matchExpressions: { key: true, operator: true, values: true },
} as const;

const podMonitor = {
  spec: {
    selector: labelSelector,
    namespaceSelector: { any: true, matchNames: true },
  },
} as const;

const shapes: { [K in FollowedKind]: BodyShape<FollowedObjects[K]> } = {
  Cluster: {
    spec: {
      instances: true,
      primaryUpdateStrategy: true,
      primaryUpdateMethod: true,
      imageName: true,
      imageCatalogRef: { kind: true, name: true, major: true },
      enableSuperuserAccess: true,
      bootstrap: {
        initdb: bootstrap,
        recovery: { ...bootstrap, source: true },
        pg_basebackup: bootstrap,
      },
      storage,
      walStorage: storage,
      tablespaces: {
        name: true,
        owner: { name: true },
        temporary: true,
        storage,
      },
      resources: { requests: true, limits: true },
      postgresql: {
        parameters: true,
        pg_hba: true,
        shared_preload_libraries: true,
        synchronous: {
          method: true,
          number: true,
          dataDurability: true,
          failoverQuorum: true,
          standbyNamesPre: true,
          standbyNamesPost: true,
        },
      },
      managed: { roles: { name: true, passwordSecret: true } },
      minSyncReplicas: true,
      maxSyncReplicas: true,
      replica: {
        enabled: true,
        source: true,
        self: true,
        primary: true,
        promotionToken: true,
      },
      externalClusters: {
        name: true,
        barmanObjectStore: true,
        plugin: { name: true, parameters: true },
      },
      backup: {
        barmanObjectStore: { destinationPath: true, serverName: true },
        volumeSnapshot: true,
        target: true,
        retentionPolicy: true,
      },
      plugins: {
        name: true,
        enabled: true,
        isWALArchiver: true,
        parameters: true,
      },
      serviceAccountName: true,
      serviceAccountTemplate: { metadata: { annotations: true } },
      affinity: {
        enablePodAntiAffinity: true,
        podAntiAffinityType: true,
        topologyKey: true,
        nodeSelector: true,
        tolerations: toleration,
      },
      topologySpreadConstraints: {
        topologyKey: true,
        whenUnsatisfiable: true,
        labelSelector,
      },
      enablePDB: true,
      monitoring: { enablePodMonitor: true, tls: { enabled: true } },
      nodeMaintenanceWindow: { inProgress: true },
    },
    status: {
      instances: true,
      readyInstances: true,
      phase: true,
      phaseReason: true,
      currentPrimary: true,
      targetPrimary: true,
      currentPrimaryTimestamp: true,
      targetPrimaryTimestamp: true,
      currentPrimaryFailingSinceTimestamp: true,
      timelineID: true,
      instanceNames: true,
      instancesStatus: true,
      instancesReportedState: true,
      topology: { nodesUsed: true, instances: true },
      conditions: condition,
      writeService: true,
      readService: true,
      image: true,
      pgDataImageInfo: { image: true, majorVersion: true },
      systemID: true,
      certificates: { expirations: true },
      pluginStatus: {
        name: true,
        version: true,
        status: true,
        capabilities: true,
        operatorCapabilities: true,
        walCapabilities: true,
        backupCapabilities: true,
        restoreJobHookCapabilities: true,
      },
      danglingPVC: true,
      resizingPVC: true,
      unusablePVC: true,
      tablespacesStatus: { name: true, state: true, error: true },
      managedRolesStatus: { byStatus: true, cannotReconcile: true },
      switchReplicaClusterStatus: { inProgress: true },
      demotionToken: true,
      lastPromotionToken: true,
      firstRecoverabilityPoint: true,
      lastSuccessfulBackup: true,
      lastFailedBackup: true,
    },
  },
  Pod: {
    spec: { nodeName: true },
    status: {
      phase: true,
      conditions: condition,
      qosClass: true,
      podIP: true,
      containerStatuses: containerStatus,
      initContainerStatuses: containerStatus,
    },
  },
  PersistentVolumeClaim: {
    spec: { storageClassName: true, resources: { requests: true } },
    status: {
      phase: true,
      capacity: true,
      allocatedResourceStatuses: true,
      conditions: condition,
    },
  },
  Service: {
    spec: {
      type: true,
      clusterIP: true,
      selector: true,
      ports: { name: true, port: true },
      loadBalancerSourceRanges: true,
    },
    status: { loadBalancer: { ingress: { ip: true, hostname: true } } },
  },
  Backup: {
    spec: {
      cluster: { name: true },
      method: true,
      target: true,
      pluginConfiguration: { name: true },
    },
    status: {
      phase: true,
      method: true,
      startedAt: true,
      stoppedAt: true,
      reconciliationStartedAt: true,
      reconciliationTerminatedAt: true,
      error: true,
      commandError: true,
      backupId: true,
      backupName: true,
      beginWal: true,
      endWal: true,
      beginLSN: true,
      endLSN: true,
      instanceID: { podName: true },
    },
  },
  ScheduledBackup: {
    spec: {
      cluster: { name: true },
      schedule: true,
      suspend: true,
      immediate: true,
      // What a Backup by the schedule is made of.
      method: true,
      target: true,
      online: true,
      onlineConfiguration: true,
      pluginConfiguration: true,
    },
    status: {
      lastCheckTime: true,
      lastScheduleTime: true,
      nextScheduleTime: true,
      error: true,
    },
  },
  ObjectStore: {
    spec: { configuration: { destinationPath: true }, retentionPolicy: true },
    status: { serverRecoveryWindow: true },
  },
  Node: {
    spec: {
      unschedulable: true,
      taints: { key: true, value: true, effect: true },
    },
    status: { conditions: condition },
  },
  Pooler: {
    spec: {
      cluster: { name: true },
      type: true,
      instances: true,
      pgbouncer: { poolMode: true, paused: true },
    },
    status: { instances: true, phase: true, phaseReason: true, error: true },
  },
  Database: {
    spec: {
      cluster: { name: true },
      name: true,
      owner: true,
      ensure: true,
      extensions: { name: true, version: true, ensure: true },
    },
    status: { applied: true, message: true, observedGeneration: true },
  },
  DatabaseRole: {
    spec: {
      cluster: { name: true },
      name: true,
      ensure: true,
      login: true,
      superuser: true,
    },
    status: { applied: true, message: true, observedGeneration: true },
  },
  Publication: {
    spec: { cluster: { name: true }, name: true, dbname: true },
    status: { applied: true, message: true, observedGeneration: true },
  },
  Subscription: {
    spec: {
      cluster: { name: true },
      name: true,
      dbname: true,
      publicationName: true,
      externalClusterName: true,
    },
    status: { applied: true, message: true, observedGeneration: true },
  },
  StorageClass: { allowVolumeExpansion: true, provisioner: true },
  PodMonitor: podMonitor,
  AzurePodMonitor: podMonitor,
  FailoverQuorum: {
    status: {
      method: true,
      primary: true,
      standbyNames: true,
      standbyNumber: true,
    },
  },
  ImageCatalog: imageCatalog,
  ClusterImageCatalog: imageCatalog,
  PodDisruptionBudget: {
    spec: {
      minAvailable: true,
      maxUnavailable: true,
      selector: { matchLabels: true },
    },
    status: {
      disruptionsAllowed: true,
      currentHealthy: true,
      desiredHealthy: true,
      expectedPods: true,
    },
  },
  ServiceAccount: {},
  Namespace: {},
  Event: {
    involvedObject: { kind: true, name: true, uid: true },
    type: true,
    reason: true,
    message: true,
    count: true,
    firstTimestamp: true,
    lastTimestamp: true,
    eventTime: true,
    series: { count: true, lastObservedTime: true },
  },
};

const metadataFields = [
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
];

type AnyShape = true | { readonly [field: string]: AnyShape };

/** Steps of every start of every pod; who waits for something waits to be `Ready`. */
const PODS_OWN_CONDITIONS = new Set([
  'Initialized',
  'ContainersReady',
  'PodReadyToStartContainers',
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function pick(value: unknown, shape: AnyShape): unknown {
  if (shape === true) return typeof value === 'string' ? shared(value) : value;
  if (Array.isArray(value)) {
    return value.flatMap(entry => pick(entry, shape) ?? []);
  }
  if (!isRecord(value)) return undefined;
  const kept: Record<string, unknown> = {};
  for (const [field, inner] of Object.entries(shape)) {
    const picked =
      value[field] === null ? undefined : pick(value[field], inner);
    if (picked !== undefined) kept[field] = picked;
  }
  return kept;
}

const BULKY_ANNOTATIONS = new Set([
  'cnpg.io/podSpec',
  'cnpg.io/lastAppliedSpec',
  'cnpg.io/poolerSpec',
]);

/** Whether a load balancer is internal, and the name that leads to it. */
const SERVICE_ANNOTATIONS = new Set([
  'service.beta.kubernetes.io/azure-load-balancer-internal',
  'external-dns.alpha.kubernetes.io/hostname',
]);

/**
 * Annotations that say something about a database; `cnpg.io/podSpec` alone is
 * larger than a pod, and `cnpg.io/lastAppliedSpec` as large as a service.
 */
function keptAnnotation(key: string): boolean {
  return (
    key.startsWith('pgportal.dev/') ||
    key.startsWith('azure.workload.identity/') ||
    SERVICE_ANNOTATIONS.has(key) ||
    // Which instances have been restarted.
    key === 'kubectl.kubernetes.io/restartedAt' ||
    (key.startsWith('cnpg.io/') && !BULKY_ANNOTATIONS.has(key))
  );
}

/** Labels of other systems are many, and the same for every pod. */
function keptLabel(key: string): boolean {
  return (
    key.startsWith('cnpg.io/') ||
    key.startsWith('pgportal.dev/') ||
    key.startsWith('topology.kubernetes.io/') ||
    key.startsWith('azure.workload.identity/')
  );
}

function filterStrings(
  value: unknown,
  keep: (key: string) => boolean,
): Record<string, string> | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && keep(entry[0]),
  );
  return entries.length
    ? Object.fromEntries(entries.map(([key, text]) => [key, shared(text)]))
    : undefined;
}

/**
 * Reduces an object to what the model uses. Undefined for something that is no
 * Kubernetes object at all: it came over the wire, so it may be anything.
 */
export function projectObject<K extends FollowedKind>(
  kind: K,
  object: unknown,
): FollowedObjects[K] | undefined {
  if (!isRecord(object) || !isRecord(object.metadata)) return undefined;
  const { metadata } = object;
  if (typeof metadata.name !== 'string' || !metadata.name) return undefined;
  if (
    followedKinds[kind].kind.namespaced &&
    typeof metadata.namespace !== 'string'
  ) {
    return undefined;
  }

  const kept: Record<string, unknown> = {};
  for (const field of metadataFields) {
    const value = metadata[field];
    if (value !== undefined && value !== null) kept[field] = value;
  }
  const labels = filterStrings(
    metadata.labels,
    // Clusters choose nodes by any label.
    kind === 'Node' ? () => true : keptLabel,
  );
  if (labels) kept.labels = labels;
  const annotations = filterStrings(metadata.annotations, keptAnnotation);
  if (annotations) kept.annotations = annotations;
  if (Array.isArray(metadata.ownerReferences)) {
    kept.ownerReferences = pick(metadata.ownerReferences, {
      kind: true,
      name: true,
      uid: true,
    });
  }
  const body = pick(object, shapes[kind] as AnyShape) as Record<string, any>;
  if (kind === 'Pod' && Array.isArray(body.status?.conditions)) {
    body.status.conditions = body.status.conditions.filter(
      ({ type }: { type?: string }) => !PODS_OWN_CONDITIONS.has(type ?? ''),
    );
  }
  const projected: object = { kind, metadata: kept, ...body };
  return projected as FollowedObjects[K];
}
