import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { kinds } from '@pgportal/plugin-cnpg-common';
import { Connection } from './connection';
import { HttpKubernetesApi } from './HttpKubernetesApi';

interface Seen {
  method?: string;
  url?: string;
  headers: IncomingMessage['headers'];
  body: string;
}

const json = (status: number, body: unknown, headers = {}) => {
  return (_request: Seen, response: ServerResponse) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
};

describe('HttpKubernetesApi', () => {
  let server: Server;
  let answer: (request: Seen, response: ServerResponse) => void;
  let seen: Seen[];
  let connection: Connection;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', chunk => (body += chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        seen.push({ method, url, headers, body });
        answer({ method, url, headers, body }, response);
      });
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    connection = {
      server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      dispatcher: undefined,
      headers: async () => ({ authorization: 'Bearer hush' }),
    };
  });
  beforeEach(() => {
    seen = [];
    answer = json(200, {});
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const api = (open = async () => connection) =>
    new HttpKubernetesApi({ title: 'AKS 1', open });

  it('escapes what comes from people', async () => {
    await api().get(kinds.Cluster, 'a/../b', 'c?d#e%2f');
    expect(seen[0]).toMatchObject({
      method: 'GET',
      url: '/apis/postgresql.cnpg.io/v1/namespaces/a%2F..%2Fb/clusters/c%3Fd%23e%252f',
      headers: { authorization: 'Bearer hush' },
    });
    for (const name of ['', '.', '..']) {
      await expect(api().get(kinds.Cluster, 'a', name)).rejects.toThrow(
        'is no name',
      );
    }
    for (const namespace of ['.', '..']) {
      await expect(api().get(kinds.Cluster, namespace, 'a')).rejects.toThrow(
        'is no name',
      );
    }
    expect(seen).toHaveLength(1);
  });

  it('finds no object, but does not take a missing kind for one', async () => {
    answer = json(404, {
      kind: 'Status',
      reason: 'NotFound',
      details: { name: 'x' },
    });
    expect(await api().get(kinds.Cluster, 'a', 'x')).toBeUndefined();
    await api().delete(kinds.Cluster, 'a', 'x');
    answer = (_request, response) =>
      response.writeHead(404).end('404 page not found\n');
    await expect(api().get(kinds.Cluster, 'a', 'x')).rejects.toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('is not installed there'),
    });
  });

  it('lists in pages', async () => {
    answer = json(200, {
      items: [{}],
      metadata: { resourceVersion: '7', continue: 'next' },
    });
    expect(
      await api().list(kinds.Pod, {
        namespace: 'a',
        labelSelector: 'cnpg.io/cluster=x',
        limit: 1,
        continue: 'this&that',
      }),
    ).toEqual({ items: [{}], resourceVersion: '7', continue: 'next' });
    expect(seen[0].url).toBe(
      '/api/v1/namespaces/a/pods?labelSelector=cnpg.io%2Fcluster%3Dx&limit=1&continue=this%26that',
    );
  });

  it('applies as pgportal, by force only when told to', async () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'team-orders' },
    };
    await api().apply(object, kinds.Namespace);
    await api().apply(object, kinds.Namespace, { force: true, dryRun: true });
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/v1/namespaces/team-orders?fieldManager=pgportal&force=false',
      '/api/v1/namespaces/team-orders?fieldManager=pgportal&force=true&dryRun=All',
    ]);
    expect(seen[0].headers['content-type']).toBe(
      'application/apply-patch+yaml',
    );
    expect(JSON.parse(seen[0].body)).toEqual(object);
  });

  it('deletes only the object that was meant', async () => {
    await api().delete(kinds.Cluster, 'a', 'x', { uid: 'u1' });
    expect(JSON.parse(seen[0].body)).toMatchObject({
      preconditions: { uid: 'u1' },
    });
  });

  it('watches, and throws the error inside the watch', async () => {
    answer = (_request, response) => {
      response.writeHead(200);
      response.write('{"type":"ADDED","object":{"metadata":{"name":"x"}}}\n');
      response.end(
        '{"type":"ERROR","object":{"kind":"Status","reason":"Expired","code":410,"message":"too old"}}\n',
      );
    };
    const events: unknown[] = [];
    const watching = (async () => {
      for await (const event of api().watch(kinds.Cluster, {
        resourceVersion: '3',
      })) {
        events.push(event);
      }
    })();
    await expect(watching).rejects.toMatchObject({
      statusCode: 410,
      reason: 'Expired',
    });
    expect(events).toHaveLength(1);
    expect(seen[0].url).toBe(
      '/apis/postgresql.cnpg.io/v1/clusters?watch=true&allowWatchBookmarks=true&resourceVersion=3&timeoutSeconds=300',
    );
  });

  it('throws when a watch breaks off, and not when it is closed', async () => {
    const count = async () => {
      let events = 0;
      for await (const _ of api().watch(kinds.Cluster, {
        resourceVersion: '3',
      }))
        events++;
      return events;
    };
    answer = (_request, response) => {
      response.write('{"type":"ADDED","object":{"metadata":{"name":"x"}}}\n');
      setImmediate(() => response.destroy());
    };
    await expect(count()).rejects.toMatchObject({ statusCode: 0 });
    answer = (_request, response) => response.end();
    expect(await count()).toBe(0);
  });

  it('stops a watch when it is aborted', async () => {
    answer = (_request, response) => {
      response.write('{"type":"ADDED","object":{"metadata":{"name":"x"}}}\n');
    };
    const abort = new AbortController();
    const watching = (async () => {
      for await (const _ of api().watch(kinds.Cluster, {
        resourceVersion: '3',
        signal: abort.signal,
      })) {
        abort.abort(new Error('enough'));
      }
    })();
    await expect(watching).rejects.toThrow('enough');
  });

  it('reads logs, and none of a container that is not there', async () => {
    answer = (_request, response) => response.end('one\ntwo\n');
    const options = { container: 'c', tailLines: 2 };
    expect(await api().podLog('a', 'p', options)).toBe('one\ntwo\n');
    expect(seen[0].url).toBe(
      '/api/v1/namespaces/a/pods/p/log?container=c&tailLines=2&limitBytes=1048576',
    );
    answer = json(400, {
      reason: 'BadRequest',
      message: 'container c is not valid',
    });
    expect(await api().podLog('a', 'p', options)).toBeUndefined();
  });

  it('reads the pages of instances, and no other', async () => {
    answer = (_request, response) => response.end('{"isPrimary":true}');
    const status = { port: 'https:8000', path: '/pg/status' } as const;
    expect(await api().podProxy('a', 'p-1', status)).toBe('{"isPrimary":true}');
    expect(seen[0].url).toBe(
      '/api/v1/namespaces/a/pods/https:p-1:8000/proxy/pg/status',
    );
    for (const page of [
      { port: 'https:8000', path: '/pg/controldata' },
      { port: 'http:5432', path: '/metrics' },
      { port: 'https:8000', path: '/../../secrets' },
    ]) {
      await expect(
        api().podProxy('a', 'p-1', page as typeof status),
      ).rejects.toThrow('is no page of an instance');
    }
    await api().podProxy('a', 'x:1/../y', status);
    expect(seen[1].url).toBe(
      '/api/v1/namespaces/a/pods/https:x%3A1%2F..%2Fy:8000/proxy/pg/status',
    );
    expect(seen).toHaveLength(2);

    answer = json(404, { reason: 'NotFound', message: 'pods "p-1" not found' });
    expect(await api().podProxy('a', 'p-1', status)).toBeUndefined();
    answer = json(403, { reason: 'Forbidden', message: 'no' });
    await expect(api().podProxy('a', 'p-1', status)).rejects.toMatchObject({
      statusCode: 403,
    });
    answer = (_request, response) =>
      response.end(Buffer.alloc(5 * 1024 * 1024, 'x'));
    await expect(api().podProxy('a', 'p-1', status)).rejects.toThrow(
      'the page is too long',
    );
    // Nor does an error of a pod have to end.
    answer = (_request, response) => {
      response.writeHead(500);
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const write = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', write);
      write();
    };
    await expect(
      api().podProxy('a', 'p-1', {
        ...status,
        signal: AbortSignal.timeout(2_000),
      }),
    ).rejects.toMatchObject({ statusCode: 500 });
  });

  it('knows which kinds are served', async () => {
    answer = json(200, {
      resources: [{ name: 'clusters' }, { name: 'clusters/status' }],
    });
    expect(await api().serves(kinds.Cluster)).toBe(true);
    expect(await api().serves(kinds.Backup)).toBe(false);
    answer = (_request, response) =>
      response.writeHead(404).end('404 page not found\n');
    expect(await api().serves(kinds.PodMonitor)).toBe(false);
  });

  it('connects at the first call only, and anew when that failed', async () => {
    const open = jest
      .fn<Promise<Connection>, []>()
      .mockRejectedValueOnce(new Error("ENOENT: no such file 'kubeconfig'"))
      .mockResolvedValue(connection);
    const lazy = api(open);
    expect(open).not.toHaveBeenCalled();
    await expect(lazy.list(kinds.Pod)).rejects.toMatchObject({
      statusCode: 0,
      message: "AKS 1 cannot be reached: ENOENT: no such file 'kubeconfig'.",
    });
    await lazy.list(kinds.Pod);
    await lazy.list(kinds.Pod);
    expect(open).toHaveBeenCalledTimes(2);

    answer = json(401, { reason: 'Unauthorized' });
    await expect(lazy.list(kinds.Pod)).rejects.toMatchObject({
      statusCode: 401,
    });
    answer = json(200, {});
    await lazy.list(kinds.Pod);
    expect(open).toHaveBeenCalledTimes(3);
  });

  it('does not wait for a login that hangs once it is aborted', async () => {
    const hanging = api(() => new Promise(() => {}));
    const abort = new AbortController();
    const call = hanging.list(kinds.Pod, { signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
  });

  it('says that there was no answer in time', async () => {
    answer = () => {};
    await expect(
      api().list(kinds.Pod, { signal: AbortSignal.timeout(10) }),
    ).rejects.toMatchObject({
      name: 'KubernetesApiError',
      statusCode: 0,
      message: expect.stringMatching(
        /^AKS 1 cannot be reached: it did not answer in time/,
      ),
    });
  });

  it('passes on how long to wait', async () => {
    answer = json(429, { reason: 'TooManyRequests' }, { 'retry-after': '3' });
    await expect(api().list(kinds.Pod)).rejects.toMatchObject({
      statusCode: 429,
      retryAfterSeconds: 3,
    });
  });

  it('says so when an answer is no JSON', async () => {
    answer = (_request, response) => response.end('<html>');
    await expect(api().list(kinds.Pod)).rejects.toMatchObject({
      statusCode: 0,
    });
  });
});
