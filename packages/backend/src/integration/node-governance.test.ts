import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { Cluster, kinds } from '@pgportal/plugin-cnpg-common';
import {
  GovernanceService,
  KubernetesApi,
  governanceServiceRef,
  targetsServiceRef,
} from '@pgportal/plugin-cnpg-node';
import { NodePortal, startNodePortal, until } from './__testUtils__/nodePortal';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(180_000);

/** Goes straight to the step that creates, with whatever its caller says that earlier steps have put out. */
const SHORTCUT = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'shortcut',
    annotations: {
      'backstage.io/managed-by-location': 'url:https://example.org/shortcut',
      'backstage.io/managed-by-origin-location':
        'url:https://example.org/shortcut',
    },
  },
  spec: {
    type: 'database',
    owner: 'group:default/team-orders',
    parameters: [],
    steps: [
      {
        id: 'apply',
        name: 'Create',
        action: 'cnpg:database:apply',
        input: {
          database: '${{ parameters.database }}',
          clientId: '00000000-0000-0000-0000-000000000001',
        },
      },
    ],
  },
};

const shortcutModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'shortcut',
  register({ registerInit }) {
    registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'shortcut',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: [{ entity: SHORTCUT, locationKey: 'shortcut' }],
            }),
        });
      },
    });
  },
});

const strict = createServiceFactory({
  service: governanceServiceRef,
  deps: { targets: targetsServiceRef },
  factory: ({ targets: { offer } }) =>
    new GovernanceService({
      governance: {
        policies: [
          {
            name: 'production',
            title: 'Production baseline',
            environments: ['prod'],
            rules: { minInstances: 5, deletionProtection: true },
            weights: {},
          },
        ],
        quotas: { default: { databases: 1 }, teams: {} },
        freezes: [],
      },
      offer,
    }),
});

describe('policies and quotas, through the API of the scaffolder', () => {
  let sandbox: Sandbox;
  let portal: NodePortal;
  let kubernetes: KubernetesApi;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    const { targets } = await nodeServices(cnpgConfig(sandbox));
    kubernetes = targets.get('aks-primary').kubernetes;
    portal = await startNodePortal(sandbox, [], {}, [shortcutModule, strict]);
    const isThere = async (path: string) => {
      const answer = await portal.call(`/api/catalog/entities/by-name/${path}`);
      return answer.ok && (await answer.json()).relations?.length > 0;
    };
    await until(
      'the catalog has the template and the service',
      async () =>
        (await isThere('template/default/shortcut')) &&
        (await isThere('component/default/orders')),
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  const create = (answers: object) =>
    portal.run('shortcut', {
      database: {
        service: 'component:default/orders',
        name: 'orders-db',
        environment: 'dev',
        plan: 'small',
        version: 17,
        target: 'aks-primary',
        // None of this is believed.
        owner: 'group:default/nobody',
        namespace: 'nowhere',
        ...answers,
      },
    });
  const clusters = async () =>
    (await kubernetes.list<Cluster>(kinds.Cluster)).items.map(
      ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
    );

  it('hold for a step that is given made-up outputs of the steps before', async () => {
    const before = await clusters();
    const refused = await create({ environment: 'prod' });
    expect(refused.status).toMatch(/failed/);
    expect(refused.log).toMatch(
      /plan: It has \d instances; at least 5 are asked for\. The policy "Production baseline" asks for it\./,
    );
    expect(await clusters()).toEqual(before);

    const allowed = await create({});
    expect([allowed.status, allowed.log]).toEqual([
      'Run completed with status: completed',
      expect.stringContaining('Created Cluster orders-db'),
    ]);
    const second = await create({ name: 'other-db' });
    expect(second.log).toMatch(
      /service: The quota of group:default\/team-orders for databases is 1; 1 are in use/,
    );
    expect((await clusters()).sort()).toEqual(
      [...before, 'team-orders/orders-db'].sort(),
    );
  });
});
