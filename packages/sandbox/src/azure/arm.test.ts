import { SignJWT, generateKeyPair } from 'jose';
import { startTestAzure } from './testing.ts';
import type { TestAzure } from './testing.ts';

let azure: TestAzure;
const reader = 1;

beforeAll(async () => {
  azure = await startTestAzure({
    seed: seed =>
      seed.servicePrincipals.push({
        clientId: '11111111-1111-4111-8111-111111111111',
        objectId: '22222222-2222-4222-8222-222222222222',
        clientSecret: 'reader',
        roles: [
          {
            scope: `/subscriptions/${seed.subscriptionId}/resourceGroups/RG-PG-identities`,
            actions: [
              '*/read',
              'Microsoft.ManagedIdentity/userAssignedIdentities/*',
            ],
            notActions: [
              'Microsoft.ManagedIdentity/userAssignedIdentities/delete',
            ],
          },
        ],
      }),
  });
});
afterAll(() => azure.stop());

const group = () => `${azure.subscription}/resourceGroups/rg-pg-identities`;

describe('authentication', () => {
  const get = (headers: Record<string, string>) =>
    azure.send('GET', `${group()}?api-version=2021-04-01`, undefined, headers);

  it('answers 401 with a challenge without a token', async () => {
    const answer = await get({});
    expect(answer.status).toBe(401);
    expect(answer.body.error.code).toBe('AuthenticationFailed');
    expect(answer.headers['www-authenticate']).toContain(
      `Bearer authorization_uri="https://login.windows.net/${azure.seed.tenantId}"`,
    );
  });

  it('refuses a token of another signer', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const token = await new SignJWT({
      oid: azure.seed.servicePrincipals[0].objectId,
    })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(`https://sts.windows.net/${azure.seed.tenantId}/`)
      .setAudience('https://management.azure.com')
      .setExpirationTime('1h')
      .sign(privateKey);
    const answer = await get({ authorization: `Bearer ${token}` });
    expect(answer.status).toBe(401);
    expect(answer.body.error.code).toBe('InvalidAuthenticationToken');
  });

  it('refuses a token for another resource', async () => {
    const { clientId, clientSecret } = azure.seed.servicePrincipals[0];
    const { body } = await azure.requestToken({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://storage.azure.com/.default',
    });
    const answer = await get({ authorization: `Bearer ${body.access_token}` });
    expect(answer.body.error.code).toBe('InvalidAuthenticationTokenAudience');
  });

  it('refuses an expired token', async () => {
    const other = await startTestAzure();
    try {
      const authorization = `Bearer ${await other.tokenOf(0)}`;
      other.clock.advance(2 * 3600_000);
      const answer = await other.send(
        'GET',
        `${group()}?api-version=2021-04-01`,
        undefined,
        {
          authorization,
        },
      );
      expect(answer.status).toBe(401);
      expect(answer.body.error.code).toBe('ExpiredAuthenticationToken');
    } finally {
      await other.stop();
    }
  });
});

describe('authorisation', () => {
  it('names client, object id, action and scope', async () => {
    const answer = await azure.arm(
      'PUT',
      azure.container('shop'),
      { properties: {} },
      { principal: reader },
    );
    expect(answer.status).toBe(403);
    expect(answer.body.error.code).toBe('AuthorizationFailed');
    expect(answer.body.error.message).toBe(
      `The client '11111111-1111-4111-8111-111111111111' with object id '22222222-2222-4222-8222-222222222222' does not have authorization to perform action 'Microsoft.Storage/storageAccounts/blobServices/containers/write' over scope '${azure.container(
        'shop',
      )}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );
  });

  it('grants what a role grants at a scope and below, without case', async () => {
    const as = { principal: reader };
    const body = { location: 'swedencentral' };
    expect(
      (await azure.arm('PUT', azure.identity('id-pg-r'), body, as)).status,
    ).toBe(201);
    expect((await azure.arm('GET', group(), undefined, as)).status).toBe(200);
    expect(
      (await azure.arm('DELETE', azure.identity('id-pg-r'), undefined, as))
        .status,
    ).toBe(403);
    expect(
      (
        await azure.arm(
          'GET',
          `${azure.subscription}/resourceGroups/rg-aks`,
          undefined,
          as,
        )
      ).status,
    ).toBe(403);
  });

  it('counts role assignments once they are in effect', async () => {
    const other = await startTestAzure({
      delays: { roleAssignment: 60_000 },
      seed: seed =>
        seed.servicePrincipals.push({
          clientId: '33333333-3333-4333-8333-333333333333',
          objectId: '44444444-4444-4444-8444-444444444444',
          clientSecret: 'none',
          roles: [],
        }),
    });
    try {
      const read = () =>
        other.arm(
          'GET',
          `${other.subscription}/resourceGroups/rg-aks`,
          undefined,
          { principal: 1 },
        );
      await other.arm(
        'PUT',
        `${other.subscription}/providers/Microsoft.Authorization/roleAssignments/55555555-5555-4555-8555-555555555555`,
        {
          properties: {
            roleDefinitionId: `${other.subscription}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
            principalId: '44444444-4444-4444-8444-444444444444',
          },
        },
      );
      expect((await read()).status).toBe(403);
      other.clock.advance(60_000);
      expect((await read()).status).toBe(200);
    } finally {
      await other.stop();
    }
  });
});

describe('requests', () => {
  it('have request ids in every answer, and in an echo when asked', async () => {
    const authorization = `Bearer ${await azure.tokenOf(0)}`;
    for (const [path, headers] of [
      [`${group()}?api-version=2021-04-01`, { authorization }],
      [`${group()}?api-version=2021-04-01`, {}],
      ['/nowhere', { authorization }],
    ] as const) {
      const answer = await azure.send('GET', path, undefined, {
        ...headers,
        'x-ms-client-request-id': 'mine',
        'x-ms-return-client-request-id': 'true',
      });
      expect(answer.headers['x-ms-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.headers['x-ms-correlation-request-id']).toMatch(
        /^[0-9a-f-]{36}$/,
      );
      expect(answer.headers['x-ms-client-request-id']).toBe('mine');
    }
  });

  it('need an api-version', async () => {
    const authorization = `Bearer ${await azure.tokenOf(0)}`;
    const missing = await azure.send('GET', group(), undefined, {
      authorization,
    });
    expect(missing.body.error.code).toBe('MissingApiVersionParameter');
    const wrong = await azure.arm('GET', group(), undefined, {
      apiVersion: 'latest',
    });
    expect(wrong.body.error.code).toBe('InvalidApiVersionParameter');
  });

  it('may differ in case and repeat slashes', async () => {
    const answer = await azure.arm(
      'GET',
      `/${group()
        .toUpperCase()
        .replace('/RESOURCEGROUPS', '//resourcegroups')}`,
    );
    expect(answer.status).toBe(200);
    expect(answer.body.name).toBe('rg-pg-identities');
  });

  it.each([
    [
      'GET',
      '/subscriptions/00000000-0000-4000-8000-000000000000',
      404,
      'SubscriptionNotFound',
    ],
    ['GET', 'S/resourceGroups/absent', 404, 'ResourceGroupNotFound'],
    [
      'GET',
      'S/resourceGroups/absent/providers/Microsoft.ManagedIdentity/userAssignedIdentities/x',
      404,
      'ResourceGroupNotFound',
    ],
    [
      'GET',
      'S/resourceGroups/rg-aks/providers/Microsoft.ContainerService/managedClusters/absent',
      404,
      'ResourceNotFound',
    ],
    [
      'GET',
      'S/providers/Microsoft.Compute/virtualMachines',
      404,
      'InvalidResourceType',
    ],
    ['DELETE', 'S', 405, 'MethodNotAllowed'],
    ['POST', 'S/resourceGroups/rg-aks', 405, 'MethodNotAllowed'],
    ['GET', 'S/resourceGroups/a%2Fb', 400, 'InvalidRequestUri'],
  ])('%s %s answers %d %s', async (method, path, status, code) => {
    const answer = await azure.arm(
      method,
      path.replace(/^S/, azure.subscription),
    );
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('with a body that is not JSON are refused', async () => {
    const answer = await azure.send(
      'PUT',
      `${group()}?api-version=2021-04-01`,
      '{',
      {
        authorization: `Bearer ${await azure.tokenOf(0)}`,
      },
    );
    expect(answer.body.error.code).toBe('InvalidRequestContent');
  });

  it('with a body above 4 MB are refused', async () => {
    const answer = await azure.arm('PUT', group(), {
      filler: 'x'.repeat(5 * 1024 * 1024),
    });
    expect(answer.status).toBe(413);
  });
});

it('shows the AKS cluster and lists it', async () => {
  const { body } = await azure.arm(
    'GET',
    azure.seed.managedCluster.id.toLowerCase(),
  );
  expect(body.properties.oidcIssuerProfile).toEqual({
    enabled: true,
    issuerURL: azure.seed.managedCluster.issuerURL,
  });
  const list = (path: string) =>
    azure.arm(
      'GET',
      `${path}/providers/Microsoft.ContainerService/managedClusters`,
    );
  expect((await list(azure.subscription)).body.value).toHaveLength(1);
  expect((await list(group())).body.value).toEqual([]);
});

it('keeps a journal without bodies and credentials', async () => {
  await azure.arm('GET', group());
  expect(azure.journal.at(-1)).toMatchObject({
    method: 'GET',
    status: 200,
    objectId: azure.seed.servicePrincipals[0].objectId,
  });
  const text = JSON.stringify(azure.journal);
  expect(text).not.toContain(azure.seed.servicePrincipals[0].clientSecret);
  expect(text).not.toContain(await azure.tokenOf(0));
});
