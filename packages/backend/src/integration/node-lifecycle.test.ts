import {
  Cluster,
  KubernetesObject,
  ObjectStore,
  ScheduledBackup,
  Service,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { NodePortal, startNodePortal, until } from './__testUtils__/nodePortal';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';
import { readAzure } from '../faults/__testUtils__/readState';

jest.setTimeout(240_000);

const COMPLETED = 'Run completed with status: completed';
const SOURCE = 'aks-primary/team-orders/orders-db';
const SERVICE = 'component:default/orders';

/** One database from its creation to its end, and a copy of it, through the templates. */
describe('the templates of the life of a database', () => {
  let sandbox: Sandbox;
  let portal: NodePortal;
  let kubernetes: KubernetesApi;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '50']);
    const target = { exposure: 'public' };
    const services = await nodeServices(cnpgConfig(sandbox, target));
    kubernetes = services.targets.get('aks-primary').kubernetes;
    portal = await startNodePortal(
      sandbox,
      [
        'postgres-database',
        'postgres-backup',
        'postgres-expose',
        'postgres-restore',
        'postgres-retire',
      ],
      target,
    );
    const { status, log } = await portal.run('postgres-database', {
      service: SERVICE,
      name: 'orders-db',
      environment: 'prod',
      plan: 'small',
      version: 17,
      target: 'aks-primary',
      review: 'seen',
    });
    if (status !== COMPLETED) throw new Error(log);
    await until('there is a first base backup', async () => {
      const store = await kubernetes.get<ObjectStore>(
        kinds.ObjectStore,
        'team-orders',
        'orders-db',
      );
      return Boolean(
        store?.status?.serverRecoveryWindow?.['orders-db']
          ?.firstRecoverabilityPoint,
      );
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  const cluster = (name: string) =>
    kubernetes.get<Cluster>(kinds.Cluster, 'team-orders', name);
  const specOf = async (name: string) =>
    (await cluster(name))?.spec as Record<string, any> | undefined;

  it('takes a base backup on demand', async () => {
    const { log, status, output } = await portal.run('postgres-backup', {
      database: SOURCE,
      task: 'now',
    });
    expect(log).toMatch(/The backup orders-db-\d{14} is complete/);
    expect(status).toBe(COMPLETED);
    expect(output.text[0].content).toMatch(/by its id\s+`\d{8}T\d{6}`/);
  });

  it('changes the schedule, suspends it and resumes it', async () => {
    const schedule = async () =>
      (
        await kubernetes.get<ScheduledBackup>(
          kinds.ScheduledBackup,
          'team-orders',
          'orders-db',
        )
      )?.spec;
    const changed = await portal.run('postgres-backup', {
      database: SOURCE,
      task: 'schedule',
      schedule: '0 30 3 * * *',
    });
    expect(changed.log).toMatch(/The next backups: \d{4}-\d\d-\d\dT03:30:00/);
    expect(await schedule()).toMatchObject({ schedule: '0 30 3 * * *' });
    await portal.run('postgres-backup', { database: SOURCE, task: 'suspend' });
    expect(await schedule()).toMatchObject({ suspend: true });
    await portal.run('postgres-backup', { database: SOURCE, task: 'resume' });
    expect(await schedule()).toMatchObject({ suspend: false });

    const crontab = await portal.run('postgres-backup', {
      database: SOURCE,
      task: 'schedule',
      schedule: '0 2 * * *',
    });
    expect(crontab.log).toMatch(/These are five fields/);
    expect(await schedule()).toMatchObject({ schedule: '0 30 3 * * *' });
  });

  it('gives primary and standbys one address with one name, and takes it away again', async () => {
    const { output, status } = await portal.run('postgres-expose', {
      database: SOURCE,
      exposure: 'public',
      readOnly: true,
      sourceRanges: ['203.0.113.7/32'],
    });
    expect(status).toBe(COMPLETED);
    expect(output.text[0].content).toMatch(
      /The primary: `(orders-db-\w{8}\.swedencentral\.cloudapp\.azure\.com):5432`\s+- The standbys: `\1:5433`/,
    );
    const services = async () =>
      (
        await kubernetes.list<Service>(kinds.Service, {
          namespace: 'team-orders',
        })
      ).items.filter(({ spec }) => spec?.type === 'LoadBalancer');
    const [ro, rw] = await services();
    expect(ro.status?.loadBalancer?.ingress?.[0].ip).toBe(
      rw.status?.loadBalancer?.ingress?.[0].ip,
    );
    for (const { spec } of [ro, rw]) {
      expect(spec?.selector).toMatchObject({ 'cnpg.io/cluster': 'orders-db' });
      expect(spec?.loadBalancerSourceRanges).toEqual(['203.0.113.7/32']);
    }

    const open = await portal.run('postgres-expose', {
      database: SOURCE,
      exposure: 'public',
      readOnly: true,
      sourceRanges: ['0.0.0.0/0'],
    });
    expect(open.log).toMatch(/covers too much of the internet/);
    await portal.run('postgres-expose', { database: SOURCE, exposure: 'none' });
    expect(await services()).toEqual([]);
  });

  it('restores into a new database with its own identity and backups, and leaves the source alone', async () => {
    const before = await cluster('orders-db');
    const { log, status, output } = await portal.run('postgres-restore', {
      recovery: { source: SOURCE },
      service: SERVICE,
      name: 'orders-copy',
    });
    expect(log).toMatch(
      /Restoring aks-primary\/team-orders\/orders-db, everything that is in its archive[\s\S]*managed identity id-pg-aks-primary-team-orders-orders-copy[\s\S]*Created Cluster orders-copy[\s\S]*First WAL archived/,
    );
    expect(status).toBe(COMPLETED);
    expect(output.links[0]).toMatchObject({
      entityRef: 'resource:default/orders-copy.team-orders.aks-primary',
    });

    const source = (await specOf('orders-db'))!;
    const copy = (await specOf('orders-copy'))!;
    expect(copy.bootstrap.recovery).toMatchObject({
      database: source.bootstrap.initdb.database,
      owner: source.bootstrap.initdb.owner,
    });
    expect(copy.imageCatalogRef).toEqual(source.imageCatalogRef);
    expect(copy.postgresql.parameters).toEqual(source.postgresql.parameters);
    expect(copy.serviceAccountTemplate).not.toEqual(
      source.serviceAccountTemplate,
    );
    const stores = await Promise.all(
      ['orders-db', 'orders-copy', 'orders-copy-source'].map(name =>
        kubernetes.get<ObjectStore>(kinds.ObjectStore, 'team-orders', name),
      ),
    );
    const [own, written, read] = stores.map(
      store => store?.spec?.configuration?.destinationPath,
    );
    expect(read).toBe(own);
    expect(written).not.toBe(own);
    const after = await cluster('orders-db');
    expect(after?.spec).toEqual(before?.spec);
    expect(after?.metadata.annotations).toEqual(before?.metadata.annotations);
  });

  it('refuses a moment that cannot be restored, in one sentence', async () => {
    const { events } = await portal.run('postgres-restore', {
      recovery: { source: SOURCE, targetTime: '2020-01-01T00:00:00Z' },
      service: SERVICE,
      name: 'orders-past',
    });
    const failure = events.find(({ body }) => body.status === 'failed')!;
    expect(failure.body.message).toMatch(
      /^recovery: 2020-01-01T00:00:00Z is before the first moment that can be restored, \S+\.$/,
    );
    expect(await cluster('orders-past')).toBeUndefined();
  });

  it('retires the copy: nothing of it is left but its backups, and the source runs on', async () => {
    const azureBefore = [...(await readAzure(sandbox)).keys()];
    const { log, status, output } = await portal.run('postgres-retire', {
      service: SERVICE,
      database: 'aks-primary/team-orders/orders-copy',
      lastBackup: true,
      confirm: 'orders-copy',
      removeBackups: false,
    });
    expect(log).toMatch(
      /The backup orders-copy-\d+ is complete[\s\S]*Removed Cluster orders-copy/,
    );
    expect(status).toBe(COMPLETED);
    const [removed, kept] = output.text.map(
      ({ content }: { content: string }) => content,
    );
    expect(removed).toMatch(/Cluster `orders-copy`/);
    expect(removed).toMatch(/Managed identity `id-pg-/);
    expect(kept).toMatch(/Namespace `team-orders`/);
    expect(kept).toMatch(/container `team-orders-orders-copy/i);

    for (const kind of [
      kinds.Cluster,
      kinds.ObjectStore,
      kinds.ScheduledBackup,
      kinds.Backup,
      kinds.Pod,
      kinds.PersistentVolumeClaim,
      kinds.Service,
      kinds.PodMonitor,
    ]) {
      const { items } = await kubernetes.list<KubernetesObject>(kind);
      expect(
        items
          .map(({ metadata }) => metadata.name)
          .filter(name => name.startsWith('orders-copy')),
      ).toEqual([]);
    }
    const azureAfter = [...(await readAzure(sandbox)).keys()];
    const gone = azureBefore.filter(id => !azureAfter.includes(id));
    expect(gone.some(id => /containers\/[^/]+$/.test(id))).toBe(false);
    expect(gone.join()).toMatch(/userAssignedIdentities/i);
    expect(gone.join()).toMatch(/federatedIdentityCredentials/i);
    expect((await cluster('orders-db'))?.status?.phase).toBe(
      'Cluster in healthy state',
    );
  });

  it('retires nothing without the name, and nothing that is protected', async () => {
    const typo = await portal.run('postgres-retire', {
      service: SERVICE,
      database: SOURCE,
      lastBackup: false,
      confirm: 'orders',
      removeBackups: false,
    });
    expect(typo.log).toMatch(/confirm: type the name of the database/);
    await kubernetes.mergePatch(kinds.Cluster, 'team-orders', 'orders-db', {
      metadata: { annotations: { 'pgportal.dev/deletion-protection': 'on' } },
    });
    const { log } = await portal.run('postgres-retire', {
      service: SERVICE,
      database: SOURCE,
      lastBackup: false,
      confirm: 'orders-db',
      removeBackups: false,
    });
    expect(log).toMatch(/Deletion protection of orders-db is on/);
    expect(await cluster('orders-db')).toBeDefined();
  });
});
