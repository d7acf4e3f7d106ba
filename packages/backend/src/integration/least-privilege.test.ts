import { resolve } from 'node:path';
import {
  LoggerService,
  coreServices,
  createServiceFactory,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  KubernetesObject,
  OperationId,
  Service,
  kinds,
  operationIds,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { Portal, startPortal, waitFor } from './__testUtils__/indexPortal';
import { NodePortal, startNodePortal } from './__testUtils__/nodePortal';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(600_000);

const COMPLETED = 'Run completed with status: completed';
const RBAC = resolvePackagePath('backend', '../../deploy/rbac');
const NAMESPACE = 'team-orders';
const NAME = 'orders-db';
const SOURCE = `aks-primary/${NAMESPACE}/${NAME}`;
const DATABASE = `/cnpg/v1/databases/${SOURCE}`;
const SERVICE = 'component:default/orders';

const target = (images: object) => ({
  imageCatalog: undefined,
  exposure: 'public',
  images,
});
const OLD = target({ '17': 'ghcr.io/cloudnative-pg/postgresql:17.5' });
const NEW = target({
  '17': 'ghcr.io/cloudnative-pg/postgresql:17.6',
  '18': 'ghcr.io/cloudnative-pg/postgresql:18.1',
});

/** Everything that the portal can do, with the rights that deploy/rbac gives and no others. */
describe('a portal with the rights that are shipped', () => {
  let sandbox: Sandbox;
  let admin: KubernetesApi;
  let portal: Portal;
  let templates: NodePortal;
  const done = new Set<OperationId>();
  /** Every answer of the portals, to the test and to each other, and every line that they logged. */
  const said: { where: string; text: string }[] = [];
  const passwords = new Set<string>();
  const originalFetch = globalThis.fetch;

  /** A logger whose lines are kept. */
  function recorder(context: object = {}): LoggerService {
    const log = (text: string, meta?: object | Error) =>
      said.push({
        where: 'log',
        text: `${text} ${JSON.stringify(context)} ${
          meta instanceof Error ? meta.stack : JSON.stringify(meta)
        }`,
      });
    return {
      error: log,
      warn: log,
      info: log,
      debug: log,
      child: meta => recorder({ ...context, ...meta }),
    };
  }
  const logger = createServiceFactory({
    service: coreServices.rootLogger,
    deps: {},
    factory: () => recorder(),
  });

  /** The passwords that there are in the cluster now. */
  async function notePasswords() {
    const { items } = await admin.list<
      KubernetesObject & { data?: Record<string, string> }
    >(kinds.Secret);
    for (const { data } of items) {
      if (data?.password) {
        passwords.add(Buffer.from(data.password, 'base64').toString());
      }
    }
  }

  beforeAll(async () => {
    globalThis.fetch = async (input, init) => {
      const response = await originalFetch(input, init);
      said.push({
        where: `${init?.method ?? 'GET'} ${new URL(response.url).pathname}`,
        text: await response.clone().text(),
      });
      return response;
    };
    const file = (name: string) => resolve(RBAC, name);
    const account =
      'resourceGroups/rg-pg-backups/providers/Microsoft.Storage/storageAccounts/pgportalbackups';
    sandbox = await startSandbox([
      '--speed=20',
      '--with-crds=azmonitoring.coreos.com',
      `--authorize=${file('kubernetes/cluster-roles.yaml')}`,
      `--authorize=${file('kubernetes/bindings.yaml')}`,
      ...[
        `${file('azure/identities.json')}=resourceGroups/rg-pg-identities`,
        `${file('azure/backups.json')}=${account}=${file(
          'azure/backups.condition.txt',
        )}`,
        `${file('azure/backups-removal.json')}=${account}`,
        `${file(
          'azure/cluster.json',
        )}=resourceGroups/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks-primary`,
      ].map(role => `--azure-role=${role}`),
    ]);
    const { targets } = await nodeServices(
      cnpgConfig(sandbox, {
        kubernetes: {
          kubeconfig: sandbox.kubeconfig,
          context: 'sandbox-admin',
        },
      }),
    );
    admin = targets.get('aks-primary').kubernetes;
    templates = await startNodePortal(
      sandbox,
      [
        'postgres-database',
        'postgres-backup',
        'postgres-expose',
        'postgres-restore',
        'postgres-retire',
      ],
      OLD,
      [logger],
    );
    portal = await startPortal(cnpgConfig(sandbox, NEW), [logger]);
  });
  afterAll(async () => {
    await portal?.stop();
    await templates?.stop();
    await sandbox?.stop();
    globalThis.fetch = originalFetch;
  });

  const detail = async () => (await portal.get(DATABASE)).body;

  async function run(template: string, values: object) {
    const { status, log } = await templates.run(template, values);
    if (status !== COMPLETED) throw new Error(log);
    await notePasswords();
  }

  /** Until nothing goes on any more and all instances are ready. */
  async function settled(ready: number) {
    await waitFor(async () => {
      expect((await detail()).instances).toMatchObject({
        desired: ready,
        ready,
      });
      const { running } = (await portal.get(`${DATABASE}/operations`)).body;
      expect(running).toEqual([]);
    });
  }

  async function operate(id: OperationId, input: object = {}) {
    const post = () => portal.post(`${DATABASE}/operations/${id}`, { input });
    let answer = await post();
    // What the one before has begun may still be going on.
    await waitFor(async () => {
      if (answer.status === 409) answer = await post();
      expect(answer.body.error?.message ?? '').not.toMatch(/has to wait/);
    });
    const { status, body } = answer;
    expect([id, status, body.error?.message]).toEqual([id, 202, undefined]);
    done.add(id);
    await notePasswords();
  }

  it('creates a database, and follows every kind', async () => {
    await run('postgres-database', {
      service: SERVICE,
      name: NAME,
      environment: 'prod',
      plan: 'small',
      version: 17,
      target: 'aks-primary',
      options: {
        databases: [{ name: 'archive' }],
        pooler: { poolMode: 'transaction', instances: 1 },
      },
      review: 'seen',
    });
    await settled(3);
    expect((await portal.get('/cnpg/v1/targets')).body.items).toMatchObject([
      { state: 'live', unavailable: {} },
    ]);
  });

  it('shows and diagnoses it', async () => {
    for (const page of [
      'backups',
      'doctor',
      'events',
      'instances',
      'manifest',
      'trail',
    ]) {
      const { status, text } = await portal.text(`${DATABASE}/${page}`);
      expect([page, status]).toEqual([page, 200]);
      expect(text).not.toMatch(/forbidden|lacks|may not/);
    }
  });

  it('backs up, by hand, by schedule and by template', async () => {
    await operate('backup');
    await operate('schedule-create', {
      name: 'noon',
      schedule: '0 0 12 * * *',
    });
    const name = 'noon';
    await waitFor(async () => {
      expect((await detail()).schedules).toContainEqual(
        expect.objectContaining({ name }),
      );
    });
    await operate('schedule-edit', { name, schedule: '0 30 12 * * *' });
    await operate('schedule-suspend', { name });
    await operate('schedule-resume', { name });
    await operate('schedule-run', { name });
    await operate('schedule-remove', { name });
    await run('postgres-backup', { database: SOURCE, task: 'now' });
    await settled(3);
  });

  it('exposes it', async () => {
    await run('postgres-expose', {
      database: SOURCE,
      exposure: 'public',
      readOnly: true,
      sourceRanges: ['203.0.113.7/32'],
    });
    const exposed = async () =>
      (
        await admin.list<Service>(kinds.Service, { namespace: NAMESPACE })
      ).items.filter(({ spec }) => spec?.type === 'LoadBalancer').length;
    expect(await exposed()).toBe(2);
    await run('postgres-expose', { database: SOURCE, exposure: 'none' });
    expect(await exposed()).toBe(0);
  });

  it('restores it into a copy, and retires the copy with all its kinds', async () => {
    await run('postgres-restore', {
      recovery: { source: SOURCE },
      service: SERVICE,
      name: 'orders-copy',
    });
    const cluster = { name: 'orders-copy' };
    const object = (kind: string, spec: object) =>
      ({
        apiVersion: 'postgresql.cnpg.io/v1',
        kind,
        metadata: { name: 'orders-copy-events', namespace: NAMESPACE },
        spec: { cluster, ...spec },
      } as KubernetesObject);
    await admin.create(
      object('Publication', {
        name: 'events',
        dbname: 'orders',
        target: { allTables: true },
      }),
      kinds.Publication,
    );
    await admin.create(
      object('Subscription', {
        name: 'events',
        dbname: 'orders',
        publicationName: 'events',
        externalClusterName: 'elsewhere',
      }),
      kinds.Subscription,
    );
    await run('postgres-retire', {
      service: SERVICE,
      database: `aks-primary/${NAMESPACE}/orders-copy`,
      lastBackup: true,
      confirm: 'orders-copy',
      removeBackups: true,
      confirmBackups: 'orders-copy',
    });
    const { items } = await admin.list(kinds.Cluster);
    expect(items.map(({ metadata }) => metadata.name)).toEqual([NAME]);
  });

  it('operates it', async () => {
    await operate('scale', { instances: 2 });
    await settled(2);
    await operate('scale', { instances: 3 });
    await settled(3);
    await operate('switchover', { instance: `${NAME}-2` });
    await settled(3);
    await operate('restart');
    await settled(3);
    const primary = (await detail()).primary.name;
    await operate('restart-instance', { instance: primary });
    await settled(3);
    const standby = `${NAME}-${primary === `${NAME}-3` ? 2 : 3}`;
    await operate('restart-instance', { instance: standby });
    await settled(3);
    await operate('fence', { instance: standby });
    await operate('unfence', { instance: standby });
    await settled(3);
    await operate('parameters', { set: { work_mem: '8MB' } });
    await operate('reload');
    await settled(3);
    await operate('change-plan', { plan: 'medium' });
    await settled(3);
    await operate('grow-storage', { data: '64Gi' });
    await settled(3);
    await operate('hibernate');
    await waitFor(async () => {
      expect((await detail()).report.state).toBe('hibernated');
    });
    await operate('wake');
    await settled(3);
  });

  it('adds what belongs to it, and takes it away', async () => {
    await operate('pooler-create', {
      type: 'ro',
      poolMode: 'transaction',
      instances: 1,
    });
    await operate('database-create', { name: 'reports' });
    await operate('role-create', { name: 'reader', inRoles: ['orders_db'] });
    await waitFor(async () => {
      const { poolers, databases, roles } = await detail();
      expect([poolers.length, databases.length, roles.length]).toEqual([
        2, 2, 1,
      ]);
    });
    const pooler = `${NAME}-pooler-ro`;
    await operate('pooler-edit', { name: pooler, instances: 2 });
    await operate('pooler-remove', { name: pooler });
    const { databases, roles } = await detail();
    const reports = databases.find(
      ({ sqlName }: { sqlName: string }) => sqlName === 'reports',
    );
    await operate('database-remove', { name: reports.name, drop: true });
    await operate('role-remove', { name: roles[0].name, drop: true });
    await waitFor(async () => {
      const left = await detail();
      expect([
        left.poolers.length,
        left.databases.length,
        left.roles.length,
      ]).toEqual([1, 1, 0]);
    });
  });

  it('reveals and rotates the password', async () => {
    const { status } = await portal.post(`${DATABASE}/credentials`, {});
    expect(status).toBe(200);
    await operate('rotate-password');
  });

  it('upgrades it', async () => {
    await operate('minor-upgrade');
    await settled(3);
    await operate('major-upgrade', { major: 18 });
    await waitFor(async () => {
      expect((await detail()).postgresVersion).toBe('18.1');
    });
    await settled(3);
  });

  it('answers on every route', async () => {
    const { paths } = (await portal.get('/cnpg/openapi.json')).body;
    const values: Record<string, string> = {
      target: 'aks-primary',
      namespace: NAMESPACE,
      name: NAME,
      kind: 'component',
      operation: 'switchover',
      rule: 'none',
    };
    for (const [path, methods] of Object.entries<object>(paths)) {
      for (const method of Object.keys(methods)) {
        // What is asked for does not matter here: refusals are answers as well.
        await fetch(
          portal.url(
            `/cnpg${path.replace(/\{(\w+)\}/g, (_, name) => values[name])}`,
          ),
          {
            method: method.toUpperCase(),
            ...(method !== 'get' && {
              headers: { 'content-type': 'application/json' },
              body: '{}',
            }),
          },
        );
      }
    }
    const { items } = (await portal.get('/cnpg/v1/databases')).body;
    expect(items).toMatchObject([{ name: NAME }]);
  });

  it('deletes it', async () => {
    await operate('deletion-protection', { enabled: true });
    await operate('deletion-protection', { enabled: false });
    await operate('delete', { confirm: NAME });
    await waitFor(async () => {
      expect((await portal.get(DATABASE)).status).toBe(404);
    });
  });

  it('has done everything that can be done', () => {
    expect([...done].sort()).toEqual([...operationIds].sort());
  });

  it('has given a password to nobody but who asked for it', () => {
    // Of the application, before and after its rotation, of the copy's and of the role.
    expect(passwords.size).toBeGreaterThanOrEqual(4);
    const leaks = said.filter(({ text }) =>
      [...passwords].some(password =>
        [password, Buffer.from(password).toString('base64')].some(form =>
          text.includes(form),
        ),
      ),
    );
    expect(new Set(leaks.map(({ where }) => where))).toEqual(
      new Set([`POST /api${DATABASE}/credentials`]),
    );
    expect(said.filter(({ where }) => where === 'log').length).toBeGreaterThan(
      0,
    );
  });

  it('was refused nothing, and needed every right', async () => {
    expect(await sandbox.authorization()).toEqual({
      unused: [],
      denied: [],
      azure: { unused: [], denied: [] },
    });
  });
});
