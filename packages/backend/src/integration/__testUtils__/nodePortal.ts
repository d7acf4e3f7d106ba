import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  TestBackend,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  BackendFeature,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateEntityModule from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import cnpgModule from '@pgportal/plugin-scaffolder-backend-module-cnpg';
import demoFolderModule from '../../demoFolderModule';
import { Sandbox, cnpgConfig } from './nodeSandbox';

const ROOT = resolvePackagePath('backend', '../..');
const USER = 'user:default/orders-developer';

export interface TaskEvent {
  type: string;
  body: { message: string; status?: string; output?: Record<string, any> };
}

/** What a task has come to. */
export interface TaskResult {
  events: TaskEvent[];
  /** All lines of its log. */
  log: string;
  status: string;
  output: Record<string, any>;
}

/** A portal with the repository's own templates, over HTTP. */
export interface NodePortal {
  call(
    path: string,
    options?: { method?: string; body?: object },
  ): Promise<Response>;
  /** Fills in the form of a template and waits until the task has ended. */
  run(template: string, values: object): Promise<TaskResult>;
  stop(): Promise<void>;
}

export async function startNodePortal(
  sandbox: Sandbox,
  templates: string[],
  /** Settings of the target beside those that the sandbox needs. */
  target: object = {},
  features: BackendFeature[] = [],
): Promise<NodePortal> {
  const backend: TestBackend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost:7007' },
          app: { baseUrl: 'http://localhost:7007' },
          cnpg: cnpgConfig(sandbox, target),
          demo: { gitopsFolder: sandbox.dir },
          catalog: {
            rules: [
              { allow: ['Component', 'System', 'Group', 'User', 'Template'] },
            ],
            locations: [
              'examples/catalog/org.yaml',
              'examples/catalog/services.yaml',
              ...templates.map(name => `templates/${name}/template.yaml`),
            ].map(path => ({ type: 'file', target: resolve(ROOT, path) })),
          },
        },
      }),
      catalogPlugin,
      templateEntityModule,
      scaffolderPlugin,
      cnpgModule,
      demoFolderModule,
      ...features,
    ],
  });

  const call: NodePortal['call'] = (path, options = {}) =>
    fetch(`http://localhost:${backend.server.port()}${path}`, {
      method: options.method,
      headers: {
        authorization: mockCredentials.user.header(USER),
        'content-type': 'application/json',
      },
      body: options.body && JSON.stringify(options.body),
    });

  for (const name of templates) {
    await until(`the catalog has the template ${name}`, async () => {
      const { ok } = await call(
        `/api/catalog/entities/by-name/template/default/${name}`,
      );
      const service = await call(
        '/api/catalog/entities/by-name/component/default/orders',
      );
      return ok && service.ok && (await service.json()).relations?.length > 0;
    });
  }

  return {
    call,
    async run(template, values) {
      const response = await call('/api/scaffolder/v2/tasks', {
        method: 'POST',
        body: { templateRef: `template:default/${template}`, values },
      });
      const answer = await response.json();
      if (!answer.id) throw new Error(JSON.stringify(answer));
      let events: TaskEvent[] = [];
      await until(`the task of ${template} ends`, async () => {
        events = await (
          await call(`/api/scaffolder/v2/tasks/${answer.id}/events`)
        ).json();
        return events.some(({ type }) => type === 'completion');
      });
      const { body } = events.find(({ type }) => type === 'completion')!;
      return {
        events,
        log: events.map(event => event.body.message).join('\n'),
        status: body.message,
        output: body.output ?? {},
      };
    },
    stop: () => backend.stop(),
  };
}

/** Waits until something is so; throws after a minute and a half. */
export async function until(
  what: string,
  check: () => Promise<boolean>,
): Promise<void> {
  for (let attempt = 0; attempt < 360; attempt++) {
    if (await check()) return;
    await delay(250);
  }
  throw new Error(`Waited in vain until ${what}.`);
}
