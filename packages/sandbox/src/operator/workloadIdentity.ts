import { createHash } from 'node:crypto';
import type { NewObject, Store } from '../kubernetes/types.ts';
import {
  CLIENT_ID_ANNOTATION,
  kinds,
  TENANT_ID_ANNOTATION,
  TOKEN_AUDIENCE,
  WORKLOAD_IDENTITY_LABEL,
} from './constants.ts';

const TOKEN_DIRECTORY = '/var/run/secrets/azure/wi/token';

/**
 * What the webhook mutation.azure-workload-identity.io does at the creation of
 * a pod that carries its label: environment and token volume for every
 * container, from the annotations of the pod's service account. Variables that
 * are there already stay. Pods without the label come back as they are.
 */
export function injectWorkloadIdentity(
  store: Store,
  pod: NewObject,
  tenantId: string,
): NewObject {
  if (pod.metadata.labels?.[WORKLOAD_IDENTITY_LABEL] !== 'true') {
    return pod;
  }
  const account = store.get(
    kinds.serviceAccount,
    pod.metadata.namespace,
    pod.spec.serviceAccountName,
  );
  const annotations = account?.metadata.annotations ?? {};
  const clientId = annotations[CLIENT_ID_ANNOTATION];
  const wanted = [
    ...(clientId ? [{ name: 'AZURE_CLIENT_ID', value: clientId }] : []),
    {
      name: 'AZURE_TENANT_ID',
      value: annotations[TENANT_ID_ANNOTATION] || tenantId,
    },
    {
      name: 'AZURE_FEDERATED_TOKEN_FILE',
      value: `${TOKEN_DIRECTORY}/azure-identity-token`,
    },
    {
      name: 'AZURE_AUTHORITY_HOST',
      value: 'https://login.microsoftonline.com/',
    },
  ];
  const suffix = createHash('sha256')
    .update(TOKEN_AUDIENCE)
    .digest('hex')
    .slice(0, 8);
  const volume = `azure-workload-identity-reserved-${suffix}`;
  const inject = (container: any) => {
    const env = container.env ?? [];
    return {
      ...container,
      env: [
        ...env,
        ...wanted.filter(
          each => !env.some((known: any) => known.name === each.name),
        ),
      ],
      volumeMounts: [
        ...(container.volumeMounts ?? []),
        { name: volume, readOnly: true, mountPath: TOKEN_DIRECTORY },
      ],
    };
  };
  return {
    ...pod,
    spec: {
      ...pod.spec,
      volumes: [
        ...pod.spec.volumes,
        {
          name: volume,
          projected: {
            sources: [
              {
                serviceAccountToken: {
                  audience: TOKEN_AUDIENCE,
                  expirationSeconds: 3600,
                  path: 'azure-identity-token',
                },
              },
            ],
            defaultMode: 420,
          },
        },
      ],
      initContainers: pod.spec.initContainers.map(inject),
      containers: pod.spec.containers.map(inject),
    },
  };
}
