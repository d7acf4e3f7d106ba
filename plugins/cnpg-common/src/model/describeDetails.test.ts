import { pluggedDatabase } from '../__fixtures__/plugged';
import { objectsAt } from '../__fixtures__/recordings';
import { DatabaseObjects } from './database';
import { describeDetails } from './describeDetails';

function details(change: (objects: DatabaseObjects) => void = () => {}) {
  return describeDetails(pluggedDatabase(change));
}

describe('describeDetails', () => {
  it('tells what belongs to a recorded database', () => {
    expect(describeDetails(objectsAt('create', 60_000))).toEqual({
      poolers: [],
      databases: [],
      roles: [],
      certificates: ['ca', 'replication', 'server'].map(part => ({
        secret: `orders-db-${part}`,
        expiresAt: '2027-02-18T18:10:24.000Z',
      })),
      disruptionBudgets: [
        { name: 'orders-db', allowed: 1, healthy: 2, expected: 2 },
        { name: 'orders-db-primary', allowed: 0, healthy: 1, expected: 1 },
      ],
      parameters: { max_connections: '100', shared_buffers: '64MB' },
      scheduling: {
        antiAffinity: {
          type: 'preferred',
          topologyKey: 'kubernetes.io/hostname',
        },
        zones: ['westus3-1'],
      },
      plugins: [],
      synchronous: {
        method: 'any',
        number: 1,
        dataDurability: 'preferred',
        failoverQuorum: false,
      },
      resources: { cpu: 0.1, memory: 512 * 2 ** 20 },
      timelineId: 1,
      systemId: '7710318964244709395',
    });
  });

  it('shows poolers by name, with what is wrong', () => {
    const { poolers } = details(objects => {
      objects.poolers = [
        {
          metadata: { name: 'orders-ro' },
          spec: { type: 'ro', instances: 2, pgbouncer: { paused: true } },
          status: { instances: 1 },
        },
        {
          metadata: { name: 'orders-pooler' },
          spec: { pgbouncer: { poolMode: 'transaction' } },
          status: { phase: 'failed', phaseReason: 'no such image' },
        },
      ];
    });
    expect(poolers).toEqual([
      {
        name: 'orders-pooler',
        type: 'rw',
        poolMode: 'transaction',
        instances: { desired: 1 },
        phase: 'failed',
        problem: 'no such image',
      },
      {
        name: 'orders-ro',
        type: 'ro',
        poolMode: 'session',
        instances: { desired: 2, running: 1 },
        phase: 'paused',
      },
    ]);
  });

  it.each<[string, object | undefined, object]>([
    [
      'carried out',
      { applied: true, observedGeneration: 2 },
      { state: 'applied' },
    ],
    [
      'a change that waits',
      { applied: true, observedGeneration: 1 },
      { state: 'pending' },
    ],
    ['not tried', {}, { state: 'pending' }],
    ['without status', undefined, { state: 'pending' }],
    [
      'refused',
      { applied: false, message: 'no', observedGeneration: 2 },
      { state: 'failed', problem: 'no' },
    ],
  ])('says how far a declared object is: %s', (_, status, expected) => {
    const { databases, roles } = details(objects => {
      objects.databases = [
        {
          metadata: { name: 'db-orders', generation: 2 },
          spec: { name: 'orders', owner: 'app' },
          status,
        },
      ];
      objects.databaseRoles = [
        { metadata: { name: 'reader', generation: 2 }, status },
      ];
    });
    expect(databases).toEqual([
      { name: 'db-orders', sqlName: 'orders', owner: 'app', ...expected },
    ]);
    expect(roles).toEqual([{ name: 'reader', sqlName: 'reader', ...expected }]);
  });

  it('shows the certificate first that expires first, and none that cannot be read', () => {
    const { certificates } = details(({ cluster }) => {
      cluster.status!.certificates = {
        expirations: {
          b: '2027-02-18 18:10:24 +0000 UTC',
          a: '2027-02-18 18:10:23 +0000 UTC',
          c: 'soon',
        },
      };
    });
    expect(certificates).toEqual([
      { secret: 'a', expiresAt: '2027-02-18T18:10:23.000Z' },
      { secret: 'b', expiresAt: '2027-02-18T18:10:24.000Z' },
    ]);
  });

  it('leaves out the parameters that CloudNativePG sets by itself', () => {
    const { parameters } = details(({ cluster }) => {
      cluster.spec!.postgresql!.parameters = {
        work_mem: '8MB',
        archive_timeout: '5min',
        wal_keep_size: '1GB',
        constructor: 'x',
      };
    });
    expect(parameters).toEqual({
      constructor: 'x',
      wal_keep_size: '1GB',
      work_mem: '8MB',
    });
  });

  it('says where instances may run, and where they do', () => {
    const { scheduling } = details(({ cluster }) => {
      cluster.spec!.affinity = {
        podAntiAffinityType: 'required',
        nodeSelector: { workload: 'postgres' },
        tolerations: [{ key: 'workload', operator: 'Exists' }],
      };
    });
    expect(scheduling).toEqual({
      antiAffinity: { type: 'required', topologyKey: 'kubernetes.io/hostname' },
      nodeSelector: { workload: 'postgres' },
      tolerations: [{ key: 'workload', operator: 'Exists' }],
      zones: ['westus3-1', 'westus3-2', 'westus3-3'],
    });
    expect(
      details(({ cluster }) => {
        cluster.spec!.affinity = { enablePodAntiAffinity: false };
      }).scheduling,
    ).not.toHaveProperty('antiAffinity');
  });

  it('lists plugins that are wanted and those that are loaded', () => {
    const { plugins } = details(({ cluster }) => {
      cluster.spec!.plugins!.push(
        { name: 'audit.example.com' },
        { name: 'off.example.com', enabled: false },
      );
      cluster.status!.pluginStatus!.push({
        name: 'z.example.com',
        version: '1.0',
        status: 'ok',
      });
    });
    expect(plugins).toEqual([
      { name: 'audit.example.com' },
      { name: 'barman-cloud.cloudnative-pg.io', version: '0.14.0' },
      { name: 'z.example.com', version: '1.0', status: 'ok' },
    ]);
  });

  it.each<[string, (objects: DatabaseObjects) => void, object | undefined]>([
    [
      "CloudNativePG's defaults",
      ({ cluster }) => {
        cluster.spec!.postgresql!.synchronous = { method: 'first', number: 2 };
      },
      {
        method: 'first',
        number: 2,
        dataDurability: 'required',
        failoverQuorum: false,
      },
    ],
    [
      'the older form',
      ({ cluster }) => {
        delete cluster.spec!.postgresql;
        cluster.spec!.minSyncReplicas = 1;
      },
      {
        method: 'any',
        number: 1,
        dataDurability: 'preferred',
        failoverQuorum: false,
      },
    ],
    [
      'none',
      ({ cluster }) => {
        delete cluster.spec!.postgresql;
        cluster.spec!.minSyncReplicas = 0;
      },
      undefined,
    ],
  ])('says what commits wait for: %s', (_, change, expected) => {
    expect(details(change).synchronous).toEqual(expected);
  });

  it('takes the limits where there are no requests', () => {
    expect(
      details(({ cluster }) => {
        cluster.spec!.resources = {
          requests: { cpu: '500m' },
          limits: { cpu: '1', memory: '1Gi' },
        };
      }).resources,
    ).toEqual({ cpu: 0.5, memory: 2 ** 30 });
  });
});
