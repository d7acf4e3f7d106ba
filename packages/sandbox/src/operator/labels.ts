import type { KubeObject } from '../kubernetes/types.ts';
import { kinds } from './constants.ts';
import type { ClusterRuntime } from './runtime.ts';
import { instanceOf, isTerminating } from './status.ts';

export function labelRole(
  runtime: ClusterRuntime,
  kind: string,
  object: KubeObject,
  role: 'primary' | 'replica' | 'unhealthy',
): void {
  runtime.operator.store.update(
    kind,
    runtime.namespace,
    object.metadata.name,
    draft => {
      draft.metadata.labels = {
        ...draft.metadata.labels,
        'cnpg.io/instanceRole': role,
        role,
      };
    },
  );
}

/** Roles of PVCs, then of pods, once the primary itself says that it is one. */
export function updateLabels(runtime: ClusterRuntime): void {
  const { currentPrimary, targetPrimary } = runtime.cluster().status;
  const { pods, pvcs } = runtime.resources();
  if (!currentPrimary) {
    return;
  }
  if (currentPrimary !== targetPrimary) {
    const old = pods.find(pod => pod.metadata.name === currentPrimary);
    if (old && !isTerminating(old)) {
      labelRole(runtime, kinds.pod, old, 'unhealthy');
    }
    return;
  }
  const primary = runtime.running(currentPrimary);
  if (!primary?.reporting || !primary.primary) {
    return;
  }
  const role = (instance: string) =>
    instance === currentPrimary ? 'primary' : 'replica';
  const byName = (a: KubeObject, b: KubeObject) =>
    a.metadata.name < b.metadata.name ? -1 : 1;
  for (const pvc of pvcs.filter(each => !isTerminating(each)).sort(byName)) {
    labelRole(runtime, kinds.pvc, pvc, role(instanceOf(pvc)));
  }
  for (const pod of pods.filter(each => !isTerminating(each)).sort(byName)) {
    if (runtime.running(pod.metadata.name)?.reporting) {
      labelRole(runtime, kinds.pod, pod, role(pod.metadata.name));
    }
  }
}
