import { NOW, pluggedDatabase } from '../__fixtures__/plugged';
import { DatabaseObjects } from '../model/database';
import { aContext } from './__testUtils__';
import {
  isRefusal,
  OperationContext,
  OperationId,
  OperationPlan,
  operations,
} from './index';

type Change = (objects: DatabaseObjects) => void;

function outcome(
  id: OperationId,
  input: object,
  change: Change,
  given: Partial<OperationContext> = {},
) {
  const objects = pluggedDatabase(change);
  const context = aContext(NOW, given);
  const parsed = operations[id].input.parse(input);
  const { refused } = operations[id].outlook(objects, context);
  if (refused) return { refused };
  return operations[id].plan(objects, parsed as never, context);
}

const cluster =
  (change: (cluster: DatabaseObjects['cluster']) => void): Change =>
  objects =>
    change(objects.cluster);
const fenced = (...names: string[]) =>
  cluster(({ metadata }) => {
    metadata.annotations = {
      ...metadata.annotations,
      'cnpg.io/fencedInstances': JSON.stringify(names),
    };
  });
const follower = cluster(({ spec }) => {
  spec!.replica = { enabled: true, source: 'x' };
});
const fixed: Change = objects => {
  objects.storageClasses = [{ metadata: { name: 'managed-csi-premium' } }];
};

const notReady =
  (index: number): Change =>
  ({ pods }) => {
    pods[index].status!.conditions = [{ type: 'Ready', status: 'False' }];
  };

describe('what the operator would not do, or its webhook refuse', () => {
  it.each<[string, OperationId, object, Change, RegExp]>([
    [
      'a restart waits for a standby that is down',
      'restart',
      {},
      notReady(2),
      /^CloudNativePG restarts nothing until all .* waits for orders-db-3/,
    ],
    [
      'a restart waits for a fenced one',
      'restart',
      {},
      fenced('orders-db-2'),
      /waits for orders-db-2/,
    ],
    [
      'a fenced primary does not restart in place',
      'restart-instance',
      { instance: 'orders-db-1' },
      fenced('orders-db-1'),
      /^orders-db-1 is fenced/,
    ],
    [
      'nor does one that is down',
      'restart-instance',
      { instance: 'orders-db-1' },
      notReady(0),
      /^The primary orders-db-1 is not ready/,
    ],
    [
      'nobody takes over from a fenced primary',
      'switchover',
      { instance: 'orders-db-2' },
      fenced('orders-db-1'),
      /^The primary orders-db-1 is fenced/,
    ],
    [
      'supervised updates take two instances',
      'scale',
      { instances: 1 },
      cluster(({ spec }) => {
        spec!.postgresql = {};
        spec!.primaryUpdateStrategy = 'supervised';
      }),
      /at least 2 instances while primaryUpdateStrategy is supervised/,
    ],
    [
      'several instances take wal_log_hints',
      'scale',
      { instances: 2 },
      cluster(({ spec }) => {
        spec!.instances = 1;
        spec!.postgresql = { parameters: { wal_log_hints: 'off' } };
      }),
      /only with wal_log_hints on/,
    ],
    [
      'no volume grows while one is full',
      'grow-storage',
      { data: '128Gi' },
      cluster(({ status }) => {
        status!.phase = 'Not enough disk space';
      }),
      /^An instance has no space left/,
    ],
    [
      'a follower has the databases of its source',
      'database-create',
      { name: 'reports' },
      follower,
      /^The database follows another cluster/,
    ],
    [
      'and its roles',
      'role-create',
      { name: 'reader' },
      follower,
      /^The database follows another cluster/,
    ],
    [
      'a role of managed.roles is there already',
      'role-create',
      { name: 'reader' },
      cluster(({ spec }) => {
        spec!.managed = { roles: [{ name: 'reader' }] };
      }),
      /^There is a role reader already/,
    ],
    [
      'a password without a role is taken over by nobody',
      'rotate-password',
      {},
      cluster(({ spec }) => {
        spec!.bootstrap = { recovery: { source: 'x' } };
      }),
      /^The Cluster names no role/,
    ],
  ])('%s', (_, id, input, change, message) => {
    const found = outcome(id, input, change);
    expect(isRefusal(found) && found.refused).toMatch(message);
  });

  it('counts standbys elsewhere among those that commits may wait for', () => {
    const found = outcome(
      'scale',
      { instances: 1 },
      cluster(({ spec }) => {
        spec!.postgresql!.synchronous = {
          number: 1,
          standbyNamesPost: ['elsewhere'],
        };
      }),
    );
    expect(found).toMatchObject({ writes: [expect.anything()] });
  });

  it('hibernates what is not healthy later', () => {
    const found = outcome(
      'hibernate',
      {},
      cluster(({ status }) => {
        status!.phase = 'Waiting for the instances to become active';
      }),
    );
    expect(found).toMatchObject({
      effect: expect.stringMatching(/begins when the cluster is healthy/),
    });
  });

  it.each<[OperationId, RegExp]>([
    ['database-remove', /refuses as long as somebody is connected/],
    ['role-remove', /refuses as long as the role owns something/],
  ])('%s says when PostgreSQL refuses', (id, message) => {
    const found = outcome(id, { name: 'orders-db.x', drop: true }, objects => {
      const x = { metadata: { name: 'orders-db.x' }, spec: { name: 'x' } };
      Object.assign(objects, { databases: [x], databaseRoles: [x] });
    });
    expect((found as OperationPlan).effect).toMatch(message);
  });
});

describe('a plan with larger volumes', () => {
  const medium = (change: Change) =>
    outcome('change-plan', { plan: 'medium' }, objects => {
      objects.cluster.spec!.storage!.size = '32Gi';
      objects.cluster.spec!.walStorage!.size = '8Gi';
      change(objects);
    }) as OperationPlan;
  const spec = ({ writes: [write] }: OperationPlan) =>
    (write as { patch: { spec: any } }).patch.spec;

  it('grows them where they can', () => {
    const found = spec(medium(() => {}));
    expect(found).toMatchObject({
      storage: { size: '64Gi' },
      walStorage: { size: '16Gi' },
    });
  });

  it.each<[string, Change]>([
    ['of a class without expansion', fixed],
    [
      'that the Cluster keeps as they are',
      cluster(({ spec: { storage } = {} }) => {
        storage!.resizeInUseVolumes = false;
      }),
    ],
  ])('leaves those alone %s', (_, change) => {
    const found = medium(change);
    expect(spec(found)).not.toHaveProperty('storage');
    expect(spec(found)).not.toHaveProperty('walStorage');
    expect(spec(found).postgresql.parameters).not.toHaveProperty(
      'max_wal_size',
      '8192MB',
    );
    expect(found.effect).toMatch(/The volumes .* stay\. .*(cannot|forbids)/);
  });
});

describe('the secret of a new role', () => {
  const reader = (labels: Record<string, string>) =>
    outcome('role-create', { name: 'reader' }, () => {}, {
      secret: {
        metadata: {
          name: 'orders-db.reader-credentials',
          resourceVersion: '9',
          labels,
        },
      },
    });

  it('is named before the plan', () => {
    const { secret } = operations['role-create'];
    expect(secret!(pluggedDatabase(), { name: 'reader' })).toBe(
      'orders-db.reader-credentials',
    );
    expect(
      secret!(pluggedDatabase(), { name: 'reader', login: false }),
    ).toBeUndefined();
  });

  it('is that of a former role of the name, with a new password', () => {
    expect(reader({ 'cnpg.io/cluster': 'orders-db' })).toMatchObject({
      writes: [
        {
          verb: 'patch',
          name: 'orders-db.reader-credentials',
          patch: {
            metadata: {
              resourceVersion: '9',
              labels: { 'cnpg.io/reload': 'true' },
            },
            stringData: {
              username: 'reader',
              password: 'NewPassword1234567890',
            },
          },
        },
        { verb: 'create' },
      ],
    });
  });

  it('is not that of somebody else', () => {
    expect(reader({})).toMatchObject({
      field: 'name',
      refused: expect.stringMatching(/does not belong to this database/),
    });
  });
});

it('does not rotate a password that another controller writes', () => {
  const secret = {
    metadata: {
      name: 'orders-db-app',
      ownerReferences: [{ kind: 'ExternalSecret', name: 'orders' }],
    },
    data: { password: 'b2xk' },
  };
  expect(outcome('rotate-password', {}, () => {}, { secret })).toMatchObject({
    refused: expect.stringMatching(/is kept by ExternalSecret orders/),
  });
});

describe('a parameter beyond what PostgreSQL takes', () => {
  const set = (name: string, value: string, change: Change = () => {}) =>
    outcome('parameters', { set: { [name]: value } }, change);

  it.each([
    ['min_wal_size', '1MB'],
    ['shared_buffers', '64kB'],
    ['work_mem', '1kB'],
    ['work_mem', '-1'],
    ['maintenance_work_mem', '3TB'],
    ['checkpoint_timeout', '1s'],
    ['checkpoint_timeout', '2d'],
    ['statement_timeout', '30d'],
    ['statement_timeout', '-1'],
    ['autovacuum_vacuum_cost_delay', '1s'],
    // Without a unit it would be blocks, kilobytes or seconds.
    ['shared_buffers', '16384'],
    ['shared_buffers', '-1'],
    ['work_mem', '4096'],
    ['statement_timeout', '30'],
  ])('is refused: %s %s', (name, value) => {
    const found = set(name, value);
    expect(isRefusal(found) && found.refused).toMatch(
      new RegExp(`^${name} must be .*"${value}" is not\\.$`),
    );
  });

  it.each([
    ['temp_file_limit', '-1'],
    ['log_min_duration_statement', '-1'],
    ['log_temp_files', '0'],
    ['statement_timeout', '0'],
    ['statement_timeout', '24d'],
    ['checkpoint_timeout', '1h'],
    ['work_mem', '64kB'],
    ['autovacuum_vacuum_cost_delay', '0.5ms'],
  ])('is not %s %s', (name, value) => {
    expect(set(name, value)).toMatchObject({ writes: [expect.anything()] });
  });

  it('is a compression that the version does not know', () => {
    const old = cluster(({ spec, status }) => {
      delete spec!.imageCatalogRef;
      status!.image = 'registry.example/postgresql:14.9';
      status!.pgDataImageInfo = { majorVersion: 14 };
    });
    expect(set('wal_compression', 'lz4', old)).toMatchObject({
      refused: expect.stringMatching(/must be one of off, on/),
    });
    expect(set('wal_compression', 'on', old)).toHaveProperty('writes');
    expect(set('wal_compression', 'lz4')).toHaveProperty('writes');
  });

  it('is read as the webhook reads what is there', () => {
    const bare = cluster(({ spec }) => {
      spec!.postgresql!.parameters = { max_wal_size: '1.5GB' };
    });
    expect(set('min_wal_size', '1200MB', bare)).toHaveProperty('writes');
    const huge = cluster(({ spec }) => {
      spec!.resources = {
        requests: { memory: '1Gi', 'hugepages-2Mi': '4Gi' },
      };
    });
    expect(set('shared_buffers', '2GB', huge)).toHaveProperty('writes');
  });
});
