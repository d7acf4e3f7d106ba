import { SignJWT, decodeJwt, exportJWK, generateKeyPair } from 'jose';
import { startTestAzure } from './testing.ts';
import type { TestAzure } from './testing.ts';

const audience = 'api://AzureADTokenExchange';
const subject = 'system:serviceaccount:shop:orders-db';
const storageScope = 'https://storage.azure.com/.default';
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

let azure: TestAzure;
let issuer: string;
let clientId: string;
let principalId: string;
let sign: (claims: {
  issuer?: string;
  subject?: string;
  audience?: string;
  issuedAt?: number;
  key?: CryptoKey;
}) => Promise<string>;
let otherKey: CryptoKey;

beforeAll(async () => {
  const keys = await generateKeyPair('RS256');
  otherKey = (await generateKeyPair('RS256')).privateKey;
  const jwk = { ...(await exportJWK(keys.publicKey)), alg: 'RS256', kid: 'k1' };
  azure = await startTestAzure({
    issuerKeys: async asked => (asked === issuer ? { keys: [jwk] } : undefined),
  });
  issuer = azure.seed.managedCluster.issuerURL;
  sign = claims => {
    const issuedAt =
      claims.issuedAt ?? Math.floor(azure.clock.now().getTime() / 1000);
    return new SignJWT({})
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(claims.issuer ?? issuer)
      .setSubject(claims.subject ?? subject)
      .setAudience(claims.audience ?? audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + 3600)
      .sign(claims.key ?? keys.privateKey);
  };
  const { body } = await azure.arm('PUT', azure.identity('id-pg-orders'), {
    location: azure.seed.location,
  });
  ({ clientId, principalId } = body.properties);
  await azure.arm(
    'PUT',
    `${azure.identity('id-pg-orders')}/federatedIdentityCredentials/aks-orders`,
    { properties: { issuer, subject, audiences: [audience] } },
  );
});
afterAll(() => azure.stop());

const exchange = async (assertion: string, form: Record<string, string> = {}) =>
  azure.requestToken({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_assertion: assertion,
    client_assertion_type: assertionType,
    scope: storageScope,
    ...form,
  });

describe('exchange of a service account token', () => {
  it('gives a storage token for the managed identity', async () => {
    const { status, body } = await exchange(await sign({}));
    expect(status).toBe(200);
    expect(decodeJwt(body.access_token)).toMatchObject({
      aud: 'https://storage.azure.com',
      iss: `https://sts.windows.net/${azure.seed.tenantId}/`,
      oid: principalId,
      appid: clientId,
    });
  });

  it.each([
    [
      'another subject',
      { subject: 'system:serviceaccount:shop:other' },
      70021,
      /Assertion Subject: 'system:serviceaccount:shop:other'/,
    ],
    [
      'a subject in another case',
      { subject: 'system:serviceaccount:shop:Orders-DB' },
      700213,
      /case-sensitive/,
    ],
    [
      'another audience',
      { audience: 'https://kubernetes.default.svc' },
      700212,
      /audience 'https:\/\/kubernetes/,
    ],
    [
      'an unknown issuer',
      { issuer: 'https://issuer.example/' },
      700211,
      /issuer 'https:\/\/issuer\.example\/'/,
    ],
  ])('refuses %s', async (_, claims, code, text) => {
    const { status, body } = await exchange(await sign(claims));
    expect(status).toBe(401);
    expect(body).toMatchObject({
      error: 'invalid_client',
      error_codes: [code],
    });
    expect(body.error_description).toMatch(
      new RegExp(
        `^AADSTS${code}: No matching federated identity record found for presented assertion`,
      ),
    );
    expect(body.error_description).toMatch(text);
    expect(body.error_description).toMatch(
      /Trace ID: \S+ Correlation ID: \S+ Timestamp: \S+/,
    );
  });

  it('refuses an issuer without the trailing slash', async () => {
    const { body } = await exchange(
      await sign({ issuer: issuer.replace(/\/$/, '') }),
    );
    expect(body.error_codes).toEqual([700211]);
  });

  it('refuses a client id that is no application', async () => {
    const { status, body } = await exchange(await sign({}), {
      client_id: '00000000-0000-4000-8000-000000000000',
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: 'unauthorized_client',
      error_codes: [700016],
    });
  });

  it.each([
    ['expired', -7200],
    ['not yet valid', 7200],
  ])('refuses a token that is %s', async (_, offset) => {
    const issuedAt = Math.floor(azure.clock.now().getTime() / 1000) + offset;
    const { body } = await exchange(await sign({ issuedAt }));
    expect(body.error_codes).toEqual([700024]);
  });

  it('refuses a token that the issuer did not sign', async () => {
    const { body } = await exchange(await sign({ key: otherKey }));
    expect(body.error_codes).toEqual([50013]);
  });

  it('refuses what is no token', async () => {
    const { body } = await exchange('not.a.token');
    expect(body.error_codes).toEqual([50027]);
  });
});

describe('token request', () => {
  const form = () => ({
    grant_type: 'client_credentials',
    client_id: azure.seed.servicePrincipals[0].clientId,
    client_secret: azure.seed.servicePrincipals[0].clientSecret,
    scope: 'https://management.azure.com/.default',
  });

  it('gives a token for ARM', async () => {
    const { status, body } = await azure.requestToken(form());
    expect(status).toBe(200);
    expect(decodeJwt(body.access_token).aud).toBe(
      'https://management.azure.com',
    );
  });

  it.each([
    [{ client_secret: 'wrong' }, 401, 7000215],
    [{ client_secret: '' }, 401, 7000218],
    [{ client_id: '00000000-0000-4000-8000-000000000000' }, 400, 700016],
    [{ client_id: '' }, 400, 900144],
    [{ grant_type: 'password' }, 400, 70003],
    [{ scope: 'https://management.azure.com' }, 400, 1002012],
    [{ scope: 'https://graph.microsoft.com/.default' }, 400, 500011],
  ])('refuses %o', async (change, status, code) => {
    const answer = await azure.requestToken({ ...form(), ...change });
    expect(answer.status).toBe(status);
    expect(answer.body.error_codes).toEqual([code]);
    expect(JSON.stringify(answer.body)).not.toContain(form().client_secret);
  });

  it('refuses a secret for a managed identity', async () => {
    const answer = await azure.requestToken({ ...form(), client_id: clientId });
    expect(answer.body.error_codes).toEqual([7000215]);
  });

  it('refuses another tenant', async () => {
    const answer = await azure.requestToken(form(), 'contoso.example');
    expect(answer.body.error_codes).toEqual([90002]);
  });

  it('answers discovery', async () => {
    const document = await azure.send(
      'GET',
      `/${azure.seed.tenantId}/v2.0/.well-known/openid-configuration`,
    );
    expect(document.body.token_endpoint).toBe(
      `${azure.url}/${azure.seed.tenantId}/oauth2/v2.0/token`,
    );
    const keys = await azure.send(
      'GET',
      new URL(document.body.jwks_uri).pathname,
    );
    expect(keys.body.keys).toHaveLength(1);
    expect(keys.body.keys[0]).not.toHaveProperty('d');
    const instance = await azure.send(
      'GET',
      '/common/discovery/instance?api-version=1.1',
    );
    expect(instance.body.tenant_discovery_endpoint).toContain(
      azure.seed.tenantId,
    );
  });
});

it('refuses assertions when the issuer cannot be asked for its keys', async () => {
  const isolated = await startTestAzure();
  try {
    const { body } = await isolated.arm(
      'PUT',
      isolated.identity('id-pg-orders'),
      {
        location: 'swedencentral',
      },
    );
    await isolated.arm(
      'PUT',
      `${isolated.identity(
        'id-pg-orders',
      )}/federatedIdentityCredentials/aks-orders`,
      { properties: { issuer, subject, audiences: [audience] } },
    );
    const answer = await isolated.requestToken({
      grant_type: 'client_credentials',
      client_id: body.properties.clientId,
      client_assertion: await sign({}),
      client_assertion_type: assertionType,
      scope: storageScope,
    });
    expect(answer.body.error_codes).toEqual([90061]);
  } finally {
    await isolated.stop();
  }
});
