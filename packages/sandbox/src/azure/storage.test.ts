import { startTestAzure } from './testing.ts';
import type { TestAzure } from './testing.ts';

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure({ delays: { containerDeletion: 30_000 } });
});
afterEach(() => azure.stop());

describe('blob containers', () => {
  it('are created once and kept', async () => {
    const path = azure.container('shop-orders-db');
    const body = {
      properties: { publicAccess: 'None', metadata: { owner: 'shop' } },
    };
    expect((await azure.arm('PUT', path, body)).status).toBe(201);
    const again = await azure.arm('PUT', path, body);
    expect(again.status).toBe(200);
    expect(again.body.properties).toMatchObject({
      publicAccess: 'None',
      metadata: { owner: 'shop' },
      leaseState: 'Available',
    });
    const patched = await azure.arm('PATCH', path, {
      properties: { metadata: { owner: 'other' } },
    });
    expect(patched.body.properties).toMatchObject({
      publicAccess: 'None',
      metadata: { owner: 'other' },
    });
    const list = await azure.arm(
      'GET',
      `${azure.seed.storageAccount.id}/blobServices/default/containers`,
    );
    expect(list.body.value.map((item: { name: string }) => item.name)).toEqual([
      'shop-orders-db',
    ]);
  });

  it('leave their name blocked for 30 s when deleted', async () => {
    const path = azure.container('shop-orders-db');
    await azure.arm('PUT', path, { properties: {} });
    expect((await azure.arm('DELETE', path)).status).toBe(200);
    expect((await azure.arm('DELETE', path)).status).toBe(204);
    expect((await azure.arm('GET', path)).body.error.code).toBe(
      'ContainerNotFound',
    );
    const blocked = await azure.arm('PUT', path, { properties: {} });
    expect([blocked.status, blocked.body.error.code]).toEqual([
      409,
      'ContainerOperationFailure',
    ]);
    azure.clock.advance(30_000);
    expect((await azure.arm('PUT', path, { properties: {} })).status).toBe(201);
  });

  it.each([
    ['ab', {}, 400, 'OutOfRangeInput'],
    ['x'.repeat(64), {}, 400, 'OutOfRangeInput'],
    ['Shop-orders', {}, 400, 'InvalidResourceName'],
    ['shop--orders', {}, 400, 'InvalidResourceName'],
    ['-shop', {}, 400, 'InvalidResourceName'],
    ['shop-', {}, 400, 'InvalidResourceName'],
    ['shop', { publicAccess: 'Blob' }, 409, 'PublicAccessNotPermitted'],
    ['shop', { metadata: { 'a-b': '1' } }, 400, 'InvalidMetadata'],
  ])('named %s with %o are refused', async (name, properties, status, code) => {
    const answer = await azure.arm('PUT', azure.container(name), {
      properties,
    });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect((await azure.arm('GET', azure.container(name))).status).toBe(404);
  });

  it('need their account, in its resource group', async () => {
    const other = azure.seed.storageAccount.id.replace(
      'rg-pg-backups',
      'rg-aks',
    );
    for (const account of [
      other,
      azure.seed.storageAccount.id.replace('pgportal', 'other'),
    ]) {
      const answer = await azure.arm(
        'PUT',
        `${account}/blobServices/default/containers/shop`,
        {
          properties: {},
        },
      );
      expect([answer.status, answer.body.error.code]).toEqual([
        404,
        'ResourceNotFound',
      ]);
    }
  });
});

it('shows the storage account', async () => {
  const { body } = await azure.arm('GET', azure.seed.storageAccount.id);
  expect(body).toMatchObject({
    name: 'pgportalbackups',
    properties: { provisioningState: 'Succeeded', allowSharedKeyAccess: false },
  });
  const list = await azure.arm(
    'GET',
    `${azure.subscription}/providers/Microsoft.Storage/storageAccounts`,
  );
  expect(list.body.value).toHaveLength(1);
});
