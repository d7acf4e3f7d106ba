import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  TestBackend,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateEntityModule from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import cnpgModule from '@pgportal/plugin-scaffolder-backend-module-cnpg';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';

jest.setTimeout(120_000);

const ROOT = resolvePackagePath('backend', '../..');
const USER = 'user:default/orders-developer';

interface TaskEvent {
  type: string;
  body: { message: string; status?: string; output?: Record<string, any> };
}

describe('the template postgres-database', () => {
  let sandbox: Sandbox;
  let backend: TestBackend;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost:7007' },
            app: { baseUrl: 'http://localhost:7007' },
            cnpg: cnpgConfig(sandbox),
            catalog: {
              rules: [
                { allow: ['Component', 'System', 'Group', 'User', 'Template'] },
              ],
              locations: [
                'examples/catalog/org.yaml',
                'examples/catalog/services.yaml',
                'templates/postgres-database/template.yaml',
              ].map(target => ({
                type: 'file',
                target: resolve(ROOT, target),
              })),
            },
          },
        }),
        catalogPlugin,
        templateEntityModule,
        scaffolderPlugin,
        cnpgModule,
      ],
    });
    await until('the catalog has the template', async () => {
      const { ok } = await call(
        '/api/catalog/entities/by-name/template/default/postgres-database',
      );
      const service = await call(
        '/api/catalog/entities/by-name/component/default/orders',
      );
      return ok && service.ok && (await service.json()).relations?.length > 0;
    });
  });
  afterAll(async () => {
    await backend?.stop();
    await sandbox?.stop();
  });

  function call(
    path: string,
    options: { method?: string; body?: object } = {},
  ) {
    return fetch(`http://localhost:${backend.server.port()}${path}`, {
      method: options.method,
      headers: {
        authorization: mockCredentials.user.header(USER),
        'content-type': 'application/json',
      },
      body: options.body && JSON.stringify(options.body),
    });
  }

  async function until(
    what: string,
    check: () => Promise<boolean>,
  ): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt++) {
      if (await check()) return;
      await delay(250);
    }
    throw new Error(`Waited in vain until ${what}.`);
  }

  /** Fills in the form and waits until the task has ended. */
  async function create(values: object): Promise<TaskEvent[]> {
    const response = await call('/api/scaffolder/v2/tasks', {
      method: 'POST',
      body: { templateRef: 'template:default/postgres-database', values },
    });
    const { id } = await response.json();
    let events: TaskEvent[] = [];
    await until('the task ends', async () => {
      events = await (
        await call(`/api/scaffolder/v2/tasks/${id}/events`)
      ).json();
      return events.some(({ type }) => type === 'completion');
    });
    return events;
  }

  const answers = {
    service: 'component:default/orders',
    environment: 'prod',
    plan: 'small',
    version: 17,
    target: 'aks-primary',
  };

  it('leads from six answers to a database, and to its pages', async () => {
    const events = await create({
      ...answers,
      name: 'orders-db',
      review: 'seen',
    });
    const log = events.map(({ body }) => body.message).join('\n');
    expect(log).toMatch(
      /Check the plan[\s\S]*Created managed identity id-pg-aks-primary-team-orders-orders-db[\s\S]*Created Cluster orders-db[\s\S]*First WAL archived[\s\S]*orders-db is ready/,
    );
    const { body } = events.find(({ type }) => type === 'completion')!;
    expect(body.message).toBe('Run completed with status: completed');
    expect(body.output?.links).toEqual([
      expect.objectContaining({ entityRef: 'component:default/orders' }),
      expect.objectContaining({
        entityRef: 'resource:default/orders-db.team-orders.aks-primary',
      }),
    ]);
    expect(log).not.toContain(sandbox.azure.clientSecret);
  });

  it('ends in one sentence, without a stack, when an answer cannot be met', async () => {
    const events = await create({
      ...answers,
      name: 'second-db',
      plan: 'huge',
    });
    const failure = events.find(({ body }) => body.status === 'failed')!;
    expect(failure.body.message).toBe(
      'plan: There is no plan "huge"; there is small, medium, large.',
    );
  });
});
