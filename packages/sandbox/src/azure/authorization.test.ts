import { randomUUID } from 'node:crypto';
import { startTestAzure } from './testing.ts';
import type { TestAzure } from './testing.ts';

let azure: TestAzure;
let principalId: string;
beforeEach(async () => {
  azure = await startTestAzure();
  const { body } = await azure.arm('PUT', azure.identity('id-pg-orders'), {
    location: 'swedencentral',
  });
  principalId = body.properties.principalId;
});
afterEach(() => azure.stop());

const dataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe';
const roleId = (name: string) =>
  `${azure.subscription}/providers/Microsoft.Authorization/roleDefinitions/${name}`;
const at = (scope: string, name: string = randomUUID()) =>
  `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
const assign = (scope: string, name?: string, change: object = {}) =>
  azure.arm('PUT', at(scope, name), {
    properties: {
      roleDefinitionId: roleId(dataContributor),
      principalId,
      principalType: 'ServicePrincipal',
      ...change,
    },
  });

describe('role assignments', () => {
  it('are created, repeated, read and deleted', async () => {
    const name = randomUUID();
    const scope = azure.container('shop');
    const created = await assign(scope, name, { description: 'one' });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      id: at(scope, name),
      properties: {
        scope,
        principalId,
        principalType: 'ServicePrincipal',
        description: 'one',
      },
    });
    const again = await assign(scope.toUpperCase(), name, {
      description: 'two',
    });
    expect([again.status, again.body.properties.description]).toEqual([
      200,
      'two',
    ]);
    expect((await azure.arm('GET', at(scope, name))).status).toBe(200);
    const deleted = await azure.arm('DELETE', at(scope, name));
    expect([deleted.status, deleted.body.name]).toEqual([200, name]);
    expect((await azure.arm('DELETE', at(scope, name))).status).toBe(204);
    expect((await azure.arm('GET', at(scope, name))).body.error.code).toBe(
      'RoleAssignmentNotFound',
    );
  });

  it('cannot be changed under their name, nor doubled under another', async () => {
    const name = randomUUID();
    const scope = azure.seed.storageAccount.id;
    await assign(scope, name);
    for (const answer of [
      await assign(azure.subscription, name),
      await assign(scope, name, {
        principalId: azure.seed.servicePrincipals[0].objectId,
      }),
    ]) {
      expect([answer.status, answer.body.error.code]).toEqual([
        400,
        'RoleAssignmentUpdateNotPermitted',
      ]);
    }
    const doubled = await assign(scope);
    expect([doubled.status, doubled.body.error.code]).toEqual([
      409,
      'RoleAssignmentExists',
    ]);
    expect(doubled.body.error.message).toContain(name.replaceAll('-', ''));
  });

  it.each([
    [
      'a role that does not exist',
      { roleDefinitionId: 'R/00000000-0000-4000-8000-000000000000' },
      400,
      'RoleDefinitionDoesNotExist',
    ],
    ['no role', { roleDefinitionId: '' }, 400, 'BadRequestFormat'],
    [
      'a principal that is no GUID',
      { principalId: 'orders' },
      400,
      'InvalidPrincipalId',
    ],
    [
      'an unknown principal',
      { principalId: '00000000-0000-4000-8000-000000000000' },
      400,
      'PrincipalNotFound',
    ],
    [
      'another type of principal',
      { principalType: 'User' },
      400,
      'UnmatchedPrincipalType',
    ],
  ])('are refused with %s', async (_, change, status, code) => {
    const answer = await assign(
      azure.seed.storageAccount.id,
      undefined,
      change,
    );
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('need a GUID as name and a scope that exists', async () => {
    const named = await assign(azure.subscription, 'orders');
    expect(named.body.error.code).toBe('InvalidRoleAssignmentId');
    for (const scope of [
      azure.seed.storageAccount.id.replace('pgportal', 'other'),
      azure.seed.storageAccount.id.replace('rg-pg-backups', 'rg-aks'),
      azure.identity('absent'),
    ]) {
      const answer = await assign(scope);
      expect([answer.status, answer.body.error.code]).toEqual([
        404,
        'ResourceNotFound',
      ]);
    }
  });

  it('are listed at, above and below a scope', async () => {
    const container = azure.container('shop');
    const name = { above: randomUUID(), at: randomUUID(), below: randomUUID() };
    await assign(azure.subscription, name.above);
    await assign(azure.seed.storageAccount.id, name.at);
    await assign(container, name.below);
    const list = async (filter?: string) => {
      const path = `${azure.seed.storageAccount.id}/providers/Microsoft.Authorization/roleAssignments`;
      const answer = await azure.arm(
        'GET',
        filter ? `${path}?$filter=${encodeURIComponent(filter)}` : path,
      );
      return (
        answer.body.value?.map((item: { name: string }) => item.name) ??
        answer.body.error.code
      );
    };
    expect(await list()).toEqual([name.above, name.at, name.below]);
    expect(await list('atScope()')).toEqual([name.above, name.at]);
    expect(await list(`principalId eq '${principalId}'`)).toHaveLength(3);
    expect(
      await list(`atScope() and assignedTo('${principalId}')`),
    ).toHaveLength(2);
    expect(await list(`assignedTo('${randomUUID()}')`)).toEqual([]);
    expect(await list("roleName eq 'Owner'")).toBe('UnsupportedQuery');
  });

  it('do not find a fresh principal, for a shorter time when its type is named', async () => {
    Object.assign(azure.state.delays, {
      principalReplication: 10_000,
      typedPrincipalReplication: 3_000,
    });
    const { body } = await azure.arm('PUT', azure.identity('id-pg-fresh'), {
      location: 'swedencentral',
    });
    const fresh = { principalId: body.properties.principalId };
    const scope = azure.container('shop');
    const code = async (change: object) =>
      (await assign(scope, undefined, { ...fresh, ...change })).body.error
        ?.code;
    expect(await code({})).toBe('PrincipalNotFound');
    azure.clock.advance(3_000);
    expect(await code({ principalType: undefined })).toBe('PrincipalNotFound');
    expect(await code({})).toBeUndefined();
    azure.clock.advance(7_000);
    expect(
      await code({
        principalType: undefined,
        roleDefinitionId: roleId('acdd72a7-3385-48ef-bd42-f606fba81ae7'),
      }),
    ).toBeUndefined();
  });

  it('outlive their principal', async () => {
    const name = randomUUID();
    await assign(azure.container('shop'), name);
    await azure.arm('DELETE', azure.identity('id-pg-orders'));
    expect(
      (await azure.arm('GET', at(azure.container('shop'), name))).status,
    ).toBe(200);
  });
});

describe('role definitions', () => {
  it('are read by GUID at any scope and found by name', async () => {
    const one = await azure.arm('GET', roleId(dataContributor));
    expect(one.body.properties.roleName).toBe('Storage Blob Data Contributor');
    const path = `${azure.container(
      'shop',
    )}/providers/Microsoft.Authorization/roleDefinitions`;
    const filter = encodeURIComponent("roleName eq 'Storage Blob Data Owner'");
    const named = await azure.arm('GET', `${path}?$filter=${filter}`);
    expect(named.body.value).toHaveLength(1);
    const absent = await azure.arm('GET', roleId(randomUUID()));
    expect([absent.status, absent.body.error.code]).toEqual([
      404,
      'RoleDefinitionDoesNotExist',
    ]);
  });
});

describe('locks', () => {
  const lock = (scope: string, level: string) =>
    azure.arm('PUT', `${scope}/providers/Microsoft.Authorization/locks/keep`, {
      properties: { level, notes: 'backups' },
    });

  it('keep what is at and below their scope from deletion', async () => {
    const group = `${azure.subscription}/resourceGroups/rg-pg-backups`;
    await azure.arm('PUT', azure.container('shop'), { properties: {} });
    expect((await lock(group, 'CanNotDelete')).status).toBe(201);
    const refused = await azure.arm('DELETE', azure.container('shop'));
    expect([refused.status, refused.body.error.code]).toEqual([
      409,
      'ScopeLocked',
    ]);
    expect(refused.body.error.message).toContain(group);
    expect(
      (await azure.arm('PUT', azure.container('shop'), { properties: {} }))
        .status,
    ).toBe(200);
    expect((await azure.arm('DELETE', group)).body.error.code).toBe(
      'ScopeLocked',
    );

    const path = `${group}/providers/Microsoft.Authorization/locks/keep`;
    expect((await azure.arm('GET', path)).body.properties.notes).toBe(
      'backups',
    );
    expect((await azure.arm('DELETE', path)).status).toBe(200);
    expect((await azure.arm('DELETE', azure.container('shop'))).status).toBe(
      200,
    );
  });

  it('on a part keep the whole from deletion', async () => {
    await lock(azure.identity('id-pg-orders'), 'CanNotDelete');
    const answer = await azure.arm(
      'DELETE',
      `${azure.subscription}/resourceGroups/rg-pg-identities`,
    );
    expect(answer.body.error.code).toBe('ScopeLocked');
  });

  it('of level ReadOnly refuse writes too', async () => {
    await lock(azure.seed.storageAccount.id, 'ReadOnly');
    const answer = await azure.arm('PUT', azure.container('shop'), {
      properties: {},
    });
    expect([answer.status, answer.body.error.code]).toEqual([
      409,
      'ScopeLocked',
    ]);
    expect((await azure.arm('GET', azure.seed.storageAccount.id)).status).toBe(
      200,
    );
  });

  it('need a known level', async () => {
    expect((await lock(azure.subscription, 'Never')).body.error.code).toBe(
      'LockLevelInvalid',
    );
  });
});
