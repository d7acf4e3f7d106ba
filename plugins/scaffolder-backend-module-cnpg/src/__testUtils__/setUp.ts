import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  DatabaseRef,
  Governance,
  Offer,
  TargetDefinition,
} from '@pgportal/plugin-cnpg-common';
import {
  AzureProvisioner,
  DatabaseIdentity,
  DeleteIdentityOptions,
  GovernanceService,
  Lock,
} from '@pgportal/plugin-cnpg-node';
import { JsonObject } from '@backstage/types';
import { ActionDependencies } from '../lib/dependencies';
import { FakeKubernetes } from './FakeKubernetes';

export const CLIENT_ID = '11111111-2222-3333-4444-555555555555';

export const answers = {
  service: 'component:default/orders',
  name: 'orders-db',
  environment: 'prod',
  plan: 'medium',
  version: 17,
  target: 'aks1',
};

const target: TargetDefinition = {
  name: 'aks1',
  title: 'AKS 1',
  backups: 'azure',
  spread: 'zones',
  imageCatalog: 'postgresql',
  azure: {
    subscriptionId: 's1',
    location: 'swedencentral',
    identityResourceGroup: 'rg-identities',
    aksName: 'aks1',
    storage: {
      account: 'backups1',
      resourceGroup: 'rg-backups',
      subscriptionId: 's1',
    },
  },
};

const identity: DatabaseIdentity = {
  identityId: '/subscriptions/s1/id',
  identityName: 'id-pg',
  clientId: CLIENT_ID,
  principalId: 'principal',
  tenantId: 'tenant',
  federatedCredential: 'fc',
  roleAssignmentId: '/subscriptions/s1/role',
  containerUrl: 'https://backups1.blob.core.windows.net/c',
};

/** What has the same key in turn, in one process. */
class QueueLock implements Lock {
  readonly #last = new Map<string, Promise<unknown>>();

  run<T>(
    key: string,
    fn: (signal: AbortSignal) => Promise<T>,
    signal = new AbortController().signal,
  ): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(() => fn(signal));
    this.#last.set(
      key,
      mine.catch(() => {}),
    );
    return mine;
  }
}

/** An entity in the name of a database, from a file that anybody may have registered. */
export const foreignEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'orders-db.team-orders.aks1',
    annotations: {
      'backstage.io/managed-by-origin-location':
        'url:https://github.com/intruders/x/catalog-info.yaml',
      'pgportal.dev/database': 'aks1/team-orders/orders-db',
    },
  },
  spec: {
    type: 'postgresql-cluster',
    owner: 'group:default/intruders',
  },
};

/** A portal with one service and two targets, the second without Azure and backups. */
export function setUp(
  options: {
    decision?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    /** Instead of one decision on everything. */
    decide?: (
      permission: Permission,
      resourceRef?: string,
    ) => AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    governance?: Partial<Governance>;
    readOnly?: boolean;
    /** What else is in the catalog. */
    entities?: NonNullable<
      Parameters<typeof catalogServiceMock>[0]
    >['entities'];
  } = {},
) {
  const kubernetes = new FakeKubernetes();
  const offer: Offer = {
    plans: ['medium', 'large'].map(name => ({
      name,
      title: name,
      instances: 3,
      cpu: '2',
      memory: '8Gi',
      storage: '32Gi',
      retention: '7d',
      backupSchedule: '0 0 2 * * *',
    })),
    environments: [{ name: 'prod', title: 'Production', production: true }],
    versions: [{ major: 17 }],
    targets: [
      target,
      {
        ...target,
        name: 'kind',
        title: 'Kind',
        backups: 'none',
        azure: undefined,
      },
    ],
  };
  const provisioner: jest.Mocked<AzureProvisioner> = {
    ensureIdentity: jest.fn(async ({ onProgress, checkpoint }) => {
      onProgress('Created managed identity id-pg');
      return checkpoint('azure.identity', async () => identity);
    }),
    deleteIdentity: jest.fn(async (_options: DeleteIdentityOptions) => ({
      removed: [],
      kept: [],
    })),
    findNameProblem: jest.fn(async (_ref: DatabaseRef) => undefined),
    inspectIdentity: jest.fn(async (_ref: DatabaseRef) => {
      throw new Error('not read');
    }),
  };
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockResolvedValue({
    success: jest.fn(),
    fail: jest.fn(),
  });
  const { decide = () => options.decision ?? AuthorizeResult.ALLOW } = options;
  const permissions = mockServices.permissions();
  const dependencies: ActionDependencies = {
    auditor,
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'orders' },
          relations: [
            { type: 'ownedBy', targetRef: 'group:default/team-orders' },
          ],
        },
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { name: 'team-orders' },
        },
        ...(options.entities ?? []),
      ],
    }),
    governance: new GovernanceService({
      governance: {
        policies: [],
        quotas: { default: {}, teams: {} },
        freezes: [],
        ...options.governance,
      },
      offer,
      readOnly: options.readOnly,
    }),
    lock: new QueueLock(),
    logger: mockServices.logger.mock(),
    permissions: {
      ...permissions,
      authorize: async requests =>
        requests.map(({ permission, resourceRef }) => ({
          result: decide(permission, resourceRef),
        })),
    },
    provisioner,
    targets: {
      offer,
      list: () => [{ definition: target, kubernetes }],
      get: name => {
        const definition = offer.targets.find(entry => entry.name === name);
        if (!definition) throw new NotFoundError(`There is no target ${name}.`);
        return { definition, kubernetes };
      },
    },
  };
  return { dependencies, kubernetes, provisioner, auditor };
}

/** A task's context that keeps its log and its outputs. */
export function createContext<T extends JsonObject>(
  input: T,
  more: { isDryRun?: boolean; signal?: AbortSignal } = {},
) {
  const log: string[] = [];
  const keep = (message: string) => {
    log.push(message);
  };
  const logger = mockServices.logger.mock({ info: keep, warn: keep });
  const output: Record<string, unknown> = {};
  const checkpoints: string[] = [];
  const context = {
    ...createMockActionContext<T>({
      input,
      logger,
      workspacePath: '/nowhere',
      user: { ref: 'user:default/jane' },
    }),
    ...more,
    output: (name: string, value: unknown) => {
      output[name] = value;
    },
    checkpoint: async (options: { key: string; fn: () => Promise<any> }) => {
      checkpoints.push(options.key);
      return options.fn();
    },
  };
  return { context: context as any, log, output, checkpoints };
}
