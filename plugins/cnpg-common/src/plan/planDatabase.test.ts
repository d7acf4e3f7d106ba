import { inEnglish } from '../messages';
import { azure, medium, small } from '../__fixtures__/offer';
import { DEFAULT_PRICES } from '../cost/priceTable';
import { Offer } from '../model/offer';
import { DatabaseRequest } from '../model/request';
import { azureNames } from '../names/azureNames';
import { planDatabase } from './planDatabase';

const offer: Offer = {
  plans: [small, medium],
  environments: [
    { name: 'dev', title: 'Development', production: false },
    {
      name: 'prod',
      title: 'Production',
      production: true,
      plans: ['medium'],
    },
  ],
  versions: [{ major: 16 }, { major: 17 }],
  targets: [
    {
      name: 'aks-primary',
      title: 'AKS primary',
      backups: 'azure',
      imageCatalog: 'postgresql',
      spread: 'zones',
      azure,
    },
    {
      name: 'evaluation',
      title: 'Evaluation',
      backups: 'none',
      images: { '17': 'registry.example/postgresql:17.11' },
      spread: 'prefer',
    },
    {
      name: 'broken',
      title: 'Broken',
      backups: 'azure',
      imageCatalog: 'postgresql',
      spread: 'zones',
    },
  ],
};

const good: DatabaseRequest = {
  service: 'component:default/orders',
  name: 'orders-db',
  environment: 'prod',
  plan: 'medium',
  version: 17,
  target: 'aks-primary',
  owner: 'group:default/team-orders',
  namespace: 'team-orders',
};

describe('planDatabase', () => {
  describe('where a target is not for everybody', () => {
    const [primary, ...others] = offer.targets;
    const [dev, prod] = offer.environments;
    const limited: Offer = {
      ...offer,
      environments: [{ ...dev, targets: ['evaluation'] }, prod],
      targets: [
        { ...primary, teams: ['group:default/team-orders'] },
        ...others,
      ],
    };
    const ask = (answers: Partial<DatabaseRequest>) =>
      planDatabase({ ...good, ...answers }, limited).problems;

    it('takes those that it is for', () => {
      expect(ask({})).toEqual([]);
      expect(ask({ environment: 'dev', target: 'evaluation' })).toEqual([]);
    });

    it('refuses another environment and another team, in a sentence', () => {
      expect(ask({ environment: 'dev' })).toMatchObject([
        {
          field: 'target',
          message:
            'AKS primary is not offered in Development; there is Evaluation.',
        },
      ]);
      expect(ask({ owner: 'group:default/payments' })).toMatchObject([
        {
          field: 'target',
          message:
            'AKS primary is not offered to group:default/payments; there is Evaluation, Broken.',
        },
      ]);
    });

    it('waits with the team until the service is chosen', () => {
      expect(ask({ owner: '', namespace: '' })).not.toContainEqual(
        expect.objectContaining({ field: 'target' }),
      );
    });
  });

  it('lists what will exist, in the order in which it is made', () => {
    const { plan, problems } = planDatabase(good, offer);
    const names = azureNames(plan!.ref, 'aks1');
    expect(problems).toEqual([]);
    expect(plan).toMatchObject({
      ref: {
        target: 'aks-primary',
        namespace: 'team-orders',
        name: 'orders-db',
      },
      entityRef: 'resource:default/orders-db.team-orders.aks-primary',
      request: good,
      plan: { name: 'medium' },
      target: { name: 'aks-primary' },
      environment: { name: 'prod' },
    });
    expect(plan!.resources).toEqual([
      {
        where: 'azure',
        type: 'Blob container',
        name: names.container,
        scope: 'pgbackups',
      },
      {
        where: 'azure',
        type: 'Managed identity',
        name: names.identity,
        scope: 'rg-pg-identities',
      },
      {
        where: 'azure',
        type: 'Federated credential',
        name: names.federatedCredential,
        scope: names.identity,
      },
      {
        where: 'azure',
        type: 'Role assignment',
        name: 'Storage Blob Data Contributor',
        scope: names.container,
      },
      { where: 'kubernetes', type: 'Namespace', name: 'team-orders' },
      ...[
        'ObjectStore',
        'Cluster',
        'ScheduledBackup',
        'PodMonitor',
        'PodMonitor for Azure',
      ].map(type => ({
        where: 'kubernetes',
        type,
        name: 'orders-db',
        scope: 'team-orders',
      })),
    ]);
  });

  it('plans nothing in Azure on a target without', () => {
    const { plan } = planDatabase(
      { ...good, environment: 'dev', plan: 'small', target: 'evaluation' },
      offer,
    );
    expect(
      plan!.resources.map(({ where, type }) => `${where} ${type}`),
    ).toEqual([
      'kubernetes Namespace',
      'kubernetes Cluster',
      'kubernetes PodMonitor',
      'kubernetes PodMonitor for Azure',
    ]);
  });

  it.each<[Partial<DatabaseRequest>, string, string]>([
    [{ name: '' }, 'name', 'Give the database a name.'],
    [{ name: 'Orders' }, 'name', 'The name may not have upper-case letters.'],
    [
      { namespace: 'Team Orders' },
      'namespace',
      'The namespace "Team Orders" is not a valid Kubernetes name; it follows from the owner of the service.',
    ],
    [
      { namespace: 'kube-system' },
      'namespace',
      'The namespace "kube-system" belongs to Kubernetes; give the owner of the service another one.',
    ],
    [
      { namespace: 'default' },
      'namespace',
      'The namespace "default" belongs to Kubernetes; give the owner of the service another one.',
    ],
    [
      { plan: 'huge' },
      'plan',
      'There is no plan "huge"; there is small, medium.',
    ],
    [
      { plan: 'small' },
      'plan',
      'The plan Small is not offered in Production; there is Medium.',
    ],
    [
      { environment: 'test' },
      'environment',
      'There is no environment "test"; there is dev, prod.',
    ],
    [
      { version: 9 },
      'version',
      'PostgreSQL 9 is not offered; there is 16, 17.',
    ],
    [
      { version: 16, target: 'evaluation' },
      'version',
      'Evaluation has no image of PostgreSQL 16; it has 17.',
    ],
    [
      { target: 'moon' },
      'target',
      'There is no target "moon"; there is aks-primary, evaluation, broken.',
    ],
    [
      { target: 'broken' },
      'target',
      'Broken is to keep backups in Azure, but its configuration does not say where.',
    ],
  ])('refuses %p next to its field', (answers, field, message) => {
    expect(planDatabase({ ...good, ...answers }, offer)).toMatchObject({
      problems: [{ field, message }],
    });
  });

  it('says all that is wrong at once', () => {
    const { plan, problems } = planDatabase(
      {
        ...good,
        name: '1',
        environment: '',
        plan: '',
        version: 1,
        target: '',
        namespace: '',
      },
      { plans: [], environments: [], versions: [], targets: [] },
    );
    expect(plan).toBeUndefined();
    expect(problems.map(({ field }) => field)).toEqual([
      'name',
      'namespace',
      'plan',
      'environment',
      'target',
      'version',
    ]);
    for (const { message, messages } of problems) {
      expect(message).toMatch(/^[A-Z][^.]*\.$/);
      expect(inEnglish(messages!.message!)).toBe(message);
    }
    expect(problems[2].message).toBe('There is no plan ""; there is none.');
  });
});

describe('what else a plan says', () => {
  const plan = (
    change: Partial<DatabaseRequest> = {},
    offered: Partial<Offer> = {},
    operator?: string,
  ) =>
    planDatabase(
      { ...good, ...change },
      { ...offer, ...offered },
      operator ? { operator } : undefined,
    );

  it('has the cost where there are prices', () => {
    expect(plan().plan!.cost).toBeUndefined();
    expect(plan({}, { prices: DEFAULT_PRICES }).plan!.cost).toMatchObject({
      currency: 'USD',
      asOf: '2025-01-01',
    });
  });

  it('warns of what production should not be without', () => {
    expect(plan().plan!.warnings).toEqual([]);
    const [first, ...plans] = offer.plans;
    const warnings = (instances: number) =>
      plan(
        { plan: 'small', target: 'evaluation', version: 17 },
        {
          plans: [{ ...first, instances }, ...plans],
          environments: [{ name: 'prod', title: 'P', production: true }],
        },
      ).plan!.warnings;
    expect(warnings(1)).toEqual([
      expect.stringMatching(/no backups/),
      expect.stringMatching(/one instance/),
      expect.stringMatching(/no volume of its own for WAL/),
    ]);
    expect(warnings(2)).toEqual([
      expect.stringMatching(/no backups/),
      expect.stringMatching(/two instances/),
      expect.stringMatching(/WAL/),
      expect.stringMatching(/share a node/),
    ]);
  });

  it('takes the placement of an environment for that of its target', () => {
    const nodeSelector = { pool: 'databases' };
    const tolerations = [{ key: 'databases', operator: 'Exists' }];
    const { plan: made } = plan(
      {},
      {
        environments: [
          {
            ...offer.environments[1],
            spread: 'nodes',
            nodeSelector,
            tolerations,
          },
        ],
      },
    );
    expect(made!.target).toMatchObject({
      spread: 'nodes',
      nodeSelector,
      tolerations,
    });
  });

  it('needs an operator that knows the manifests', () => {
    expect(plan({}, {}, '1.27.1').problems).toMatchObject([
      {
        field: 'target',
        message:
          'CloudNativePG 1.27.1 on AKS primary is too old; 1.28 or newer is needed.',
      },
    ]);
    expect(plan({}, {}, '1.28.0').problems).toEqual([]);
  });

  it('checks the options, and lists what they bring about', () => {
    const options = { databases: [{ name: 'reports' }] };
    expect(
      plan({ options }).plan!.resources.map(({ type, name }) => [type, name]),
    ).toContainEqual(['Database', 'orders-db.reports']);
    expect(
      plan({ options: { databases: [{ name: 'orders_db' }] } }).problems,
    ).toMatchObject([
      { field: 'options', message: expect.stringMatching(/own/) },
    ]);
  });
});
