import type { WorkloadAzure } from '../azure/types.ts';
import type {
  Clock,
  KubeObject,
  PodEndpoints,
  Store,
  WatchEvent,
} from '../kubernetes/types.ts';
import { runBackup } from './backup.ts';
import { isStatic } from './cluster.ts';
import { kinds } from './constants.ts';
import {
  abandonDeclared,
  DECLARED_RETRY_MS,
  reconcileDeclared,
} from './declared.ts';
import { budgetsOf, syncBudget } from './disruption.ts';
import { stopInstance } from './instance.ts';
import { releaseClaims } from './kubelet.ts';
import { LoadBalancers } from './loadBalancer.ts';
import { metricsPage } from './metrics.ts';
import { Operator } from './operator.ts';
import { statusPage } from './pgstatus.ts';
import { isPoolerPod, Poolers } from './pooler.ts';
import { runCluster } from './reconcile.ts';
import { ClusterRuntime } from './runtime.ts';
import { runSchedule } from './schedule.ts';
import { isTerminating } from './status.ts';

/** Longer than any instance takes to shut down. */
const FORGET_AFTER_MS = 600_000;

const notFound = {
  status: 404,
  contentType: 'text/plain; charset=utf-8',
  body: '404 page not found\n',
};

/**
 * Starts what behaves as CloudNativePG's operator, its instances and the parts
 * of Kubernetes under them (scheduler, kubelet, job and disruption controller).
 * It knows the world through the store alone.
 *
 * @param options - `issuer`: OIDC issuer of the cluster, with its trailing
 * slash; `tenantId`: tenant of the workload identities
 * @returns the means to stop it, and what answers for the processes in its pods
 * @public
 */
export function startOperator(options: {
  store: Store;
  clock: Clock;
  azure: WorkloadAzure;
  issuer: string;
  tenantId?: string;
}): { stop(): void } & PodEndpoints {
  const operator = new Operator({
    tenantId: '00000000-0000-0000-0000-000000000000',
    ...options,
  });
  const { store } = operator;
  const poolers = new Poolers(operator);
  const loadBalancers = new LoadBalancers(operator);
  const schedules = new Map<string, AbortController>();
  const stopping = new Set<string>();

  const runtimeOfPod = (pod: KubeObject): ClusterRuntime | undefined => {
    const owner = pod.metadata.ownerReferences?.find(
      each => each.kind === 'Cluster',
    );
    return owner && operator.runtimes.get(owner.uid);
  };

  const clusterAdded = (cluster: KubeObject) => {
    if (isStatic(cluster) || operator.runtimes.has(cluster.metadata.uid)) {
      return;
    }
    const runtime = new ClusterRuntime(operator, cluster);
    operator.runtimes.set(cluster.metadata.uid, runtime);
    runtime.spawn(() => runCluster(runtime));
  };

  const runtimeOfBackup = (backup: KubeObject) => {
    const cluster = store.get(
      kinds.cluster,
      backup.metadata.namespace,
      backup.spec.cluster.name,
    );
    if (!cluster) {
      return undefined;
    }
    return isStatic(cluster)
      ? 'static'
      : operator.runtimes.get(cluster.metadata.uid);
  };

  const backupAdded = (backup: KubeObject) => {
    if (!isStatic(backup) && backup.status?.phase === undefined) {
      operator.spawn(() => runBackup(operator, backup, runtimeOfBackup));
    }
  };

  const startSchedule = (scheduled: KubeObject) => {
    const { uid, namespace } = scheduled.metadata;
    schedules.get(uid)?.abort();
    const cluster = store.get(
      kinds.cluster,
      namespace,
      scheduled.spec.cluster.name,
    );
    if (isStatic(scheduled) || (cluster && isStatic(cluster))) {
      return;
    }
    const controller = new AbortController();
    schedules.set(uid, controller);
    operator.spawn(
      () => runSchedule(operator, scheduled, controller.signal),
      controller.signal,
    );
  };

  const clusterChanged = (event: WatchEvent) => {
    const { uid } = event.object.metadata;
    if (event.type === 'ADDED') {
      clusterAdded(event.object);
    } else if (event.type === 'MODIFIED') {
      operator.runtimes.get(uid)?.trigger();
    } else {
      operator.runtimes.get(uid)?.stop();
      abandonDeclared(operator, event.object);
      // Its pods still shut down.
      operator.spawn(async () => {
        await operator.sleep(FORGET_AFTER_MS);
        operator.runtimes.delete(uid);
      });
    }
  };

  /** Clusters by namespace and name, for what refers to them by name alone. */
  const runtimeOfCluster = (namespace: string | undefined, name: string) => {
    const cluster = store.get(kinds.cluster, namespace, name);
    return cluster && operator.runtimes.get(cluster.metadata.uid);
  };

  const retrying = new Set<string>();
  const declaredChanged = (kind: string, object: KubeObject) => {
    const { uid, namespace } = object.metadata;
    const now = operator.current(kind, object);
    const runtime = now && runtimeOfCluster(namespace, now.spec.cluster.name);
    if (!now || !runtime || isStatic(now)) {
      return;
    }
    if (reconcileDeclared(runtime, kind, now) && !retrying.has(uid)) {
      retrying.add(uid);
      operator.spawn(async () => {
        await operator.sleep(DECLARED_RETRY_MS);
        retrying.delete(uid);
        declaredChanged(kind, object);
      });
    }
  };
  const declaredLater = (kind: string, object: KubeObject) =>
    operator.spawn(async () => {
      await operator.sleep(120);
      declaredChanged(kind, object);
    });

  /** What the instances of a namespace read is not what it was. */
  const secretChanged = (secret: KubeObject) => {
    const { namespace, name } = secret.metadata;
    for (const runtime of operator.runtimes.values()) {
      if (runtime.namespace === namespace) {
        runtime.trigger();
      }
    }
    for (const role of store.list(kinds.databaseRole, { namespace })) {
      if (role.spec.passwordSecret?.name === name) {
        declaredLater(kinds.databaseRole, role);
      }
    }
    poolers.touch(namespace);
  };

  const poolerPodChanged = ({ type, object: pod }: WatchEvent) => {
    if (type === 'DELETED') {
      stopping.delete(pod.metadata.uid);
    } else if (isTerminating(pod) && !stopping.has(pod.metadata.uid)) {
      stopping.add(pod.metadata.uid);
      poolers.stopPod(pod);
    }
    poolers.touch(pod.metadata.namespace);
  };

  const podChanged = (event: WatchEvent) => {
    const pod = event.object;
    if (isPoolerPod(pod) && !isStatic(pod)) {
      poolerPodChanged(event);
      return;
    }
    const runtime = runtimeOfPod(pod);
    runtime?.trigger();
    if (runtime) {
      for (const budget of budgetsOf(store, pod)) {
        syncBudget(operator, budget);
      }
    }
    if (event.type === 'DELETED') {
      if (
        runtime &&
        !stopping.has(pod.metadata.uid) &&
        pod.status.phase === 'Running'
      ) {
        // Deleted by force: the kubelet hears of it afterwards.
        operator.event(
          pod,
          'kubelet',
          'Killing',
          'Stopping container postgres',
        );
      }
      releaseClaims(operator, pod.metadata.namespace ?? '');
      operator.logs.forget(pod.metadata.uid);
      stopping.delete(pod.metadata.uid);
    } else if (
      runtime &&
      isTerminating(pod) &&
      !stopping.has(pod.metadata.uid)
    ) {
      stopping.add(pod.metadata.uid);
      operator.spawn(() => stopInstance(runtime, pod));
    }
  };

  const generations = new Map<string, number | undefined>();
  const scheduleChanged = (event: WatchEvent) => {
    const { uid, generation } = event.object.metadata;
    if (event.type === 'DELETED') {
      schedules.get(uid)?.abort();
      schedules.delete(uid);
      generations.delete(uid);
    } else if (event.type === 'ADDED' || generations.get(uid) !== generation) {
      generations.set(uid, generation);
      startSchedule(event.object);
    }
  };

  const triggerOwner = (object: KubeObject) => {
    for (const owner of object.metadata.ownerReferences ?? []) {
      operator.runtimes.get(owner.uid)?.trigger();
    }
  };

  const unsubscribe = store.subscribe((kind, event) => {
    switch (kind) {
      case kinds.cluster:
        clusterChanged(event);
        break;
      case kinds.pod:
        podChanged(event);
        break;
      case kinds.pvc:
        if (event.type === 'MODIFIED' && isTerminating(event.object)) {
          releaseClaims(operator, event.object.metadata.namespace ?? '');
        }
        triggerOwner(event.object);
        break;
      case kinds.job:
        triggerOwner(event.object);
        break;
      case kinds.service:
        triggerOwner(event.object);
        loadBalancers.observe(event.object, event.type === 'DELETED');
        break;
      case kinds.secret:
        secretChanged(event.object);
        break;
      case kinds.imageCatalog:
      case kinds.clusterImageCatalog:
        for (const runtime of operator.runtimes.values()) {
          runtime.trigger();
        }
        break;
      case kinds.pooler: {
        const { namespace } = event.object.metadata;
        runtimeOfCluster(namespace, event.object.spec.cluster.name)?.trigger();
        if (event.type !== 'DELETED') {
          poolers.touch(namespace);
        }
        break;
      }
      case kinds.deployment:
        poolers.touch(event.object.metadata.namespace);
        break;
      case kinds.database:
      case kinds.databaseRole:
        if (event.type !== 'DELETED') {
          declaredLater(kind, event.object);
        }
        break;
      case kinds.backup:
        if (event.type === 'ADDED') {
          backupAdded(event.object);
        }
        break;
      case kinds.scheduledBackup:
        scheduleChanged(event);
        break;
      default:
    }
  });
  store.list(kinds.cluster).forEach(clusterAdded);
  poolers.touch(undefined);
  store
    .list(kinds.service)
    .forEach(service => loadBalancers.observe(service, false));
  for (const kind of [kinds.database, kinds.databaseRole]) {
    store.list(kind).forEach(object => declaredLater(kind, object));
  }
  store.list(kinds.backup).forEach(backupAdded);
  store
    .list(kinds.scheduledBackup)
    .forEach(object => scheduleChanged({ type: 'ADDED', object }));

  const find = (namespace: string, name: string) => {
    const pod = store.get(kinds.pod, namespace, name);
    const runtime = pod && runtimeOfPod(pod);
    const instance = runtime?.instances.get(name);
    return pod && runtime && instance?.podUid === pod.metadata.uid
      ? { runtime, instance }
      : undefined;
  };

  return {
    stop() {
      unsubscribe();
      operator.stop();
      for (const runtime of operator.runtimes.values()) {
        runtime.stop();
      }
      for (const schedule of schedules.values()) {
        schedule.abort();
      }
    },
    podLog(namespace, name, container) {
      const pod = store.get(kinds.pod, namespace, name);
      const status = [
        ...(pod?.status?.initContainerStatuses ?? []),
        ...(pod?.status?.containerStatuses ?? []),
      ].find(each => each.name === container);
      return pod && status && !status.state.waiting
        ? operator.logs.read(pod.metadata.uid, container)
        : undefined;
    },
    async podProxy(namespace, scheme, name, port, path) {
      const found = find(namespace, name);
      if (!found) {
        return undefined;
      }
      const { runtime, instance } = found;
      const [route] = path.split('?');
      if (scheme === 'https' && ['8000', 'status'].includes(port)) {
        return route === '/pg/status'
          ? {
              status: 200,
              contentType: 'application/json',
              body: JSON.stringify(statusPage(runtime, instance)),
            }
          : notFound;
      }
      if (scheme === 'http' && ['9187', 'metrics'].includes(port)) {
        return route === '/metrics'
          ? {
              status: 200,
              contentType:
                'text/plain; version=0.0.4; charset=utf-8; escaping=underscores',
              body: metricsPage(runtime, instance),
            }
          : notFound;
      }
      return undefined;
    },
  };
}
