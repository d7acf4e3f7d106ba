import { KubernetesManifest } from '../manifests/buildDatabaseManifests';
import { Kind, kinds } from '../model/kinds';
import { TargetDefinition } from '../model/offer';
import { DatabaseRequest } from '../model/request';
import { azureNames } from '../names/azureNames';
import { sourceContainer } from '../restore/resolveRecovery';

const AUDIENCE = 'api://AzureADTokenExchange';
/** What is deleted from Git must not take the backups with it. */
const KEEP = {
  'serviceoperator.azure.com/reconcile-policy': 'detach-on-delete',
};

const asoKind = (group: string, version: string, kind: string): Kind => ({
  group,
  version,
  kind,
  plural: `${kind.toLowerCase()}s`,
  namespaced: true,
});
const IDENTITY = asoKind(
  'managedidentity.azure.com',
  'v1api20230131',
  'UserAssignedIdentity',
);
const CREDENTIAL = asoKind(
  'managedidentity.azure.com',
  'v1api20230131',
  'FederatedIdentityCredential',
);
const CONTAINER = asoKind(
  'storage.azure.com',
  'v1api20230101',
  'StorageAccountsBlobServicesContainer',
);
const ROLE = asoKind(
  'authorization.azure.com',
  'v1api20220401',
  'RoleAssignment',
);

/**
 * The Azure side of a database as objects of the Azure Service Operator: the
 * same container, identity, federated credential and roles that the portal
 * makes, with the same names. The operator writes the identity's client id into
 * a ConfigMap, from which the instances read it; see {@link withIdentityFromConfigMap}.
 *
 * Facts: Azure Service Operator v2, samples of these kinds.
 *
 * @param issuer - of the AKS cluster, byte for byte
 *
 * @public
 */
export function buildIdentityManifests(
  request: DatabaseRequest,
  azure: NonNullable<TargetDefinition['azure']>,
  issuer: string,
): KubernetesManifest[] {
  const { name, namespace, target, owner } = request;
  const names = azureNames({ target, namespace, name }, azure.aksName);
  const { storage } = azure;
  const account = `/subscriptions/${storage.subscriptionId}/resourceGroups/${storage.resourceGroup}/providers/Microsoft.Storage/storageAccounts/${storage.account}`;
  const fromConfig = (key: string) => ({ name: configMapName(name), key });
  const object = (
    kind: Kind,
    objectName: string,
    spec: object,
    annotations?: Record<string, string>,
  ): KubernetesManifest => ({
    kind,
    optional: false,
    object: {
      apiVersion: `${kind.group}/${kind.version}`,
      kind: kind.kind,
      metadata: {
        name: objectName,
        namespace,
        labels: { 'app.kubernetes.io/part-of': name },
        ...(annotations && { annotations }),
      },
      spec,
    },
  });
  const role = (objectName: string, scope: object, wellKnownName: string) =>
    object(ROLE, objectName, {
      owner: scope,
      principalIdFromConfig: fromConfig('principalId'),
      principalType: 'ServicePrincipal',
      roleDefinitionReference: { wellKnownName },
    });
  const source = request.recovery && sourceContainer(request.recovery, azure);

  return [
    object(
      CONTAINER,
      name,
      {
        azureName: names.container,
        owner: { armId: `${account}/blobServices/default` },
        publicAccess: 'None',
      },
      KEEP,
    ),
    object(IDENTITY, name, {
      azureName: names.identity,
      location: azure.location,
      owner: {
        armId: `/subscriptions/${azure.subscriptionId}/resourceGroups/${azure.identityResourceGroup}`,
      },
      operatorSpec: {
        configMaps: {
          clientId: fromConfig('clientId'),
          principalId: fromConfig('principalId'),
        },
      },
      // Azure refuses slashes in the names of tags, not in their values.
      tags: { owner, 'pg-cluster': name, 'pg-namespace': namespace },
    }),
    object(CREDENTIAL, name, {
      azureName: names.federatedCredential,
      owner: { name },
      audiences: [AUDIENCE],
      issuer,
      subject: `system:serviceaccount:${namespace}:${name}`,
    }),
    role(
      name,
      { group: CONTAINER.group, kind: CONTAINER.kind, name },
      'Storage Blob Data Contributor',
    ),
    ...(source
      ? [
          role(
            `${name}-source`,
            {
              armId: `${account}/blobServices/default/containers/${source}`,
            },
            'Storage Blob Data Reader',
          ),
        ]
      : []),
  ];
}

/**
 * Lets the instances take their client id from the ConfigMap that the Azure
 * Service Operator writes. Their pods wait until it is there. The workload
 * identity webhook leaves a variable alone that exists already, and the Barman
 * Cloud plugin takes over those of PostgreSQL's container.
 *
 * @public
 */
export function withIdentityFromConfigMap(
  manifests: KubernetesManifest[],
): KubernetesManifest[] {
  return manifests.map(manifest =>
    manifest.kind === kinds.Cluster
      ? {
          ...manifest,
          object: {
            ...manifest.object,
            spec: {
              ...manifest.object.spec,
              env: [
                {
                  name: 'AZURE_CLIENT_ID',
                  valueFrom: {
                    configMapKeyRef: {
                      name: configMapName(manifest.object.metadata.name),
                      key: 'clientId',
                    },
                  },
                },
              ],
            },
          },
        }
      : manifest,
  );
}

function configMapName(name: string): string {
  return `${name}-identity`;
}
