import { KubernetesObject } from '../model/objects';
import { Inspected } from './IdentityInspection';

/**
 * What a pod has with which it signs in to Azure.
 *
 * @public
 */
export interface PodIdentity {
  name: string;
  /** Whether it has the label that makes the webhook of workload identity look at it. */
  labelled: boolean;
  /** Those that need it: PostgreSQL, and the sidecar of the Barman Cloud plugin. */
  containers: {
    name: string;
    /** Value of AZURE_CLIENT_ID; absent when it comes from elsewhere, or is not set. */
    clientId?: string;
    hasClientId: boolean;
    hasToken: boolean;
  }[];
}

/**
 * What in Kubernetes the backups of one database depend on and the index does
 * not keep.
 *
 * @public
 */
export interface WorkloadInspection {
  pods: Inspected<PodIdentity[]>;
  /** The one that its pods run as; `clientId` is its annotation. */
  serviceAccount: Inspected<{ clientId?: string }>;
  /** The RoleBinding of the Barman Cloud plugin; `subjects` are names of service accounts in its namespace. */
  roleBinding: Inspected<{ subjects: string[] }>;
  /** Names of the NetworkPolicies that say where its pods may connect to. */
  egressPolicies: Inspected<string[]>;
}

/**
 * A pod with the parts of its specification that say how it signs in.
 *
 * @public
 */
export interface PodWithEnvironment extends KubernetesObject {
  spec?: {
    containers?: ContainerWithEnvironment[];
    initContainers?: ContainerWithEnvironment[];
  };
}

/** @public */
export interface ContainerWithEnvironment {
  name: string;
  env?: { name: string; value?: string; valueFrom?: object }[];
}

/** github.com/Azure/azure-workload-identity, pkg/webhook/consts.go */
export const USE_LABEL = 'azure.workload.identity/use';
/** Of a service account. @public */
export const CLIENT_ID_ANNOTATION = 'azure.workload.identity/client-id';

/** The sidecar is an init container that keeps running. */
const SIGNING_IN = ['postgres', 'plugin-barman-cloud'];

/**
 * Reads from a pod with what it signs in to Azure.
 *
 * @public
 */
export function podIdentity({
  metadata,
  spec,
}: PodWithEnvironment): PodIdentity {
  const containers = [
    ...(spec?.containers ?? []),
    ...(spec?.initContainers ?? []),
  ];
  return {
    name: metadata.name,
    labelled: metadata.labels?.[USE_LABEL] === 'true',
    containers: containers
      .filter(({ name }) => SIGNING_IN.includes(name))
      .map(({ name, env }) => {
        const clientId = env?.find(entry => entry.name === 'AZURE_CLIENT_ID');
        return {
          name,
          ...(clientId?.value && { clientId: clientId.value }),
          hasClientId: Boolean(clientId?.value || clientId?.valueFrom),
          hasToken: Boolean(
            env?.some(entry => entry.name === 'AZURE_FEDERATED_TOKEN_FILE'),
          ),
        };
      }),
  };
}
