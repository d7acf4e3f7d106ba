import { Kind, KubernetesObject } from '@pgportal/plugin-cnpg-common';
import { KubernetesApi, KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { Unusable, describeTarget } from './describeTarget';

const node = (name: string, more: object = {}): KubernetesObject =>
  ({ metadata: { name }, ...more } as KubernetesObject);

const operator = (more: object = {}) => ({
  metadata: {
    name: 'cnpg-controller-manager',
    namespace: 'cnpg-system',
    labels: { 'app.kubernetes.io/name': 'cloudnative-pg' },
  },
  spec: {
    template: {
      spec: {
        containers: [
          { image: 'ghcr.io/cloudnative-pg/cloudnative-pg:1.30.0', ...more },
        ],
      },
    },
  },
  status: { readyReplicas: 1 },
});

const storageClass = (
  name: string,
  provisioner: string,
  isDefault = false,
) => ({
  metadata: {
    name,
    annotations: isDefault
      ? { 'storageclass.kubernetes.io/is-default-class': 'true' }
      : {},
  },
  provisioner,
});

/** A single node with CloudNativePG and a default storage class. */
const small = () => ({
  Deployment: [operator()] as object[],
  Node: [node('node1')] as object[],
  StorageClass: [storageClass('standard', 'rancher.io/local-path', true)],
});

const describeWith = (
  objects: Record<string, object[]>,
  chosen: Partial<Parameters<typeof describeTarget>[1]> = {},
  { denied = [] as string[], serves = true } = {},
) => {
  const refuse = (kind: Kind) => {
    if (denied.includes(kind.kind)) {
      throw new KubernetesApiError('RBAC', { statusCode: 403 });
    }
  };
  const kubernetes: Pick<KubernetesApi, 'serves' | 'list' | 'get'> = {
    serves: async () => serves,
    async list<T extends KubernetesObject>(kind: Kind) {
      refuse(kind);
      return { items: (objects[kind.kind] ?? []) as T[], resourceVersion: '' };
    },
    async get<T extends KubernetesObject>(
      kind: Kind,
      _namespace: string | undefined,
      name: string,
    ) {
      refuse(kind);
      return (objects[kind.kind] as T[] | undefined)?.find(
        ({ metadata }) => metadata.name === name,
      );
    },
  };
  return describeTarget(kubernetes as KubernetesApi, { images: {}, ...chosen });
};

describe('describeTarget', () => {
  it('takes a single node as it is', async () => {
    const { target, versions, plans, notices } = await describeWith(small());
    expect(target).toEqual({
      backups: 'none',
      spread: 'prefer',
      images: {
        17: 'ghcr.io/cloudnative-pg/postgresql:17-system-trixie',
        18: 'ghcr.io/cloudnative-pg/postgresql:18-system-trixie',
      },
    });
    expect(versions).toEqual([{ major: 18 }, { major: 17 }]);
    expect(plans).toEqual([
      expect.objectContaining({ instances: 3, walStorage: '1Gi' }),
      expect.objectContaining({ instances: 1, walStorage: '1Gi' }),
    ]);
    expect(notices).toEqual([]);
  });

  it('goes without what it may not read', async () => {
    const { target, notices } = await describeWith(
      small(),
      { storageClass: 'fast', images: { 17: 'registry/postgresql:17.11' } },
      { denied: ['Deployment', 'Node', 'StorageClass', 'ConfigMap', 'Pod'] },
    );
    expect(target).toMatchObject({
      storageClass: 'fast',
      images: { 17: 'registry/postgresql:17.11' },
    });
    expect(notices).toEqual([expect.stringMatching(/^No Deployment/)]);
  });

  it.each([
    [
      'no CloudNativePG',
      () => describeWith(small(), {}, { serves: false }),
      /not installed there.*1\.29 or newer/,
    ],
    [
      'an old one',
      () =>
        describeWith({
          ...small(),
          Deployment: [operator({ image: 'x/cloudnative-pg:1.27.1' })],
        }),
      /CloudNativePG 1\.27\.1 is installed there/,
    ],
    [
      'no such storage class',
      () => describeWith(small(), { storageClass: 'fast' }),
      /no storage class "fast"; there is standard\./,
    ],
    [
      'no storage class at all',
      () => describeWith({ ...small(), StorageClass: [] }),
      /has no storage class/,
    ],
  ])('cannot use a cluster with %s', async (_what, describing, sentence) => {
    const error = await describing().catch(e => e);
    expect(error).toBeInstanceOf(Unusable);
    expect(error.message).toMatch(sentence);
  });

  it('takes no image that only has a similar name', async () => {
    const onNode = (...names: string[]) =>
      describeWith({
        ...small(),
        Node: [
          node('n', { status: { images: names.map(n => ({ names: [n] })) } }),
        ],
      });
    expect(
      await onNode(
        'docker.io/library/postgres:15',
        'docker.io/bitnami/postgresql:16.4.0',
        'registry.example/postgresql@sha256:1234',
        'registry.example/postgresql:17.11',
      ),
    ).toMatchObject({
      versions: [{ major: 17 }],
      target: { images: { 17: 'registry.example/postgresql:17.11' } },
    });
    expect(await onNode('docker.io/library/postgres:15')).toMatchObject({
      versions: [{ major: 18 }, { major: 17 }],
    });
  });

  it('prefers a catalog, and what is in use to what lies about', async () => {
    const running = {
      ...small(),
      Cluster: [
        {
          metadata: { name: 'a' },
          status: { image: 'registry.example/postgresql:17.11' },
        },
      ],
      Node: [
        node('n', {
          status: { images: [{ names: ['old.example/postgresql:17.2'] }] },
        }),
      ],
    };
    expect(await describeWith(running)).toMatchObject({
      target: { images: { 17: 'registry.example/postgresql:17.11' } },
    });
    const { target } = await describeWith({
      ...running,
      ClusterImageCatalog: [
        { metadata: { name: 'empty' } },
        {
          metadata: { name: 'postgresql' },
          spec: { images: [{ major: 16 }, { major: 17 }] },
        },
      ],
    });
    expect(target).toMatchObject({ imageCatalog: 'postgresql' });
    expect(target).not.toHaveProperty('images');
  });

  it.each([
    [6, '1Gi', /6 of those that there are are free: an instance takes two/],
    [
      5,
      undefined,
      /5 of those that there are are free.*no volume of their own/,
    ],
  ])(
    'counts the volumes of a static class: %i',
    async (count, walStorage, notice) => {
      const { target, plans, notices } = await describeWith({
        ...small(),
        StorageClass: [
          storageClass('managed-csi-premium', 'kubernetes.io/no-provisioner'),
        ],
        PersistentVolume: [
          ...Array.from({ length: count }, () => ({
            spec: { storageClassName: 'managed-csi-premium' },
            status: { phase: 'Available' },
          })),
          {
            spec: { storageClassName: 'managed-csi-premium' },
            status: { phase: 'Released' },
          },
        ],
      });
      expect(target).toMatchObject({ storageClass: 'managed-csi-premium' });
      expect(plans[0]).toMatchObject({ instances: 3 });
      expect((plans[0] as { walStorage?: string }).walStorage).toBe(walStorage);
      expect(notices).toEqual([expect.stringMatching(notice)]);
    },
  );

  it('says when no database would come up', async () => {
    const { notices } = await describeWith({
      ...small(),
      Deployment: [
        {
          ...operator({ env: [{ name: 'WATCH_NAMESPACE', value: 'a,b' }] }),
          status: {},
        },
      ],
    });
    expect(notices).toEqual([
      expect.stringMatching(/does not run at the moment/),
      expect.stringMatching(/follows the namespaces a,b only/),
    ]);
    const configured = await describeWith({
      ...small(),
      ConfigMap: [
        {
          metadata: { name: 'cnpg-controller-manager-config' },
          data: { WATCH_NAMESPACE: 'databases' },
        },
      ],
    });
    expect(configured.notices).toEqual([
      expect.stringMatching(/follows the namespaces databases only/),
    ]);
  });

  it.each([
    ['zones', ['z1', 'z2', 'z3'], []],
    ['nodes', ['z1', 'z1', 'z1'], []],
    ['prefer', ['z1', 'z2'], []],
    [
      'prefer',
      ['z1', 'z2', 'z3'],
      [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
    ],
  ])('spreads over %s', async (spread, zones, taints) => {
    const { target } = await describeWith({
      ...small(),
      Node: zones.map((zone, index) => ({
        metadata: {
          name: `n${index}`,
          labels: { 'topology.kubernetes.io/zone': zone },
        },
        spec: { taints: index ? [] : taints },
      })),
    });
    expect(target).toMatchObject({ spread });
  });
});
