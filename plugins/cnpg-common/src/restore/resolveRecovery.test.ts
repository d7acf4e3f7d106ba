import { medium as plan } from '../__fixtures__/offer';
import { BARMAN_PLUGIN } from '../barmanPlugin';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { TargetDefinition } from '../model/offer';
import { RecoveryChoice } from '../model/request';
import { azureNames } from '../names/azureNames';
import { parseMoment } from './parseMoment';
import {
  backupContainer,
  resolveRecovery,
  sourceContainer,
} from './resolveRecovery';

const now = new Date('2026-11-20T12:00:00Z');

const target: TargetDefinition = {
  name: 'aks1',
  title: 'AKS 1',
  backups: 'azure',
  spread: 'zones',
  imageCatalog: 'postgresql',
  azure: {
    subscriptionId: 's',
    location: 'swedencentral',
    identityResourceGroup: 'rg',
    aksName: 'aks1',
    storage: { account: 'backups1', resourceGroup: 'rg', subscriptionId: 's' },
  },
};

const cluster: Cluster = {
  metadata: {
    name: 'orders-db',
    namespace: 'team-orders',
    creationTimestamp: '2026-11-01T00:00:00Z',
  },
  spec: {
    instances: 3,
    imageCatalogRef: {
      kind: 'ClusterImageCatalog',
      name: 'postgresql',
      major: 17,
    },
    bootstrap: { initdb: { database: 'orders', owner: 'app' } },
    storage: { size: '32Gi' },
    walStorage: { size: '8Gi' },
    resources: { requests: { memory: '8Gi' } },
    postgresql: {
      parameters: {
        archive_mode: 'on',
        max_connections: '300',
        max_wal_size: '4096MB',
        shared_buffers: '3GB',
        shared_preload_libraries: '',
      },
    },
    plugins: [
      {
        name: BARMAN_PLUGIN,
        isWALArchiver: true,
        parameters: { barmanObjectName: 'orders-db' },
      },
    ],
  },
  status: {
    image: 'ghcr.io/cloudnative-pg/postgresql:17.5-system-trixie',
    conditions: [{ type: 'ContinuousArchiving', status: 'True' }],
  },
};

const DESTINATION = 'https://backups1.blob.core.windows.net/orders-1234';

function sourceWith(spec: Partial<Cluster['spec']> = {}): DatabaseObjects {
  return {
    cluster: { ...cluster, spec: { ...cluster.spec, ...spec } },
    pods: [],
    volumes: [],
    services: [],
    backups: [
      {
        metadata: { name: 'b1', creationTimestamp: '2026-11-13T02:00:00Z' },
        spec: { cluster: { name: 'orders-db' } },
        status: { phase: 'completed', backupId: '20261113T020000' },
      },
      {
        metadata: { name: 'b2', creationTimestamp: '2026-11-20T02:00:00Z' },
        spec: { cluster: { name: 'orders-db' } },
        status: { phase: 'failed', backupId: '20261120T020000' },
      },
    ],
    scheduledBackups: [],
    objectStores: [
      {
        metadata: { name: 'orders-db' },
        spec: { configuration: { destinationPath: DESTINATION } },
        status: {
          serverRecoveryWindow: {
            'orders-db': {
              firstRecoverabilityPoint: '2026-11-13T02:01:00Z',
              lastSuccessfulBackupTime: '2026-11-20T02:01:00Z',
            },
          },
        },
      },
    ],
    nodes: [],
    unavailable: {},
  };
}

const resolve = (
  choice: Omit<RecoveryChoice, 'source'> = {},
  more: Partial<Parameters<typeof resolveRecovery>[0]> = {},
) =>
  resolveRecovery({
    choice: { source: 'aks1/team-orders/orders-db', ...choice },
    source: sourceWith(),
    plan,
    target,
    version: 17,
    now,
    ...more,
  });

describe('resolveRecovery', () => {
  it('takes over what makes the copy usable, and nothing that belongs to the operator', () => {
    expect(resolve({ targetTime: '2026-11-19T10:30:00Z' })).toEqual({
      problems: [],
      recovery: {
        source: 'aks1/team-orders/orders-db',
        targetTime: '2026-11-19T10:30:00Z',
        destinationPath: DESTINATION,
        serverName: 'orders-db',
        database: 'orders',
        owner: 'app',
        parameters: {
          max_connections: '300',
          max_wal_size: '4096MB',
          shared_buffers: '3GB',
        },
        image: {
          imageCatalogRef: {
            apiGroup: 'postgresql.cnpg.io',
            kind: 'ClusterImageCatalog',
            name: 'postgresql',
            major: 17,
          },
        },
      },
    });
  });

  it('leaves what follows from the size to another plan, but lets the data fit', () => {
    const { recovery } = resolve(
      {},
      {
        plan: { ...plan, memory: '2Gi', storage: '8Gi', walStorage: undefined },
      },
    );
    expect(recovery).toMatchObject({ storage: '32Gi', walStorage: '8Gi' });
    expect(Object.keys(recovery!.parameters)).toEqual([
      'max_connections',
      'max_wal_size',
    ]);
  });

  it('does not carry max_wal_size to a smaller volume than it was made for', () => {
    const source = sourceWith({ walStorage: undefined });
    expect(resolve({}, { source }).recovery?.parameters).not.toHaveProperty(
      'max_wal_size',
    );
  });

  it('uses the image of another target there, and the libraries everywhere', () => {
    const source = sourceWith({
      postgresql: { shared_preload_libraries: ['timescaledb'] },
    });
    const { recovery } = resolve(
      {},
      { source, target: { ...target, name: 'aks2' } },
    );
    expect(recovery?.image).toBeUndefined();
    expect(recovery?.preloadLibraries).toEqual(['timescaledb']);
  });

  it('pins the image that runs where the catalog is out of reach', () => {
    const source = sourceWith({
      imageCatalogRef: { kind: 'ImageCatalog', name: 'mine', major: 17 },
    });
    expect(resolve({}, { source }).recovery?.image).toEqual({
      imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5-system-trixie',
    });
  });

  it('finds the archive of an in-tree backup', () => {
    const source = sourceWith({
      plugins: undefined,
      backup: {
        barmanObjectStore: { destinationPath: DESTINATION, serverName: 'old' },
      },
    });
    source.cluster.status = {
      firstRecoverabilityPoint: '2026-11-13T02:01:00Z',
    };
    expect(resolve({}, { source }).recovery).toMatchObject({
      destinationPath: DESTINATION,
      serverName: 'old',
    });
  });

  it.each([
    ['a moment without a zone', { targetTime: '2026-11-19 10:30:00' }, /zone/],
    ['yesterday', { targetTime: 'yesterday' }, /no point in time/],
    [
      'a day that does not exist',
      { targetTime: '2026-11-31T10:00:00Z' },
      /no point in time/,
    ],
    [
      'a moment before the first',
      { targetTime: '2026-11-13T02:00:59Z' },
      /before the first moment that can be restored, 2026-11-13T02:01:01Z/,
    ],
    [
      'the future, whatever the zone',
      { targetTime: '2026-11-20T12:30:00+00:00' },
      /in the future/,
    ],
    [
      'a backup that failed',
      { backupId: '20261120T020000' },
      /no completed base backup "20261120T020000".*there is 20261113T020000/,
    ],
    [
      'both ways at once',
      { backupId: '20261113T020000', targetTime: '2026-11-19T10:30:00Z' },
      /not both/,
    ],
  ])('refuses %s', (_what, choice, sentence) => {
    const { recovery, problems } = resolve(choice);
    expect(recovery).toBeUndefined();
    expect(problems).toEqual([
      { field: 'recovery', message: expect.stringMatching(sentence) },
    ]);
  });

  it('reads zones: 13:30 in Stockholm is 12:30 in UTC', () => {
    expect(
      resolve({ targetTime: '2026-11-20T12:30:00+01:00' }).problems,
    ).toEqual([]);
    expect(
      resolve({ targetTime: '2026-11-20T13:30:00+01:00' }).problems,
    ).toHaveLength(1);
  });

  it('refuses moments after archiving began to fail, and takes those before', () => {
    const source = sourceWith();
    source.cluster.status = {
      conditions: [
        {
          type: 'ContinuousArchiving',
          status: 'False',
          lastTransitionTime: '2026-11-20T11:00:00Z',
        },
      ],
    };
    expect(
      resolve({ targetTime: '2026-11-20T11:30:00Z' }, { source }).problems[0]
        .message,
    ).toMatch(/failing since 2026-11-20T11:00:00Z/);
    expect(
      resolve({ targetTime: '2026-11-20T10:59:00Z' }, { source }).problems,
    ).toEqual([]);
  });

  it('does not judge the window of a restore that was made already', () => {
    expect(
      resolve({ targetTime: '2026-11-01T00:00:00Z' }, { exists: true })
        .problems,
    ).toEqual([]);
  });

  it.each([
    [
      'no backups',
      { source: sourceWith({ plugins: undefined }) },
      'recovery',
      /keeps no backups/,
    ],
    ['another major version', { version: 16 }, 'version', /PostgreSQL 17 only/],
    [
      'tablespaces',
      { source: sourceWith({ tablespaces: [{ name: 'fast' }] }) },
      'recovery',
      /tablespaces/,
    ],
    [
      'no application',
      { source: sourceWith({ bootstrap: {} }) },
      'recovery',
      /spec.bootstrap/,
    ],
    [
      'a storage account of others',
      {
        target: {
          ...target,
          azure: {
            ...target.azure!,
            storage: { ...target.azure!.storage, account: 'other' },
          },
        },
      },
      'target',
      /storage account other only/,
    ],
    [
      'no Azure',
      { target: { ...target, azure: undefined } },
      'target',
      /none is configured/,
    ],
  ] as const)('refuses a source with %s', (_what, more, field, sentence) => {
    const { recovery, problems } = resolve({}, more as {});
    expect(recovery).toBeUndefined();
    expect(problems).toContainEqual({
      field,
      message: expect.stringMatching(sentence),
    });
  });

  it('refuses a source that has no base backup yet', () => {
    const source = sourceWith();
    source.objectStores[0].status = {};
    expect(resolve({}, { source }).problems[0].message).toMatch(
      /no base backup yet/,
    );
  });
});

describe('parseMoment', () => {
  it.each([
    ['2026-11-19T10:30:00Z', '2026-11-19T10:30:00.000Z'],
    ['2026-11-19T10:30:00.123456+02:00', '2026-11-19T08:30:00.123Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(parseMoment(text)?.toISOString()).toBe(iso);
  });

  it.each([
    '2026-11-19T10:30Z',
    '2026-11-19T10:30:00',
    '2026-02-29T00:00:00Z',
    '2026-11-19T25:00:00Z',
    '2026-11-19 10:30:00Z',
    '',
  ])('does not read %j', text => {
    expect(parseMoment(text)).toBeUndefined();
  });
});

describe('backupContainer', () => {
  it.each([
    [DESTINATION, { account: 'backups1', container: 'orders-1234' }],
    [
      'https://backups1.blob.core.usgovcloudapi.net/c-1/below/',
      { account: 'backups1', container: 'c-1' },
    ],
    ['https://backups1.blob.core.windows.net/', undefined],
    ['https://evil.example/?x=backups1.blob.core.windows.net/c', undefined],
    ['s3://bucket/path', undefined],
    ['http://10.200.0.1:10000/devstoreaccount1/backups', undefined],
  ])('reads %s', (path, expected) => {
    expect(backupContainer(path)).toEqual(expected);
  });
});

describe('sourceContainer', () => {
  const nameOf = (name: string) =>
    azureNames({ target: 'aks1', namespace: 'team-orders', name }, 'aks1')
      .container;
  const own = nameOf('orders-db');

  it.each([
    ['its own', `https://backups1.blob.core.windows.net/${own}`, own],
    ['below its own', `https://backups1.blob.core.windows.net/${own}/x`, own],
    [
      'of another database',
      `https://backups1.blob.core.windows.net/${nameOf('payments-db')}`,
      undefined,
    ],
    [
      'that the portal did not make',
      'https://backups1.blob.core.windows.net/backups',
      undefined,
    ],
    [
      'in another account',
      `https://others.blob.core.windows.net/${own}`,
      undefined,
    ],
  ])('decides on a container %s', (_, path, expected) => {
    expect(
      sourceContainer(
        { source: 'aks1/team-orders/orders-db', destinationPath: path },
        target.azure!,
      ),
    ).toBe(expected);
  });
});
