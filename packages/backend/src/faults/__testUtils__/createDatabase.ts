import { DatabaseManager } from '@backstage/backend-defaults/database';
import { DatabaseService } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DatabaseRef } from '@pgportal/plugin-cnpg-common';
import { DatabaseLock } from '@pgportal/plugin-cnpg-node';
import {
  ActionDependencies,
  createApplyDatabaseAction,
  createEnsureDatabaseIdentityAction,
  createPlanDatabaseAction,
  createWaitForDatabaseAction,
} from '@pgportal/plugin-scaffolder-backend-module-cnpg';
import {
  Sandbox,
  cnpgConfig,
} from '../../integration/__testUtils__/nodeSandbox';
import { nodeServices } from '../../integration/__testUtils__/nodeServices';

/** A small plan: what is proved does not depend on the number of instances. */
const PLANS = ['small', 'medium'].map(name => ({
  name,
  title: name,
  instances: 1,
  cpu: '250m',
  memory: '512Mi',
  storage: '10Gi',
}));

/** What the steps of a task have said that a resumed task need not do again. */
export type Checkpoints = Map<string, string>;

export interface Outcome {
  log: string[];
  error?: Error;
}

/** All of one length, so that no name is cut where another is not. */
const digits = (i: number) => String(i).padStart(4, '0');
const serviceName = (i: number) => `orders-${digits(i)}`;
const namespaceOf = (i: number) => `team-${digits(i)}`;

/** The scaffolder's database, which all replicas of a backend share. */
export function createDatabaseService(): Pick<DatabaseService, 'getClient'> {
  const lifecycle = mockServices.lifecycle.mock();
  const database = DatabaseManager.fromConfig(
    new ConfigReader({
      backend: {
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
    }),
  ).forPlugin('scaffolder', { lifecycle, logger: mockServices.logger.mock() });
  return {
    async getClient() {
      const client = await database.getClient();
      // Ends the keep-alive, which would keep the process of the tests alive.
      for (const [stop] of lifecycle.addShutdownHook.mock.calls) await stop();
      return client;
    },
  };
}

/** A portal with services `orders-0000`, `orders-0001` …, each of a team and in a namespace of its own. */
export async function startPortal(
  sandbox: Sandbox,
  services: number,
  database = createDatabaseService(),
  cnpg: object = {},
): Promise<ActionDependencies> {
  const entities = Array.from({ length: services }, (_, i): Entity[] => [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: serviceName(i) },
      relations: [
        { type: 'ownedBy', targetRef: `group:default/${namespaceOf(i)}` },
      ],
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: namespaceOf(i) },
    },
  ]);
  return {
    ...(await nodeServices({
      ...cnpgConfig(sandbox),
      plans: PLANS,
      ...cnpg,
    })),
    auditor: mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    }),
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: entities.flat() }),
    lock: await DatabaseLock.create(database),
    logger: mockServices.logger.mock(),
    permissions: mockServices.permissions(),
  };
}

/** The database that the n-th service asks for. */
export function refOf(i: number): DatabaseRef {
  return {
    target: 'aks-primary',
    namespace: namespaceOf(i),
    name: `db-${digits(i)}`,
  };
}

/** How a task is run. */
export interface TaskOptions {
  /** Of an earlier run that is resumed; filled as the run goes on. */
  checkpoints?: Checkpoints;
  signal?: AbortSignal;
}

type Step = (
  id: string,
  action: { handler(context: any): Promise<void> },
  input: object,
) => Promise<Record<string, any>>;

/** Runs the steps of a template as a task does, up to the first that fails. */
export async function runTask(
  { checkpoints = new Map<string, string>(), signal }: TaskOptions,
  steps: (step: Step) => Promise<void>,
): Promise<Outcome> {
  const log: string[] = [];
  const keep = (message: string) => {
    log.push(message);
  };
  const step: Step = async (id, action, input) => {
    const output: Record<string, any> = {};
    await action.handler({
      input,
      logger: { info: keep, warn: keep },
      output: (name: string, value: unknown) => {
        output[name] = value;
      },
      checkpoint: async ({
        key,
        fn,
      }: {
        key: string;
        fn: () => Promise<unknown>;
      }) => {
        const stored = checkpoints.get(`${id}.${key}`);
        if (stored) return JSON.parse(stored);
        const value = await fn();
        checkpoints.set(`${id}.${key}`, JSON.stringify(value ?? {}));
        return value;
      },
      getInitiatorCredentials: async () => mockCredentials.user(),
      signal,
      task: { id: 'task' },
      user: { ref: 'user:default/jane' },
    });
    return JSON.parse(JSON.stringify(output));
  };
  try {
    await steps(step);
    return { log };
  } catch (error) {
    return { log, error: error as Error };
  }
}

/** Entity reference of the n-th service. */
export const serviceOf = (i: number) => `component:default/${serviceName(i)}`;

/** What the templates do once there is a plan: identity, objects, waiting. */
export async function carryOutPlan(
  dependencies: ActionDependencies,
  step: Step,
  database: unknown,
): Promise<void> {
  const { clientId } = await step(
    'identity',
    createEnsureDatabaseIdentityAction(dependencies),
    { database },
  );
  await step('apply', createApplyDatabaseAction(dependencies), {
    database,
    clientId,
  });
  await step('wait', createWaitForDatabaseAction(dependencies), {
    database,
    timeoutMinutes: 1,
  });
}

/** The template postgres-database. */
export function createDatabase(
  dependencies: ActionDependencies,
  service: number,
  options: TaskOptions & { name?: string; plan?: string } = {},
): Promise<Outcome> {
  return runTask(options, async step => {
    const { database } = await step(
      'plan',
      createPlanDatabaseAction(dependencies),
      {
        service: serviceOf(service),
        name: options.name ?? refOf(service).name,
        environment: 'prod',
        plan: options.plan ?? 'small',
        version: 17,
        target: 'aks-primary',
      },
    );
    await carryOutPlan(dependencies, step, database);
  });
}
