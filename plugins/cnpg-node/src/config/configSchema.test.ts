import { loadConfigSchema } from '@backstage/config-loader';
import { ConfigReader } from '@backstage/config';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readGovernance } from './readGovernance';
import { readOffer } from './readOffer';

const cnpg = {
  environments: [
    { name: 'dev', targets: ['aks-primary'] },
    { name: 'prod', production: true },
  ],
  targets: [
    {
      name: 'aks-primary',
      teams: ['group:default/orders'],
      kubernetes: { inCluster: true },
    },
  ],
  policies: [
    {
      name: 'production',
      title: 'Production baseline',
      environments: ['prod'],
      teams: ['group:default/orders'],
      targets: ['aks-primary'],
      rules: {
        majors: [16, 17, 18],
        endOfLifeDays: 180,
        minInstances: 3,
        synchronous: true,
        zones: 3,
        backups: true,
        maxBackupAge: '26h',
        minRetention: '14d',
        exposure: 'internal',
        sourceRanges: ['10.0.0.0/8'],
        parameters: ['work_mem'],
        storageClasses: ['managed-csi-premium'],
        namePattern: '[a-z]+-db',
        deletionProtection: true,
      },
      weights: { backups: 5, maxBackupAge: 3 },
    },
  ],
  quotas: {
    default: {
      databases: 10,
      cpu: '32',
      memory: '128Gi',
      storage: '1Ti',
      monthlyCost: 2000,
    },
    teams: { 'group:default/orders': { databases: 20 } },
  },
  freezes: [
    {
      name: 'year-end',
      title: 'Year end',
      environments: ['prod'],
      from: '2026-12-20T00:00:00+01:00',
      to: '2027-01-04T00:00:00+01:00',
    },
  ],
};

describe('config.d.ts', () => {
  // Compiles a schema with TypeScript.
  jest.setTimeout(120_000);

  const check = async (data: object) => {
    const schema = await loadConfigSchema({
      dependencies: [],
      packagePaths: [
        resolvePackagePath('@pgportal/plugin-cnpg-node', 'package.json'),
      ],
      excludePackageDependencies: true,
      noUndeclaredProperties: true,
    });
    return schema.process(
      [{ data: { cnpg: data } as any, context: 'app-config.yaml' }],
      { ignoreSchemaErrors: false },
    );
  };

  it('knows every key of the governance, as the code that reads it does', async () => {
    await check(cnpg);
    const config = new ConfigReader({ cnpg } as any);
    const offer = readOffer(config, [
      {
        name: 'aks-primary',
        title: 'AKS',
        backups: 'none',
        spread: 'zones',
      },
    ]);
    expect(readGovernance(config, offer).policies).toHaveLength(1);
  });

  it('knows no other keys', async () => {
    const [policy] = cnpg.policies;
    await expect(
      check({
        ...cnpg,
        policies: [{ ...policy, rules: { ...policy.rules, majorVersions: 1 } }],
      }),
    ).rejects.toThrow(/majorVersions/);
  });
});
