import { createServiceFactory } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import {
  actionsRegistryServiceMock,
  metricsServiceMock,
} from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DEFAULT_PRICES, planDatabase } from '@pgportal/plugin-cnpg-common';
import cnpgPlugin from '@pgportal/plugin-cnpg-backend';
import {
  GovernanceService,
  governanceServiceRef,
  targetsServiceRef,
} from '@pgportal/plugin-cnpg-node';
import costCentreModule from './costCentreRule';

describe('a rule of one’s own', () => {
  it('is asked in the form, in the templates and over the fleet once its module is added', async () => {
    let governance: GovernanceService | undefined;
    const backend = await startTestBackend({
      features: [
        cnpgPlugin,
        costCentreModule,
        actionsRegistryServiceMock.factory(),
        metricsServiceMock.factory(),
        catalogServiceMock.factory(),
        createServiceFactory({
          service: governanceServiceRef,
          deps: { targets: targetsServiceRef },
          factory: ({ targets }) => {
            governance = new GovernanceService({
              governance: {
                policies: [],
                quotas: { default: {}, teams: {} },
                freezes: [],
              },
              offer: targets.offer,
            });
            return governance;
          },
        }),
      ],
    });
    expect(governance?.customRuleTitles).toEqual({
      'acme.cost-centre': 'Cost centre in the name',
    });
    const problemsOf = (name: string, environment: string) => {
      const { plan } = planDatabase(
        {
          service: 'component:default/orders',
          name,
          environment,
          plan: 'small',
          version: 17,
          target: 'aks',
          owner: 'group:default/orders',
          namespace: 'orders',
        },
        {
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
          environments: [
            { name: 'dev', title: 'Development', production: false },
            { name: 'prod', title: 'Production', production: true },
          ],
          versions: [{ major: 17 }],
          targets: [
            {
              name: 'aks',
              title: 'AKS',
              backups: 'none',
              imageCatalog: 'postgresql',
              spread: 'zones',
            },
          ],
          prices: DEFAULT_PRICES,
        },
      );
      return governance!.judgePlan(plan!, undefined, new Date()).problems;
    };
    expect(problemsOf('orders-db', 'dev')).toEqual([]);
    expect(problemsOf('cc042-orders', 'prod')).toEqual([]);
    expect(problemsOf('orders-db', 'prod')).toEqual([
      {
        field: 'name',
        message:
          'The name orders-db does not begin with a cost centre, such as cc042-orders.',
      },
    ]);
    await backend.stop();
  });
});
