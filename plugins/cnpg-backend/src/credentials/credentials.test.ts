import { inspect } from 'node:util';
import { kinds, KubernetesObject } from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import {
  DATABASE,
  healthyDatabase,
  startOperations,
} from '../__testUtils__/operationsBackend';
import { expectToFitSpec } from '../__testUtils__/validateResponses';
import { randomPassword } from './randomPassword';
import { Sensitive } from './Sensitive';

jest.setTimeout(60_000);

const PASSWORD = 'correct-horse-battery';
const encode = (text: string) => Buffer.from(text).toString('base64');

function withSecret(data: Record<string, string> = {}) {
  const api = healthyDatabase();
  api.put(kinds.Secret, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'orders-db-app',
      namespace: 'team-orders',
      uid: 'uid-of-the-secret',
    },
    data: Object.fromEntries(
      Object.entries({
        username: 'orders_db',
        password: PASSWORD,
        dbname: 'orders_db',
        host: 'orders-db-rw',
        port: '5432',
        uri: `postgresql://orders_db:${PASSWORD}@orders-db-rw.team-orders:5432/orders_db`,
        ...data,
      }).map(([key, value]) => [key, encode(value)]),
    ),
  } as KubernetesObject);
  return api;
}

describe('credentials', () => {
  it('are shown to who may see them, and never stored on the way', async () => {
    const { api, post } = await startOperations({ api: withSecret() });
    const answer = await post(`${DATABASE}/credentials`, { reason: 'CHG1' });
    expect(answer.status).toBe(200);
    expectToFitSpec(
      'post /v1/databases/{target}/{namespace}/{name}/credentials',
      answer,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers).not.toHaveProperty('etag');
    expect(answer.body).toEqual({
      secret: 'orders-db-app',
      username: 'orders_db',
      password: PASSWORD,
      host: 'orders-db-rw',
      port: '5432',
      database: 'orders_db',
      uri: `postgresql://orders_db:${PASSWORD}@orders-db-rw.team-orders:5432/orders_db`,
    });
    // One Secret by its name: a right to list them would be a right to all.
    expect(api.calls.filter(call => call.endsWith(' secrets'))).toEqual([
      'get secrets',
    ]);
  });

  it('are named in the audit log and the trail, and are in neither', async () => {
    const { get, post, events } = await startOperations({ api: withSecret() });
    await post(`${DATABASE}/credentials`, { reason: 'CHG1' });
    expect(events).toHaveLength(1);
    expect(events[0].options).toMatchObject({
      eventId: 'credentials-reveal',
      severityLevel: 'high',
      meta: { by: 'user:default/olga', reason: 'CHG1' },
    });
    expect(events[0].success).toHaveBeenCalledTimes(1);
    const { body } = await get(`${DATABASE}/trail`);
    expect(body.items).toMatchObject([
      { operation: 'reveal-credentials', result: 'accepted', reason: 'CHG1' },
    ]);
    const { request: _, ...options } = events[0].options;
    const said = JSON.stringify([
      body,
      options,
      events[0].success.mock.calls,
      (await get(DATABASE)).body,
      (await get(`${DATABASE}/operations`)).body,
    ]);
    expect(said).not.toContain(PASSWORD);
    expect(said).not.toContain(encode(PASSWORD));
  });

  it('are those of the secret that the cluster was made with', async () => {
    const api = withSecret();
    const cluster = (await api.get(
      kinds.Cluster,
      'team-orders',
      'orders-db',
    )) as any;
    cluster.spec.bootstrap.initdb.secret = { name: 'of-our-own' };
    api.put(kinds.Cluster, cluster);
    const { post } = await startOperations({ api });
    const { status, body } = await post(`${DATABASE}/credentials`);
    expect([status, body.error.message]).toEqual([
      404,
      'There is no secret of-our-own in the namespace team-orders: CloudNativePG makes it when the database is created.',
    ]);
  });

  it('say in words that the portal itself may not read them', async () => {
    const api = withSecret();
    api.refusals.set(
      'get secrets',
      new KubernetesApiError('The portal may not get secrets on AKS a.', {
        statusCode: 403,
      }),
    );
    const { post } = await startOperations({ api });
    const { status, body } = await post(`${DATABASE}/credentials`);
    expect([status, body.error.message]).toEqual([
      503,
      'The portal may not get secrets on AKS a.',
    ]);
  });

  it('are rotated without being said anywhere', async () => {
    const { api, get, post, events } = await startOperations({
      api: withSecret(),
    });
    const preview = await post(`${DATABASE}/operations/rotate-password`, {
      dryRun: true,
    });
    expect(preview.body.writes).toMatchObject([
      {
        request: 'PATCH secrets/orders-db-app',
        body: { data: { password: '<redacted>', uri: '<redacted>' } },
      },
      { request: 'PATCH clusters/orders-db' },
    ]);
    const rotation = await post(`${DATABASE}/operations/rotate-password`);
    expect(rotation.status).toBe(202);
    const { body } = await post(`${DATABASE}/credentials`);
    expect(body.password).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(body.uri).toBe(
      `postgresql://orders_db:${body.password}@orders-db-rw.team-orders:5432/orders_db`,
    );
    const said = JSON.stringify([
      preview.body,
      rotation.body,
      (await get(`${DATABASE}/trail`)).body,
      events.map(({ options: { request: _, ...options }, success }) => [
        options,
        success.mock.calls,
      ]),
    ]);
    for (const secret of [PASSWORD, body.password]) {
      expect(said).not.toContain(secret);
      expect(said).not.toContain(encode(secret));
    }
    expect(api.writes.map(({ verb, path }) => `${verb} ${path}`)).toEqual([
      'patch secrets/orders-db-app',
      'patch clusters/orders-db',
    ]);
  });
});

describe('a sensitive text', () => {
  const sensitive = new Sensitive(PASSWORD);

  it.each<[string, () => string]>([
    ['JSON', () => JSON.stringify({ sensitive })],
    ['a template', () => `${sensitive}`],
    ['concatenation', () => `x${String(sensitive)}`],
    [
      'console.log',
      () => inspect({ sensitive }, { depth: 5, showHidden: true }),
    ],
    ['an error', () => new Error(sensitive as never).message],
    ['its fields', () => JSON.stringify(Object.entries({ ...sensitive }))],
    ['a copy', () => JSON.stringify(structuredClone({ ...sensitive }))],
  ])('does not come out in %s', (_, print) => {
    expect(print()).not.toContain(PASSWORD);
  });

  it('comes out when it is asked for', () => {
    expect(sensitive.reveal()).toBe(PASSWORD);
  });
});

describe('randomPassword', () => {
  it('has 64 letters and digits, and is never the same', () => {
    const all = Array.from({ length: 100 }, randomPassword);
    expect(new Set(all).size).toBe(100);
    for (const password of all) expect(password).toMatch(/^[A-Za-z0-9]{64}$/);
  });
});
