import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usageOf } from './rbac.ts';
import { readGrant } from './roleFiles.ts';
import { startTestAzure } from './testing.ts';
import type { TestAzure } from './testing.ts';

const contributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe';
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const assignments = 'Microsoft.Authorization/roleAssignments';
const condition = (action: string, source: string) =>
  `(!(ActionMatches{'${assignments}/${action}'}) OR @${source}[${assignments}:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${contributor}})`;

describe('roles from files', () => {
  let dir: string;
  let azure: TestAzure;
  let principalId: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pgportal-roles-'));
    await writeFile(
      join(dir, 'role.json'),
      JSON.stringify({
        Name: 'Backups',
        Actions: ['read', 'write', 'delete'].map(
          verb => `${assignments}/${verb}`,
        ),
        NotActions: [],
      }),
    );
    await writeFile(
      join(dir, 'condition.txt'),
      `${condition('write', 'Request')} AND ${condition('delete', 'Resource')}`,
    );
    azure = await startTestAzure({
      seed: seed =>
        seed.servicePrincipals.push({
          clientId: '11111111-1111-4111-8111-111111111111',
          objectId: '22222222-2222-4222-8222-222222222222',
          clientSecret: 'none',
          roles: [],
        }),
    });
    const { subscriptionId, servicePrincipals, storageAccount } = azure.seed;
    servicePrincipals[1].roles = [
      await readGrant(
        [
          join(dir, 'role.json'),
          storageAccount.id.split(`/${subscriptionId}/`)[1],
          join(dir, 'condition.txt'),
        ].join('='),
        azure.subscription,
      ),
    ];
    const identity = await azure.arm('PUT', azure.identity('id-pg-orders'), {
      location: 'swedencentral',
    });
    ({ principalId } = identity.body.properties);
    await azure.arm('PUT', azure.container('orders'), {});
  });
  afterAll(async () => {
    await azure?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const assignment = (scope: string, digit: string) =>
    `${scope}/providers/${assignments}/${digit.repeat(
      8,
    )}-1111-4111-8111-111111111111`;
  const assign = (id: string, role: string, principal: number) =>
    azure.arm(
      'PUT',
      id,
      {
        properties: {
          principalId,
          principalType: 'ServicePrincipal',
          roleDefinitionId: `${azure.subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
        },
      },
      { principal },
    );

  it('hold at their scope, under their condition', async () => {
    const scope = azure.container('orders');
    const good = assignment(scope, 'a');
    const bad = assignment(scope, 'b');
    expect((await assign(good, contributor, 1)).status).toBe(201);
    expect((await assign(bad, owner, 1)).status).toBe(403);
    expect((await assign(bad, owner, 0)).status).toBe(201);
    const remove = async (id: string) =>
      (await azure.arm('DELETE', id, undefined, { principal: 1 })).status;
    expect(await remove(bad)).toBe(403);
    expect(await remove(good)).toBe(200);
    const elsewhere = assignment(azure.subscription, 'c');
    expect((await assign(elsewhere, contributor, 1)).status).toBe(403);
  });

  it('tell what they were used for', () => {
    const { objectId } = azure.seed.servicePrincipals[1];
    const { unused, denied } = usageOf(azure.state, objectId);
    expect(unused).toEqual([
      {
        role: 'Backups',
        action: `${assignments}/read`,
        scope: azure.seed.storageAccount.id,
      },
    ]);
    expect(denied.map(({ action }) => action)).toEqual(
      ['write', 'delete', 'write'].map(verb => `${assignments}/${verb}`),
    );
  });

  it('that are not there are named', async () => {
    await expect(
      readGrant('nowhere.json=x', '/subscriptions/s'),
    ).rejects.toThrow('The role file nowhere.json cannot be read: ENOENT.');
  });
});
