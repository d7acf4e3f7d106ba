import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Cluster, Database, Pod, kinds } from '@pgportal/plugin-cnpg-common';
import {
  ActionDependencies,
  createApplyDatabaseAction,
  createEnsureDatabaseIdentityAction,
  createPlanDatabaseAction,
  createWaitForDatabaseAction,
} from '@pgportal/plugin-scaffolder-backend-module-cnpg';
import { DatabaseLock } from '@pgportal/plugin-cnpg-node';
import { createDatabaseService } from '../faults/__testUtils__/createDatabase';
import { arm } from './__testUtils__/arm';
import { until } from './__testUtils__/nodePortal';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(180_000);

const catalog = catalogServiceMock({
  entities: [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'orders' },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/team-orders' }],
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'team-orders' },
    },
  ],
});

describe('creating a database', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
  });
  afterEach(() => sandbox.clearFaults());
  afterAll(() => sandbox.stop());

  async function dependencies(
    target: object = {},
  ): Promise<ActionDependencies> {
    return {
      ...(await nodeServices(cnpgConfig(sandbox, target))),
      auth: mockServices.auth(),
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      }),
      catalog,
      lock: await DatabaseLock.create(createDatabaseService()),
      logger: mockServices.logger.mock(),
      permissions: mockServices.permissions(),
    };
  }

  /** Runs one action as a task would, and gives back what it logged and put out. */
  async function run(
    action: { handler(context: any): Promise<void> },
    input: object,
    onLog: (message: string) => void = () => {},
  ): Promise<{ log: string[]; output: Record<string, any>; error?: Error }> {
    const log: string[] = [];
    const output: Record<string, any> = {};
    const keep = (message: string) => {
      log.push(message);
      onLog(message);
    };
    const context = {
      input,
      logger: { info: keep, warn: keep },
      output: (name: string, value: unknown) => {
        output[name] = value;
      },
      checkpoint: ({ fn }: { fn: () => Promise<unknown> }) => fn(),
      getInitiatorCredentials: async () => mockCredentials.user(),
      task: { id: 'task-1' },
      user: { ref: 'user:default/jane' },
    };
    try {
      await action.handler(context);
      return { log, output };
    } catch (error) {
      return { log, output, error: error as Error };
    }
  }

  async function create(name: string, target?: object, options?: object) {
    const deps = await dependencies(target);
    const plan = await run(createPlanDatabaseAction(deps), {
      service: 'component:default/orders',
      name,
      environment: 'prod',
      plan: 'small',
      version: 17,
      target: 'aks-primary',
      ...(options && { options }),
    });
    expect(plan.error).toBeUndefined();
    const { database } = plan.output;
    const identity = await run(createEnsureDatabaseIdentityAction(deps), {
      database,
    });
    expect(identity.error).toBeUndefined();
    const { clientId } = identity.output;
    const apply = await run(createApplyDatabaseAction(deps), {
      database,
      clientId,
    });
    expect(apply.error).toBeUndefined();
    const wait = await run(createWaitForDatabaseAction(deps), {
      database,
      timeoutMinutes: 2,
    });
    return { plan, identity, apply, wait, deps };
  }

  it('ends with a healthy, archiving database, and changes nothing when run again', async () => {
    const first = await create('orders-db');
    expect(first.wait.error).toBeUndefined();
    expect(first.wait.log).toEqual(
      expect.arrayContaining([
        'Instance 1 of 3 is running',
        'Instance 2 of 3 is streaming',
        'Instance 3 of 3 is streaming',
        'First WAL archived',
        'orders-db is ready',
      ]),
    );
    expect(first.wait.output.endpoint).toBe(
      'orders-db-rw.team-orders.svc:5432',
    );

    const { kubernetes } = first.deps.targets.get('aks-primary');
    const cluster = await kubernetes.get<Cluster>(
      kinds.Cluster,
      'team-orders',
      'orders-db',
    );
    expect(cluster?.metadata.annotations).toMatchObject({
      'pgportal.dev/owner': 'group:default/team-orders',
      'pgportal.dev/dependency-of': 'component:default/orders',
      'pgportal.dev/requested-by': 'user:default/jane',
    });

    const second = await create('orders-db');
    for (const line of [...second.identity.log, ...second.apply.log]) {
      expect(line).toMatch(/already|^Left out/);
    }
    expect(second.wait.log).toContain('orders-db is ready');
    const everything = JSON.stringify([first, second], (key, value) =>
      key === 'deps' ? undefined : value,
    );
    expect(everything).not.toMatch(/password|clientSecret/i);
    expect(everything).not.toContain(sandbox.azure.clientSecret);
  });

  it('creates a database without backups where the target has none', async () => {
    const { plan, apply, wait } = await create('plain-db', { backups: 'none' });
    expect(plan.log).toContain(
      'AKS primary keeps no backups: what is lost there stays lost.',
    );
    expect(apply.log.join()).not.toMatch(/ObjectStore|ScheduledBackup/);
    expect(wait.error).toBeUndefined();
    expect(wait.log).not.toContain('First WAL archived');
    expect(wait.log).toContain('plain-db is ready');
  });

  it('creates extensions, further databases and a pooler with it', async () => {
    const options = {
      extensions: ['pg_trgm'],
      databases: [{ name: 'reports', extensions: ['hstore'] }],
      pooler: { poolMode: 'transaction', instances: 2 },
    };
    const { apply, wait, deps } = await create('more-db', {}, options);
    expect(wait.error).toBeUndefined();
    expect(apply.log).toEqual(
      expect.arrayContaining([
        'Created Database more-db.more-db',
        'Created Database more-db.reports',
        'Created Pooler more-db-pooler',
      ]),
    );
    expect(wait.log).toEqual(
      expect.arrayContaining([
        'All 2 databases that were asked for are there',
        'Pooler is ready',
        'more-db is ready',
      ]),
    );
    const { kubernetes } = deps.targets.get('aks-primary');
    for (const name of ['more-db.more-db', 'more-db.reports']) {
      expect(
        await kubernetes.get<Database>(kinds.Database, 'team-orders', name),
      ).toMatchObject({ status: { applied: true } });
    }

    const without = await run(createPlanDatabaseAction(deps), {
      service: 'component:default/orders',
      name: 'more-db',
      environment: 'prod',
      plan: 'small',
      version: 17,
      target: 'aks-primary',
    });
    expect(without.error?.message).toMatch(/already, with other options;/);
    const again = await create('more-db', {}, options);
    for (const line of again.apply.log) {
      expect(line).toMatch(/already|^Left out/);
    }
  });

  it('brings an instance back to its volume, whichever poolers are in that zone', async () => {
    const deps = await dependencies();
    const { kubernetes } = deps.targets.get('aks-primary');
    const podsOf = async (label: string) =>
      (
        await kubernetes.list<Pod>(kinds.Pod, {
          namespace: 'team-orders',
          labelSelector: label,
        })
      ).items.filter(({ metadata }) => !metadata.deletionTimestamp);
    const poolerPods = () => podsOf('cnpg.io/poolerName=more-db-pooler');
    const [standby] = await podsOf(
      'cnpg.io/cluster=more-db,cnpg.io/instanceRole=replica',
    );
    const { nodeName } = standby.spec!;
    const { items: nodes } = await kubernetes.list(kinds.Node);
    const cordon = (unschedulable: boolean) =>
      Promise.all(
        nodes
          .filter(({ metadata }) => metadata.name !== nodeName)
          .map(({ metadata }) =>
            kubernetes.mergePatch(kinds.Node, undefined, metadata.name, {
              spec: { unschedulable },
            }),
          ),
      );

    await cordon(true);
    for (const { metadata } of await poolerPods()) {
      await kubernetes.delete(kinds.Pod, 'team-orders', metadata.name);
    }
    await until('both poolers are beside the standby', async () => {
      const pods = await poolerPods();
      return (
        pods.length === 2 && pods.every(pod => pod.spec?.nodeName === nodeName)
      );
    });
    await cordon(false);
    await kubernetes.delete(kinds.Pod, 'team-orders', standby.metadata.name);
    let back: Pod | undefined;
    await until('the standby is back', async () => {
      back = (await podsOf('cnpg.io/cluster=more-db')).find(
        ({ metadata: { name, uid } }) =>
          name === standby.metadata.name && uid !== standby.metadata.uid,
      );
      return Boolean(
        back?.status?.conditions?.some(
          ({ type, status }) => type === 'Ready' && status === 'True',
        ),
      );
    });
    expect(back?.spec?.nodeName).toBe(nodeName);
  });

  it('archives by itself where CloudNativePG still can', async () => {
    const { plan, apply, wait, deps } = await create(
      'guide-db',
      {},
      { profile: 'inTree' },
    );
    expect(plan.log).toContainEqual(
      expect.stringMatching(/removes its own archiving in 1\.31/),
    );
    expect(apply.log.join()).not.toMatch(/ObjectStore/);
    expect(wait.error).toBeUndefined();
    expect(wait.log).toContain('First WAL archived');
    const cluster = await deps.targets
      .get('aks-primary')
      .kubernetes.get<Cluster>(kinds.Cluster, 'team-orders', 'guide-db');
    expect(JSON.stringify(cluster?.spec)).not.toContain('plugins');
  });

  it('names the broken link when the identity does not fit the service account', async () => {
    const deps = await dependencies();
    const plan = await run(createPlanDatabaseAction(deps), {
      service: 'component:default/orders',
      name: 'other-db',
      environment: 'prod',
      plan: 'small',
      version: '17',
      target: 'aks-primary',
    });
    const { database } = plan.output;
    // The identity of the first database: its federated credential is for another service account.
    const identity = await run(createEnsureDatabaseIdentityAction(deps), {
      database: { ...database, name: 'orders-db' },
    });
    const { clientId } = identity.output;
    await run(createEnsureDatabaseIdentityAction(deps), { database });
    await run(createApplyDatabaseAction(deps), { database, clientId });
    const wait = await run(createWaitForDatabaseAction(deps), {
      database,
      timeoutMinutes: 0.25,
    });
    expect(wait.error?.message).toMatch(
      /^aks-primary\/team-orders\/other-db is not ready after 0.25 min\. Still missing: "First WAL archived"\. .*AADSTS70021/,
    );
    expect(wait.error?.stack).toBe(wait.error?.message);
    expect(wait.log).toContainEqual(
      expect.stringMatching(/^WAL archiving does not work yet: .*AADSTS70021/),
    );
  });

  it('waits while Azure does not know the role yet', async () => {
    const deps = await dependencies();
    const plan = await run(createPlanDatabaseAction(deps), {
      service: 'component:default/orders',
      name: 'early-db',
      environment: 'prod',
      plan: 'small',
      version: 17,
      target: 'aks-primary',
    });
    const { database } = plan.output;
    const ensure = () =>
      run(createEnsureDatabaseIdentityAction(deps), { database });
    const { clientId, roleAssignmentId } = (await ensure()).output;
    await arm(sandbox, 'DELETE', `${roleAssignmentId}?api-version=2022-04-01`);
    await run(createApplyDatabaseAction(deps), { database, clientId });
    const refusal =
      /^WAL archiving does not work yet: .*AuthorizationPermissionMismatch.* Azure may take some minutes to know what was just created$/;
    let assigned: ReturnType<typeof ensure> | undefined;
    const wait = await run(
      createWaitForDatabaseAction(deps),
      { database, timeoutMinutes: 2 },
      message => {
        // Azure takes a minute from then until the role has an effect.
        if (refusal.test(message)) assigned ??= ensure();
      },
    );
    expect((await assigned)?.log.join()).toMatch(/Assigned the role/);
    expect(wait.error).toBeUndefined();
    expect(wait.log.filter(line => refusal.test(line))).toHaveLength(1);
    expect(wait.log.slice(-2)).toEqual([
      'First WAL archived',
      'early-db is ready',
    ]);
  });
});
