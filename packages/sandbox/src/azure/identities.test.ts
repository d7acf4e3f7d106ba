import { startTestAzure } from './testing.ts';
import type { TestAzure } from './testing.ts';

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure({
    delays: { federatedCredentialWrite: 500, identityReplication: 3_000 },
  });
});
afterEach(() => azure.stop());

const location = 'swedencentral';
const credentialPath = (identity: string, name: string) =>
  `${azure.identity(identity)}/federatedIdentityCredentials/${name}`;
const properties = (subject = 'system:serviceaccount:shop:orders-db') => ({
  issuer: azure.seed.managedCluster.issuerURL,
  subject,
  audiences: ['api://AzureADTokenExchange'],
});

async function makeIdentity(name = 'id-pg-orders', in_ = location) {
  const answer = await azure.arm('PUT', azure.identity(name), {
    location: in_,
  });
  azure.clock.advance(3_000);
  return answer;
}

/** Sends a write and moves the clock once it is in flight. */
async function write(method: string, path: string, body?: object) {
  const answer = azure.arm(method, path, body);
  while (azure.clock.sleeping === 0) {
    const done = await Promise.race([
      answer,
      new Promise(resolve => setImmediate(resolve)),
    ]);
    if (done) return answer;
  }
  azure.clock.advance(500);
  return answer;
}

describe('managed identities', () => {
  it('are created, replaced with all their tags, and deleted', async () => {
    const created = await azure.arm('PUT', azure.identity('id-pg-orders'), {
      location: 'Sweden Central',
      tags: { owner: 'shop', a: '1' },
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      location,
      tags: { owner: 'shop', a: '1' },
    });
    // The provider's ids have a lower-case resourcegroups.
    expect(created.body.id).toContain('/resourcegroups/rg-pg-identities/');

    const again = await azure.arm('PUT', azure.identity('ID-PG-ORDERS'), {
      location,
      tags: { owner: 'shop' },
    });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({
      name: 'id-pg-orders',
      tags: { owner: 'shop' },
      properties: created.body.properties,
    });
    const patched = await azure.arm('PATCH', azure.identity('id-pg-orders'), {
      tags: { b: '2' },
    });
    expect(patched.body.tags).toEqual({ b: '2' });

    expect(
      (await azure.arm('DELETE', azure.identity('id-pg-orders'))).status,
    ).toBe(200);
    expect(
      (await azure.arm('DELETE', azure.identity('id-pg-orders'))).status,
    ).toBe(204);
    const gone = await azure.arm('GET', azure.identity('id-pg-orders'));
    expect(gone.body.error.code).toBe('ResourceNotFound');

    const anew = await makeIdentity();
    expect(anew.body.properties.principalId).not.toBe(
      created.body.properties.principalId,
    );
  });

  it('are listed by resource group and subscription, in pages', async () => {
    for (const name of ['id-a', 'id-b', 'id-c']) await makeIdentity(name);
    const type = 'providers/Microsoft.ManagedIdentity/userAssignedIdentities';
    const of = async (path: string) =>
      (await azure.arm('GET', path)).body.value.map(
        (item: { name: string }) => item.name,
      );
    expect(
      await of(`${azure.subscription}/resourceGroups/rg-pg-identities/${type}`),
    ).toHaveLength(3);
    expect(
      await of(`${azure.subscription}/resourceGroups/rg-aks/${type}`),
    ).toEqual([]);
    const first = await azure.arm(
      'GET',
      `${azure.subscription}/${type}?$top=2`,
    );
    expect(first.body.value).toHaveLength(2);
    const next = new URL(first.body.nextLink);
    const rest = await azure.send(
      'GET',
      next.pathname + next.search,
      undefined,
      {
        authorization: `Bearer ${await azure.tokenOf(0)}`,
      },
    );
    expect(rest.body.value.map((item: { name: string }) => item.name)).toEqual([
      'id-c',
    ]);
    expect(rest.body.nextLink).toBeUndefined();
  });

  it.each([
    [
      'a name that is too short',
      'ab',
      { location },
      400,
      'InvalidResourceName',
    ],
    ['a name with a period', 'id.pg', { location }, 400, 'InvalidResourceName'],
    ['no location', 'id-pg', {}, 400, 'LocationRequired'],
    [
      'a slash in a tag name',
      'id-pg',
      { location, tags: { 'a/b': '1' } },
      400,
      'InvalidTagNameCharacters',
    ],
    [
      '51 tags',
      'id-pg',
      {
        location,
        tags: Object.fromEntries(
          Array.from({ length: 51 }, (_, i) => [`t${i}`, '']),
        ),
      },
      400,
      'InvalidTags',
    ],
    [
      'a long tag value',
      'id-pg',
      { location, tags: { a: 'x'.repeat(257) } },
      400,
      'InvalidTagLength',
    ],
    [
      'another location',
      'id-pg-taken',
      { location: 'westeurope' },
      409,
      'InvalidResourceLocation',
    ],
  ])('are refused with %s', async (_, name, body, status, code) => {
    await makeIdentity('id-pg-taken');
    const answer = await azure.arm('PUT', azure.identity(name), body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });
});

describe('federated credentials', () => {
  it('are created, changed, read, listed and deleted', async () => {
    await makeIdentity();
    const path = credentialPath('id-pg-orders', 'aks-orders');
    const created = await write('PUT', path, { properties: properties() });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      name: 'aks-orders',
      properties: properties(),
    });
    const changed = await write('PUT', path, {
      properties: properties('system:serviceaccount:a:b'),
    });
    expect(changed.status).toBe(200);
    expect((await azure.arm('GET', path)).body.properties.subject).toBe(
      'system:serviceaccount:a:b',
    );
    const list = await azure.arm(
      'GET',
      `${azure.identity('id-pg-orders')}/federatedIdentityCredentials`,
    );
    expect(list.body.value).toHaveLength(1);
    expect((await write('DELETE', path)).status).toBe(200);
    expect((await write('DELETE', path)).status).toBe(204);
    expect((await azure.arm('GET', path)).body.error.code).toBe(
      'ResourceNotFound',
    );
  });

  it('find no parent right after the identity was created', async () => {
    await azure.arm('PUT', azure.identity('id-pg-orders'), { location });
    const path = credentialPath('id-pg-orders', 'aks-orders');
    const early = await write('PUT', path, { properties: properties() });
    expect([early.status, early.body.error.code]).toEqual([
      404,
      'ParentResourceNotFound',
    ]);
    azure.clock.advance(3_000);
    expect(
      (await write('PUT', path, { properties: properties() })).status,
    ).toBe(201);
    const absent = await write('PUT', credentialPath('absent', 'aks-orders'), {
      properties: properties(),
    });
    expect(absent.body.error.code).toBe('ParentResourceNotFound');
  });

  it('are refused while another write to the same identity is in flight', async () => {
    await makeIdentity();
    await makeIdentity('id-pg-other');
    const first = azure.arm('PUT', credentialPath('id-pg-orders', 'one'), {
      properties: properties(),
    });
    while (azure.clock.sleeping === 0)
      await new Promise(resolve => setImmediate(resolve));
    const second = await azure.arm(
      'PUT',
      credentialPath('id-pg-orders', 'two'),
      {
        properties: properties('system:serviceaccount:shop:two'),
      },
    );
    expect([second.status, second.body.error.code]).toEqual([
      409,
      'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
    ]);
    const elsewhere = azure.arm('PUT', credentialPath('id-pg-other', 'two'), {
      properties: properties(),
    });
    while (azure.clock.sleeping < 2)
      await new Promise(resolve => setImmediate(resolve));
    azure.clock.advance(500);
    expect((await first).status).toBe(201);
    expect((await elsewhere).status).toBe(201);
  });

  it('do not come to be when the identity goes meanwhile', async () => {
    await makeIdentity();
    const answer = azure.arm('PUT', credentialPath('id-pg-orders', 'one'), {
      properties: properties(),
    });
    while (azure.clock.sleeping === 0)
      await new Promise(resolve => setImmediate(resolve));
    await azure.arm('DELETE', azure.identity('id-pg-orders'));
    azure.clock.advance(500);
    expect((await answer).body.error.code).toBe('ParentResourceNotFound');
  });

  it.each([
    ['a name with a period', 'a.b', {}, /name/],
    ['a name that is too short', 'ab', {}, /name/],
    ['no audience', 'abc', { audiences: [] }, /exactly one audience/],
    ['two audiences', 'abc', { audiences: ['a', 'b'] }, /exactly one audience/],
    ['no subject', 'abc', { subject: '' }, /subject/],
    ['an issuer that is no URL', 'abc', { issuer: 'aks' }, /issuer/],
    ['a long subject', 'abc', { subject: 'x'.repeat(601) }, /600/],
  ])('are refused with %s', async (_, name, change, message) => {
    await makeIdentity();
    const answer = await write('PUT', credentialPath('id-pg-orders', name), {
      properties: { ...properties(), ...change },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(message);
  });

  it('have a combination of issuer and subject that is unique in the identity', async () => {
    await makeIdentity();
    await write('PUT', credentialPath('id-pg-orders', 'one'), {
      properties: properties(),
    });
    const answer = await write('PUT', credentialPath('id-pg-orders', 'two'), {
      properties: properties(),
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toBe(
      'Issuer and subject combination already exists for this Managed Identity.',
    );
  });

  it('are at most 20', async () => {
    await makeIdentity();
    azure.state.delays.federatedCredentialWrite = 0;
    for (let i = 1; i <= 20; i += 1) {
      const answer = await write(
        'PUT',
        credentialPath('id-pg-orders', `fic-${i}`),
        {
          properties: properties(`system:serviceaccount:shop:db-${i}`),
        },
      );
      expect(answer.status).toBe(201);
    }
    const answer = await write(
      'PUT',
      credentialPath('id-pg-orders', 'fic-21'),
      {
        properties: properties('system:serviceaccount:shop:db-21'),
      },
    );
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/maximum is 20/);
  });

  it('are not supported in every region', async () => {
    await makeIdentity('id-pg-orders', 'malaysiasouth');
    const answer = await write('PUT', credentialPath('id-pg-orders', 'one'), {
      properties: properties(),
    });
    expect(answer.status).toBe(405);
  });
});
