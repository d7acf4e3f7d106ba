import { mergePatch } from '../patch';
import type { KubeObject } from '../types';
import { webhooks } from './index';

/** One rule of each family; the recorded refusals are replayed against the whole server elsewhere. */

function objectOf(
  kind: string,
  spec: object,
  metadata: object = {},
): KubeObject {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind,
    metadata: {
      name: 'orders',
      namespace: 'shop',
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...metadata,
    },
    spec,
  };
}

function refusals(
  plural: string,
  object: KubeObject,
  old?: KubeObject,
): Array<[string, string]> {
  const { rules } = webhooks[`${plural}.postgresql.cnpg.io`].validating;
  return rules
    .flatMap(rule => rule(object, old))
    .map(({ field, message }) => [field, message]);
}

const valid = objectOf('Cluster', {
  instances: 3,
  imageName: 'ghcr.io/cloudnative-pg/postgresql:17.10',
  bootstrap: { initdb: { database: 'app', owner: 'app' } },
  storage: { size: '10Gi' },
  walStorage: { size: '2Gi' },
});

describe('the Cluster webhook', () => {
  it('accepts a valid cluster, and its own defaults', () => {
    expect(refusals('clusters', valid)).toEqual([]);
    const defaulted = mergePatch(valid, {});
    webhooks['clusters.postgresql.cnpg.io'].mutating!.setDefaults(defaulted);
    expect(defaulted.spec.postgresql.parameters.archive_mode).toBe('on');
    expect(refusals('clusters', defaulted)).toEqual([]);
    const again = mergePatch(defaulted, {});
    webhooks['clusters.postgresql.cnpg.io'].mutating!.setDefaults(again);
    expect(again).toEqual(defaulted);
  });

  it.each<[string, object, string, string]>([
    [
      'owner',
      { bootstrap: { initdb: { owner: null } } },
      'spec.bootstrap.initdb.owner',
      'You need to specify the database owner user',
    ],
    [
      'walSegmentSize',
      { bootstrap: { initdb: { walSegmentSize: 3 } } },
      'spec.bootstrap.initdb.walSegmentSize',
      'power of 2',
    ],
    [
      'targetLSN',
      {
        bootstrap: {
          initdb: null,
          recovery: {
            backup: { name: 'b' },
            recoveryTarget: { targetLSN: 'x' },
          },
        },
      },
      'spec.bootstrap.recovery.recoveryTarget',
      'Invalid TargetLSN',
    ],
    [
      'backupID',
      {
        bootstrap: {
          initdb: null,
          recovery: { source: 's', recoveryTarget: { targetImmediate: true } },
        },
        externalClusters: [{ name: 's', plugin: { name: 'p' } }],
      },
      'spec.bootstrap.recovery.recoveryTarget',
      'BackupID is missing',
    ],
    [
      'external name',
      { externalClusters: [{ name: '../x', plugin: {} }] },
      'spec.externalClusters[0].name',
      'valid file name',
    ],
    [
      'external twice',
      {
        externalClusters: [
          { name: 'a', plugin: {} },
          { name: 'a', plugin: {} },
        ],
      },
      'spec.externalClusters[1].name',
      'Duplicate value: "a"',
    ],
    [
      'untagged image',
      { imageName: 'ghcr.io/x/postgresql' },
      'spec.imageName',
      "Can't use 'latest'",
    ],
    [
      'digest only',
      { imageName: 'ghcr.io/x/postgresql@sha256:0' },
      'spec.imageName',
      'just the image sha',
    ],
    [
      'size missing',
      { storage: { size: null } },
      'spec.storage.size',
      'Size not configured',
    ],
    [
      'tablespace name',
      { tablespaces: [{ name: 'pg_x', storage: { size: '1Gi' } }] },
      'spec.tablespaces[0].name',
      'invalid tablespace name',
    ],
    [
      'cpu above limit',
      { resources: { requests: { cpu: '2' }, limits: { cpu: '1500m' } } },
      'spec.resources.requests.cpu',
      'CPU request is greater than the limit',
    ],
    [
      'shared_buffers in blocks',
      {
        resources: { requests: { memory: '1Gi' } },
        postgresql: { parameters: { shared_buffers: '262144' } },
      },
      'spec.resources.requests',
      'lower than PostgreSQL',
    ],
    [
      'parameter name',
      { postgresql: { parameters: { 'a-b': '1' } } },
      'spec.postgresql.parameters.a-b',
      'Invalid parameter name',
    ],
    [
      'wal_level',
      { postgresql: { parameters: { wal_level: 'minimal' } } },
      'spec.postgresql.parameters.wal_level',
      'when `instances` > 1',
    ],
    [
      'min above max',
      {
        postgresql: {
          parameters: { min_wal_size: '2GB', max_wal_size: '1GB' },
        },
        walStorage: null,
      },
      'spec.postgresql.parameters.min_wal_size',
      'should be smaller than parameter max_wal_size',
    ],
    [
      'max above the volume',
      { postgresql: { parameters: { max_wal_size: '4GB' } } },
      'spec.postgresql.parameters.max_wal_size',
      'smaller than the WAL volume size',
    ],
    [
      'supervised alone',
      { instances: 1, primaryUpdateStrategy: 'supervised' },
      'spec.primaryUpdateStrategy',
      'single instance',
    ],
    [
      'min above max sync',
      { minSyncReplicas: 2, maxSyncReplicas: 1 },
      'spec.minSyncReplicas',
      'cannot be greater than',
    ],
    [
      'lease',
      {
        primaryLease: {
          leaseDurationSeconds: 5,
          renewDeadlineSeconds: 5,
          retryPeriodSeconds: 1,
        },
      },
      'spec.primaryLease.renewDeadlineSeconds',
      'less than leaseDurationSeconds',
    ],
    [
      'no credentials',
      { backup: { barmanObjectStore: { destinationPath: 'x' } } },
      'spec.backup.barmanObjectStore',
      'missing credentials',
    ],
    [
      'two archivers',
      {
        plugins: [
          { name: 'a', isWALArchiver: true },
          { name: 'b', isWALArchiver: true },
        ],
      },
      'spec.plugins',
      'more than one WAL archiver',
    ],
    [
      'plugin twice',
      { plugins: [{ name: 'a' }, { name: 'a' }] },
      'spec.plugins[1].name',
      'Duplicate value',
    ],
    [
      'env',
      { env: [{ name: 'PGDATA', value: 'x' }] },
      'spec.env[0].name',
      'reserved for the operator',
    ],
    [
      'anti-affinity',
      { affinity: { podAntiAffinityType: 'maybe' } },
      'spec.affinity.podAntiAffinityType',
      "'preferred' (default if empty) or 'required'",
    ],
    [
      'two service accounts',
      { serviceAccountName: 'a', serviceAccountTemplate: {} },
      'spec.serviceAccountName',
      'mutually exclusive',
    ],
    [
      'role twice',
      { managed: { roles: [{ name: 'a' }, { name: 'a' }] } },
      'spec.managed.roles',
      'duplicate',
    ],
    [
      'rw disabled',
      { managed: { services: { disabledDefaultServices: ['rw'] } } },
      'spec.managed.services.disabledDefaultServices',
      'cannot be disabled',
    ],
  ])('refuses %s', (_what, patch, field, words) => {
    expect(refusals('clusters', mergePatch(valid, { spec: patch }))).toEqual([
      [field, expect.stringContaining(words)],
    ]);
  });

  it.each<[string, object, object, string, string]>([
    [
      'tablespace removal',
      { tablespaces: [{ name: 't', storage: { size: '1Gi' } }] },
      {},
      'spec.tablespaces',
      't is missing',
    ],
    [
      'uid',
      { postgresUID: 26 },
      { postgresUID: 27 },
      'spec.postgresUID',
      'immutable',
    ],
    [
      'slot prefix',
      {
        replicationSlots: {
          highAvailability: { enabled: true, slotPrefix: 'a' },
        },
      },
      {
        replicationSlots: {
          highAvailability: { enabled: true, slotPrefix: 'b' },
        },
      },
      'spec.replicationSlots.highAvailability.slotPrefix',
      'Cannot change',
    ],
    [
      'image and parameters',
      {},
      {
        imageName: 'x:17.11',
        primaryUpdateMethod: 'switchover',
        postgresql: { parameters: { work_mem: '8MB' } },
      },
      'spec.imageName',
      'when `primaryUpdateMethod` is set to `switchover`. There are differences in PostgreSQL configuration parameters: {"work_mem":["","8MB"]}',
    ],
  ])('refuses a change of %s', (_what, before, after, field, words) => {
    const old = mergePatch(valid, { spec: before });
    const next = mergePatch(valid, { spec: after });
    expect(refusals('clusters', next, old)).toEqual([
      [field, expect.stringContaining(words)],
    ]);
  });

  it('refuses major versions that cannot be reached', () => {
    const running = mergePatch(valid, {
      status: { pgDataImageInfo: { image: 'x:14.9', majorVersion: 14 } },
    });
    const to = (imageName: string) =>
      refusals('clusters', mergePatch(valid, { spec: { imageName } }), running);
    expect(to('x:15.1')).toEqual([
      [
        'spec.imageName',
        expect.stringContaining(
          'major upgrades are only supported to version 16 or higher',
        ),
      ],
    ]);
    expect(to('x:13.1')).toEqual([
      [
        'spec.imageName',
        expect.stringContaining("can't downgrade from major 14 to 13"),
      ],
    ]);
    expect(to('x:17.1')).toEqual([]);
  });

  it('lets storage grow', () => {
    const grown = mergePatch(valid, {
      spec: { storage: { size: '0.02Ti' }, walStorage: { size: '3G' } },
    });
    expect(refusals('clusters', grown, valid)).toEqual([]);
  });

  it('warns', () => {
    const { warnings } = webhooks['clusters.postgresql.cnpg.io'].validating;
    expect(warnings(valid)).toEqual([]);
    const loud = mergePatch(valid, {
      spec: {
        monitoring: { enablePodMonitor: true },
        postgresql: { parameters: { shared_buffers: '4096' } },
        backup: { retentionPolicy: '7d' },
      },
    });
    expect(warnings(loud)).toHaveLength(3);
  });
});

describe('the other webhooks', () => {
  it.each<[string, string, object, string[]]>([
    [
      'backups',
      'Backup',
      {
        cluster: { name: 'c' },
        method: 'plugin',
        pluginConfiguration: { name: 'p' },
      },
      [],
    ],
    [
      'backups',
      'Backup',
      { cluster: { name: 'c' }, method: 'plugin', online: true },
      ['spec.online', 'spec.pluginConfiguration'],
    ],
    [
      'scheduledbackups',
      'ScheduledBackup',
      { schedule: '0 0 2 * * *', method: 'barmanObjectStore' },
      [],
    ],
    [
      'scheduledbackups',
      'ScheduledBackup',
      { schedule: '@every 1h30m', method: 'barmanObjectStore' },
      [],
    ],
    [
      'scheduledbackups',
      'ScheduledBackup',
      { schedule: '0 0 25 * * *', method: 'barmanObjectStore' },
      ['spec.schedule'],
    ],
    [
      'databases',
      'Database',
      { extensions: [{ name: 'a' }, { name: 'a' }] },
      ['spec.extensions[1].name'],
    ],
    [
      'databases',
      'Database',
      { fdws: [{ name: 'files' }], servers: [{ name: 's', fdw: 'other' }] },
      ['spec.servers[0].fdw'],
    ],
    [
      'poolers',
      'Pooler',
      {
        cluster: { name: 'other' },
        pgbouncer: { authQuerySecret: { name: 'auth' } },
      },
      ['spec.pgbouncer.authQuery'],
    ],
    [
      'poolers',
      'Pooler',
      {
        cluster: { name: 'other' },
        pgbouncer: { parameters: { default_pool_size: '5' } },
      },
      [],
    ],
    [
      'poolers',
      'Pooler',
      {
        cluster: { name: 'orders' },
        pgbouncer: { parameters: { auth_file: 'x' } },
      },
      ['metadata.name', 'spec.pgbouncer.parameters'],
    ],
  ])('check %s', (plural, kind, spec, fields) => {
    expect(
      refusals(plural, objectOf(kind, spec)).map(([field]) => field),
    ).toEqual(fields);
  });
});
