import { createMockDirectory } from '@backstage/backend-test-utils';
import { TokenCredential } from '@azure/identity';
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
      /has no context three/,
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
