import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  actionsRegistryServiceMock,
  metricsServiceMock,
} from '@backstage/backend-test-utils/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { kinds, Pod } from '@pgportal/plugin-cnpg-common';
import request from 'supertest';
import plugin from '../index';
import { aCluster, aPod } from './objects';
import { testTargetsFactory } from './testTargets';
import { waitFor } from './waitFor';
import { WritableKubernetesApi } from './WritableKubernetesApi';

export const DATABASE = '/v1/databases/a/team-orders/orders-db';

/** A healthy database of three instances with backups, its pods ready. */
export function healthyDatabase(): WritableKubernetesApi {
  const api = new WritableKubernetesApi();
  const names = ['orders-db-1', 'orders-db-2', 'orders-db-3'];
  api.put(
    kinds.Cluster,
    aCluster({
      spec: {
        instances: 3,
        imageName: 'registry.example/postgresql:17.5',
        storage: { size: '10Gi' },
        bootstrap: { initdb: { database: 'orders_db', owner: 'orders_db' } },
        plugins: [
          {
            name: 'barman-cloud.cloudnative-pg.io',
            enabled: true,
            isWALArchiver: true,
            parameters: { barmanObjectName: 'orders-db' },
          },
        ],
      },
      status: {
        instances: 3,
        readyInstances: 3,
        currentPrimary: names[0],
        targetPrimary: names[0],
        instanceNames: names,
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'ClusterIsReady',
            message: 'Cluster is Ready',
            lastTransitionTime: '2026-11-20T18:01:00Z',
          },
          {
            type: 'ContinuousArchiving',
            status: 'True',
            reason: 'ContinuousArchivingSuccess',
            lastTransitionTime: '2026-11-20T18:01:00Z',
          },
        ],
      },
    }),
  );
  for (const name of names) {
    const pod = aPod({ name });
    api.put(kinds.Pod, {
      ...pod,
      metadata: {
        ...pod.metadata,
        labels: {
          ...pod.metadata.labels,
          'cnpg.io/instanceRole': name === names[0] ? 'primary' : 'replica',
        },
      },
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    } as Pod);
  }
  return api;
}

/** A backend with this plugin over the API, its target read once. */
export async function startOperations(
  options: {
    api?: WritableKubernetesApi;
    cnpg?: object;
    entities?: Entity[];
    permissions?: Parameters<typeof mockServices.permissions.mock>[0];
    /** Who asks unless a test says otherwise. */
    as?: string;
  } = {},
) {
  const api = options.api ?? healthyDatabase();
  const auditor = mockServices.auditor.mock();
  const events: {
    options: any;
    success: jest.Mock;
    fail: jest.Mock;
  }[] = [];
  auditor.createEvent.mockImplementation(async created => {
    const event = {
      options: created,
      success: jest.fn(async () => {}),
      fail: jest.fn(async () => {}),
    };
    events.push(event);
    return event;
  });
  const actions = actionsRegistryServiceMock();
  const { server, stop } = await startTestBackend({
    features: [
      plugin,
      testTargetsFactory({ a: api }),
      metricsServiceMock.factory(),
      catalogServiceMock.factory({ entities: options.entities ?? [] }),
      auditor.factory,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: jest.fn(async () => {}) }),
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          ...(options.cnpg && { cnpg: options.cnpg as {} }),
        },
      }),
      options.permissions
        ? mockServices.permissions.mock(options.permissions).factory
        : mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
    ],
  });
  const as = (user: string) => mockCredentials.user.header(user);
  const me = as(options.as ?? 'user:default/olga');
  const get = (path: string, header = me) =>
    request(server).get(`/api/cnpg${path}`).set('Authorization', header);
  const post = (path: string, body: object = {}, header = me) =>
    request(server)
      .post(`/api/cnpg${path}`)
      .set('Authorization', header)
      .send(body);
  await waitFor(async () => {
    const { body } = await get('/v1/targets');
    expect(body).toMatchObject({ items: [{ state: 'live' }] });
  });
  return { api, server, stop, get, post, events, actions };
}
