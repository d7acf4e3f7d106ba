import { ConfigReader } from '@backstage/config';
import { readGovernance } from './readGovernance';

const known = {
  environments: [
    { name: 'dev', title: 'Development', production: false },
    { name: 'prod', title: 'Production', production: true },
  ],
  targets: [
    {
      name: 'aks-primary',
      title: 'AKS',
      backups: 'none' as const,
      spread: 'zones' as const,
    },
  ],
};

const read = (cnpg: object) =>
  readGovernance(new ConfigReader({ cnpg } as any), known);

const policy = (rules: object, rest: object = {}) => ({
  policies: [{ name: 'p', rules, ...rest }],
});
const freeze = (rest: object) => ({
  freezes: [
    {
      name: 'f',
      from: '2026-12-20T00:00:00+01:00',
      to: '2027-01-04T00:00:00+01:00',
      ...rest,
    },
  ],
});

describe('readGovernance', () => {
  it('asks for nothing where nothing is configured', () => {
    expect(read({})).toEqual({
      policies: [],
      quotas: { default: {}, teams: {} },
      freezes: [],
    });
  });

  it('reads everything, in the units of the rules', () => {
    expect(
      read({
        policies: [
          {
            name: 'production',
            title: 'Production baseline',
            environments: ['prod'],
            teams: ['group:default/orders'],
            targets: ['aks-primary'],
            rules: {
              majors: [16, '17'],
              endOfLifeDays: 180,
              minInstances: '3',
              synchronous: true,
              zones: 3,
              backups: 'true',
              maxBackupAge: '26h',
              minRetention: '2w',
              exposure: 'internal',
              sourceRanges: ['10.0.0.0/8', '2001:db8::/32'],
              parameters: ['work_mem'],
              storageClasses: ['managed-csi-premium'],
              namePattern: '[a-z]+-db',
              deletionProtection: true,
            },
            weights: { backups: 5, maxBackupAge: 2 },
          },
        ],
        quotas: {
          default: {
            databases: 10,
            cpu: 32,
            memory: '128Gi',
            monthlyCost: '2000.50',
          },
          teams: { 'group:default/orders': { storage: '1Ti' } },
        },
        ...freeze({ title: 'Year end', environments: ['prod'] }),
      }),
    ).toEqual({
      policies: [
        {
          name: 'production',
          title: 'Production baseline',
          environments: ['prod'],
          teams: ['group:default/orders'],
          targets: ['aks-primary'],
          rules: {
            majors: [16, 17],
            endOfLifeDays: 180,
            minInstances: 3,
            synchronous: true,
            zones: 3,
            backups: true,
            maxBackupAgeMs: 26 * 3_600_000,
            minRetentionDays: 14,
            exposure: 'internal',
            sourceRanges: ['10.0.0.0/8', '2001:db8::/32'],
            parameters: ['work_mem'],
            storageClasses: ['managed-csi-premium'],
            namePattern: '[a-z]+-db',
            deletionProtection: true,
          },
          weights: { backups: 5, maxBackupAgeMs: 2 },
        },
      ],
      quotas: {
        default: {
          databases: 10,
          cpu: 32,
          memory: 128 * 2 ** 30,
          monthlyCost: 2000.5,
        },
        teams: { 'group:default/orders': { storage: 2 ** 40 } },
      },
      freezes: [
        {
          name: 'f',
          title: 'Year end',
          environments: ['prod'],
          from: '2026-12-20T00:00:00+01:00',
          to: '2027-01-04T00:00:00+01:00',
        },
      ],
    });
  });

  it.each<[object, string]>([
    [{ policies: {} }, 'cnpg.policies must be a list.'],
    [{ policies: [{ rules: {} }] }, 'cnpg.policies[0].name is missing.'],
    [
      { policies: [{ name: 'Prod!', rules: {} }] },
      'cnpg.policies[0].name must consist of lower-case letters, digits and hyphens, at most 63.',
    ],
    [{ policies: [{ name: 'p' }] }, 'cnpg.policies[0].rules is missing.'],
    [
      {
        policies: [
          { name: 'p', rules: {} },
          { name: 'p', rules: {} },
        ],
      },
      'cnpg.policies[1].name must be unique; "p" is there already.',
    ],
    [policy({}, { title: ' ' }), 'cnpg.policies[0].title must not be empty.'],
    [
      policy({}, { environment: 'prod' }),
      'cnpg.policies[0] has unknown keys: environment.',
    ],
    [
      policy({}, { environments: ['production'] }),
      'cnpg.policies[0].environments names production; there is dev, prod.',
    ],
    [
      policy({}, { environments: [] }),
      'cnpg.policies[0].environments must name at least one.',
    ],
    [
      policy({}, { targets: ['aks'] }),
      'cnpg.policies[0].targets names aks; there is aks-primary.',
    ],
    [
      policy({}, { teams: ['orders'] }),
      'cnpg.policies[0].teams[0] must be an entity reference in lower case, such as group:default/orders.',
    ],
    [
      policy({}, { teams: ['Group:default/Orders'] }),
      'cnpg.policies[0].teams[0] must be an entity reference in lower case, such as group:default/orders.',
    ],
    [
      policy({ minInstance: 3 }),
      'cnpg.policies[0].rules has unknown keys: minInstance.',
    ],
    [
      policy({ majors: [] }),
      'cnpg.policies[0].rules.majors must name at least one version.',
    ],
    [
      policy({ majors: ['seventeen'] }),
      'cnpg.policies[0].rules.majors[0] must be a number.',
    ],
    [
      policy({ endOfLifeDays: -1 }),
      'cnpg.policies[0].rules.endOfLifeDays must be at least 0.',
    ],
    [
      policy({ minInstances: 10 }),
      'cnpg.policies[0].rules.minInstances must be at most 9.',
    ],
    [
      policy({ minInstances: 2.5 }),
      'cnpg.policies[0].rules.minInstances must be a whole number.',
    ],
    [
      policy({ synchronous: false }),
      'cnpg.policies[0].rules.synchronous must be true, or left out.',
    ],
    [
      policy({ maxBackupAge: '26' }),
      'cnpg.policies[0].rules.maxBackupAge must be a number and h or d, such as 26h.',
    ],
    [
      policy({ minRetention: '14 days' }),
      'cnpg.policies[0].rules.minRetention must be a number and d, w or m, such as 14d.',
    ],
    [
      policy({ exposure: 'everywhere' }),
      'cnpg.policies[0].rules.exposure must be one of none, internal, public.',
    ],
    [
      policy({ sourceRanges: ['10.0.0.1/33'] }),
      'cnpg.policies[0].rules.sourceRanges[0] must be a CIDR block, such as 10.0.0.0/8.',
    ],
    [
      policy({ storageClasses: [] }),
      'cnpg.policies[0].rules.storageClasses must name at least one storage class.',
    ],
    [
      policy({ namePattern: '([a-z' }),
      'cnpg.policies[0].rules.namePattern must be a regular expression.',
    ],
    [
      policy({ deletionProtection: 'on' }),
      'cnpg.policies[0].rules.deletionProtection must be true, or left out.',
    ],
    [
      policy({}, { weights: { backups: 101 } }),
      'cnpg.policies[0].weights.backups must be at most 100.',
    ],
    [
      policy({}, { weights: { speed: 1 } }),
      'cnpg.policies[0].weights.speed must be a rule: majors,',
    ],
    [
      { quotas: { default: { cpu: 'many' } } },
      'cnpg.quotas.default.cpu must be a Kubernetes quantity above zero, such as 500m or 8Gi.',
    ],
    [
      { quotas: { default: { databases: -1 } } },
      'cnpg.quotas.default.databases must be at least 0.',
    ],
    [
      { quotas: { default: { monthlyCost: 'much' } } },
      'cnpg.quotas.default.monthlyCost must be a number.',
    ],
    [
      { quotas: { teams: { orders: {} } } },
      'cnpg.quotas.teams.orders must be an entity reference in lower case, such as group:default/orders.',
    ],
    [{ quotas: { orders: {} } }, 'cnpg.quotas has unknown keys: orders.'],
    [
      freeze({ from: '2026-12-20' }),
      'cnpg.freezes[0].from must be a time with its zone, such as 2026-12-20T00:00:00+01:00.',
    ],
    [
      freeze({ to: '2026-12-01T00:00:00Z' }),
      'cnpg.freezes[0].to must be later than from.',
    ],
    [
      freeze({ environments: ['qa'] }),
      'cnpg.freezes[0].environments names qa; there is dev, prod.',
    ],
  ])('says what is wrong with %j', (cnpg, sentence) => {
    expect(() => read(cnpg)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(sentence) }),
    );
  });

  it('says everything at once', () => {
    expect(() => read(policy({ zones: 0, exposure: 'x' }))).toThrow(
      /rules\.zones must be at least 1\..*rules\.exposure must be one of/,
    );
  });
});
