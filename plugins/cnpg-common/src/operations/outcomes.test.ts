import { before, NOW, pluggedDatabase } from '../__fixtures__/plugged';
import { inEnglish } from '../messages';
import { DatabaseObjects } from '../model/database';
import { aContext } from './__testUtils__';
import {
  isRefusal,
  OperationContext,
  OperationId,
  OperationPlan,
  operationIds,
  operations,
} from './index';

type Change = (objects: DatabaseObjects) => void;

const both = [
  { major: 17, image: 'registry.example/postgresql:17.11' },
  { major: 18, image: 'registry.example/postgresql:18.1' },
];

function outcome(
  id: OperationId,
  input: object,
  change: Change = () => {},
  context: Partial<OperationContext> = {},
) {
  const objects = pluggedDatabase(found => {
    found.cluster.metadata.resourceVersion = '7';
    found.imageCatalog!.spec!.images = both;
    change(found);
  });
  const operation = operations[id];
  const parsed = operation.input.parse(input);
  const { refused, messages } = operation.outlook(
    objects,
    aContext(NOW, context),
  );
  if (refused) return { refused, messages };
  return operation.plan(objects, parsed as never, aContext(NOW, context));
}

function plan(...parameters: Parameters<typeof outcome>): OperationPlan {
  const found = outcome(...parameters);
  if (isRefusal(found)) throw new Error(found.refused);
  const said = found as OperationPlan;
  expect(inEnglish(said.messages!.title!)).toBe(said.title);
  expect(inEnglish(said.messages!.effect!)).toBe(said.effect);
  return said;
}

/** Bodies of the writes. */
function bodies(...parameters: Parameters<typeof outcome>): any[] {
  return plan(...parameters).writes.map(write => {
    if (write.verb === 'create') return write.object;
    return write.verb === 'patch' ? write.patch : { delete: write.name };
  });
}

function refusal(...parameters: Parameters<typeof outcome>): string {
  const found = outcome(...parameters);
  if (!isRefusal(found)) throw new Error('It is not refused');
  expect(inEnglish(found.messages!.refused!)).toBe(found.refused);
  const field = 'field' in found && found.field ? `${found.field}: ` : '';
  return `${field}${found.refused}`;
}

const cluster =
  (change: (cluster: DatabaseObjects['cluster']) => void): Change =>
  objects =>
    change(objects.cluster);

const hibernated = cluster(({ metadata, status }) => {
  metadata.annotations = { 'cnpg.io/hibernation': 'on' };
  status!.conditions!.push({ type: 'cnpg.io/hibernation', status: 'True' });
});
const withoutBackups = cluster(({ spec }) => {
  spec!.plugins = [];
});
const deleting = cluster(({ metadata }) => {
  metadata.deletionTimestamp = before({ minutes: 1 });
});
const withImage =
  (imageName: string): Change =>
  ({ cluster: { spec, status } }) => {
    delete spec!.imageCatalogRef;
    spec!.imageName = imageName;
    status!.pgDataImageInfo = { majorVersion: 17 };
  };

/** A target that offers a catalog, to a cluster that takes an image of its own. */
const catalogOffer: Partial<OperationContext> = {
  target: { ...aContext(NOW).target, images: {}, imageCatalog: 'offered' },
};
const offeredInCatalog =
  (imageName: string): Change =>
  objects => {
    withImage(imageName)(objects);
    delete objects.imageCatalog;
    objects.targetCatalog = {
      metadata: { name: 'offered' },
      spec: { images: both },
    };
  };

describe('every operation', () => {
  it.each(operationIds)('%s says what it interrupts and what it takes', id => {
    const operation = operations[id];
    const { effect, messages, seen, seenMessages } = operation.outlook(
      pluggedDatabase(),
      aContext(NOW),
    );
    expect(effect).toMatch(/^[A-Z].*\.$/);
    expect(inEnglish(messages!.effect!)).toBe(effect);
    expect(Object.keys(seenMessages ?? {})).toEqual(Object.keys(seen ?? {}));
    expect(operation.id).toBe(id);
    expect(operation.permission.name).toMatch(/^cnpg\.database\./);
    expect(operation.input.safeParse({ unknown: 1 }).success).toBe(false);
  });

  it.each(operationIds)('%s leaves alone what is being deleted', id => {
    const objects = pluggedDatabase(deleting);
    expect(operations[id].outlook(objects, aContext(NOW)).refused).toMatch(
      /is being deleted/,
    );
  });

  it.each(operationIds)(
    '%s says the same again, and changes nothing it was given',
    id => {
      const objects = pluggedDatabase();
      const copy = structuredClone(objects);
      const first = operations[id].outlook(objects, aContext(NOW));
      expect(operations[id].outlook(objects, aContext(NOW))).toEqual(first);
      expect(objects).toEqual(copy);
    },
  );
});

describe('refusals', () => {
  it.each<[OperationId, object, Change, RegExp, Partial<OperationContext>?]>([
    ['backup', {}, withoutBackups, /^No backups are configured/],
    ['backup', {}, hibernated, /hibernated: wake it up first/],
    [
      'backup',
      {},
      ({ backups }) => {
        backups[0].status = {
          phase: 'running',
          reconciliationStartedAt: before({ minutes: 10 }),
        };
      },
      /^The backup orders-db-20261120020000 is still running/,
    ],
    [
      'backup',
      {},
      cluster(({ status }) => {
        status!.conditions![1] = {
          type: 'ContinuousArchiving',
          status: 'False',
          message: 'exit status 1',
          lastTransitionTime: before({ minutes: 10 }),
        };
      }),
      /^WAL archiving fails, and a backup would wait/,
    ],
    [
      'schedule-create',
      { schedule: '0 2 * * *' },
      () => {},
      /^schedule: .*five fields/,
    ],
    [
      'schedule-create',
      { name: 'orders-db', schedule: '0 0 3 * * *' },
      () => {},
      /^name: There is a schedule/,
    ],
    [
      'schedule-edit',
      { name: 'x', schedule: '0 0 3 * * *' },
      () => {},
      /^name: .*no backup schedule x/,
    ],
    [
      'schedule-edit',
      { name: 'orders-db', schedule: '0 0 2 * * *' },
      () => {},
      /^schedule: That is its schedule already/,
    ],
    ['schedule-resume', { name: 'orders-db' }, () => {}, /active already/],
    ['schedule-run', { name: 'orders-db' }, hibernated, /hibernated/],
    ['switchover', { instance: 'orders-db-2' }, hibernated, /hibernated/],
    [
      'switchover',
      { instance: 'orders-db-2' },
      ({ pgStatus }) => {
        pgStatus!['orders-db-1'].replicationInfo!.shift();
      },
      /^instance: orders-db-2 does not stream from the primary/,
    ],
    [
      'switchover',
      { instance: 'orders-db-2' },
      ({ pgStatus }) => {
        pgStatus!['orders-db-1'].currentLsn = '3/0';
      },
      /^No standby can take over: orders-db-2 is 4 GiB of WAL behind/,
    ],
    [
      'switchover',
      { instance: 'orders-db-2' },
      cluster(({ metadata }) => {
        metadata.annotations = { 'cnpg.io/fencedInstances': '["orders-db-2"]' };
      }),
      /^instance: orders-db-2 is fenced/,
    ],
    [
      'switchover',
      { instance: 'orders-db-2' },
      ({ pods }) => {
        pods[1].status!.conditions = [{ type: 'Ready', status: 'False' }];
      },
      /^instance: orders-db-2 is not ready/,
    ],
    [
      'switchover',
      { instance: 'orders-db-1' },
      objects => {
        objects.pods = [objects.pods[0]];
      },
      /^There is no standby/,
    ],
    [
      'restart-instance',
      { instance: 'other-db-1' },
      () => {},
      /^instance: There is no instance/,
    ],
    [
      'fence',
      { instance: 'other-db-1' },
      () => {},
      /^instance: There is no instance/,
    ],
    [
      'unfence',
      { instance: 'orders-db-2' },
      cluster(({ metadata }) => {
        metadata.annotations = { 'cnpg.io/fencedInstances': '["*"]' };
      }),
      /^instance: All instances are fenced as a whole/,
    ],
    ['hibernate', {}, hibernated, /hibernated already/],
    [
      'scale',
      { instances: 1 },
      () => {},
      /^instances: Commits wait for 1 standby/,
    ],
    ['scale', { instances: 3 }, () => {}, /^instances: The database has 3/],
    [
      'scale',
      { instances: 4 },
      cluster(({ spec }) => {
        spec!.affinity = { podAntiAffinityType: 'required' };
      }),
      /^instances: Each instance needs a node of its own, and only 3/,
    ],
    [
      'change-plan',
      { plan: 'huge' },
      () => {},
      /^plan: There is no plan "huge"/,
    ],
    [
      'change-plan',
      { plan: 'medium' },
      cluster(({ metadata }) => {
        metadata.annotations = { 'pgportal.dev/environment': 'dev' };
      }),
      /^plan: The plan Medium is not offered for Development/,
    ],
    ['grow-storage', {}, () => {}, /^data: Say the new size/],
    [
      'grow-storage',
      { data: '32Gi' },
      () => {},
      /^data: Volumes cannot shrink: it has 32 GiB/,
    ],
    ['grow-storage', { wal: '4Gi' }, () => {}, /^wal: Volumes cannot shrink/],
    [
      'grow-storage',
      { wal: '16Gi' },
      cluster(({ spec }) => {
        delete spec!.walStorage;
      }),
      /^wal: The database has no volume for WAL/,
    ],
    [
      'grow-storage',
      { data: '64Gi' },
      objects => {
        objects.storageClasses = [
          { metadata: { name: 'managed-csi-premium' } },
        ];
      },
      /^Volumes of the storage class managed-csi-premium cannot grow/,
    ],
    [
      'parameters',
      { set: { archive_command: 'x' } },
      () => {},
      /^set: archive_command is set by CloudNativePG itself/,
    ],
    [
      'parameters',
      { set: { recovery_target_time: 'x' } },
      () => {},
      /^set: recovery_target_time is set by CloudNativePG/,
    ],
    [
      'parameters',
      { set: { session_preload_libraries: 'x' } },
      () => {},
      /^set: session_preload_libraries is not among/,
    ],
    [
      'parameters',
      { set: { constructor: '1' } },
      () => {},
      /^set: constructor is not among/,
    ],
    [
      'parameters',
      { set: { work_mem: 'much' } },
      () => {},
      /^set: work_mem must be a whole number with a unit/,
    ],
    [
      'parameters',
      { set: { jit: 'maybe' } },
      () => {},
      /^set: jit must be on or off/,
    ],
    [
      'parameters',
      { set: { max_connections: '5' } },
      () => {},
      /from 10 to 5000/,
    ],
    [
      'parameters',
      { set: { max_connections: '1e3' } },
      () => {},
      /whole number/,
    ],
    [
      'parameters',
      { set: { wal_compression: 'zip' } },
      () => {},
      /must be one of/,
    ],
    ['parameters', { set: { work_mem: null } }, () => {}, /is so already/],
    [
      'parameters',
      { set: { max_wal_size: '8GB' } },
      () => {},
      /less than the volume for WAL, 8 GiB/,
    ],
    [
      'parameters',
      { set: { max_wal_size: '80MB' } },
      () => {},
      /min_wal_size .* must be less/,
    ],
    [
      'parameters',
      { set: { shared_buffers: '3GB' } },
      cluster(({ spec }) => {
        spec!.resources = { requests: { memory: '2Gi' } };
      }),
      /must fit into the memory of an instance, 2 GiB/,
    ],
    [
      'minor-upgrade',
      {},
      () => {},
      /^The image comes from the catalog postgresql/,
    ],
    [
      'minor-upgrade',
      {},
      withImage('registry.example/postgresql:17.12'),
      /offers already/,
    ],
    [
      'minor-upgrade',
      {},
      withImage('registry.example/postgresql:17.13'),
      /newer image/,
    ],
    [
      'minor-upgrade',
      {},
      withImage('registry.example/postgresql:16.1'),
      /no image for PostgreSQL 16/,
    ],
    [
      'major-upgrade',
      { major: 17 },
      () => {},
      /^major: The database runs PostgreSQL 17/,
    ],
    [
      'major-upgrade',
      { major: 19 },
      () => {},
      /^major: PostgreSQL 19 is not offered/,
    ],
    [
      'major-upgrade',
      { major: 18 },
      ({ imageCatalog }) => {
        imageCatalog!.spec!.images = both.slice(0, 1);
      },
      /^The platform team offers no later version/,
    ],
    [
      'major-upgrade',
      { major: 18 },
      ({ objectStores, backups }) => {
        objectStores[0].status = {};
        backups[0].status!.stoppedAt = before({ hours: 30 });
        backups[0].status!.startedAt = before({ hours: 30 });
        backups[0].status!.reconciliationTerminatedAt = before({ hours: 30 });
      },
      /no successful backup of the last 24 hours: back up first/,
    ],
    [
      'major-upgrade',
      { major: 18 },
      ({ pods }) => {
        pods[1].status!.conditions = [{ type: 'Ready', status: 'False' }];
      },
      /All instances must be ready/,
    ],
    [
      'pooler-create',
      { name: 'orders-db-rw', type: 'rw', poolMode: 'session', instances: 1 },
      () => {},
      /^name: The name orders-db-rw is taken/,
    ],
    [
      'pooler-create',
      { name: 'orders-db', type: 'rw', poolMode: 'session', instances: 1 },
      () => {},
      /^name: The name orders-db is taken/,
    ],
    ['pooler-remove', { name: 'x' }, () => {}, /no pooler/],
    [
      'database-create',
      { name: 'postgres' },
      () => {},
      /^name: The name postgres is reserved/,
    ],
    [
      'database-create',
      { name: 'orders_db' },
      () => {},
      /^name: There is a database orders_db already/,
    ],
    [
      'database-create',
      { name: 'x', owner: 'pg_monitor' },
      () => {},
      /^owner: The role pg_monitor is reserved/,
    ],
    [
      'database-create',
      { name: 'x', extensions: ['plpython3u'] },
      () => {},
      /^extensions: The extension plpython3u is not offered/,
    ],
    [
      'role-create',
      { name: 'pg_admin' },
      () => {},
      /^name: The name pg_admin is reserved/,
    ],
    [
      'role-create',
      { name: 'x', inRoles: ['pg_execute_server_program'] },
      () => {},
      /^inRoles: .*pg_execute_server_program is none/,
    ],
    [
      'role-create',
      { name: 'orders_db' },
      () => {},
      /^name: There is a role orders_db already/,
    ],
    ['rotate-password', {}, () => {}, /^There is no secret orders-db-app/],
    [
      'rotate-password',
      {},
      cluster(({ spec }) => {
        spec!.replica = { enabled: true, source: 'x' };
      }),
      /follows another cluster/,
    ],
    ['deletion-protection', { enabled: false }, () => {}, /off already/],
    ['delete', { confirm: 'orders' }, () => {}, /^confirm: Type the name/],
    [
      'delete',
      { confirm: 'orders-db' },
      cluster(({ metadata }) => {
        metadata.annotations = { 'pgportal.dev/deletion-protection': 'on' };
      }),
      /protected against deletion/,
    ],
  ])('%s %j: %s', (id, input, change, message) => {
    expect(refusal(id, input, change)).toMatch(message);
  });

  it.each([
    ['16.1', /^The catalog offered has no image for PostgreSQL 16/],
    ['17.13', /newer image/],
  ])('an image of %s that the catalog does not better', (version, message) => {
    const image = `registry.example/postgresql:${version}`;
    expect(
      refusal('minor-upgrade', {}, offeredInCatalog(image), catalogOffer),
    ).toMatch(message);
  });
});

describe('writes', () => {
  it('back up by the plugin, with its name', () => {
    expect(bodies('backup', { target: 'primary' })).toMatchObject([
      {
        metadata: {
          name: 'orders-db-20261120120000',
          namespace: 'team-orders',
          labels: { 'cnpg.io/cluster': 'orders-db' },
        },
        spec: {
          cluster: { name: 'orders-db' },
          target: 'primary',
          method: 'plugin',
          pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
        },
      },
    ]);
  });

  it('make a schedule beside the one that is there', () => {
    expect(
      bodies('schedule-create', { schedule: '0 0 3 * * *' }),
    ).toMatchObject([
      {
        kind: 'ScheduledBackup',
        metadata: { name: 'orders-db-2' },
        spec: { schedule: '0 0 3 * * *', method: 'plugin' },
      },
    ]);
  });

  it('fence several, in order, and take the annotation away with the last', () => {
    const fenced = cluster(({ metadata }) => {
      metadata.annotations = { 'cnpg.io/fencedInstances': '["orders-db-3"]' };
    });
    const annotation = (of: any[]) =>
      of[0].metadata.annotations['cnpg.io/fencedInstances'];
    expect(
      annotation(bodies('fence', { instance: 'orders-db-2' }, fenced)),
    ).toBe('["orders-db-2","orders-db-3"]');
    expect(annotation(bodies('fence', { instance: '*' }, fenced))).toBe(
      '["*"]',
    );
    expect(
      annotation(bodies('unfence', { instance: 'orders-db-3' }, fenced)),
    ).toBeNull();
  });

  it('change to a plan, with what follows from its memory, and volumes that only grow', () => {
    const change = cluster(({ metadata, spec }) => {
      metadata.annotations = { 'pgportal.dev/plan': 'small' };
      spec!.storage!.size = '100Gi';
      spec!.postgresql!.parameters = {
        shared_buffers: '512MB',
        work_mem: '33MB',
      };
    });
    const [patch] = bodies('change-plan', { plan: 'medium' }, change);
    expect(patch).toMatchObject({
      metadata: {
        resourceVersion: '7',
        annotations: { 'pgportal.dev/plan': 'medium' },
      },
      spec: {
        resources: {
          requests: { cpu: '2', memory: '8Gi' },
          limits: { cpu: '2', memory: '8Gi' },
        },
        postgresql: { parameters: { shared_buffers: '2048MB' } },
        walStorage: { size: '16Gi' },
      },
    });
    expect(patch.spec).not.toHaveProperty('storage');
    expect(patch.spec).not.toHaveProperty('instances');
    // Chosen by somebody, and kept.
    expect(patch.spec.postgresql.parameters).not.toHaveProperty('work_mem');
  });

  it('set a parameter, and take another one back', () => {
    expect(
      bodies(
        'parameters',
        { set: { work_mem: '8MB', jit: null } },
        cluster(({ spec }) => {
          spec!.postgresql!.parameters = { jit: 'off' };
        }),
      ),
    ).toEqual([
      {
        metadata: { resourceVersion: '7' },
        spec: { postgresql: { parameters: { work_mem: '8MB', jit: null } } },
      },
    ]);
    expect(
      plan('parameters', { set: { shared_buffers: '1GB' } }).effect,
    ).toMatch(/needs a restart/);
  });

  it('upgrade by image or by catalog, as the cluster has it', () => {
    expect(
      bodies(
        'minor-upgrade',
        {},
        withImage('registry.example/postgresql:17.5'),
      ),
    ).toMatchObject([
      { spec: { imageName: 'registry.example/postgresql:17.12' } },
    ]);
    expect(bodies('major-upgrade', { major: 18 })).toMatchObject([
      {
        spec: {
          imageCatalogRef: {
            kind: 'ClusterImageCatalog',
            name: 'postgresql',
            major: 18,
          },
        },
      },
    ]);
    expect(
      bodies(
        'major-upgrade',
        { major: 18 },
        withImage('registry.example/postgresql:17.5'),
      ),
    ).toMatchObject([
      { spec: { imageName: 'registry.example/postgresql:18.2' } },
    ]);
  });

  it('upgrade a cluster with an image of its own by the catalog that new ones get', () => {
    const change = offeredInCatalog('registry.example/postgresql:17.5');
    const reference = {
      apiGroup: 'postgresql.cnpg.io',
      kind: 'ClusterImageCatalog',
      name: 'offered',
    };
    const minor = plan('minor-upgrade', {}, change, catalogOffer);
    expect(minor).toMatchObject({
      title: 'Upgrade to registry.example/postgresql:17.11',
      effect: expect.stringMatching(/From then on .* the catalog offered/),
      writes: [
        {
          patch: {
            spec: {
              imageName: null,
              imageCatalogRef: { ...reference, major: 17 },
            },
          },
        },
      ],
    });
    expect(
      bodies('major-upgrade', { major: 18 }, change, catalogOffer),
    ).toMatchObject([
      {
        spec: {
          imageName: null,
          imageCatalogRef: { ...reference, major: 18 },
        },
      },
    ]);
  });

  it('go back from an upgrade that has not succeeded', () => {
    const failing = cluster(({ spec, status }) => {
      spec!.imageCatalogRef!.major = 18;
      status!.phase = 'Upgrading Postgres major version';
      status!.pgDataImageInfo = { majorVersion: 17 };
    });
    expect(plan('major-upgrade', { major: 17 }, failing)).toMatchObject({
      title: 'Return to PostgreSQL 17',
      writes: [{ patch: { spec: { imageCatalogRef: { major: 17 } } } }],
    });
  });

  it('make a role with a secret that the operator follows', () => {
    const [secret, role] = bodies('role-create', {
      name: 'reader',
      inRoles: ['pg_read_all_data'],
    });
    expect(secret).toMatchObject({
      type: 'kubernetes.io/basic-auth',
      metadata: {
        name: 'orders-db.reader-credentials',
        labels: { 'cnpg.io/reload': 'true' },
      },
      stringData: { username: 'reader', password: 'NewPassword1234567890' },
    });
    expect(role.spec).toEqual({
      cluster: { name: 'orders-db' },
      name: 'reader',
      ensure: 'present',
      login: true,
      inRoles: ['pg_read_all_data'],
      passwordSecret: { name: 'orders-db.reader-credentials' },
      databaseRoleReclaimPolicy: 'retain',
    });
  });

  it('delete the cluster after its poolers, and silence its schedules', () => {
    expect(bodies('delete', { confirm: 'orders-db' })).toEqual([
      { spec: { suspend: true } },
      { delete: 'orders-db' },
    ]);
    expect(
      plan('delete', { confirm: 'orders-db' }).writes.at(-1),
    ).toMatchObject({ kind: { kind: 'Cluster' }, uid: 'uid-of-orders-db' });
  });
});

describe('a new password', () => {
  const encode = (text: string) => Buffer.from(text).toString('base64');
  const secret = (data: Record<string, string>) => ({
    metadata: { name: 'orders-db-app', resourceVersion: '9' },
    data: Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, encode(value)]),
    ),
  });
  const decoded = (data: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        Buffer.from(value, 'base64').toString(),
      ]),
    );

  it('stands in every entry that holds the old one, and in no other', () => {
    const [patch, touch] = bodies('rotate-password', {}, () => {}, {
      secret: secret({
        username: 'orders_db',
        password: 'a:b/c@d&e?',
        dbname: 'orders_db',
        pgpass: 'orders-db-rw:5432:orders_db:orders_db:a\\:b/c@d&e?\n',
        uri: 'postgresql://orders_db:a%3Ab%2Fc%40d%26e%3F@orders-db-rw.team-orders:5432/orders_db',
        'jdbc-uri':
          'jdbc:postgresql://orders-db-rw.team-orders:5432/orders_db?password=a%3Ab%2Fc%40d%26e%3F&user=orders_db',
      }),
    });
    expect(decoded(patch.data)).toEqual({
      password: 'NewPassword1234567890',
      pgpass: 'orders-db-rw:5432:orders_db:orders_db:NewPassword1234567890\n',
      uri: 'postgresql://orders_db:NewPassword1234567890@orders-db-rw.team-orders:5432/orders_db',
      'jdbc-uri':
        'jdbc:postgresql://orders-db-rw.team-orders:5432/orders_db?password=NewPassword1234567890&user=orders_db',
    });
    expect(patch.metadata).toEqual({
      resourceVersion: '9',
      labels: { 'cnpg.io/reload': 'true' },
    });
    expect(touch.metadata.annotations).toHaveProperty(['cnpg.io/reloadedAt']);
  });

  it('is not made for a secret whose entries cannot be read', () => {
    expect(
      refusal('rotate-password', {}, () => {}, {
        secret: secret({ password: 'old', uri: 'mysql://x' }),
      }),
    ).toMatch(/^The entry uri of the secret orders-db-app is in a form/);
  });
});
