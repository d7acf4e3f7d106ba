import { createHash, randomBytes } from 'node:crypto';
import { setBuiltInDefaults } from '../kubernetes/builtIns.ts';
import type { KubeObject, NewObject, Store } from '../kubernetes/types.ts';
import { poolerCertificate } from './certificates.ts';
import { isStatic } from './cluster.ts';
import { kinds, OPERATOR_IMAGE, PGBOUNCER_IMAGE } from './constants.ts';
import { startPod, terminatePod } from './kubelet.ts';
import type { Operator } from './operator.ts';
import { admitted } from './pods.ts';
import { markReady } from './podstatus.ts';
import type { ClusterRuntime } from './runtime.ts';
import { isPodReady, isTerminating } from './status.ts';

/** The operator looks again after this time for what a Pooler needs. */
const WAIT_MS = 30_000;
const READINESS_MS = 900;

const labelsOf = (pooler: KubeObject) => ({
  'app.kubernetes.io/component': 'pooler',
  'app.kubernetes.io/instance': pooler.spec.cluster.name,
  'app.kubernetes.io/managed-by': 'cloudnative-pg',
  'app.kubernetes.io/name': 'postgresql',
  'cnpg.io/cluster': pooler.spec.cluster.name,
  'cnpg.io/podRole': 'pooler',
  'cnpg.io/poolerName': pooler.metadata.name,
});

export const isPoolerPod = (pod: KubeObject): boolean =>
  pod.metadata.labels?.['cnpg.io/podRole'] === 'pooler';

function owner(object: KubeObject) {
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.metadata.name,
    uid: object.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

const hashOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 10);

/** The image that the Pooler asks for, or why there is none. */
function imageOf(
  store: Store,
  pooler: KubeObject,
): { image: string } | { problem: string } {
  const { image, imageCatalogRef: reference } = pooler.spec.pgbouncer ?? {};
  if (!reference) {
    return { image: image ?? PGBOUNCER_IMAGE };
  }
  const catalog =
    reference.kind === 'ClusterImageCatalog'
      ? store.get(kinds.clusterImageCatalog, undefined, reference.name)
      : store.get(
          kinds.imageCatalog,
          pooler.metadata.namespace,
          reference.name,
        );
  const found = catalog?.spec?.componentImages?.find(
    (each: any) => each.key === (reference.key ?? 'pgbouncer'),
  )?.image;
  return found
    ? { image: found }
    : {
        problem: `cannot find the pgbouncer image in ${reference.kind}/${reference.name}`,
      };
}

/** Names of the secrets by which a cluster lets its poolers in. */
export function poolerSecrets(store: Store, cluster: KubeObject): string[] {
  const { namespace, name } = cluster.metadata;
  const isAutomatic = (pooler: KubeObject) =>
    pooler.spec.cluster.name === name &&
    !pooler.spec.pgbouncer?.authQuerySecret?.name &&
    !isTerminating(pooler);
  return store.list(kinds.pooler, { namespace }).some(isAutomatic)
    ? [`${name}-pooler`]
    : [];
}

/** The cluster's part: the client certificate of the role by which poolers look up passwords. */
export async function integratePoolers(runtime: ClusterRuntime): Promise<void> {
  const { operator, namespace } = runtime;
  const { store } = operator;
  const cluster = runtime.cluster();
  const secrets = poolerSecrets(store, cluster);
  operator.update(kinds.cluster, cluster, draft => {
    draft.status.poolerIntegrations = {
      pgBouncerIntegration: secrets.length > 0 ? { secrets } : {},
    };
  });
  if (secrets.length > 0) {
    runtime.contents.roles.add('cnpg_pooler_pgbouncer');
  }
  for (const name of secrets) {
    if (!store.get(kinds.secret, namespace, name)) {
      const secret = await poolerCertificate(
        store,
        cluster,
        name,
        operator.clock.now(),
      );
      if (!store.get(kinds.secret, namespace, name)) {
        store.create(kinds.secret, secret);
      }
    }
  }
}

/** Follows every Pooler: its Service, Deployment and pods. */
export class Poolers {
  readonly #operator: Operator;
  readonly #busy = new Set<string>();
  readonly #again = new Set<string>();

  constructor(operator: Operator) {
    this.#operator = operator;
  }

  /** Something that concerns the Poolers of a namespace has changed. */
  touch(namespace: string | undefined): void {
    for (const pooler of this.#operator.store.list(kinds.pooler, {
      ...(namespace !== undefined && { namespace }),
    })) {
      const cluster = this.#operator.store.get(
        kinds.cluster,
        pooler.metadata.namespace,
        pooler.spec.cluster.name,
      );
      // The poolers of scenery are scenery.
      if (!isStatic(pooler) && !(cluster && isStatic(cluster))) {
        this.#start(pooler);
      }
    }
  }

  #start(pooler: KubeObject): void {
    const { uid } = pooler.metadata;
    if (this.#busy.has(uid)) {
      this.#again.add(uid);
      return;
    }
    this.#busy.add(uid);
    this.#operator.spawn(async () => {
      try {
        do {
          this.#again.delete(uid);
          await this.#operator.sleep(60);
          await this.#reconcile(pooler);
        } while (this.#again.has(uid));
      } finally {
        this.#busy.delete(uid);
      }
    });
  }

  #retry(pooler: KubeObject): void {
    this.#operator.spawn(async () => {
      await this.#operator.sleep(WAIT_MS);
      this.#start(pooler);
    });
  }

  async #reconcile(given: KubeObject): Promise<void> {
    const operator = this.#operator;
    const { store } = operator;
    const pooler = operator.current(kinds.pooler, given);
    if (!pooler || isTerminating(pooler)) {
      return;
    }
    const { namespace, name } = pooler.metadata;
    const setStatus = (values: Record<string, any>) =>
      operator.update(kinds.pooler, pooler, draft => {
        draft.status = { ...draft.status, ...values };
        if (!draft.status.phaseReason) {
          delete draft.status.phaseReason;
        }
      });
    if (store.get(kinds.cluster, namespace, name)) {
      operator.event(
        pooler,
        'cloudnative-pg-pooler',
        'NameClash',
        'Name clash between Pooler and Cluster detected, resource reconciliation skipped',
        'Warning',
      );
      return;
    }
    const clusterName: string = pooler.spec.cluster.name;
    const cluster = store.get(kinds.cluster, namespace, clusterName);
    const authSecret =
      pooler.spec.pgbouncer?.authQuerySecret?.name ?? `${clusterName}-pooler`;
    const missing = !cluster
      ? `Cluster "${clusterName}" not found`
      : [
          ['AuthUserSecret', authSecret],
          ['ClientTLSSecret', `${clusterName}-server`],
          ['ClientCASecret', `${clusterName}-ca`],
        ]
          .filter(([, secret]) => !store.get(kinds.secret, namespace, secret))
          .map(([role, secret]) => `${role} "${secret}" not found`)[0];
    if (!cluster || missing) {
      setStatus({ phase: 'inactive', phaseReason: missing });
      this.#retry(pooler);
      return;
    }
    const version = (secret: string) => ({
      name: secret,
      version: store.get(kinds.secret, namespace, secret)?.metadata
        .resourceVersion,
    });
    const image = imageOf(store, pooler);
    const deployment = store.get(kinds.deployment, namespace, name);
    const isPaused = pooler.spec.pgbouncer?.paused === true;
    setStatus({
      secrets: {
        clientCA: version(`${clusterName}-ca`),
        clientTLS: version(`${clusterName}-server`),
        pgBouncerSecrets: { authQuery: version(authSecret) },
        serverCA: version(`${clusterName}-ca`),
        serverTLS: {},
      },
      ...(deployment?.status?.replicas && {
        instances: deployment.status.replicas,
      }),
      ...('problem' in image
        ? { phase: 'failed', phaseReason: image.problem }
        : {
            image: image.image,
            phase: isPaused ? 'paused' : 'active',
            phaseReason: isPaused ? 'pgbouncer is paused' : undefined,
          }),
    });
    this.#createAccess(pooler, authSecret);
    if (!('problem' in image)) {
      this.#syncDeployment(pooler, image.image);
    }
    this.#syncService(pooler);
    await this.#syncPods(pooler);
  }

  #create(
    kind: string,
    pooler: KubeObject,
    object: Omit<NewObject, 'metadata'>,
  ) {
    const { store } = this.#operator;
    const { namespace, name } = pooler.metadata;
    const known = store.get(kind, namespace, name);
    return (
      known ??
      store.create(kind, {
        ...object,
        metadata: {
          name,
          namespace,
          labels: labelsOf(pooler),
          ownerReferences: [owner(pooler)],
        },
      } as NewObject)
    );
  }

  #createAccess(pooler: KubeObject, authSecret: string): void {
    const { name, namespace } = pooler.metadata;
    const rbac = 'rbac.authorization.k8s.io';
    const rule = (
      group: string,
      resource: string,
      verbs: string[],
      resourceNames: string[],
    ) => ({ apiGroups: [group], resources: [resource], verbs, resourceNames });
    const cnpg = 'postgresql.cnpg.io';
    this.#create(kinds.serviceAccount, pooler, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
    });
    this.#create(kinds.role, pooler, {
      apiVersion: `${rbac}/v1`,
      kind: 'Role',
      rules: [
        rule(cnpg, 'poolers', ['get', 'watch'], [name]),
        rule(cnpg, 'poolers/status', ['get', 'patch', 'update'], [name]),
        rule('', 'secrets', ['get', 'watch'], [authSecret]),
      ],
    });
    this.#create(kinds.roleBinding, pooler, {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
      roleRef: { apiGroup: rbac, kind: 'Role', name },
    });
  }

  #syncDeployment(pooler: KubeObject, image: string): void {
    const operator = this.#operator;
    const { name, namespace } = pooler.metadata;
    const hash = hashOf([pooler.spec, image]);
    const template = podTemplate(pooler, image);
    const spec = {
      replicas: pooler.spec.instances ?? 1,
      selector: { matchLabels: { 'cnpg.io/poolerName': name } },
      template,
      strategy: pooler.spec.deploymentStrategy ?? {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    };
    const known = operator.store.get(kinds.deployment, namespace, name);
    const annotations = { 'cnpg.io/poolerSpecHash': hash };
    if (!known) {
      operator.store.create(kinds.deployment, {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: {
          name,
          namespace,
          labels: labelsOf(pooler),
          annotations: {
            ...annotations,
            'deployment.kubernetes.io/revision': '1',
          },
          ownerReferences: [owner(pooler)],
        },
        spec,
        status: {},
      });
    } else if (
      known.metadata.annotations?.['cnpg.io/poolerSpecHash'] !== hash
    ) {
      operator.update(kinds.deployment, known, draft => {
        draft.metadata.annotations = {
          ...draft.metadata.annotations,
          ...annotations,
        };
        draft.spec = spec;
      });
    }
  }

  #syncService(pooler: KubeObject): void {
    const operator = this.#operator;
    const { name, namespace } = pooler.metadata;
    const { metadata = {}, spec = {} } = pooler.spec.serviceTemplate ?? {};
    const ports: any[] = spec.ports ?? [];
    const wanted = {
      type: 'ClusterIP',
      ...spec,
      ports: ports.some(port => port.name === 'pgbouncer' || port.port === 5432)
        ? ports
        : [
            ...ports,
            {
              name: 'pgbouncer',
              port: 5432,
              protocol: 'TCP',
              targetPort: 'pgbouncer',
            },
          ],
      selector: { 'cnpg.io/poolerName': name },
    };
    const meta = {
      labels: { ...metadata.labels, ...labelsOf(pooler) },
      annotations: {
        ...metadata.annotations,
        'cnpg.io/poolerSpecHash': hashOf(pooler.spec),
      },
    };
    const known = operator.store.get(kinds.service, namespace, name);
    if (!known) {
      const service = {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: {
          name,
          namespace,
          ...meta,
          ownerReferences: [owner(pooler)],
        },
        spec: wanted,
      } as unknown as KubeObject;
      setBuiltInDefaults(service);
      operator.store.create(kinds.service, service);
    } else if (
      known.metadata.annotations?.['cnpg.io/poolerSpecHash'] !==
      meta.annotations['cnpg.io/poolerSpecHash']
    ) {
      operator.update(kinds.service, known, draft => {
        Object.assign(draft.metadata, meta);
        Object.assign(draft.spec, wanted);
      });
    }
  }

  /** The deployment controller: one ReplicaSet per template, old pods go when new ones are ready. */
  async #syncPods(pooler: KubeObject): Promise<void> {
    const operator = this.#operator;
    const { store } = operator;
    const { namespace, name } = pooler.metadata;
    const deployment = store.get(kinds.deployment, namespace, name);
    if (!deployment || isTerminating(deployment)) {
      return;
    }
    const { replicas, template } = deployment.spec;
    const hash = hashOf(template);
    const setName = `${name}-${hash}`;
    const set =
      store.get(kinds.replicaSet, namespace, setName) ??
      store.create(kinds.replicaSet, {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
          name: setName,
          namespace,
          labels: { ...template.metadata.labels, 'pod-template-hash': hash },
          ownerReferences: [owner(deployment)],
        },
        spec: { replicas, selector: deployment.spec.selector, template },
        status: { replicas: 0 },
      });
    const pods = () =>
      store
        .list(kinds.pod, { namespace, labels: { 'cnpg.io/poolerName': name } })
        .filter(pod => !isTerminating(pod));
    const isNew = (pod: KubeObject) =>
      pod.metadata.ownerReferences?.[0]?.uid === set.metadata.uid;
    for (
      let count = pods().filter(isNew).length;
      count < replicas;
      count += 1
    ) {
      await operator.sleep(20);
      this.#createPod(set, template, hash);
    }
    const ready = pods().filter(pod => isNew(pod) && isPodReady(pod));
    const superfluous = [
      ...pods().filter(isNew).slice(replicas),
      ...(ready.length >= replicas ? pods().filter(pod => !isNew(pod)) : []),
    ];
    for (const pod of superfluous) {
      store.delete(kinds.pod, namespace, pod.metadata.name);
    }
    const living = pods();
    const readyCount = living.filter(isPodReady).length;
    operator.update(kinds.deployment, deployment, draft => {
      draft.status = {
        observedGeneration: draft.metadata.generation,
        ...(living.length > 0 && { replicas: living.length }),
        ...(living.some(isNew) && {
          updatedReplicas: living.filter(isNew).length,
        }),
        ...(readyCount > 0 && {
          readyReplicas: readyCount,
          availableReplicas: readyCount,
        }),
      };
    });
    const { replicas: instances = 0 } =
      operator.current(kinds.deployment, deployment)?.status ?? {};
    operator.update(kinds.pooler, pooler, draft => {
      draft.status = { ...draft.status, instances };
    });
  }

  #createPod(set: KubeObject, template: any, hash: string): void {
    const operator = this.#operator;
    const pod = operator.store.create(kinds.pod, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${set.metadata.name}-${randomBytes(4)
          .toString('hex')
          .slice(0, 5)}`,
        namespace: set.metadata.namespace,
        labels: { ...template.metadata.labels, 'pod-template-hash': hash },
        annotations: { ...template.metadata.annotations },
        ownerReferences: [owner(set)],
      },
      spec: admitted(structuredClone(template.spec), 'Always'),
      status: { phase: 'Pending', qosClass: 'BestEffort' },
    });
    operator.spawn(async () => {
      await startPod(operator, pod);
      await operator.sleep(READINESS_MS);
      operator.update(kinds.pod, pod, draft => {
        if (!isTerminating(draft)) {
          markReady(draft, operator.clock.now());
        }
      });
    });
  }

  stopPod(pod: KubeObject): void {
    this.#operator.spawn(() =>
      terminatePod(this.#operator, pod, () => this.#operator.sleep(700)),
    );
  }
}

function podTemplate(pooler: KubeObject, image: string) {
  const { metadata = {}, spec = {} } = pooler.spec.template ?? {};
  const scratch = { name: 'scratch-data', mountPath: '/controller' };
  const named: any =
    spec.containers?.find((each: any) => each.name === 'pgbouncer') ?? {};
  const env = [
    ['NAMESPACE', pooler.metadata.namespace],
    ['POOLER_NAME', pooler.metadata.name],
    ['PGUSER', 'pgbouncer'],
    ['PGDATABASE', 'pgbouncer'],
    ['PGHOST', '/controller/run'],
  ].map(([name, value]) => ({ name, value }));
  return {
    metadata: {
      labels: { ...metadata.labels, ...labelsOf(pooler) },
      ...(metadata.annotations && { annotations: metadata.annotations }),
    },
    spec: {
      ...spec,
      volumes: [
        {
          name: 'ca',
          secret: { secretName: `${pooler.spec.cluster.name}-ca` },
        },
        {
          name: 'server-tls',
          secret: { secretName: `${pooler.spec.cluster.name}-server` },
        },
        { name: 'scratch-data', emptyDir: {} },
        ...(spec.volumes ?? []),
      ],
      initContainers: [
        {
          name: 'bootstrap-controller',
          image: OPERATOR_IMAGE,
          command: ['/manager', 'bootstrap', '/controller/manager'],
          resources: named.resources ?? {},
          volumeMounts: [scratch],
        },
      ],
      containers: [
        {
          ...named,
          name: 'pgbouncer',
          image: named.image || image,
          command: ['/controller/manager', 'pgbouncer', 'run'],
          ports: [
            { name: 'pgbouncer', containerPort: 5432, protocol: 'TCP' },
            { name: 'metrics', containerPort: 9127, protocol: 'TCP' },
          ],
          env: [...env, ...(named.env ?? [])],
          resources: named.resources ?? {},
          volumeMounts: [scratch, ...(named.volumeMounts ?? [])],
          readinessProbe: {
            tcpSocket: { port: 5432 },
            timeoutSeconds: 5,
            periodSeconds: 10,
          },
        },
        ...(spec.containers ?? []).filter(
          (each: any) => each.name !== 'pgbouncer',
        ),
      ],
      securityContext: {
        runAsUser: 998,
        runAsGroup: 996,
        runAsNonRoot: true,
        fsGroup: 996,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      serviceAccountName:
        pooler.spec.serviceAccountName ?? pooler.metadata.name,
    },
  };
}
