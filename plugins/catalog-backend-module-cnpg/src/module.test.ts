import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  DefaultEventsService,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { isEntityOf } from '@pgportal/plugin-cnpg-node';
import { json, Router } from 'express';
import request from 'supertest';
import module from './index';

/** The part of the cnpg plugin that the module talks to, with databases of the test's choice. */
function cnpgPlugin(databases: Map<string, object>) {
  return createBackendPlugin({
    pluginId: 'cnpg',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          const router = Router();
          router.use(json());
          router.get('/v1/databases', (req, res, next) => {
            httpAuth
              .credentials(req, { allow: ['service'] })
              .then(() =>
                res.json({
                  items: [...databases.values()],
                  targets: [{ name: 'a', asOf: '2026-11-20T18:00:00Z' }],
                }),
              )
              .catch(next);
          });
          httpRouter.use(router);
        },
      });
    },
  });
}

const ORDERS = {
  ref: 'a/team-orders/orders-db',
  owner: 'group:default/team-orders',
  dependencyOf: ['component:default/orders'],
};

/** A file that somebody registers, to own a database that does not exist yet. */
const FORGED = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'forged-db.team-orders.a',
    annotations: {
      'backstage.io/managed-by-location': 'cnpg:a/team-orders/forged-db',
      'backstage.io/managed-by-origin-location': 'cnpg:a/team-orders/forged-db',
    },
  },
  spec: { type: 'postgresql-cluster', owner: 'group:default/intruders' },
};

describe('the catalog module', () => {
  const folder = createMockDirectory({
    content: { 'catalog-info.yaml': JSON.stringify(FORGED) },
  });

  it('brings databases into a real catalog and takes them out again', async () => {
    const databases = new Map<string, object>([[ORDERS.ref, ORDERS]]);
    const events = DefaultEventsService.create({
      logger: mockServices.logger.mock(),
      useEventBus: 'never',
    }).forPlugin('cnpg');
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        module,
        cnpgPlugin(databases),
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => events,
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              baseUrl: 'http://localhost:0',
              listen: { host: '127.0.0.1', port: 0 },
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            cnpg: { targets: [{ name: 'a' }] },
            catalog: {
              locations: [
                {
                  type: 'file',
                  target: resolvePackagePath(
                    'backend',
                    '../../examples/catalog/services.yaml',
                  ),
                },
                {
                  type: 'file',
                  target: folder.resolve('catalog-info.yaml'),
                },
              ],
              providers: {
                cnpg: {
                  links: [
                    {
                      title: 'Dashboard',
                      url: 'https://grafana.example.org/?namespace={{namespace}}',
                    },
                  ],
                },
              },
              rules: [{ allow: ['Component', 'Resource', 'System'] }],
              stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
            },
          },
        }),
      ],
    });
    const status = async (name: string) =>
      (
        await request(server).get(
          `/api/catalog/entities/by-name/resource/default/${name}`,
        )
      ).status;
    const waitUntil = async (check: () => Promise<boolean>) => {
      const deadline = Date.now() + 15_000;
      while (!(await check())) {
        if (Date.now() > deadline) throw new Error(`Never so: ${check}`);
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    };
    const until = (name: string, expected: number) =>
      waitUntil(async () => (await status(name)) === expected);

    await until('orders-db.team-orders.a', 200);
    const { body } = await request(server).get(
      '/api/catalog/entities/by-name/resource/default/orders-db.team-orders.a',
    );
    expect(body.relations).toContainEqual({
      type: 'dependencyOf',
      targetRef: 'component:default/orders',
    });

    expect(body.metadata.links).toEqual([
      {
        title: 'Dashboard',
        url: 'https://grafana.example.org/?namespace=team-orders',
      },
    ]);

    // Where an entity comes from is written by the catalog, whatever a file says.
    const isOurs = async (name: string) => {
      await until(`${name}.team-orders.a`, 200);
      const { body: entity } = await request(server).get(
        `/api/catalog/entities/by-name/resource/default/${name}.team-orders.a`,
      );
      return isEntityOf(
        { target: 'a', namespace: 'team-orders', name },
        entity,
      );
    };
    expect(await isOurs('orders-db')).toBe(true);
    expect(await isOurs('forged-db')).toBe(false);

    // It belongs to the system of its service, and so to that one's domain.
    const systemOfService = async () =>
      (
        await request(server).get(
          '/api/catalog/entities/by-name/component/default/orders',
        )
      ).body.spec?.system;
    await waitUntil(async () => (await systemOfService()) === 'shop');
    await events.publish({
      topic: 'cnpg.database',
      eventPayload: { type: 'upserted', summary: ORDERS },
    });
    await waitUntil(async () => {
      const entity = await request(server).get(
        '/api/catalog/entities/by-name/resource/default/orders-db.team-orders.a',
      );
      return entity.body.relations?.some(
        ({ type, targetRef }: { type: string; targetRef: string }) =>
          type === 'partOf' && targetRef === 'system:default/shop',
      );
    });

    await events.publish({
      topic: 'cnpg.database',
      eventPayload: {
        type: 'upserted',
        summary: { ref: 'a/team-orders/new-db', owner: '%%%' },
      },
    });
    await until('new-db.team-orders.a', 200);
    await events.publish({
      topic: 'cnpg.database',
      eventPayload: {
        type: 'deleted',
        summary: { ref: 'a/team-orders/new-db' },
      },
    });
    await until('new-db.team-orders.a', 404);
    expect(await status('orders-db.team-orders.a')).toBe(200);
  }, 30_000);
});
