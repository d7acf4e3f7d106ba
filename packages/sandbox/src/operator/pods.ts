import { createHash, randomBytes } from 'node:crypto';
import type { KubeObject, NewObject } from '../kubernetes/types.ts';
import {
  barmanPlugin,
  recoveryPlugin,
  serialOf,
  serviceAccountName,
} from './cluster.ts';
import {
  BARMAN_SIDECAR,
  BARMAN_SIDECAR_IMAGE,
  OPERATOR_IMAGE,
  OPERATOR_VERSION,
} from './constants.ts';
import { databaseLabels, ownedMetadata } from './metadata.ts';
import { applicationDatabase } from './objects.ts';

const hardened = {
  capabilities: { drop: ['ALL'] },
  privileged: false,
  runAsNonRoot: true,
  readOnlyRootFilesystem: true,
  allowPrivilegeEscalation: false,
  seccompProfile: { type: 'RuntimeDefault' },
};

const defaultTolerations = ['not-ready', 'unreachable'].map(condition => ({
  key: `node.kubernetes.io/${condition}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

function mounts(cluster: KubeObject) {
  return [
    { name: 'pgdata', mountPath: '/var/lib/postgresql/data' },
    { name: 'scratch-data', mountPath: '/run' },
    { name: 'scratch-data', mountPath: '/controller' },
    { name: 'shm', mountPath: '/dev/shm' },
    ...(cluster.spec.walStorage
      ? [{ name: 'pg-wal', mountPath: '/var/lib/postgresql/wal' }]
      : []),
  ];
}

function volumes(cluster: KubeObject, instance: string) {
  return [
    { name: 'pgdata', persistentVolumeClaim: { claimName: instance } },
    { name: 'scratch-data', emptyDir: {} },
    { name: 'shm', emptyDir: { medium: 'Memory' } },
    ...(cluster.spec.walStorage
      ? [
          {
            name: 'pg-wal',
            persistentVolumeClaim: { claimName: `${instance}-wal` },
          },
        ]
      : []),
  ];
}

function environment(cluster: KubeObject, podName: string) {
  const variables: Record<string, string> = {
    PGDATA: '/var/lib/postgresql/data/pgdata',
    POD_NAME: podName,
    NAMESPACE: cluster.metadata.namespace ?? '',
    CLUSTER_NAME: cluster.metadata.name,
    PSQL_HISTORY: '/controller/tmp/.psql_history',
    PGPORT: '5432',
    PGHOST: '/controller/run',
    TMPDIR: '/controller/tmp',
  };
  return [
    ...Object.entries(variables).map(([name, value]) => ({ name, value })),
    ...(cluster.spec.env ?? []),
  ];
}

function affinity(cluster: KubeObject) {
  const wanted = cluster.spec.affinity ?? {};
  const result: Record<string, any> = {};
  if (wanted.nodeAffinity) {
    result.nodeAffinity = wanted.nodeAffinity;
  }
  if (wanted.enablePodAntiAffinity !== false) {
    const term = {
      labelSelector: {
        matchExpressions: [
          {
            key: 'cnpg.io/cluster',
            operator: 'In',
            values: [cluster.metadata.name],
          },
          { key: 'cnpg.io/podRole', operator: 'In', values: ['instance'] },
        ],
      },
      topologyKey: wanted.topologyKey || 'kubernetes.io/hostname',
    };
    result.podAntiAffinity =
      wanted.podAntiAffinityType === 'required'
        ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
        : {
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 100, podAffinityTerm: term },
            ],
          };
  }
  return Object.keys(result).length > 0 ? result : undefined;
}

/** As in a PodSpec with everything that does not depend on what runs inside. */
function placement(cluster: KubeObject) {
  const wanted = cluster.spec.affinity ?? {};
  const podAffinity = affinity(cluster);
  return {
    ...(wanted.nodeSelector && { nodeSelector: wanted.nodeSelector }),
    ...(podAffinity && { affinity: podAffinity }),
    ...(wanted.tolerations && { tolerations: wanted.tolerations }),
    ...(cluster.spec.topologySpreadConstraints && {
      topologySpreadConstraints: cluster.spec.topologySpreadConstraints,
    }),
    ...(cluster.spec.priorityClassName && {
      priorityClassName: cluster.spec.priorityClassName,
    }),
  };
}

function podSecurity(cluster: KubeObject) {
  return {
    runAsUser: cluster.spec.postgresUID ?? 26,
    runAsGroup: cluster.spec.postgresGID ?? 26,
    runAsNonRoot: true,
    fsGroup: cluster.spec.postgresGID ?? 26,
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

const logLevel = (cluster: KubeObject) =>
  `--log-level=${cluster.spec.logLevel ?? 'info'}`;

function bootstrapContainer(cluster: KubeObject) {
  return {
    name: 'bootstrap-controller',
    image: OPERATOR_IMAGE,
    command: [
      '/manager',
      'bootstrap',
      '/controller/manager',
      logLevel(cluster),
    ],
    resources: cluster.spec.resources ?? {},
    volumeMounts: mounts(cluster),
    securityContext: hardened,
  };
}

function probe(path: string, extra: Record<string, unknown> = {}) {
  return {
    httpGet: { path, port: 8000, scheme: 'HTTPS' },
    timeoutSeconds: 5,
    periodSeconds: 10,
    ...extra,
  };
}

/** The PodSpec of an instance as the operator writes it, before admission. */
export function instanceSpec(
  cluster: KubeObject,
  instance: string,
  image: string,
) {
  const startDelay = cluster.spec.startDelay ?? 3600;
  const port = (name: string, containerPort: number) => ({
    name,
    containerPort,
    protocol: 'TCP',
  });
  return {
    volumes: volumes(cluster, instance) as any[],
    initContainers: [bootstrapContainer(cluster)] as any[],
    containers: [
      {
        name: 'postgres',
        image,
        command: [
          '/controller/manager',
          'instance',
          'run',
          '--status-port-tls',
          logLevel(cluster),
        ],
        ports: [
          port('postgresql', 5432),
          port('metrics', 9187),
          port('status', 8000),
        ],
        env: environment(cluster, instance),
        ...(cluster.spec.envFrom && { envFrom: cluster.spec.envFrom }),
        resources: cluster.spec.resources ?? {},
        volumeMounts: mounts(cluster),
        livenessProbe: probe('/healthz'),
        readinessProbe: probe('/readyz'),
        startupProbe: probe('/startupz', {
          failureThreshold: Math.ceil(startDelay / 10),
        }),
        securityContext: hardened,
      },
    ] as any[],
    terminationGracePeriodSeconds: cluster.spec.stopDelay ?? 1800,
    serviceAccountName: serviceAccountName(cluster),
    securityContext: podSecurity(cluster),
    hostname: instance,
    ...placement(cluster),
  };
}

/** The native sidecar in which the plugin archives WAL, takes backups or restores one. */
function barmanSidecar(
  cluster: KubeObject,
  podName: string,
  task: 'instance' | 'restore',
  resources: Record<string, any> | undefined,
) {
  return {
    name: BARMAN_SIDECAR,
    image: BARMAN_SIDECAR_IMAGE,
    args: [task],
    env: [
      ...environment(cluster, podName),
      { name: 'CUSTOM_CNPG_GROUP', value: 'postgresql.cnpg.io' },
      { name: 'CUSTOM_CNPG_VERSION', value: 'v1' },
    ],
    resources: resources ?? {},
    restartPolicy: 'Always',
    volumeMounts: [
      ...mounts(cluster),
      { name: 'plugins', mountPath: '/plugins' },
    ],
    startupProbe: {
      exec: { command: ['/manager', 'healthcheck', 'unix'] },
      timeoutSeconds: 10,
      periodSeconds: 1,
      failureThreshold: 10,
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      runAsNonRoot: true,
      privileged: false,
      readOnlyRootFilesystem: true,
      seccompProfile: { type: 'RuntimeDefault' },
      capabilities: { drop: ['ALL'] },
    },
  };
}

function addSidecar(
  spec: { volumes: any[]; initContainers: any[]; containers: any[] },
  sidecar: object,
): void {
  spec.volumes.push({ name: 'plugins', emptyDir: {} });
  spec.containers[0].volumeMounts.push({
    name: 'plugins',
    mountPath: '/plugins',
  });
  spec.initContainers.push(sidecar);
}

export function instancePod(
  cluster: KubeObject,
  instance: string,
  image: string,
  major: number,
  sidecarResources?: Record<string, any>,
): NewObject {
  const wanted = instanceSpec(cluster, instance, image);
  const annotation = JSON.stringify(wanted);
  const restartedAt =
    cluster.metadata.annotations?.['kubectl.kubernetes.io/restartedAt'];
  const spec = structuredClone(wanted);
  if (barmanPlugin(cluster)?.parameters?.barmanObjectName) {
    addSidecar(
      spec,
      barmanSidecar(cluster, instance, 'instance', sidecarResources),
    );
  }
  const hash = createHash('sha256')
    .update(JSON.stringify(wanted.containers[0].env))
    .digest('hex');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: ownedMetadata(cluster, instance, {
      blocking: true,
      labels: {
        ...databaseLabels(cluster, major),
        'cnpg.io/instanceName': instance,
        'cnpg.io/podRole': 'instance',
      },
      annotations: {
        'cnpg.io/nodeSerial': String(serialOf(instance)),
        'cnpg.io/operatorVersion': OPERATOR_VERSION,
        'cnpg.io/podEnvHash': hash.slice(0, 10),
        'cnpg.io/podSpec': annotation,
        ...(restartedAt && {
          'kubectl.kubernetes.io/restartedAt': restartedAt,
        }),
      },
    }),
    spec: admitted(spec, 'Always'),
    status: { phase: 'Pending', qosClass: qosClass(spec) },
  };
}

export type JobRole = 'initdb' | 'join' | 'full-recovery' | 'major-upgrade';

function jobCommand(cluster: KubeObject, role: JobRole): string[] {
  const manager = ['/controller/manager', 'instance'];
  const wal = cluster.spec.walStorage
    ? ['--pg-wal', '/var/lib/postgresql/wal/pg_wal']
    : [];
  const application = applicationDatabase(cluster);
  const applicationFlags = application
    ? ['--app-db-name', application.database, '--app-user', application.owner]
    : [];
  switch (role) {
    case 'join':
      return [
        ...manager,
        'join',
        '--parent-node',
        `${cluster.metadata.name}-rw`,
        ...wal,
        logLevel(cluster),
      ];
    case 'major-upgrade':
      return [
        ...manager,
        'upgrade',
        'execute',
        '/controller/old/bindir.txt',
        logLevel(cluster),
      ];
    case 'full-recovery':
      return [...manager, 'restore', ...wal, logLevel(cluster)];
    default: {
      const initdb = cluster.spec.bootstrap?.initdb ?? {};
      const flags = [
        ...(initdb.dataChecksums ? ['-k'] : []),
        `--encoding=${initdb.encoding ?? 'UTF8'}`,
        `--lc-collate=${initdb.localeCollate ?? 'C'}`,
        `--lc-ctype=${initdb.localeCType ?? 'C'}`,
        ...(initdb.walSegmentSize
          ? [`--wal-segsize=${initdb.walSegmentSize}`]
          : []),
      ].join(' ');
      return [
        ...manager,
        'init',
        '--initdb-flags',
        flags,
        ...applicationFlags,
        ...wal,
        logLevel(cluster),
      ];
    }
  }
}

/** Copies the binaries of the old major version to where the upgrade finds them. */
function prepareUpgrade(cluster: KubeObject) {
  return {
    name: 'prepare',
    image: cluster.status.pgDataImageInfo.image,
    command: [
      '/controller/manager',
      'instance',
      'upgrade',
      'prepare',
      '/controller/old',
    ],
    resources: cluster.spec.resources ?? {},
    volumeMounts: mounts(cluster),
    securityContext: hardened,
  };
}

export function job(
  cluster: KubeObject,
  instance: string,
  role: JobRole,
  image: string,
  major: number,
  sidecarResources?: Record<string, any>,
): NewObject {
  const name = `${instance}-${role}`;
  const metadata = ownedMetadata(cluster, name, {
    blocking: true,
    labels: {
      ...databaseLabels(cluster, major),
      'cnpg.io/instanceName': instance,
      'cnpg.io/jobRole': role,
    },
  });
  const spec = {
    volumes: volumes(cluster, instance) as any[],
    initContainers: [bootstrapContainer(cluster)] as any[],
    containers: [
      {
        name: role,
        image,
        command: jobCommand(cluster, role),
        env: environment(cluster, name),
        resources: cluster.spec.resources ?? {},
        volumeMounts: mounts(cluster),
        securityContext: hardened,
      },
    ] as any[],
    serviceAccountName: serviceAccountName(cluster),
    securityContext: podSecurity(cluster),
    hostname: name,
    ...placement(cluster),
  };
  if (role === 'full-recovery' && recoveryPlugin(cluster)) {
    addSidecar(spec, barmanSidecar(cluster, name, 'restore', sidecarResources));
  }
  const isUpgrade = role === 'major-upgrade';
  if (isUpgrade) {
    spec.initContainers.push(prepareUpgrade(cluster));
  }
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata,
    spec: {
      parallelism: 1,
      completions: 1,
      // A failed pg_upgrade will not succeed on retry.
      backoffLimit: isUpgrade ? 0 : 6,
      selector: { matchLabels: {} },
      manualSelector: false,
      template: {
        metadata: {
          labels: {
            ...metadata.labels,
            ...(isUpgrade && {
              'cnpg.io/instanceRole': 'primary',
              role: 'primary',
            }),
          },
          annotations: metadata.annotations,
        },
        spec: defaulted(spec, 'Never'),
      },
      completionMode: 'NonIndexed',
      suspend: false,
      podReplacementPolicy: 'TerminatingOrFailed',
    },
    status: {},
  };
}

/** Labels by which the job controller finds the pods of a job. */
export function jobPodLabels(jobObject: KubeObject): Record<string, string> {
  const { uid, name } = jobObject.metadata;
  return {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
}

export function jobPod(jobObject: KubeObject): NewObject {
  const { template } = jobObject.spec;
  const spec = structuredClone(template.spec);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${jobObject.metadata.name}-`,
      namespace: jobObject.metadata.namespace,
      labels: { ...template.metadata.labels, ...jobPodLabels(jobObject) },
      annotations: { ...template.metadata.annotations },
      ownerReferences: [
        {
          apiVersion: jobObject.apiVersion,
          kind: jobObject.kind,
          name: jobObject.metadata.name,
          uid: jobObject.metadata.uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
      finalizers: ['batch.kubernetes.io/job-tracking'],
    },
    spec: admitted(spec, 'Never'),
    status: { phase: 'Pending', qosClass: qosClass(spec) },
  };
}

/** What the API server's defaulting adds to a PodSpec. */
function defaulted(spec: any, restartPolicy: string) {
  const container = (each: any) => {
    for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
      if (each[name]) {
        each[name] = {
          ...each[name],
          successThreshold: 1,
          failureThreshold: each[name].failureThreshold ?? 3,
        };
      }
    }
    return {
      ...each,
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      imagePullPolicy: 'IfNotPresent',
    };
  };
  return {
    ...spec,
    initContainers: spec.initContainers.map(container),
    containers: spec.containers.map(container),
    restartPolicy,
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
    dnsPolicy: 'ClusterFirst',
    serviceAccount: spec.serviceAccountName,
    schedulerName: 'default-scheduler',
  };
}

/** What admission adds: the service account's token, tolerations, priority. */
export function admitted(spec: any, restartPolicy: string) {
  const token = `kube-api-access-${randomBytes(4).toString('hex').slice(0, 5)}`;
  const mount = {
    name: token,
    readOnly: true,
    mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
  };
  const withToken = (each: any) => ({
    ...each,
    volumeMounts: [...each.volumeMounts, mount],
  });
  return {
    ...defaulted(
      {
        ...spec,
        initContainers: spec.initContainers.map(withToken),
        containers: spec.containers.map(withToken),
      },
      restartPolicy,
    ),
    volumes: [
      ...spec.volumes,
      {
        name: token,
        projected: {
          sources: [
            { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
            {
              configMap: {
                name: 'kube-root-ca.crt',
                items: [{ key: 'ca.crt', path: 'ca.crt' }],
              },
            },
            {
              downwardAPI: {
                items: [
                  {
                    path: 'namespace',
                    fieldRef: {
                      apiVersion: 'v1',
                      fieldPath: 'metadata.namespace',
                    },
                  },
                ],
              },
            },
          ],
          defaultMode: 420,
        },
      },
    ],
    tolerations: [...(spec.tolerations ?? []), ...defaultTolerations],
    priority: 0,
    enableServiceLinks: true,
    preemptionPolicy: 'PreemptLowerPriority',
  };
}

function qosClass(spec: any): string {
  const all = [...spec.initContainers, ...spec.containers].map(
    each => each.resources ?? {},
  );
  if (all.every(each => !each.limits && !each.requests)) {
    return 'BestEffort';
  }
  const guaranteed = all.every(each =>
    ['cpu', 'memory'].every(
      name =>
        each.limits?.[name] !== undefined &&
        (each.requests?.[name] ?? each.limits[name]) === each.limits[name],
    ),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
