import { startTestAzure } from './testing.ts';
import type { TestAzure } from './testing.ts';

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure({ delays: { resourceGroupDeletion: 10_000 } });
});
afterEach(() => azure.stop());

const group = (name: string) => `${azure.subscription}/resourcegroups/${name}`;

describe('resource groups', () => {
  it('are created, tagged, checked and listed', async () => {
    const body = { location: 'Sweden Central', tags: { owner: 'shop' } };
    expect((await azure.arm('PUT', group('rg-shop'), body)).status).toBe(201);
    const again = await azure.arm('PUT', group('RG-shop'), body);
    expect([again.status, again.body.name]).toEqual([200, 'rg-shop']);
    const patched = await azure.arm('PATCH', group('rg-shop'), {
      tags: { a: '1' },
    });
    expect(patched.body.tags).toEqual({ a: '1' });
    expect((await azure.arm('HEAD', group('rg-shop'))).status).toBe(204);
    expect((await azure.arm('HEAD', group('absent'))).status).toBe(404);
    const list = await azure.arm('GET', `${azure.subscription}/resourcegroups`);
    expect(list.body.value).toHaveLength(azure.seed.resourceGroups.length + 1);
  });

  it('end a deletion with 200, and take what is in them along', async () => {
    await azure.arm('PUT', azure.identity('id-pg-orders'), {
      location: 'swedencentral',
    });
    const accepted = await azure.arm('DELETE', group('rg-pg-identities'));
    expect(accepted.status).toBe(202);
    expect(accepted.headers['retry-after']).toBe('10');
    const url = new URL(String(accepted.headers.location));
    expect(url.origin).toBe(azure.url);
    const poll = async () =>
      azure.send('GET', url.pathname + url.search, undefined, {
        authorization: `Bearer ${await azure.tokenOf(0)}`,
      });
    expect((await poll()).status).toBe(202);
    const during = await azure.arm('GET', group('rg-pg-identities'));
    expect(during.body.properties.provisioningState).toBe('Deleting');
    const refused = await azure.arm('PUT', azure.identity('id-pg-late'), {
      location: 'swedencentral',
    });
    expect([refused.status, refused.body.error.code]).toEqual([
      409,
      'ResourceGroupBeingDeleted',
    ]);

    const recreated = await azure.arm('PUT', group('rg-pg-identities'), {
      location: 'swedencentral',
    });
    expect(recreated.body.error.code).toBe('ResourceGroupBeingDeleted');

    azure.clock.advance(10_000);
    expect((await poll()).status).toBe(200);
    expect(
      (await azure.arm('GET', group('rg-pg-identities'))).body.error.code,
    ).toBe('ResourceGroupNotFound');
    expect(azure.state.identities.size).toBe(0);
  });

  it.each([
    [
      'a name that ends with a period',
      'rg.',
      { location: 'x' },
      400,
      'InvalidResourceGroup',
    ],
    ['no location', 'rg-shop', {}, 400, 'LocationRequired'],
    [
      'another location',
      'rg-aks',
      { location: 'westeurope' },
      409,
      'InvalidResourceLocation',
    ],
  ])('are refused with %s', async (_, name, body, status, code) => {
    const answer = await azure.arm('PUT', group(name), body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });
});

describe('tags', () => {
  const tags = (scope: string) =>
    `${scope}/providers/Microsoft.Resources/tags/default`;
  const patch = async (scope: string, operation: string, values: object) =>
    (
      await azure.arm('PATCH', tags(scope), {
        operation,
        properties: { tags: values },
      })
    ).body;

  it('are merged, replaced and deleted on resources and groups', async () => {
    await azure.arm('PUT', azure.identity('id-pg-orders'), {
      location: 'swedencentral',
      tags: { owner: 'shop' },
    });
    for (const scope of [
      azure.identity('id-pg-orders'),
      azure.seed.storageAccount.id,
      azure.seed.managedCluster.id,
      group('rg-aks'),
    ]) {
      await patch(scope, 'Replace', { owner: 'shop' });
      const merged = await patch(scope, 'Merge', { OWNER: 'other', a: '1' });
      expect(merged.properties.tags).toEqual({ OWNER: 'other', a: '1' });
      const without = await patch(scope, 'Delete', { a: '' });
      expect(without.properties.tags).toEqual({ OWNER: 'other' });
      const shown = await azure.arm('GET', scope);
      expect(shown.body.tags).toEqual({ OWNER: 'other' });
      expect(
        (await azure.arm('GET', tags(scope))).body.properties.tags,
      ).toEqual({ OWNER: 'other' });
    }
  });

  it('are refused for what does not exist and for unknown operations', async () => {
    expect(
      (await patch(azure.identity('absent'), 'Merge', {})).error.code,
    ).toBe('ResourceNotFound');
    expect((await patch(azure.container('shop'), 'Merge', {})).error.code).toBe(
      'TagsNotSupported',
    );
    expect((await patch(group('rg-aks'), 'Add', {})).error.code).toBe(
      'InvalidTagPatchOperation',
    );
  });
});
