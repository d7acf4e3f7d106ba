import { randomUUID } from 'node:crypto';
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ContainerServiceClient } from '@azure/arm-containerservice';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import { StorageManagementClient } from '@azure/arm-storage';
import { ClientSecretCredential } from '@azure/identity';
import { startTestAzure } from './testing.ts';
import type { TestAzure } from './testing.ts';

const dataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe';
const audience = 'api://AzureADTokenExchange';

describe('the Azure SDK against the sandbox', () => {
  let azure: TestAzure;

  beforeEach(async () => {
    azure = await startTestAzure({
      delays: { roleAssignment: 60_000, federatedCredential: 5_000 },
    });
  });
  afterEach(() => azure.stop());

  function clients(secret = azure.seed.servicePrincipals[0].clientSecret) {
    const { seed, url, tls } = azure;
    const tlsOptions = { ca: tls.cert };
    const credential = new ClientSecretCredential(
      seed.tenantId,
      seed.servicePrincipals[0].clientId,
      secret,
      { authorityHost: url, disableInstanceDiscovery: true, tlsOptions },
    );
    const options = { endpoint: url, tlsOptions };
    return {
      msi: new ManagedServiceIdentityClient(
        credential,
        seed.subscriptionId,
        options,
      ),
      authorization: new AuthorizationManagementClient(
        credential,
        seed.subscriptionId,
        options,
      ),
      storage: new StorageManagementClient(
        credential,
        seed.subscriptionId,
        options,
      ),
      aks: new ContainerServiceClient(credential, seed.subscriptionId, options),
    };
  }

  it('makes the identity chain of a database, which then archives', async () => {
    const { msi, authorization, storage, aks } = clients();
    const { workload, clock, seed, container } = azure;

    const cluster = await aks.managedClusters.get('rg-aks', 'aks-primary');
    const issuer = cluster.oidcIssuerProfile?.issuerURL ?? '';
    expect(issuer).toMatch(/^https:\/\/.+\/$/);
    expect(cluster.securityProfile?.workloadIdentity?.enabled).toBe(true);
    expect(cluster.nodeResourceGroup).toBe('rg-aks-nodes');

    const account = await storage.storageAccounts.getProperties(
      'rg-pg-backups',
      'pgportalbackups',
    );
    expect(account.primaryEndpoints?.blob).toBe(
      'https://pgportalbackups.blob.core.windows.net/',
    );

    const blobs = await storage.blobContainers.create(
      'rg-pg-backups',
      'pgportalbackups',
      'shop-orders-db',
      { publicAccess: 'None', metadata: { owner: 'shop' } },
    );
    expect(blobs.id).toBe(container('shop-orders-db'));
    const kept = await storage.blobContainers.get(
      'rg-pg-backups',
      'pgportalbackups',
      'shop-orders-db',
    );
    expect(kept).toMatchObject({
      publicAccess: 'None',
      metadata: { owner: 'shop' },
    });

    const identity = await msi.userAssignedIdentities.createOrUpdate(
      'rg-pg-identities',
      'id-pg-orders',
      { location: seed.location, tags: { owner: 'shop' } },
    );
    expect(identity).toMatchObject({
      tenantId: seed.tenantId,
      tags: { owner: 'shop' },
    });
    const clientId = identity.clientId ?? '';
    const principalId = identity.principalId ?? '';

    const subject = 'system:serviceaccount:shop:orders-db';
    await msi.federatedIdentityCredentials.createOrUpdate(
      'rg-pg-identities',
      'id-pg-orders',
      'aks-primary-shop-orders-db',
      { issuer, subject, audiences: [audience] },
    );
    const listed = [];
    for await (const item of msi.federatedIdentityCredentials.list(
      'rg-pg-identities',
      'id-pg-orders',
    )) {
      listed.push(item);
    }
    expect(listed).toEqual([
      expect.objectContaining({
        name: 'aks-primary-shop-orders-db',
        issuer,
        subject,
      }),
    ]);

    const access = () =>
      workload.accessContainer({
        issuer,
        subject,
        audience,
        clientId,
        destinationPath:
          'https://pgportalbackups.blob.core.windows.net/shop-orders-db',
        action: 'write',
      });
    expect(await access()).toMatchObject({ ok: false, code: 'AADSTS70021' });
    clock.advance(5_000);
    expect(await access()).toMatchObject({
      ok: false,
      status: 403,
      code: 'AuthorizationPermissionMismatch',
    });

    const name = randomUUID();
    const assignment = await authorization.roleAssignments.create(
      container('shop-orders-db').slice(1),
      name,
      {
        roleDefinitionId: `${azure.subscription}/providers/Microsoft.Authorization/roleDefinitions/${dataContributor}`,
        principalId,
        principalType: 'ServicePrincipal',
        description: 'orders-db',
      },
    );
    expect(assignment).toMatchObject({
      name,
      principalId,
      description: 'orders-db',
    });
    expect(await access()).toMatchObject({
      ok: false,
      code: 'AuthorizationPermissionMismatch',
    });
    clock.advance(60_000);
    expect(await access()).toMatchObject({ ok: true });

    const assignments = [];
    // With the leading slash the client sends `//subscriptions/…`.
    for await (const item of authorization.roleAssignments.listForScope(
      container('shop-orders-db'),
      { filter: `atScope() and assignedTo('${principalId}')` },
    )) {
      assignments.push(item.name);
    }
    expect(assignments).toEqual([name]);

    const permissions = [];
    for await (const item of authorization.permissions.listForResourceGroup(
      'rg-pg-identities',
    )) {
      permissions.push(...(item.actions ?? []));
    }
    expect(permissions).toEqual(['*']);
    for await (const item of authorization.permissions.listForResource(
      'rg-pg-backups',
      'Microsoft.Storage',
      '',
      'storageAccounts',
      'pgportalbackups',
    )) {
      expect(item.actions).toEqual(['*']);
    }

    await authorization.roleAssignments.delete(
      container('shop-orders-db').slice(1),
      name,
    );
    await msi.federatedIdentityCredentials.delete(
      'rg-pg-identities',
      'id-pg-orders',
      'aks-primary-shop-orders-db',
    );
    await msi.userAssignedIdentities.delete('rg-pg-identities', 'id-pg-orders');
    await storage.blobContainers.delete(
      'rg-pg-backups',
      'pgportalbackups',
      'shop-orders-db',
    );
    expect(await access()).toMatchObject({ ok: false, code: 'AADSTS700016' });
  });

  it('gives the SDK the codes and request ids of refusals', async () => {
    const { msi, storage } = clients();
    const error = await msi.userAssignedIdentities
      .get('rg-pg-identities', 'absent')
      .catch(e => e);
    expect(error).toMatchObject({ statusCode: 404, code: 'ResourceNotFound' });
    expect(error.response.headers.get('x-ms-request-id')).toMatch(
      /^[0-9a-f-]{36}$/,
    );

    azure.faults.add({
      match: {
        resourceType:
          'Microsoft.Storage/storageAccounts/blobServices/containers',
      },
      action: {
        type: 'policyDenied',
        assignment: { name: 'require-owner', displayName: 'Owner tag' },
      },
    });
    await expect(
      storage.blobContainers.create(
        'rg-pg-backups',
        'pgportalbackups',
        'shop-orders-db',
        {},
      ),
    ).rejects.toMatchObject({
      statusCode: 403,
      code: 'RequestDisallowedByPolicy',
      message: expect.stringContaining('Owner tag'),
    });
  });

  it('repeats a write whose answer was lost, with the same result', async () => {
    const { msi } = clients();
    azure.faults.add({
      match: { method: 'PUT' },
      action: { type: 'cut', when: 'after' },
      times: 1,
    });
    const identity = await msi.userAssignedIdentities.createOrUpdate(
      'rg-pg-identities',
      'id-pg-a',
      {
        location: azure.seed.location,
      },
    );
    const puts = azure.journal.filter(entry => entry.method === 'PUT');
    expect(puts.map(entry => [entry.status, entry.fault])).toEqual([
      [0, 'cut'],
      [200, undefined],
    ]);
    expect(new Set(puts.map(entry => entry.clientRequestId)).size).toBe(1);
    expect(identity.clientId).toBe(
      [...azure.state.identities.values()][0].clientId,
    );
  });

  it('refuses a wrong client secret by name of the code', async () => {
    const { msi } = clients('wrong');
    await expect(
      msi.userAssignedIdentities.get('rg-pg-identities', 'x'),
    ).rejects.toThrow(/AADSTS7000215/);
  });
});
