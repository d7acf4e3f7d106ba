import { Policy, Quota, kinds } from '@pgportal/plugin-cnpg-common';
import {
  CLIENT_ID,
  answers,
  createContext,
  setUp,
} from '../__testUtils__/setUp';
import { refusal } from '../__testUtils__/FakeKubernetes';
import { createDeleteDatabaseAction } from './deleteDatabase';
import { createApplyDatabaseAction } from './applyDatabase';
import { createEnsureDatabaseIdentityAction } from './ensureDatabaseIdentity';
import { createPlanDatabaseAction } from './planDatabase';
import { createWriteManifestsAction } from './writeManifests';

const OWNER = 'group:default/team-orders';

const policy = (
  rules: Policy['rules'],
  rest: Partial<Policy> = {},
): Policy => ({
  name: 'baseline',
  title: 'Baseline',
  rules,
  weights: {},
  ...rest,
});

const quota = (limits: Quota) => ({
  quotas: { default: {}, teams: { [OWNER]: limits } },
});

/** Every action that leads to a database, each with inputs as any template or caller of the API could make them. */
const actions = [
  ['cnpg:database:plan', createPlanDatabaseAction, answers],
  [
    'azure:databaseIdentity:ensure',
    createEnsureDatabaseIdentityAction,
    { database: answers },
  ],
  [
    'cnpg:database:apply',
    createApplyDatabaseAction,
    { database: answers, clientId: CLIENT_ID },
  ],
  [
    'cnpg:database:manifests',
    createWriteManifestsAction,
    { database: answers, clientId: CLIENT_ID },
  ],
] as const;

describe.each(actions)('%s, called by itself', (_id, create, input) => {
  const run = async (governance: Parameters<typeof setUp>[0]) => {
    const { dependencies, kubernetes, provisioner } = setUp(governance);
    const { context, output } = createContext(input as any);
    const error = await create(dependencies)
      .handler(context as any)
      .catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ name: 'InputError' });
    expect(kubernetes.applied).toEqual([]);
    expect(provisioner.ensureIdentity).not.toHaveBeenCalled();
    expect(output).toEqual({});
    return (error as Error).message;
  };

  it('makes nothing that a policy forbids, and says which and why', async () => {
    expect(
      await run({
        governance: {
          policies: [
            policy({ minInstances: 5, namePattern: '[a-z]+' }),
            policy({ majors: [18] }, { environments: ['dev'] }),
          ],
        },
      }),
    ).toBe(
      'plan: It has 3 instances; at least 5 are asked for. The policy "Baseline" asks for it. name: The name orders-db does not follow the pattern [a-z]+. The policy "Baseline" asks for it.',
    );
  });

  it('makes nothing for which the quota has no room', async () => {
    expect(await run({ governance: quota({ cpu: 5 }) })).toMatch(
      /^plan: .*CPU.*5 CPU/,
    );
  });
});

describe('what policies have the portal do', () => {
  it('protects a new database from deletion where a policy asks for it', async () => {
    const { dependencies, kubernetes } = setUp({
      governance: {
        policies: [policy({ deletionProtection: true }, { teams: [OWNER] })],
      },
    });
    const { context } = createContext({
      database: answers,
      clientId: CLIENT_ID,
    });
    await createApplyDatabaseAction(dependencies).handler(context);
    const cluster = await kubernetes.get(
      kinds.Cluster,
      'team-orders',
      'orders-db',
    );
    expect(cluster?.metadata.annotations).toMatchObject({
      'pgportal.dev/deletion-protection': 'on',
    });
  });
});

describe('the quota of a team', () => {
  const create = async (
    { dependencies }: Pick<ReturnType<typeof setUp>, 'dependencies'>,
    name: string,
  ) => {
    const { context, log } = createContext({
      database: { ...answers, name },
      clientId: CLIENT_ID,
    });
    await createApplyDatabaseAction(dependencies).handler(context);
    return log;
  };

  it('holds when fifty databases are created at once', async () => {
    const portal = setUp({ governance: quota({ databases: 10 }) });
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) => create(portal, `db-${index}`)),
    );
    const { items } = await portal.kubernetes.list(kinds.Cluster, {
      namespace: 'team-orders',
    });
    expect(items).toHaveLength(10);
    const refused = results.flatMap(result =>
      result.status === 'rejected' ? [String(result.reason.message)] : [],
    );
    expect(refused).toHaveLength(40);
    for (const sentence of refused) {
      expect(sentence).toMatch(/^service: .*10/);
    }
  });

  it('counts a database once, however often its creation runs', async () => {
    const portal = setUp({ governance: quota({ databases: 1 }) });
    await create(portal, 'orders-db');
    await expect(create(portal, 'orders-db')).resolves.toContain(
      'Cluster orders-db was there already',
    );
    await expect(create(portal, 'other-db')).rejects.toThrow(/^service: /);
  });

  it('lets a creation be completed although the quota is smaller by now', async () => {
    const before = setUp();
    await create(before, 'orders-db');
    const now = setUp({ governance: quota({ databases: 0 }) });
    before.kubernetes.objects.forEach((object, key) =>
      now.kubernetes.objects.set(key, object),
    );
    await expect(create(now, 'orders-db')).resolves.toContain(
      'Cluster orders-db was there already',
    );
  });

  it('is judged without a target that does not answer, which the log says', async () => {
    const portal = setUp({ governance: quota({ databases: 1 }) });
    portal.kubernetes.before = verb => {
      if (verb === 'list') throw refusal('AKS 1 cannot be reached.', 0);
    };
    expect(await create(portal, 'orders-db')).toContain(
      'AKS 1 does not answer, so its databases are not counted against the quota of group:default/team-orders',
    );
  });
});

describe('while nothing is to be changed', () => {
  const YEAR_END = {
    name: 'year-end',
    title: 'Year end',
    environments: ['prod'],
    from: '2020-01-01T00:00:00Z',
    to: '2999-01-04T00:00:00Z',
  };
  const retire = async ({
    dependencies,
  }: Pick<ReturnType<typeof setUp>, 'dependencies'>) => {
    const { context } = createContext({
      database: 'aks1/team-orders/orders-db',
      confirm: 'orders-db',
    });
    await createDeleteDatabaseAction(dependencies).handler(context);
  };
  const create = async ({
    dependencies,
  }: Pick<ReturnType<typeof setUp>, 'dependencies'>) => {
    const { context } = createContext({
      database: answers,
      clientId: CLIENT_ID,
    });
    await createApplyDatabaseAction(dependencies).handler(context);
  };

  it('creates nothing in a portal that is read-only', async () => {
    const portal = setUp({ readOnly: true });
    await expect(create(portal)).rejects.toThrow(/cnpg\.readOnly/);
    expect(portal.kubernetes.objects.size).toBe(0);
  });

  it('retires nothing during a freeze, and creates all the same', async () => {
    const portal = setUp({ governance: { freezes: [YEAR_END] } });
    await create(portal);
    const before = portal.kubernetes.objects.size;
    await expect(retire(portal)).rejects.toThrow(
      /^Year end: until 2999-01-04T00:00:00Z/,
    );
    expect(portal.kubernetes.objects.size).toBe(before);
  });
});
