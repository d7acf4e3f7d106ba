import {
  DEFAULT_PRICES,
  DatabaseObjects,
  DatabasePlan,
  Governance,
  Kind,
  Offer,
  buildDatabaseManifests,
  kinds,
  manifestsOfPlan,
  planDatabase,
  sumUsage,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '../kubernetes/KubernetesApiError';
import { TargetsService } from '../types';
import { GovernanceService } from './GovernanceService';
import { readUsage } from './readUsage';

const NOW = new Date('2026-11-20T12:00:00Z');

const target = (name: string): Offer['targets'][0] => ({
  name,
  title: `Target ${name}`,
  backups: 'none',
  imageCatalog: 'postgresql',
  spread: 'nodes',
});

const offer: Offer = {
  plans: [
    {
      name: 'small',
      title: 'Small',
      instances: 2,
      cpu: '1',
      memory: '2Gi',
      storage: '8Gi',
      retention: '7d',
      backupSchedule: '0 0 2 * * *',
    },
  ],
  environments: [{ name: 'dev', title: 'Development', production: false }],
  versions: [{ major: 17, endOfLife: '2029-11-08' }],
  targets: [target('one'), target('two')],
  prices: DEFAULT_PRICES,
};

const OWNER = 'group:default/orders';

function planned(name = 'orders-db', targetName = 'one'): DatabasePlan {
  const { plan } = planDatabase(
    {
      service: 'component:default/orders',
      name,
      environment: 'dev',
      plan: 'small',
      version: 17,
      target: targetName,
      owner: OWNER,
      namespace: 'team-orders',
    },
    offer,
  );
  return plan!;
}

function clusterOf(plan: DatabasePlan): DatabaseObjects['cluster'] {
  const manifests = buildDatabaseManifests(plan.plan, plan.target, {
    ...plan.request,
    production: false,
  });
  return manifests.find(({ kind }) => kind === kinds.Cluster)!
    .object as DatabaseObjects['cluster'];
}

function service(governance: Partial<Governance> = {}) {
  return new GovernanceService({
    governance: {
      policies: [],
      quotas: { default: {}, teams: {} },
      freezes: [],
      ...governance,
    },
    offer,
  });
}

const nothing = sumUsage([]);

describe('GovernanceService', () => {
  it('refuses a plan that breaks a policy, next to the answer that decides', () => {
    const { problems, report } = service({
      policies: [
        {
          name: 'baseline',
          title: 'Baseline',
          rules: { minInstances: 3, synchronous: true },
          weights: {},
        },
      ],
    }).judgePlan(planned(), nothing, NOW);
    expect(problems).toMatchObject([
      {
        field: 'plan',
        message:
          'It has 2 instances; at least 3 are asked for. The policy "Baseline" asks for it.',
      },
    ]);
    expect(report.score).toBe(50);
  });

  it('counts what the team has on all targets against its quota, and says what is left', () => {
    const governance = service({
      quotas: { default: { databases: 2, cpu: 4 }, teams: {} },
    });
    const { usage } = governance.judgeDatabase(
      planned('first').ref,
      {
        cluster: clusterOf(planned('first')),
        pods: [],
        volumes: [],
        services: [],
        backups: [],
        scheduledBackups: [],
        objectStores: [],
        nodes: [],
        unavailable: {},
      },
      NOW,
    );
    expect(usage.monthlyCost).toBe(planned('first').cost?.amount);
    const once = governance.judgePlan(planned(), sumUsage([usage]), NOW);
    expect(once).toMatchObject({
      problems: [],
      left: { databases: 1, cpu: 2 },
    });
    const twice = governance.judgePlan(
      planned(),
      sumUsage([usage, usage]),
      NOW,
    );
    expect(twice.problems.map(({ field }) => field)).toEqual([
      'service',
      'plan',
    ]);
  });

  it('asks the rules that teams added, each id once', () => {
    const governance = service();
    const rule = {
      id: 'acme.name',
      title: 'Names end with -db',
      evaluate: ({ name }: { name: string }) =>
        name.endsWith('-db') ? undefined : 'The name does not end with -db.',
    };
    governance.addRule(rule);
    expect(() => governance.addRule(rule)).toThrow(/"acme.name" already/);
    expect(() => governance.addRule({ ...rule, id: 'zones' })).toThrow(
      /already/,
    );
    expect(governance.titleOfRule('acme.name')).toBe(rule.title);
    expect(governance.titleOfRule('zones')).toBe('Spread over zones');
    expect(governance.titleOfRule('toString')).toBeUndefined();
    expect(governance.judgePlan(planned(), nothing, NOW).problems).toEqual([]);
    expect(
      governance.judgePlan(planned('orders'), nothing, NOW).problems,
    ).toEqual([{ field: 'name', message: 'The name does not end with -db.' }]);
  });
});

describe('readUsage', () => {
  const targetsWith = (lists: Record<string, () => object[]>): TargetsService =>
    ({
      offer,
      list: () =>
        offer.targets.map(definition => ({
          definition,
          kubernetes: {
            list: async () => ({
              items: lists[definition.name](),
              resourceVersion: '1',
            }),
          },
        })),
    } as any);

  it('adds up the databases of the team, this one and those of others left out', async () => {
    const foreign = clusterOf(planned('foreign'));
    foreign.metadata.annotations = {};
    const { used, unanswered } = await readUsage({
      targets: targetsWith({
        one: () => [
          clusterOf(planned('orders-db')),
          clusterOf(planned('other-db')),
          foreign,
        ],
        two: () => [clusterOf(planned('orders-db', 'two'))],
      }),
      governance: service(),
      owner: OWNER,
      namespace: 'team-orders',
      except: planned().ref,
    });
    expect(unanswered).toEqual([]);
    expect(used).toMatchObject({ databases: 2, cpu: 4, memory: 8 * 2 ** 30 });
  });

  it('counts what backups and poolers cost, as a plan does', async () => {
    const [target1] = offer.targets;
    const withBackups: Offer = {
      ...offer,
      targets: [
        {
          ...target1,
          backups: 'azure',
          azure: {
            subscriptionId: 's',
            location: 'swedencentral',
            identityResourceGroup: 'ids',
            aksName: 'aks',
            storage: {
              account: 'backups',
              resourceGroup: 'storage',
              subscriptionId: 's',
            },
          },
        },
      ],
    };
    const { plan } = planDatabase(
      {
        ...planned().request,
        options: { pooler: { poolMode: 'session', instances: 2 } },
      },
      withBackups,
    );
    const objects = manifestsOfPlan(plan!);
    const governance = new GovernanceService({
      governance: {
        policies: [],
        quotas: { default: { monthlyCost: 1000 }, teams: {} },
        freezes: [],
      },
      offer: withBackups,
    });
    const kubernetes = {
      serves: async () => true,
      list: async (kind: Kind) => ({
        items: objects
          .filter(entry => entry.kind === kind)
          .map(({ object }) => object),
      }),
    };
    const { used } = await readUsage({
      targets: {
        offer: withBackups,
        list: () => [{ definition: withBackups.targets[0], kubernetes }],
      } as any,
      governance,
      owner: OWNER,
      namespace: 'team-orders',
      except: { ...plan!.ref, name: 'another' },
    });
    expect(used.monthlyCost).toBe(plan!.cost!.amount);
    expect(used.monthlyCost).toBeGreaterThan(planned().cost!.amount);
  });

  it('names a target that does not answer', async () => {
    const { used, unanswered } = await readUsage({
      targets: targetsWith({
        one: () => [],
        two: () => {
          throw new KubernetesApiError('Target two cannot be reached.', {
            statusCode: 0,
          });
        },
      }),
      governance: service(),
      owner: OWNER,
      namespace: 'team-orders',
      except: planned().ref,
    });
    expect(used.databases).toBe(0);
    expect(unanswered).toEqual(['Target two']);
  });
});
