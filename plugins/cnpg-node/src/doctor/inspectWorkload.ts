import {
  CLIENT_ID_ANNOTATION,
  Cluster,
  Inspected,
  Kind,
  KubernetesObject,
  PodWithEnvironment,
  ServiceAccount,
  WorkloadInspection,
  kinds,
  podIdentity,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '../kubernetes/KubernetesApiError';
import { CallOptions, KubernetesApi } from '../types';

const ROLE_BINDING: Kind = {
  group: 'rbac.authorization.k8s.io',
  version: 'v1',
  kind: 'RoleBinding',
  plural: 'rolebindings',
  namespaced: true,
};
const NETWORK_POLICY: Kind = {
  group: 'networking.k8s.io',
  version: 'v1',
  kind: 'NetworkPolicy',
  plural: 'networkpolicies',
  namespaced: true,
};

interface RoleBinding extends KubernetesObject {
  subjects?: { kind?: string; name?: string; namespace?: string }[];
}

interface NetworkPolicy extends KubernetesObject {
  spec?: {
    podSelector?: {
      matchLabels?: Record<string, string>;
      matchExpressions?: object[];
    };
    policyTypes?: string[];
    egress?: object[];
  };
}

/**
 * Reads what in Kubernetes the backups of a database depend on. What may not be
 * read is unknown, with the reason; the rest is known nevertheless.
 *
 * @public
 */
export async function inspectWorkload(
  kubernetes: KubernetesApi,
  { metadata, spec }: Cluster,
  { signal }: CallOptions = {},
): Promise<WorkloadInspection> {
  const { name, namespace = '' } = metadata;
  const account = spec?.serviceAccountName || name;
  const pods = await inspect(async () => {
    const { items } = await kubernetes.list<PodWithEnvironment>(kinds.Pod, {
      namespace,
      labelSelector: `cnpg.io/cluster=${name},cnpg.io/podRole=instance`,
      signal,
    });
    return items;
  });
  const [serviceAccount, roleBinding, egressPolicies] = await Promise.all([
    inspect(async () => {
      const found = await kubernetes.get<ServiceAccount>(
        kinds.ServiceAccount,
        namespace,
        account,
        { signal },
      );
      return (
        found && {
          clientId: found.metadata.annotations?.[CLIENT_ID_ANNOTATION],
        }
      );
    }),
    inspect(async () => {
      const found = await kubernetes.get<RoleBinding>(
        ROLE_BINDING,
        namespace,
        `${name}-barman-cloud`,
        { signal },
      );
      return (
        found && {
          subjects: (found.subjects ?? [])
            .filter(
              subject =>
                subject.kind === 'ServiceAccount' &&
                (subject.namespace ?? namespace) === namespace,
            )
            .map(subject => subject.name ?? ''),
        }
      );
    }),
    inspect(async () => {
      const { items } = await kubernetes.list<NetworkPolicy>(NETWORK_POLICY, {
        namespace,
        signal,
      });
      const labels =
        'found' in pods ? pods.found[0]?.metadata.labels ?? {} : {};
      return items
        .filter(policy => limitsEgress(policy, labels))
        .map(policy => policy.metadata.name);
    }),
  ]);
  return {
    pods: 'found' in pods ? { found: pods.found.map(podIdentity) } : pods,
    serviceAccount,
    roleBinding,
    egressPolicies,
  };
}

/** Policies whose selector has expressions are named as well: they may select the pods. */
function limitsEgress(
  { spec }: NetworkPolicy,
  labels: Record<string, string>,
): boolean {
  const limits = spec?.policyTypes?.includes('Egress') ?? Boolean(spec?.egress);
  return (
    limits &&
    Object.entries(spec?.podSelector?.matchLabels ?? {}).every(
      ([key, value]) => labels[key] === value,
    )
  );
}

async function inspect<T>(
  read: () => Promise<T | undefined>,
): Promise<Inspected<T>> {
  try {
    const found = await read();
    return found === undefined ? { missing: true } : { found };
  } catch (error) {
    if (!(error instanceof KubernetesApiError)) throw error;
    return { unknown: error.message };
  }
}
