import type { KubeObject, Store } from '../kubernetes/types.ts';
import { kinds } from './constants.ts';
import type { Operator } from './operator.ts';
import { isPodReady, isTerminating, setCondition } from './status.ts';

function matches(budget: KubeObject, pod: KubeObject): boolean {
  return Object.entries(budget.spec.selector?.matchLabels ?? {}).every(
    ([key, value]) => pod.metadata.labels?.[key] === value,
  );
}

/** Counts the pods of one budget, as the disruption controller does. */
export function syncBudget(operator: Operator, budget: KubeObject): void {
  const { store } = operator;
  const { namespace, name } = budget.metadata;
  const pods = store
    .list(kinds.pod, { namespace })
    .filter(pod => matches(budget, pod));
  const healthy = pods.filter(
    pod => isPodReady(pod) && !isTerminating(pod),
  ).length;
  const desired = Number(budget.spec.minAvailable ?? 0);
  const allowed = Math.max(0, Math.min(healthy, pods.length) - desired);
  store.update(kinds.pdb, namespace, name, draft => {
    Object.assign(draft.status, {
      observedGeneration: draft.metadata.generation,
      disruptionsAllowed: allowed,
      currentHealthy: healthy,
      desiredHealthy: desired,
      expectedPods: pods.length,
    });
    setCondition(
      draft,
      {
        type: 'DisruptionAllowed',
        status: allowed > 0 ? 'True' : 'False',
        reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
        message: '',
      },
      operator.clock.now(),
    );
    const [condition] = draft.status.conditions;
    condition.observedGeneration = draft.metadata.generation;
  });
  if (pods.length === 0) {
    operator.event(
      budget,
      'controllermanager',
      'NoPods',
      'No matching pods found',
    );
  }
}

/** Budgets that count this pod by the labels that it has now. */
export function budgetsOf(store: Store, pod: KubeObject): KubeObject[] {
  return store
    .list(kinds.pdb, { namespace: pod.metadata.namespace })
    .filter(budget => matches(budget, pod));
}
