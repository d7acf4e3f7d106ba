import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Cluster, Offer } from '@pgportal/plugin-cnpg-common';
import { TargetsService } from '../types';
import { checkName } from './checkName';
import { resolveRequest } from './resolveRequest';
import { resolveService } from './resolveService';

const credentials = mockCredentials.user();

const component = (name: string, owner?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
});
const group = (name: string, namespace?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name,
    ...(namespace && { annotations: { 'pgportal.dev/namespace': namespace } }),
  },
});

const catalog = catalogServiceMock({
  entities: [
    component('orders', 'group:default/team-orders'),
    component('payments', 'group:default/Team.Payments'),
    component('search', 'group:default/search'),
    component('dns', 'group:default/kube-system'),
    component('orphan'),
    group('team-orders'),
    group('search', 'team-search-prod'),
    group('kube-system'),
  ],
});

describe('resolveService', () => {
  const resolve = (service: string) =>
    resolveService({ catalog, credentials, service });

  it.each([
    ['component:default/orders', 'group:default/team-orders', 'team-orders'],
    ['orders', 'group:default/team-orders', 'team-orders'],
    [
      'component:default/payments',
      'group:default/Team.Payments',
      'team-payments',
    ],
    ['component:default/search', 'group:default/search', 'team-search-prod'],
  ])('finds owner and namespace of %s', async (service, owner, namespace) => {
    expect(await resolve(service)).toMatchObject({ owner, namespace });
  });

  it.each([
    [
      'component:default/nobody',
      'NotFoundError',
      'service: component:default/nobody is not in',
    ],
    [
      'component:default/orphan',
      'InputError',
      'service: component:default/orphan has no owner',
    ],
    [
      'group:default/team-orders',
      'InputError',
      'service: a database belongs to a component',
    ],
    ['component:', 'InputError', 'service: "component:" is no reference'],
    ['', 'InputError', 'service: "" is no reference'],
    [
      'component:default/dns',
      'InputError',
      'namespace: "kube-system" cannot be the namespace',
    ],
  ])('refuses %p', async (service, name, message) => {
    await expect(resolve(service)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });
});

const answers = {
  service: 'orders',
  name: 'orders-db',
  environment: 'prod',
  plan: 'medium',
  version: 17,
  target: 'aks1',
};

describe('resolveRequest', () => {
  it('takes owner and namespace from the catalog', async () => {
    expect(
      await resolveRequest({
        catalog,
        credentials,
        permissions: mockServices.permissions({
          result: AuthorizeResult.ALLOW,
        }),
        answers: {
          ...answers,
          owner: 'group:default/mine',
          clientId: 'x',
        } as typeof answers,
        requestedBy: 'user:default/jane',
      }),
    ).toEqual({
      ...answers,
      service: 'component:default/orders',
      owner: 'group:default/team-orders',
      namespace: 'team-orders',
      requestedBy: 'user:default/jane',
    });
  });

  it('needs the permission on the service', async () => {
    const permissions = mockServices.permissions.mock({
      authorize: async () => [{ result: AuthorizeResult.DENY }],
    });
    await expect(
      resolveRequest({ catalog, credentials, permissions, answers }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        /component:default\/orders .*cnpg\.database\.create/,
      ),
    });
    expect(permissions.authorize).toHaveBeenCalledWith(
      [
        {
          permission: expect.objectContaining({ name: 'cnpg.database.create' }),
          resourceRef: 'component:default/orders',
        },
      ],
      { credentials },
    );
  });
});

describe('checkName', () => {
  const cluster: Cluster = {
    metadata: {
      name: 'orders-db',
      annotations: {
        'pgportal.dev/dependency-of': 'component:default/orders',
        'pgportal.dev/plan': 'medium',
        'pgportal.dev/environment': 'prod',
      },
    },
    spec: { imageName: 'localhost:5000/postgresql:17.5-standard-trixie' },
  };
  const ask = (
    existing: Cluster | undefined,
    asked: Partial<typeof answers>,
  ) => {
    const targets: TargetsService = {
      list: () => [],
      offer: {} as Offer,
      get: () =>
        ({
          definition: { title: 'AKS 1' },
          kubernetes: { get: async () => existing },
        } as unknown as ReturnType<TargetsService['get']>),
    };
    return checkName({
      targets,
      ref: { target: 'aks1', namespace: 'team-orders', name: 'orders-db' },
      answers: {
        ...asked,
        service: asked.service ?? 'component:default/orders',
      },
    });
  };

  it('finds none where the name is free, or the request is the same', async () => {
    expect(await ask(undefined, {})).toEqual({ exists: false });
    expect(await ask(cluster, {})).toEqual({ exists: true });
    expect(
      await ask(cluster, { plan: 'medium', environment: 'prod', version: 17 }),
    ).toEqual({ exists: true });
  });

  it('says that another service, or nobody, has the database', async () => {
    const taken = {
      exists: true,
      problem: {
        field: 'name',
        message:
          'There is a database orders-db in namespace team-orders on AKS 1 already; choose another name.',
      },
    };
    expect(
      await ask(cluster, { service: 'component:default/payments' }),
    ).toMatchObject(taken);
    expect(await ask({ metadata: { name: 'orders-db' } }, {})).toMatchObject(
      taken,
    );
    // One that was adopted is not the portal's to apply again.
    const { name, annotations } = cluster.metadata;
    const adopted = { ...annotations, 'pgportal.dev/adopted': 'true' };
    expect(
      await ask({ ...cluster, metadata: { name, annotations: adopted } }, {}),
    ).toMatchObject(taken);
  });

  it('never takes a new request for a change of the old database', async () => {
    expect(await ask(cluster, { plan: 'large', version: 18 })).toMatchObject({
      problem: {
        field: 'name',
        message: expect.stringContaining(
          'with plan medium, version 17; choose another name',
        ),
      },
    });
  });
});
