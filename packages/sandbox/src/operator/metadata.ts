import type { KubeObject } from '../kubernetes/types.ts';
import { OPERATOR_VERSION } from './constants.ts';
import { ownerReference } from './cluster.ts';

/** Labels and annotations that the cluster passes on to everything it owns. */
function inherited(cluster: KubeObject): {
  labels: Record<string, string>;
  annotations: Record<string, string>;
} {
  return {
    labels: cluster.spec.inheritedMetadata?.labels ?? {},
    annotations: cluster.spec.inheritedMetadata?.annotations ?? {},
  };
}

/** The recommended labels of services, budgets, jobs and instance pods. */
export function databaseLabels(
  cluster: KubeObject,
  major: number,
): Record<string, string> {
  return {
    'app.kubernetes.io/component': 'database',
    'app.kubernetes.io/instance': cluster.metadata.name,
    'app.kubernetes.io/managed-by': 'cloudnative-pg',
    'app.kubernetes.io/name': 'postgresql',
    'app.kubernetes.io/version': String(major),
    'cnpg.io/cluster': cluster.metadata.name,
  };
}

export function ownedMetadata(
  cluster: KubeObject,
  name: string,
  given: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    blocking?: boolean;
  } = {},
) {
  const { labels, annotations } = inherited(cluster);
  return {
    name,
    namespace: cluster.metadata.namespace,
    labels: { ...labels, ...given.labels },
    annotations: {
      ...annotations,
      'cnpg.io/operatorVersion': OPERATOR_VERSION,
      ...given.annotations,
    },
    ownerReferences: [ownerReference(cluster, given.blocking)],
  };
}
