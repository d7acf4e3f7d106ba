import { setTimeout } from 'node:timers/promises';
import { kinds, KubernetesObject } from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { Portal, startPortal, waitFor } from './__testUtils__/indexPortal';
import { cnpgConfig, Sandbox, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(300_000);

const NAMESPACE = 'team-orders';
const NAME = 'orders-db';
/** Without backups, which a major upgrade would ask for. */
const TARGET = {
  backups: 'none',
  images: {
    '17': 'ghcr.io/cloudnative-pg/postgresql:17.6',
    '18': 'ghcr.io/cloudnative-pg/postgresql:18.1',
  },
};
const DATABASE = `/cnpg/v1/databases/aks-primary/${NAMESPACE}/${NAME}`;

/** One database, through everything that can be done to it, over the real wire. */
describe('operations on a Kubernetes API', () => {
  let sandbox: Sandbox;
  let kubernetes: KubernetesApi;
  let portal: Portal;

  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    const { targets } = await nodeServices(cnpgConfig(sandbox, TARGET));
    kubernetes = targets.get('aks-primary').kubernetes;
    await kubernetes.create(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
      kinds.Namespace,
    );
    await kubernetes.create(
      {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: { name: NAME, namespace: NAMESPACE },
        spec: {
          instances: 3,
          imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5',
          storage: { size: '1Gi', storageClass: 'managed-csi-premium' },
          bootstrap: { initdb: { database: 'orders', owner: 'orders' } },
        },
      } as KubernetesObject,
      kinds.Cluster,
    );
    portal = await startPortal(cnpgConfig(sandbox, TARGET));
    await settled();
    // Sped up, the operator is done before a creation counts as begun.
    await setTimeout(10_500);
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  const detail = async () => (await portal.get(DATABASE)).body;
  const operations = async (of = portal) =>
    (await of.get(`${DATABASE}/operations`)).body;

  /** Until nothing goes on any more and all instances are ready. */
  async function settled(ready = 3) {
    await waitFor(async () => {
      const { instances } = await detail();
      expect(instances).toMatchObject({ desired: ready, ready });
      expect((await operations()).running).toEqual([]);
    });
  }

  async function start(id: string, input: object = {}) {
    const { status, body } = await portal.post(`${DATABASE}/operations/${id}`, {
      input,
    });
    expect([id, status, body.error?.message]).toEqual([id, 202, undefined]);
    return body;
  }

  async function refusal(id: string, input: object = {}) {
    const { status, body } = await portal.post(`${DATABASE}/operations/${id}`, {
      input,
    });
    return `${status} ${body.error?.message}`;
  }

  it('switches over, seen by a portal that has just been started as well', async () => {
    await start('switchover', { instance: `${NAME}-2` });
    const another = await startPortal(cnpgConfig(sandbox, TARGET));
    await waitFor(async () => {
      const { primary } = await detail();
      expect(primary?.name).toBe(`${NAME}-2`);
    });
    await settled();
    expect((await another.get(DATABASE)).body.primary.name).toBe(`${NAME}-2`);
    await another.stop();
    expect(await refusal('switchover', { instance: `${NAME}-2` })).toBe(
      `400 instance: ${NAME}-2 is the primary already.`,
    );
  });

  it('names what goes on, and lets nothing else begin meanwhile', async () => {
    await start('restart');
    const { running } = await operations();
    expect(running).toMatchObject([{ id: 'restart', total: 3 }]);
    expect(await refusal('scale', { instances: 2 })).toMatch(
      /^409 This has to wait: Restart is under way/,
    );
    await settled();
  });

  it('restarts a standby, and the primary in place', async () => {
    const before = (await detail()).primary.name;
    await start('restart-instance', { instance: before });
    await settled();
    expect((await detail()).primary.name).toBe(before);
    const standby = before === `${NAME}-1` ? `${NAME}-3` : `${NAME}-1`;
    const pod = () => kubernetes.get(kinds.Pod, NAMESPACE, standby);
    const { uid } = (await pod())!.metadata;
    await start('restart-instance', { instance: standby });
    // Until then, what there is to see is as it was.
    await waitFor(async () => {
      const now = await pod();
      expect(now).toBeDefined();
      expect(now?.metadata.uid).not.toBe(uid);
    });
    await settled();
  });

  it('fences and unfences', async () => {
    const { primary } = await detail();
    const standby = primary.name === `${NAME}-3` ? `${NAME}-1` : `${NAME}-3`;
    await start('fence', { instance: standby });
    await waitFor(async () => {
      const { facts } = (await operations()).operations.find(
        ({ id }: { id: string }) => id === 'switchover',
      );
      expect(
        facts.instances.find(({ name }: { name: string }) => name === standby),
      ).toMatchObject({ fit: false, unfit: expect.stringMatching(/fenced/) });
    });
    expect(await refusal('switchover', { instance: standby })).toMatch(
      /^400 instance: .* is fenced/,
    );
    await start('unfence', { instance: standby });
    await settled();
  });

  it('scales down and up', async () => {
    await start('scale', { instances: 2 });
    await settled(2);
    await start('scale', { instances: 3 });
    await settled(3);
    expect((await detail()).instanceList).toHaveLength(3);
  });

  it('changes parameters, and refuses those of the operator by name', async () => {
    await start('parameters', { set: { work_mem: '8MB' } });
    await start('reload');
    await waitFor(async () => {
      expect((await detail()).parameters).toMatchObject({ work_mem: '8MB' });
    });
    expect(await refusal('parameters', { set: { port: '1' } })).toBe(
      '400 set: port is set by CloudNativePG itself and cannot be changed.',
    );
    await settled();
  });

  it('grows volumes, and never shrinks them', async () => {
    await start('grow-storage', { data: '2Gi' });
    await settled();
    await waitFor(async () => {
      const { volumes } = await detail();
      expect(
        volumes.map(
          ({ capacityBytes }: { capacityBytes: number }) => capacityBytes,
        ),
      ).toEqual([2 ** 31, 2 ** 31, 2 ** 31]);
    });
    expect(await refusal('grow-storage', { data: '1Gi' })).toMatch(
      /^400 data: Volumes cannot shrink/,
    );
  });

  it('upgrades to the latest minor version, and to another major one', async () => {
    await start('minor-upgrade');
    await waitFor(async () => {
      expect((await detail()).postgresVersion).toBe('17.6');
    });
    await settled();
    expect(await refusal('minor-upgrade')).toMatch(/^409 .* offers already/);
    await start('major-upgrade', { major: 18 });
    await waitFor(async () => {
      expect((await detail()).postgresVersion).toBe('18.1');
    });
    await settled();
    expect(await refusal('major-upgrade', { major: 17 })).toMatch(/^4/);
  });

  it('hibernates and wakes up', async () => {
    await start('hibernate');
    await waitFor(async () => {
      expect((await detail()).report.state).toBe('hibernated');
      expect((await operations()).running).toEqual([]);
    });
    expect(await refusal('restart')).toBe(
      '409 The database is hibernated: wake it up first.',
    );
    await start('wake');
    await settled();
  });

  it('adds a pooler, a database and a role, and takes them away', async () => {
    await start('pooler-create', {
      type: 'rw',
      poolMode: 'transaction',
      instances: 1,
    });
    await start('database-create', { name: 'reports' });
    await start('role-create', { name: 'reader', inRoles: ['orders'] });
    await waitFor(async () => {
      const { poolers, databases, roles } = await detail();
      expect(poolers).toMatchObject([{ name: 'orders-db-pooler' }]);
      expect(databases).toMatchObject([
        { sqlName: 'reports', owner: 'orders', state: 'applied' },
      ]);
      expect(roles).toMatchObject([{ sqlName: 'reader', state: 'applied' }]);
    });
    await start('pooler-remove', { name: 'orders-db-pooler' });
    await start('database-remove', { name: 'orders-db.reports', drop: true });
    await start('role-remove', { name: 'orders-db.reader', drop: false });
    await waitFor(async () => expect((await detail()).roles).toEqual([]));
    // The secret of the first one is still there.
    await start('role-create', { name: 'reader' });
    await waitFor(async () =>
      expect((await detail()).roles).toMatchObject([{ state: 'applied' }]),
    );
    await start('role-remove', { name: 'orders-db.reader', drop: true });
    await waitFor(async () => {
      const { poolers, databases, roles } = await detail();
      expect([poolers, databases, roles]).toEqual([[], [], []]);
    });
  });

  it('rotates the password, which is in no answer but the one that was asked for', async () => {
    const reveal = async () => {
      const { status, body } = await portal.post(`${DATABASE}/credentials`, {});
      expect(status).toBe(200);
      return body;
    };
    const before = await reveal();
    expect(before).toMatchObject({ username: 'orders', database: 'orders' });
    await start('rotate-password');
    const after = await reveal();
    expect(after.password).not.toBe(before.password);
    for (const key of ['uri', 'jdbcUri', 'fqdnUri', 'pgpass']) {
      expect(after[key]).toBe(
        before[key].replaceAll(before.password, after.password),
      );
    }
    const secret = await kubernetes.get(
      kinds.Secret,
      NAMESPACE,
      'orders-db-app',
    );
    await waitFor(async () => {
      const cluster = (await kubernetes.get(
        kinds.Cluster,
        NAMESPACE,
        NAME,
      )) as any;
      expect(
        cluster.status.secretsResourceVersion.applicationSecretVersion,
      ).toBe(secret!.metadata.resourceVersion);
    });
    const everythingElse = JSON.stringify([
      await detail(),
      await operations(),
      await portal.get(`${DATABASE}/trail`),
    ]);
    expect(everythingElse).not.toContain(before.password);
    expect(everythingElse).not.toContain(after.password);
  });

  it('deletes what is not protected, and leaves its trail', async () => {
    await start('deletion-protection', { enabled: true });
    expect(await refusal('delete', { confirm: NAME })).toMatch(
      /^409 The database is protected against deletion/,
    );
    await start('deletion-protection', { enabled: false });
    const { items } = (await portal.get(`${DATABASE}/trail`)).body;
    expect(items.slice(0, 3)).toMatchObject([
      { operation: 'deletion-protection', result: 'accepted' },
      { operation: 'delete', result: 'refused' },
      { operation: 'deletion-protection', result: 'accepted' },
    ]);
    await start('delete', { confirm: NAME });
    await waitFor(async () => {
      expect((await portal.get(DATABASE)).status).toBe(404);
    });
  });
});
