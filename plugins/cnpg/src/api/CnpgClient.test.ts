import { CnpgClient } from './CnpgClient';

function setup(respond: (url: string, init?: RequestInit) => Response) {
  const requests: { url: string; init?: RequestInit }[] = [];
  const client = new CnpgClient({
    discoveryApi: { getBaseUrl: async id => `http://backend/api/${id}` },
    fetchApi: {
      fetch: async (input, init) => {
        requests.push({ url: String(input), init });
        return respond(String(input), init);
      },
    },
  });
  return { client, requests };
}

function json(body: unknown, status = 200) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
}

describe('CnpgClient', () => {
  it('keeps a hostile name inside its path segment', async () => {
    const { client, requests } = setup(() => json({ items: [] }));

    await client.getEntityDatabases({
      kind: 'component',
      namespace: 'default',
      name: '../../targets?x=1#',
    });
    await client.getDatabase({ target: 'a', namespace: 'b/c', name: 'd' });

    expect(requests.map(request => request.url)).toEqual([
      'http://backend/api/cnpg/v1/entities/component/default/..%2F..%2Ftargets%3Fx%3D1%23/databases',
      'http://backend/api/cnpg/v1/databases/a/b%2Fc/d',
    ]);
  });

  it('posts the answers as they are', async () => {
    const preview = { problems: [], exists: false, resources: [] };
    const { client, requests } = setup(() => json(preview));

    await expect(
      client.previewPlan({ name: 'orders-db', version: 17 }),
    ).resolves.toEqual(preview);

    expect(requests[0].url).toBe('http://backend/api/cnpg/v1/plans');
    expect(requests[0].init).toMatchObject({
      method: 'POST',
      body: '{"name":"orders-db","version":17}',
    });
  });

  it('reads the parts of a database page', async () => {
    const ref = { target: 'a', namespace: 'b', name: 'c' };
    const { client, requests } = setup(url =>
      url.endsWith('/manifest')
        ? new Response('kind: Cluster\n')
        : json({ items: [] }),
    );

    await client.getInstances(ref);
    await client.getEvents(ref);
    await expect(client.getManifest(ref)).resolves.toBe('kind: Cluster\n');

    expect(requests.map(request => request.url)).toEqual(
      ['instances', 'events', 'manifest'].map(
        part => `http://backend/api/cnpg/v1/databases/a/b/c/${part}`,
      ),
    );
  });

  it('throws what the backend says', async () => {
    const { client } = setup(() =>
      json(
        {
          error: { name: 'NotAllowedError', message: 'You may not.' },
          response: { statusCode: 403 },
        },
        403,
      ),
    );

    await expect(client.getOffer()).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'NotAllowedError', message: 'You may not.' },
    });
  });
});
