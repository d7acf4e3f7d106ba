import { randomUUID } from 'node:crypto';
import { startTestAzure } from './testing.ts';
import type { TestAzure } from './testing.ts';

const subject = 'system:serviceaccount:shop:orders-db';
const audience = 'api://AzureADTokenExchange';
const destinationPath =
  'https://pgportalbackups.blob.core.windows.net/shop-orders-db';
const dataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe';
const dataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';

let azure: TestAzure;
let clientId: string;
let principalId: string;

beforeEach(async () => {
  azure = await startTestAzure({
    delays: { federatedCredential: 5_000, containerDeletion: 30_000 },
  });
  await azure.arm('PUT', azure.container('shop-orders-db'), { properties: {} });
  const { body } = await azure.arm('PUT', azure.identity('id-pg-orders'), {
    location: 'swedencentral',
  });
  ({ clientId, principalId } = body.properties);
});
afterEach(() => azure.stop());

async function federate(change: object = {}) {
  await azure.arm(
    'PUT',
    `${azure.identity('id-pg-orders')}/federatedIdentityCredentials/aks-orders`,
    {
      properties: {
        issuer: azure.seed.managedCluster.issuerURL,
        subject,
        audiences: [audience],
        ...change,
      },
    },
  );
  azure.clock.advance(5_000);
}

async function assign(scope: string, role = dataContributor) {
  const { status } = await azure.arm(
    'PUT',
    `${scope}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}`,
    {
      properties: {
        roleDefinitionId: `${azure.subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
        principalId,
      },
    },
  );
  expect(status).toBe(201);
}

const access = (change: object = {}) =>
  azure.workload.accessContainer({
    issuer: azure.seed.managedCluster.issuerURL,
    subject,
    audience,
    clientId,
    destinationPath,
    action: 'write',
    ...change,
  });

describe('accessContainer', () => {
  it.each(['container', 'account', 'resource group', 'subscription'])(
    'succeeds with a data role at the %s',
    async level => {
      await federate();
      expect(await access()).toMatchObject({
        ok: false,
        code: 'AuthorizationPermissionMismatch',
      });
      await assign(
        {
          container: azure.container('shop-orders-db'),
          account: azure.seed.storageAccount.id,
          'resource group': `${azure.subscription}/resourceGroups/rg-pg-backups`,
          subscription: azure.subscription,
        }[level] ?? '',
      );
      expect(await access()).toMatchObject({ ok: true });
      expect(
        await access({ destinationPath: `${destinationPath}/orders/` }),
      ).toMatchObject({ ok: true });
    },
  );

  it('lets a reader read and not write', async () => {
    await federate();
    await assign(azure.container('shop-orders-db'), dataReader);
    expect(await access({ action: 'read' })).toMatchObject({ ok: true });
    expect(await access()).toMatchObject({
      ok: false,
      code: 'AuthorizationPermissionMismatch',
    });
  });

  it('tells a container from one made anew under its name', async () => {
    await federate();
    await assign(azure.seed.storageAccount.id);
    const container = async () => {
      const answer = await access();
      return answer.ok ? answer.container : undefined;
    };
    const first = await container();
    await azure.arm('PUT', azure.container('shop-orders-db'), {
      properties: { metadata: { owner: 'shop' } },
    });
    expect(await container()).toBe(first);
    await azure.arm('DELETE', azure.container('shop-orders-db'));
    azure.clock.advance(30_000);
    await azure.arm('PUT', azure.container('shop-orders-db'), {
      properties: {},
    });
    expect(await container()).toBeDefined();
    expect(await container()).not.toBe(first);
  });

  it('fails with AADSTS70021 and all claims for a wrong subject', async () => {
    await federate({ subject: 'system:serviceaccount:shop:orders' });
    const result = await access();
    expect(result).toMatchObject({
      ok: false,
      status: 401,
      code: 'AADSTS70021',
    });
    expect(result).toHaveProperty(
      'message',
      expect.stringContaining(
        `AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${azure.seed.managedCluster.issuerURL}'. Assertion Subject: '${subject}'. Assertion Audience: '${audience}'.`,
      ),
    );
  });

  it.each([
    ['no credential', undefined, 'AADSTS70021'],
    [
      'a subject in another case',
      { subject: subject.toUpperCase() },
      'AADSTS700213',
    ],
    ['another audience', { audiences: ['api://other'] }, 'AADSTS700212'],
    ['another issuer', { issuer: 'https://issuer.example/' }, 'AADSTS700211'],
  ])('fails with %s', async (_, change, code) => {
    if (change) await federate(change);
    expect(await access()).toMatchObject({ ok: false, code });
  });

  it('fails with an issuer that lacks its trailing slash', async () => {
    await federate({
      issuer: azure.seed.managedCluster.issuerURL.replace(/\/$/, ''),
    });
    expect(await access()).toMatchObject({ ok: false, code: 'AADSTS700211' });
  });

  it('fails with another client id, and without one', async () => {
    await federate();
    await assign(azure.container('shop-orders-db'));
    expect(await access({ clientId: randomUUID() })).toMatchObject({
      ok: false,
      status: 400,
      code: 'AADSTS700016',
    });
    expect(await access({ clientId: undefined })).toMatchObject({
      ok: false,
      message: expect.stringMatching(
        /^ManagedIdentityCredential authentication unavailable/,
      ),
    });
  });

  it('fails with a role for the control plane alone, and with one elsewhere', async () => {
    await federate();
    await assign(azure.subscription, contributor);
    await assign(azure.container('other'));
    const result = await access();
    expect(result).toMatchObject({
      ok: false,
      status: 403,
      code: 'AuthorizationPermissionMismatch',
      message: expect.stringContaining(
        'This request is not authorized to perform this operation using this permission.',
      ),
    });
  });

  it('fails without the container, and while it is being deleted', async () => {
    await federate();
    await assign(azure.seed.storageAccount.id);
    await azure.arm('DELETE', azure.container('shop-orders-db'));
    expect(await access()).toMatchObject({
      ok: false,
      status: 409,
      code: 'ContainerBeingDeleted',
    });
    azure.clock.advance(30_000);
    expect(await access()).toMatchObject({
      ok: false,
      status: 404,
      code: 'ContainerNotFound',
    });
  });

  it.each([
    ['https://absent.blob.core.windows.net/shop', 'ServiceRequestError'],
    ['https://pgportalbackups.blob.core.windows.net/', 'InvalidUri'],
    ['s3://bucket', 'InvalidUri'],
    ['nothing', 'InvalidUri'],
  ])('fails for the destination %s', async (path, code) => {
    await federate();
    expect(await access({ destinationPath: path })).toMatchObject({
      ok: false,
      code,
    });
  });
});
