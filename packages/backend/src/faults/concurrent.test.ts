import { Cluster, kinds } from '@pgportal/plugin-cnpg-common';
import { ActionDependencies } from '@pgportal/plugin-scaffolder-backend-module-cnpg';
import {
  Sandbox,
  startSandbox,
} from '../integration/__testUtils__/nodeSandbox';
import {
  createDatabase,
  createDatabaseService,
  refOf,
  startPortal,
} from './__testUtils__/createDatabase';
import {
  normalize,
  readAzure,
  readKubernetes,
} from './__testUtils__/readState';

jest.setTimeout(120_000);

describe('creations at the same time', () => {
  let sandbox: Sandbox;
  let portal: ActionDependencies;
  /** A second replica of the same backend. */
  let replica: ActionDependencies;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '500']);
    const database = createDatabaseService();
    const quotas = { teams: { 'group:default/team-0006': { databases: 10 } } };
    portal = await startPortal(sandbox, 40, database, { quotas });
    replica = await startPortal(sandbox, 40, database, { quotas });
  });
  afterAll(() => sandbox.stop());

  const kubernetes = () => portal.targets.get('aks-primary').kubernetes;

  const clusterOf = (service: number) => {
    const { namespace, name } = refOf(service);
    return kubernetes().get<Cluster>(kinds.Cluster, namespace, name);
  };

  const everything = async () =>
    new Map([
      ...(await readKubernetes(kubernetes())),
      ...(await readAzure(sandbox)),
    ]);

  const newSince = async (before: Map<string, object>) =>
    new Map([...(await everything())].filter(([id]) => !before.has(id)));

  it('with the same answers both succeed and make one database', async () => {
    const empty = await everything();
    const alone = await createDatabase(portal, 0);
    expect(alone.error).toBeUndefined();
    const expected = normalize(await newSince(empty), refOf(0));

    const before = await everything();
    await sandbox.requests();
    const runs = await Promise.all([
      createDatabase(portal, 1),
      createDatabase(replica, 1),
      createDatabase(portal, 1),
      createDatabase(replica, 1),
    ]);
    expect(runs.map(({ error }) => error)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(normalize(await newSince(before), refOf(1))).toEqual(expected);
    // Azure refuses a second write below one identity, and any while the identity is new.
    const writes = (await sandbox.requests()).filter(
      ({ method, path }) =>
        method === 'PUT' && path.includes('federatedIdentityCredentials'),
    );
    expect(
      writes.filter(({ status }) => status !== 404).map(entry => entry.status),
    ).toEqual([201]);
  });

  it.each([2, 3, 4])(
    'with different answers one succeeds, and the other says why it did not (service %i)',
    async service => {
      const runs = await Promise.all([
        createDatabase(portal, service, { plan: 'small' }),
        createDatabase(replica, service, { plan: 'medium' }),
      ]);
      const [winner, ...others] = runs.filter(({ error }) => !error);
      expect(winner).toBeDefined();
      expect(others).toEqual([]);
      const plan = runs.indexOf(winner) === 0 ? 'small' : 'medium';
      const { error } = runs[1 - runs.indexOf(winner)];
      expect(error?.name).toBe('ConflictError');
      expect(error?.message).toBe(
        `name: This service has a database ${
          refOf(service).name
        } in namespace ${
          refOf(service).namespace
        } on AKS primary already, with plan ${plan}; choose another name for a new one.`,
      );
      const cluster = await clusterOf(service);
      expect(cluster?.metadata.generation).toBe(1);
      expect(cluster?.metadata.annotations).toMatchObject({
        'pgportal.dev/plan': plan,
      });
    },
  );

  it('makes 25 databases of 25 teams on one target, each its own', async () => {
    const before = await everything();
    const services = Array.from({ length: 25 }, (_, i) => 10 + i);
    const runs = await Promise.all(
      services.map(service =>
        createDatabase(service % 2 ? portal : replica, service),
      ),
    );
    expect(runs.map(({ error }) => error).filter(Boolean)).toEqual([]);
    const made = await newSince(before);
    const [first, ...others] = services.map(service => {
      const { namespace, name } = refOf(service);
      const own = [...made].filter(
        ([id, object]) =>
          id.includes(namespace) || JSON.stringify(object).includes(namespace),
      );
      for (const [id] of own) made.delete(id);
      expect(own.map(([id]) => id)).toContain(
        `Cluster.postgresql.cnpg.io ${namespace}/${name}`,
      );
      return normalize(new Map(own), refOf(service));
    });
    // What is left belongs to nobody.
    expect([...made.keys()]).toEqual([]);
    for (const other of others) expect(other).toEqual(first);
  });

  it('makes as many of 50 at once as the quota of the team allows', async () => {
    const runs = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        createDatabase(i % 2 ? portal : replica, 6, { name: `quota-${i}` }),
      ),
    );
    const { items } = await kubernetes().list<Cluster>(kinds.Cluster, {
      namespace: refOf(6).namespace,
    });
    expect(items).toHaveLength(10);
    const refused = runs.flatMap(({ error }) => (error ? [error.message] : []));
    expect(refused).toHaveLength(40);
    for (const sentence of refused) expect(sentence).toMatch(/^service: .* 10/);
  });

  it('makes ten databases of one team', async () => {
    const before = await everything();
    const names = Array.from({ length: 10 }, (_, i) => `many-${i}`);
    const runs = await Promise.all(
      names.map((name, i) =>
        createDatabase(i % 2 ? portal : replica, 5, { name }),
      ),
    );
    expect(runs.filter(({ error }) => error)).toEqual([]);
    const made = await newSince(before);
    const { namespace } = refOf(5);
    const count = (pattern: RegExp) =>
      [...made.keys()].filter(id => pattern.test(id)).length;
    expect([...made.keys()]).toEqual(
      expect.arrayContaining(
        names.map(name => `Cluster.postgresql.cnpg.io ${namespace}/${name}`),
      ),
    );
    expect({
      namespaces: count(/^Namespace\./),
      clusters: count(/^Cluster\./),
      objectStores: count(/^ObjectStore\./),
      scheduledBackups: count(/^ScheduledBackup\./),
      podMonitors: count(/^PodMonitor\./),
      pods: count(/^Pod\./),
      containers: count(/\/containers\/[^/]+$/),
      identities: count(/\/userAssignedIdentities\/[^/]+$/),
      credentials: count(/\/federatedIdentityCredentials\/[^/]+$/),
      assignments: count(/\/roleAssignments\/[^/]+$/),
    }).toEqual({
      namespaces: 1,
      clusters: 10,
      objectStores: 10,
      scheduledBackups: 10,
      podMonitors: 10,
      pods: 10,
      containers: 10,
      identities: 10,
      credentials: 10,
      assignments: 10,
    });
  });
});
