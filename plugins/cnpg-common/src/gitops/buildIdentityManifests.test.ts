import { buildDatabaseManifests } from '../manifests/buildDatabaseManifests';
import { Plan, TargetDefinition } from '../model/offer';
import { DatabaseRequest } from '../model/request';
import { azureNames } from '../names/azureNames';
import {
  buildIdentityManifests,
  withIdentityFromConfigMap,
} from './buildIdentityManifests';

const ISSUER = 'https://swedencentral.oic.prod-aks.azure.com/t/c/';
const target: TargetDefinition = {
  name: 'aks1',
  title: 'AKS 1',
  backups: 'azure',
  spread: 'zones',
  imageCatalog: 'postgresql',
  azure: {
    subscriptionId: 's1',
    location: 'swedencentral',
    identityResourceGroup: 'rg-identities',
    aksName: 'aks1',
    storage: {
      account: 'backups1',
      resourceGroup: 'rg-backups',
      subscriptionId: 's2',
    },
  },
};
const plan: Plan = {
  name: 'small',
  title: 'Small',
  instances: 1,
  cpu: '1',
  memory: '2Gi',
  storage: '8Gi',
  retention: '7d',
  backupSchedule: '0 0 2 * * *',
};
const request: DatabaseRequest = {
  service: 'component:default/orders',
  name: 'orders-db',
  environment: 'prod',
  plan: 'small',
  version: 17,
  target: 'aks1',
  owner: 'group:default/team-orders',
  namespace: 'team-orders',
};
const names = azureNames(
  { target: 'aks1', namespace: 'team-orders', name: 'orders-db' },
  'aks1',
);

const identity = (more: Partial<DatabaseRequest> = {}) =>
  buildIdentityManifests({ ...request, ...more }, target.azure!, ISSUER).map(
    ({ object }) => object as any,
  );

describe('buildIdentityManifests', () => {
  it('makes the same chain as the portal, under the same names', () => {
    const [container, uami, credential, role] = identity();
    expect(container).toMatchObject({
      kind: 'StorageAccountsBlobServicesContainer',
      spec: {
        azureName: names.container,
        owner: {
          armId:
            '/subscriptions/s2/resourceGroups/rg-backups/providers/Microsoft.Storage/storageAccounts/backups1/blobServices/default',
        },
        publicAccess: 'None',
      },
    });
    expect(uami).toMatchObject({
      kind: 'UserAssignedIdentity',
      spec: {
        azureName: names.identity,
        owner: { armId: '/subscriptions/s1/resourceGroups/rg-identities' },
      },
    });
    expect(credential.spec).toEqual({
      azureName: names.federatedCredential,
      owner: { name: 'orders-db' },
      audiences: ['api://AzureADTokenExchange'],
      issuer: ISSUER,
      subject: 'system:serviceaccount:team-orders:orders-db',
    });
    expect(role.spec).toEqual({
      owner: {
        group: 'storage.azure.com',
        kind: 'StorageAccountsBlobServicesContainer',
        name: 'orders-db',
      },
      principalIdFromConfig: { name: 'orders-db-identity', key: 'principalId' },
      principalType: 'ServicePrincipal',
      roleDefinitionReference: {
        wellKnownName: 'Storage Blob Data Contributor',
      },
    });
  });

  it('keeps the backups when the manifests are deleted', () => {
    expect(identity()[0].metadata.annotations).toEqual({
      'serviceoperator.azure.com/reconcile-policy': 'detach-on-delete',
    });
  });

  it('lets a restored database read the container of its source, and no more', () => {
    const { container } = azureNames(
      { target: 'aks1', namespace: 'team-orders', name: 'old-db' },
      'aks1',
    );
    const restored = (from: string) =>
      identity({
        recovery: {
          source: 'aks1/team-orders/old-db',
          destinationPath: `https://backups1.blob.core.windows.net/${from}`,
          serverName: 'old-db',
          database: 'd',
          owner: 'd',
          parameters: {},
        },
      });
    const [, , , , reader, ...rest] = restored(container);
    expect(rest).toEqual([]);
    expect(reader.spec).toMatchObject({
      owner: { armId: expect.stringMatching(`containers/${container}$`) },
      roleDefinitionReference: { wellKnownName: 'Storage Blob Data Reader' },
    });
    // Its object store may name the container of somebody else.
    expect(restored(names.container)).toHaveLength(4);
  });
});

describe('withIdentityFromConfigMap', () => {
  it('takes the client id from the ConfigMap, and changes nothing else', () => {
    const manifests = buildDatabaseManifests(plan, target, {
      ...request,
      production: true,
    });
    const changed = withIdentityFromConfigMap(manifests);
    const cluster = changed.find(({ kind }) => kind.kind === 'Cluster')!
      .object as any;
    expect(cluster.spec.env).toEqual([
      {
        name: 'AZURE_CLIENT_ID',
        valueFrom: {
          configMapKeyRef: { name: 'orders-db-identity', key: 'clientId' },
        },
      },
    ]);
    delete cluster.spec.env;
    expect(changed).toEqual(manifests);
  });
});
