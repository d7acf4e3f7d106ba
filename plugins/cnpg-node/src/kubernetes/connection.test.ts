import { createMockDirectory } from '@backstage/backend-test-utils';
import { TokenCredential } from '@azure/identity';
import { writeFileSync } from 'node:fs';
import { openConnection } from './connection';

const noCredential = () => {
  throw new Error('not asked for');
};

const kubeconfig = `
apiVersion: v1
kind: Config
current-context: one
clusters:
  - { name: a, cluster: { server: 'https://a.example:443/' } }
  - { name: b, cluster: { server: 'https://b.example' } }
users:
  - { name: u, user: { token: hush } }
contexts:
  - { name: one, context: { cluster: a, user: u } }
  - { name: two, context: { cluster: b, user: u } }
`;

/** A kubeconfig with one cluster and, unless there is none, one user. */
const kubeconfigOf = (cluster: object, user?: object) =>
  JSON.stringify({
    'current-context': 'one',
    clusters: [{ name: 'a', cluster }],
    users: user ? [{ name: 'u', user }] : [],
    contexts: [
      { name: 'one', context: { cluster: 'a', ...(user && { user: 'u' }) } },
      // What another tool has left half done.
      { name: 'other', context: {} },
    ],
  });

describe('openConnection', () => {
  const files = createMockDirectory({
    content: {
      kubeconfig,
      broken: 'users:\n  - user: { token: hush\n clusters: [',
      'no-context': 'apiVersion: v1\nclusters: []\nusers: []\ncontexts: []\n',
    },
  });
  const open = (
    config: object,
    credential: () => TokenCredential = noCredential,
  ) => openConnection({ inCluster: false, ...config }, credential);

  it('takes the current context of a kubeconfig, or the one that is named', async () => {
    const one = await open({ kubeconfig: files.resolve('kubeconfig') });
    expect(one.server).toBe('https://a.example:443');
    expect(await one.headers()).toMatchObject({ Authorization: 'Bearer hush' });
    const two = await open({
      kubeconfig: files.resolve('kubeconfig'),
      context: 'two',
    });
    expect(two.server).toBe('https://b.example');
  });

  it('keeps what is in a broken kubeconfig to itself', async () => {
    const error = await open({ kubeconfig: files.resolve('broken') }).catch(
      e => e,
    );
    expect(error.message).toMatch(/broken is not a valid kubeconfig$/);
  });

  it.each([
    ['no file', { kubeconfig: '/no/such/file' }, /ENOENT/],
    [
      'no context',
      { kubeconfig: () => files.resolve('no-context') },
      /no current context/,
    ],
    [
      'another context',
      { kubeconfig: () => files.resolve('kubeconfig'), context: 'three' },
      /has no context three; it has one, two$/,
    ],
    [
      'no CA file',
      { url: 'https://a', token: 't', caFile: '/no/such/ca' },
      /ENOENT/,
    ],
    [
      'no pod around it',
      { inCluster: true },
      /does not run in a Kubernetes cluster/,
    ],
  ])('fails with %s', async (_what, config, message) => {
    const { kubeconfig: file, ...rest } = config as {
      kubeconfig?: string | (() => string);
    };
    const path = typeof file === 'function' ? file() : file;
    await expect(open({ ...rest, kubeconfig: path })).rejects.toThrow(message);
  });

  it('reads a token from its file for every request, relative to the kubeconfig', async () => {
    files.addContent({
      'with-file': kubeconfigOf(
        { server: 'https://a' },
        { token: 'old', tokenFile: 'token' },
      ),
      token: 'first\n',
    });
    const { headers } = await open({ kubeconfig: files.resolve('with-file') });
    expect(await headers()).toMatchObject({ Authorization: 'Bearer first' });
    writeFileSync(files.resolve('token'), 'second\n');
    expect(await headers()).toMatchObject({ Authorization: 'Bearer second' });
  });

  it('tells a login command what kubectl tells it', async () => {
    files.addContent({
      'with-exec': kubeconfigOf(
        { server: 'https://a', 'certificate-authority-data': 'Y2E=' },
        {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: process.execPath,
            args: [
              '-p',
              `JSON.stringify({ status: { token: [process.env.MINE, process.env.KUBERNETES_EXEC_INFO].join(' ') } })`,
            ],
            env: [{ name: 'MINE', value: 'mine' }],
            provideClusterInfo: true,
          },
        },
      ),
    });
    const { headers } = await open({ kubeconfig: files.resolve('with-exec') });
    const { Authorization } = await headers();
    const [, mine, info] = /^Bearer (\S+) (.*)$/.exec(Authorization)!;
    expect(mine).toBe('mine');
    expect(JSON.parse(info)).toEqual({
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      spec: {
        interactive: false,
        cluster: { server: 'https://a', 'certificate-authority-data': 'Y2E=' },
      },
    });
  });

  it('keeps to what the cluster says of TLS when the context has no user', async () => {
    files.addContent({
      'no-user': kubeconfigOf({
        server: 'https://a.example/k8s/clusters/c-1',
        'insecure-skip-tls-verify': true,
      }),
    });
    const connection = await open({ kubeconfig: files.resolve('no-user') });
    expect(connection.server).toBe('https://a.example/k8s/clusters/c-1');
    // Without settings for TLS there is none of its own.
    expect(connection.dispatcher).toBeDefined();
  });

  it.each([
    ['http://127.0.0.1:8001', {}],
    ['http://[::1]:8001', {}],
    ['http://proxy.example/k8s', { 'insecure-skip-tls-verify': true }],
  ])('takes plain HTTP from %s', async (server, more) => {
    files.addContent({
      http: kubeconfigOf({ server, ...more }, { token: 't' }),
    });
    const connection = await open({ kubeconfig: files.resolve('http') });
    expect(connection.server).toBe(server);
  });

  it('sends no credentials over plain HTTP to other machines', async () => {
    files.addContent({
      http: kubeconfigOf({ server: 'http://a.example' }, { token: 't' }),
    });
    await expect(open({ kubeconfig: files.resolve('http') })).rejects.toThrow(
      /http:\/\/a\.example .*would be readable.*insecure-skip-tls-verify/,
    );
  });

  it('asks Entra for a token of the AKS server for every request', async () => {
    const scopes: unknown[] = [];
    let count = 0;
    const credential: TokenCredential = {
      getToken: async scope => {
        scopes.push(scope);
        count += 1;
        return { token: `token-${count}`, expiresOnTimestamp: 0 };
      },
    };
    const connection = await open(
      { url: 'https://aks.example', azureIdentity: { type: 'default' } },
      () => credential,
    );
    const first = await connection.headers();
    const second = await connection.headers();
    expect(first.Authorization).toMatch(/^Bearer token-\d$/);
    expect(second.Authorization).not.toBe(first.Authorization);
    expect(new Set(scopes)).toEqual(
      new Set(['6dae42f8-4368-4678-94ff-e38657ea8ef0/.default']),
    );
  });
});
