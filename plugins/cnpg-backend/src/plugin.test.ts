import { setTimeout } from 'node:timers/promises';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { kinds, KubernetesObject } from '@pgportal/plugin-cnpg-common';
import {
  AzureProvisioner,
  KubernetesApiError,
  azureProvisionerServiceRef,
} from '@pgportal/plugin-cnpg-node';
import request from 'supertest';
import { MemoryKubernetesApi } from './__testUtils__/MemoryKubernetesApi';
import { aCluster, aPod } from './__testUtils__/objects';
import { testTargetsFactory } from './__testUtils__/testTargets';
import { readRecording } from './__testUtils__/recording';
import { expectToFitSpec } from './__testUtils__/validateResponses';
import { waitFor } from './__testUtils__/waitFor';
import plugin from './index';

const ORDERS: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-orders' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/team-orders' }],
};

const ANSWERS = {
  service: 'component:default/orders',
  name: 'new-db',
  environment: 'dev',
  plan: 'small',
  version: 17,
  target: 'a',
};

/** A backend with this plugin, its targets in memory, read once. */
async function setUp(
  options: {
    apis?: Record<string, MemoryKubernetesApi>;
    entities?: Entity[];
    permissions?: Parameters<typeof mockServices.permissions.mock>[0];
    result?: 'ALLOW' | 'DENY';
    findNameProblem?: AzureProvisioner['findNameProblem'];
  } = {},
) {
  const apis = options.apis ?? { a: new MemoryKubernetesApi() };
  const signals = { publish: jest.fn(async () => {}) };
  const events = mockServices.events.mock();
  const { server, stop } = await startTestBackend({
    features: [
      plugin,
      testTargetsFactory(apis),
      ...(options.findNameProblem
        ? [
            createServiceFactory({
              service: azureProvisionerServiceRef,
              deps: {},
              factory: () =>
                ({
                  findNameProblem: options.findNameProblem,
                } as Partial<AzureProvisioner> as AzureProvisioner),
            }),
          ]
        : []),
      metricsServiceMock.factory(),
      catalogServiceMock.factory({ entities: options.entities ?? [ORDERS] }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => signals,
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events as EventsService,
      }),
      options.permissions
        ? mockServices.permissions.mock(options.permissions).factory
        : mockServices.permissions.factory({
            result: AuthorizeResult[options.result ?? 'ALLOW'],
          }),
    ],
  });
  const get = (path: string) => request(server).get(`/api/cnpg${path}`);
  return { apis, server, stop, signals, events, get };
}

type Get = Awaited<ReturnType<typeof setUp>>['get'];

async function untilLive(get: Get) {
  await waitFor(async () => {
    const { body } = await get('/v1/targets');
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual(
      body.items.map(() => 'live'),
    );
  });
}

const withOrders = () => {
  const api = new MemoryKubernetesApi();
  api.put(kinds.Cluster, aCluster());
  api.put(kinds.Pod, aPod());
  return api;
};

describe('cnpg', () => {
  it('shows a database within moments of its creation, and its end', async () => {
    const { apis, get } = await setUp();
    await untilLive(get);
    expect((await get('/v1/databases')).body.items).toEqual([]);

    apis.a.put(kinds.Cluster, aCluster());
    await waitFor(async () => {
      const { body } = await get('/v1/databases/a/team-orders/orders-db');
      expect(body).toMatchObject({
        ref: 'a/team-orders/orders-db',
        targetTitle: 'AKS a',
        owner: 'group:default/team-orders',
        live: true,
      });
    });

    apis.a.remove(kinds.Cluster, 'uid-team-orders-orders-db');
    await waitFor(async () => {
      const { status } = await get('/v1/databases/a/team-orders/orders-db');
      expect(status).toBe(404);
    });
  });

  it('reads the API servers once, however many readers there are', async () => {
    const { apis, get } = await setUp({ apis: { a: withOrders() } });
    await untilLive(get);
    const before = apis.a.calls.length;
    for (let reader = 0; reader < 20; reader += 1) {
      await get('/v1/databases').expect(200);
      await get('/v1/databases/a/team-orders/orders-db').expect(200);
      await get('/v1/entities/component/default/orders/databases').expect(200);
    }
    expect(apis.a.calls).toHaveLength(before);
  });

  it('answers from the other targets when one refuses everything', async () => {
    const broken = new MemoryKubernetesApi();
    for (const { plural } of Object.values(kinds)) {
      broken.refusals.set(
        `list ${plural}`,
        new KubernetesApiError('AKS b rejects the credentials.', {
          statusCode: 401,
        }),
      );
    }
    const { get } = await setUp({ apis: { a: withOrders(), b: broken } });
    await waitFor(async () => {
      const { body } = await get('/v1/databases');
      expect(body.items).toHaveLength(1);
      expect(body.targets).toMatchObject([
        { name: 'a', state: 'live' },
        {
          name: 'b',
          state: 'connecting',
          problem: 'AKS b rejects the credentials.',
        },
      ]);
    });
    const { status, body } = await get('/v1/databases/b/team-orders/orders-db');
    expect(status).toBe(503);
    expect(body.error).toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        'The databases on AKS b have not been read yet. AKS b rejects the credentials.',
    });
  });

  it('goes on without a kind that is forbidden, and says so', async () => {
    const api = withOrders();
    api.refusals.set(
      'list nodes',
      new KubernetesApiError('AKS a does not let the portal list nodes.', {
        statusCode: 403,
      }),
    );
    const { get } = await setUp({ apis: { a: api } });
    await untilLive(get);
    expect((await get('/v1/targets')).body.items).toMatchObject([
      {
        state: 'live',
        unavailable: { Node: 'AKS a does not let the portal list nodes.' },
      },
    ]);
  });

  it('answers the health check without credentials, and nothing else', async () => {
    const { server } = await setUp();
    const none = mockCredentials.none.header();
    await request(server)
      .get('/api/cnpg/v1/health')
      .set('Authorization', none)
      .expect(200, { status: 'ok' });
    for (const path of [
      '/v1/databases',
      '/v1/databases/a/team-orders/orders-db',
      '/v1/databases/a/team-orders/orders-db/backups',
      '/v1/databases/a/team-orders/orders-db/doctor',
      '/v1/databases/a/team-orders/orders-db/events',
      '/v1/databases/a/team-orders/orders-db/instances',
      '/v1/databases/a/team-orders/orders-db/manifest',
      '/v1/entities/component/default/orders/databases',
      '/v1/targets',
      '/v1/offer',
    ]) {
      const { status, body } = await request(server)
        .get(`/api/cnpg${path}`)
        .set('Authorization', none);
      expect([path, status, body.error?.name]).toEqual([
        path,
        401,
        'AuthenticationError',
      ]);
    }
    await request(server)
      .post('/api/cnpg/v1/plans')
      .set('Authorization', none)
      .send(ANSWERS)
      .expect(401);
  });

  it('lets services list, and do nothing else', async () => {
    const { server, get } = await setUp({ apis: { a: withOrders() } });
    await untilLive(get);
    const service = mockCredentials.service.header();
    const list = await request(server)
      .get('/api/cnpg/v1/databases')
      .set('Authorization', service);
    expect(list.body.items).toHaveLength(1);
    await request(server)
      .get('/api/cnpg/v1/databases/a/team-orders/orders-db')
      .set('Authorization', service)
      .expect(403);
  });

  describe('permissions', () => {
    it('shows nothing to whom the policy denies', async () => {
      const { get } = await setUp({
        apis: { a: withOrders() },
        result: 'DENY',
      });
      await untilLive(get);
      expect((await get('/v1/databases')).body.items).toEqual([]);
      const one = await get('/v1/databases/a/team-orders/orders-db');
      expect(one.status).toBe(403);
      expect(one.body.error).toMatchObject({
        name: 'NotAllowedError',
        message:
          'You may not see the database a/team-orders/orders-db (permission cnpg.database.read).',
      });
      // Neither may it be found out what exists.
      await get('/v1/databases/a/team-orders/no-such-db').expect(403);
      const entity = await get(
        '/v1/entities/component/default/orders/databases',
      );
      expect(entity.body).toMatchObject({ items: [], missing: [] });
    });

    it('applies the conditions of the policy to every document', async () => {
      const api = withOrders();
      api.put(
        kinds.Cluster,
        aCluster({
          name: 'billing-db',
          annotations: { 'pgportal.dev/owner': 'group:default/team-billing' },
        }),
      );
      const { get } = await setUp({
        apis: { a: api },
        entities: [
          {
            ...ORDERS,
            metadata: {
              ...ORDERS.metadata,
              annotations: {
                'pgportal.dev/database': 'a/team-orders/billing-db',
              },
            },
          },
        ],
        permissions: {
          authorizeConditional: async () => [
            {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                resourceType: 'catalog-entity',
                rule: 'IS_ENTITY_OWNER',
                params: { claims: ['group:default/team-orders'] },
              },
            },
          ],
          authorize: async requests =>
            requests.map(() => ({ result: AuthorizeResult.DENY })),
        },
      });
      await untilLive(get);
      const { body } = await get('/v1/databases');
      expect(body).toMatchObject({ items: [{ name: 'orders-db' }], total: 1 });
      await get('/v1/databases/a/team-orders/orders-db').expect(200);
      for (const document of [
        '',
        '/backups',
        '/doctor',
        '/events',
        '/instances',
        '/manifest',
      ]) {
        const path = `/v1/databases/a/team-orders/billing-db${document}`;
        expect([path, (await get(path)).status]).toEqual([path, 403]);
      }
      await get('/v1/databases/a/team-orders/none').expect(403);
      const entity = await get(
        '/v1/entities/component/default/orders/databases',
      );
      expect(entity.body.missing).toEqual([
        {
          ref: 'a/team-orders/billing-db',
          reason:
            "You may not see this database: it takes the permission cnpg.database.read, which the platform team gives in the portal's permission policy.",
        },
      ]);
      expect(api.calls.filter(call => call.startsWith('get'))).toEqual([]);
    });

    it('checks with the credentials of the user', async () => {
      const authorizeConditional = jest.fn(async () => [
        { result: AuthorizeResult.ALLOW } as const,
      ]);
      const { server, get } = await setUp({
        apis: { a: withOrders() },
        permissions: { authorizeConditional },
      });
      await untilLive(get);
      await request(server)
        .get('/api/cnpg/v1/databases')
        .set('Authorization', mockCredentials.user.header('user:default/ana'));
      expect(authorizeConditional).toHaveBeenLastCalledWith(expect.anything(), {
        credentials: expect.objectContaining({
          principal: expect.objectContaining({
            userEntityRef: 'user:default/ana',
          }),
        }),
      });
    });
  });

  describe('errors', () => {
    it.each([
      ['/v1/databases/a/team-orders/none', 404, 'NotFoundError'],
      ['/v1/databases/nowhere/team-orders/none', 404, 'NotFoundError'],
      ['/v1/databases/a/team-orders/No_Name', 400, 'InputError'],
      ['/v1/databases/a/..%2f..%2fsecrets/x', 400, 'InputError'],
      ['/v1/databases?nonsense=1', 400, 'InputError'],
      ['/v1/databases?limit=201', 400, 'InputError'],
      ['/v1/databases?limit=0', 400, 'InputError'],
      ['/v1/databases?limit=ten', 400, 'InputError'],
      ['/v1/databases?sort=password', 400, 'InputError'],
      ['/v1/databases?health=fine', 400, 'InputError'],
      ['/v1/databases?cursor=nonsense', 400, 'InputError'],
      ['/v1/databases/a/team-orders/none/backups', 404, 'NotFoundError'],
      ['/v1/databases/a/team-orders/none/doctor', 404, 'NotFoundError'],
      ['/v1/databases/a/team-orders/none/events', 404, 'NotFoundError'],
      ['/v1/databases/a/team-orders/none/instances', 404, 'NotFoundError'],
      ['/v1/databases/a/team-orders/none/manifest', 404, 'NotFoundError'],
      ['/v1/entities/component/default/none/databases', 404, 'NotFoundError'],
      ['/v1/entities/component/default/%20/databases', 404, 'NotFoundError'],
    ])('answers %s with %d %s', async (path, status, name) => {
      const { get } = await setUp();
      await untilLive(get);
      const response = await get(path);
      expect(response.body.error).toMatchObject({ name });
      expect(response.status).toBe(status);
      expect(response.text).not.toContain('/src/');
    });
  });

  describe('the databases of an entity', () => {
    const entity = (
      annotation: string | undefined,
      relations: string[] = [],
    ) => ({
      ...ORDERS,
      metadata: {
        ...ORDERS.metadata,
        ...(annotation && {
          annotations: { 'pgportal.dev/database': annotation },
        }),
      },
      relations: relations.map(targetRef => ({ type: 'dependsOn', targetRef })),
    });
    const resource: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'orders-db.team-orders.a',
        annotations: { 'pgportal.dev/database': 'a/team-orders/orders-db' },
      },
      spec: { type: 'postgresql-cluster', owner: 'team-orders' },
    };
    const withoutDependents = () => {
      const api = new MemoryKubernetesApi();
      api.put(
        kinds.Cluster,
        aCluster({ annotations: { 'pgportal.dev/dependency-of': '' } }),
      );
      return api;
    };

    it.each([
      [
        'by its annotation',
        entity('a/team-orders/orders-db'),
        'component',
        'orders',
      ],
      [
        'by its relations',
        entity(undefined, ['resource:default/orders-db.team-orders.a']),
        'component',
        'orders',
      ],
      ['of the resource itself', ORDERS, 'resource', 'orders-db.team-orders.a'],
    ])('are found %s', async (_, component, kind, name) => {
      const { get } = await setUp({
        apis: { a: withoutDependents() },
        entities: [component, resource],
      });
      await untilLive(get);
      const { body } = await get(
        `/v1/entities/${kind}/default/${name}/databases`,
      );
      expect(body).toMatchObject({
        items: [{ ref: 'a/team-orders/orders-db' }],
        targets: [{ name: 'a', state: 'live' }],
        missing: [],
      });
    });

    it('are found by what the Cluster says, before the catalog knows it', async () => {
      const { get } = await setUp({ apis: { a: withOrders() } });
      await untilLive(get);
      const { body } = await get(
        '/v1/entities/Component/default/orders/databases',
      );
      expect(body.items).toMatchObject([{ ref: 'a/team-orders/orders-db' }]);
    });

    it('are accounted for when they cannot be shown', async () => {
      const { get } = await setUp({
        apis: { a: withoutDependents() },
        entities: [
          entity('a/team-orders/gone-db, b/team-orders/orders-db,nonsense'),
        ],
      });
      await untilLive(get);
      const { body } = await get(
        '/v1/entities/component/default/orders/databases',
      );
      expect(body).toEqual({
        items: [],
        targets: [expect.objectContaining({ name: 'a' })],
        missing: [
          {
            ref: 'a/team-orders/gone-db',
            reason:
              'There is no database gone-db in namespace team-orders on AKS a.',
          },
          {
            ref: 'b/team-orders/orders-db',
            reason: 'The portal has no target "b".',
          },
          {
            ref: 'nonsense',
            reason:
              'This is no database reference; it should be <target>/<namespace>/<name>.',
          },
        ],
      });
    });
  });

  describe('offer and plans', () => {
    const plan = (server: Parameters<typeof request>[0], answers: object) =>
      request(server).post('/api/cnpg/v1/plans').send(answers);

    it('offers targets with their state, without subscriptions', async () => {
      const { get } = await setUp();
      await untilLive(get);
      const { body, text } = await get('/v1/offer');
      expect(body.targets).toMatchObject([
        { name: 'a', backups: 'azure', status: { state: 'live' } },
      ]);
      expect(text).not.toContain('subscription');
    });

    it('plans what will be made, and writes nothing', async () => {
      const { server, apis, get } = await setUp();
      await untilLive(get);
      const { body } = await plan(server, ANSWERS).expect(200);
      expect(body.problems).toEqual([]);
      expect(body.ref).toBe('a/team-orders/new-db');
      expect(body.resources).toContainEqual(
        expect.objectContaining({ type: 'Cluster', name: 'new-db' }),
      );
      expect(body.resources).toContainEqual(
        expect.objectContaining({ where: 'azure', type: 'Managed identity' }),
      );
      expect(body.manifests).toContain('kind: Cluster');
      expect(
        apis.a.calls.filter(call => /create|apply|patch/.test(call)),
      ).toEqual([]);
    });

    it('offers what runs on a target, and plans the options', async () => {
      const api = withOrders();
      const { metadata } = aPod();
      api.put(kinds.Pod, {
        ...aPod(),
        metadata: {
          ...metadata,
          annotations: { 'cnpg.io/operatorVersion': '1.30.0' },
        },
      });
      const { server, get } = await setUp({ apis: { a: api } });
      await waitFor(async () => {
        const { body } = await get('/v1/offer');
        expect(body.targets).toMatchObject([
          {
            profiles: ['current', 'inTree'],
            status: { versions: { operator: '1.30.0' } },
          },
        ]);
      });
      const options = {
        profile: 'inTree',
        databases: [{ name: 'reports' }],
        pooler: { poolMode: 'transaction', instances: 2 },
      };
      const { body } = await plan(server, { ...ANSWERS, options }).expect(200);
      expect(body.problems).toEqual([]);
      expect(body.warnings).toHaveLength(2);
      expect(body.manifests).toContain('barmanObjectStore');
      expect(body.manifests).toContain('kind: Pooler');

      const refused = await plan(server, {
        options: { extensions: ['file_fdw'] },
      });
      expect(refused.body.problems).toMatchObject([{ field: 'options' }]);
      await plan(server, { options: { postInitSQL: ['DROP'] } }).expect(400);
    });

    it('refuses a name whose backups are kept', async () => {
      const api = new MemoryKubernetesApi();
      const { server, get } = await setUp({
        apis: { a: api },
        findNameProblem: async ({ name }) => `The container keeps ${name}.`,
      });
      await untilLive(get);
      const { body } = await plan(server, ANSWERS).expect(200);
      expect(body.problems).toEqual([
        { field: 'name', message: `The container keeps ${ANSWERS.name}.` },
      ]);
    });

    it('warns when the nodes are too few', async () => {
      const api = withOrders();
      api.put(kinds.Node, {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: 'node-1', uid: 'node-1' },
        spec: { unschedulable: true },
      } as KubernetesObject);
      const { server, get } = await setUp({ apis: { a: api } });
      await untilLive(get);
      const { body } = await plan(server, ANSWERS).expect(200);
      expect(body.warnings).toEqual([
        expect.stringMatching(/^At this moment AKS a has 0 of the 1 nodes/),
      ]);
    });

    it('judges the answers that are there', async () => {
      const { server } = await setUp();
      const { body } = await plan(server, {}).expect(200);
      expect(body).toEqual({
        problems: [],
        policy: [],
        exists: false,
        resources: [],
        warnings: [],
      });
      const untouched = await plan(server, { service: '', name: '', plan: '' });
      expect(untouched.body).toEqual({
        problems: [],
        policy: [],
        exists: false,
        resources: [],
        warnings: [],
      });

      const partial = await plan(server, { name: 'Not-Valid', plan: 'huge' });
      expect(
        partial.body.problems.map(({ field }: { field: string }) => field),
      ).toEqual(['name', 'plan']);
    });

    it('says that a name is taken, unless it is the same request again', async () => {
      const api = withOrders();
      api.put(
        kinds.Cluster,
        aCluster({
          name: 'billing-db',
          annotations: {
            'pgportal.dev/dependency-of': 'component:default/billing',
          },
        }),
      );
      api.put(
        kinds.Cluster,
        aCluster({
          name: 'again-db',
          annotations: {
            'pgportal.dev/plan': 'small',
            'pgportal.dev/environment': 'dev',
          },
          spec: { imageName: 'registry.example/postgresql:17.11' },
        }),
      );
      const { server } = await setUp({ apis: { a: api } });
      const taken = await plan(server, { ...ANSWERS, name: 'billing-db' });
      expect(taken.body.problems).toMatchObject([{ field: 'name' }]);
      const again = await plan(server, { ...ANSWERS, name: 'again-db' });
      expect(again.body).toMatchObject({ problems: [], exists: true });
    });

    it('says next to the field what the catalog, the policy or the target refuses', async () => {
      const unknown = await setUp();
      const noService = await plan(unknown.server, {
        service: 'component:default/none',
      });
      expect(noService.body.problems).toEqual([
        {
          field: 'service',
          message:
            'component:default/none is not in the catalog, or you may not see it.',
        },
      ]);

      const denied = await setUp({ result: 'DENY' });
      const refused = await plan(denied.server, ANSWERS);
      expect(refused.body).toMatchObject({
        problems: [
          {
            field: 'service',
            message: expect.stringMatching(/^You may not create a database/),
          },
        ],
        resources: [],
      });

      const api = new MemoryKubernetesApi();
      api.refusals.set(
        'get clusters',
        new KubernetesApiError('AKS a cannot be reached.', { statusCode: 0 }),
      );
      const away = await setUp({ apis: { a: api } });
      expect((await plan(away.server, ANSWERS)).body.problems).toEqual([
        { field: 'target', message: 'AKS a cannot be reached.' },
      ]);
    });

    it('refuses a body that is no set of answers', async () => {
      const { server } = await setUp();
      for (const body of [{ spec: {} }, { version: '17' }, []]) {
        const response = await plan(server, body);
        expect(response.body.error).toMatchObject({ name: 'InputError' });
        expect(response.status).toBe(400);
      }
    });
  });

  it('lists in pages, filtered and sorted', async () => {
    const api = withOrders();
    for (const name of ['a-db', 'b-db', 'c-db']) {
      api.put(
        kinds.Cluster,
        aCluster({
          name,
          annotations: { 'pgportal.dev/owner': 'group:default/team-x' },
        }),
      );
    }
    const { get } = await setUp({ apis: { a: api } });
    await untilLive(get);
    const query =
      '/v1/databases?owner=group:default/team-x&owner=group:default/other&target=a&sort=name&order=desc&limit=2';
    const first = await get(query).expect(200);
    expectToFitSpec('get /v1/databases', first);
    expect(first.body).toMatchObject({
      items: [{ name: 'c-db' }, { name: 'b-db' }],
      total: 3,
      nextCursor: expect.any(String),
    });
    expect(first.body.counts).toMatchObject({ healthy: 0, hibernated: 0 });
    const second = await get(`${query}&cursor=${first.body.nextCursor}`);
    expect(second.body.items).toMatchObject([{ name: 'a-db' }]);
    expect(second.body.nextCursor).toBeUndefined();
    const worst = await get('/v1/databases?health=healthy&text=ORDERS-DB');
    expect(worst.status).toBe(200);
  });

  it('tells what happened, what the instances say, and what was asked for', async () => {
    const api = withOrders();
    const path = '/v1/databases/a/team-orders/orders-db';
    api.put(kinds.Pod, {
      ...aPod(),
      status: { phase: 'Running' },
    } as KubernetesObject);
    api.put(kinds.Event, {
      metadata: { name: 'e1', namespace: 'team-orders', uid: 'e1' },
      involvedObject: { kind: 'Pod', name: 'orders-db-1' },
      type: 'Warning',
      reason: 'Unhealthy',
      message: 'Readiness probe failed',
      lastTimestamp: '2026-11-20T18:00:00Z',
    } as KubernetesObject);
    api.pages.set(
      'team-orders/orders-db-1',
      JSON.stringify({ isPrimary: true, currentLsn: '0/3000000' }),
    );
    const { get } = await setUp({ apis: { a: api } });
    await untilLive(get);

    const events = await get(`${path}/events`).expect(200);
    expect(events.body.items).toMatchObject([
      { object: 'Pod/orders-db-1', type: 'Warning', reason: 'Unhealthy' },
    ]);
    const before = await get(path);
    const instances = await get(`${path}/instances`).expect(200);
    expect(instances.body).toMatchObject({
      ref: 'a/team-orders/orders-db',
      instances: [
        { name: 'orders-db-1', isPrimary: true, currentLsn: '0/3000000' },
      ],
    });
    // What was seen is used to judge, and no longer said to be unknown.
    const reasons = (report: { notEvaluated: { reason: string }[] }) =>
      report.notEvaluated.map(({ reason }) => reason);
    const after = await get(path);
    expect(reasons(after.body.report)).not.toContainEqual(
      expect.stringContaining('only while somebody looks'),
    );
    expect(before.body.report.findings).toEqual(expect.any(Array));

    const manifest = await get(`${path}/manifest`).expect(200);
    expect(manifest.headers['content-type']).toMatch(/^text\/yaml/);
    expect(manifest.text).toContain('kind: Cluster');
    expect(manifest.text).not.toMatch(/status:|resourceVersion|uid:/);
    await get(`${path}/manifest`).expect(200);
    await get(`${path}/instances`).expect(200);
    expect(api.calls.filter(call => call.startsWith('get'))).toEqual([
      'get pods/proxy',
      'get clusters',
    ]);
    for (const document of ['', '/events', '/instances', '/manifest']) {
      const { headers } = await get(`${path}${document}`);
      await get(`${path}${document}`)
        .set('If-None-Match', headers.etag)
        .expect(304);
    }
  });

  it('follows the way to the backups once for all readers, and says what it may not read', async () => {
    const api = new MemoryKubernetesApi();
    api.put(
      kinds.Cluster,
      aCluster({
        spec: {
          plugins: [
            {
              name: 'barman-cloud.cloudnative-pg.io',
              isWALArchiver: true,
              parameters: { barmanObjectName: 'gone' },
            },
          ],
        },
      }),
    );
    const { get } = await setUp({ apis: { a: api } });
    await untilLive(get);
    const calls = api.calls.length;
    const path = '/v1/databases/a/team-orders/orders-db/doctor';
    const [one, two] = await Promise.all([get(path), get(path)]);
    expect(one.body).toEqual(two.body);
    expect(one.body.links).toHaveLength(21);
    expect(one.body.links).toContainEqual(
      expect.objectContaining({
        id: 'objectStore',
        state: 'broken',
        detail: 'There is no ObjectStore gone in its namespace.',
      }),
    );
    expect(one.body.links).toContainEqual(
      expect.objectContaining({ id: 'role', state: 'unknown' }),
    );
    // Pods, service account, role binding and network policies, once each.
    expect(api.calls.length - calls).toBe(4);
  });

  it('answers as openapi.yaml promises, with real objects', async () => {
    const api = withOrders();
    const b = new MemoryKubernetesApi();
    for (const { type, object } of readRecording('create')) {
      const kind = kinds[object.kind];
      if (type === 'DELETED') b.remove(kind, object.metadata.uid);
      else b.put(kind, object);
    }
    const { get, server } = await setUp({ apis: { a: api, b } });
    await untilLive(get);

    const detail = await get('/v1/databases/b/team-orders/orders-db');
    expect(detail.body.instanceList).toHaveLength(3);
    expectToFitSpec('get /v1/databases/{target}/{namespace}/{name}', detail);
    for (const document of [
      'backups',
      'doctor',
      'events',
      'instances',
    ] as const) {
      expectToFitSpec(
        `get /v1/databases/{target}/{namespace}/{name}/${document}`,
        await get(`/v1/databases/b/team-orders/orders-db/${document}`).expect(
          200,
        ),
      );
    }
    const list = await get('/v1/databases');
    expect(list.body.items).toHaveLength(2);
    expectToFitSpec('get /v1/databases', list);
    const ofEntity = 'get /v1/entities/{kind}/{namespace}/{name}/databases';
    const entity = await get('/v1/entities/component/default/orders/databases');
    expect(entity.body.items).toHaveLength(1);
    expectToFitSpec(ofEntity, entity);
    expectToFitSpec(
      ofEntity,
      await get('/v1/entities/component/default/none/databases').expect(404),
    );
    expectToFitSpec('get /v1/targets', await get('/v1/targets'));
    expectToFitSpec('get /v1/offer', await get('/v1/offer'));
    expectToFitSpec('get /v1/health', await get('/v1/health'));
    const post = (answers: object) =>
      request(server).post('/api/cnpg/v1/plans').send(answers);
    expectToFitSpec('post /v1/plans', await post(ANSWERS).expect(200));
    expectToFitSpec('post /v1/plans', await post({ plan: 'x' }).expect(200));
    expectToFitSpec('post /v1/plans', await post({ plan: 1 }).expect(400));
    expect(() =>
      expectToFitSpec('get /v1/targets', {
        status: 200,
        body: { items: [{}] },
      }),
    ).toThrow("must have required property 'name'");
  });

  it('serves the document itself', async () => {
    const { get } = await setUp();
    const { body } = await get('/openapi.json').expect(200);
    expect(Object.keys(body.paths)).toContain('/api/cnpg/v1/databases');
  });

  it('does not send again what the reader has', async () => {
    const { get } = await setUp({ apis: { a: withOrders() } });
    await untilLive(get);
    const first = await get('/v1/databases/a/team-orders/orders-db');
    const second = await get('/v1/databases/a/team-orders/orders-db').set(
      'If-None-Match',
      first.headers.etag,
    );
    expect(second.status).toBe(304);
  });

  it('publishes what comes, changes and goes', async () => {
    const { apis, get, signals, events } = await setUp({
      apis: { a: withOrders() },
    });
    await untilLive(get);
    const published = () =>
      events.publish.mock.calls.map(([{ topic, eventPayload }]) => {
        expect(topic).toBe('cnpg.database');
        return eventPayload as { type: string; summary?: { ref: string } };
      });
    // What is there from the start is told of by one event.
    const initial = [{ type: 'synced', target: 'a' }];
    await waitFor(() => expect(published()).toEqual(initial));

    // A pod changes nothing that the catalog shows; nobody looks at the database.
    events.publish.mockClear();
    signals.publish.mockClear();
    apis.a.put(kinds.Pod, aPod({ phase: 'Failed' }));
    await setTimeout(500);
    expect(signals.publish).not.toHaveBeenCalledWith(
      expect.objectContaining({
        channel: 'cnpg:database:a/team-orders/orders-db',
      }),
    );
    await get('/v1/databases/a/team-orders/orders-db').expect(200);
    // From then on somebody does.
    apis.a.put(kinds.Pod, aPod({ phase: 'Running' }));
    await waitFor(() =>
      expect(signals.publish).toHaveBeenCalledWith({
        channel: 'cnpg:database:a/team-orders/orders-db',
        message: {
          ref: 'a/team-orders/orders-db',
          revision: expect.any(Number),
        },
        recipients: { type: 'broadcast' },
      }),
    );
    expect(events.publish).not.toHaveBeenCalled();

    // Its namespace says whose it is, where the Cluster does not.
    const { annotations, ...metadata } = aCluster().metadata;
    apis.a.put(kinds.Cluster, { ...aCluster(), metadata });
    apis.a.put(kinds.Namespace, {
      metadata: { name: 'team-orders', uid: 'n', annotations },
    });
    await waitFor(() =>
      expect(published()).toContainEqual({
        type: 'upserted',
        summary: expect.objectContaining({
          owner: 'group:default/team-orders',
          unmanaged: true,
          dependencyOf: [],
        }),
      }),
    );

    events.publish.mockClear();
    apis.a.remove(kinds.Cluster, 'uid-team-orders-orders-db');
    await waitFor(() =>
      expect(published()).toEqual([
        {
          type: 'deleted',
          summary: expect.objectContaining({ ref: 'a/team-orders/orders-db' }),
        },
      ]),
    );
    expect(signals.publish).toHaveBeenCalledWith(
      expect.objectContaining({
        channel: 'cnpg:databases',
        // Whoever listens need not know of that database.
        message: {},
      }),
    );
  });
});
