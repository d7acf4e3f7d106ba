import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { DatabaseReader } from './DatabaseReader';

describe('DatabaseReader', () => {
  const seen: { url?: string; authorization?: string }[] = [];
  let answer: (url: URL) => { status: number; body: object };
  let server: Server;
  let reader: DatabaseReader;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { url, headers } = request;
      seen.push({ url, authorization: headers.authorization });
      const { status, body } = answer(new URL(url!, 'http://localhost'));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const { port } = server.address() as AddressInfo;
    reader = new DatabaseReader({
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => `http://127.0.0.1:${port}/api/cnpg`,
      }),
    });
  });
  beforeEach(() => {
    seen.length = 0;
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));

  it('reads all pages, as of the targets of the first', async () => {
    answer = url => {
      const page = Number(url.searchParams.get('cursor') ?? 0);
      return {
        status: 200,
        body: {
          items: [{ ref: `a/n/db-${page}` }],
          targets: [{ name: 'a', ...(page > 0 && { asOf: 'later' }) }],
          ...(page < 2 && { nextCursor: String(page + 1) }),
        },
      };
    };
    expect(await reader.read()).toEqual({
      items: [{ ref: 'a/n/db-0' }, { ref: 'a/n/db-1' }, { ref: 'a/n/db-2' }],
      targets: [{ name: 'a' }],
    });
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/cnpg/v1/databases?limit=200',
      '/api/cnpg/v1/databases?limit=200&cursor=1',
      '/api/cnpg/v1/databases?limit=200&cursor=2',
    ]);
    for (const { authorization } of seen) {
      expect(authorization).toMatch(/^Bearer ./);
    }
  });

  it('reads nothing when a page is refused: half a list would remove the other half', async () => {
    answer = url =>
      url.searchParams.has('cursor')
        ? { status: 503, body: { error: { message: 'away' } } }
        : {
            status: 200,
            body: { items: [{}], targets: [], nextCursor: '1' },
          };
    await expect(reader.read()).rejects.toThrow('503');
  });
});
