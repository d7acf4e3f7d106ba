import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PermissionCriteria,
  PermissionCondition,
} from '@backstage/plugin-permission-common';
import { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import { aSummary } from '../__testUtils__/summaries';
import { ReadableDatabases } from './ReadableDatabases';

type Criteria = PermissionCriteria<PermissionCondition>;

const rule = (name: string, params: object): Criteria => ({
  rule: name,
  resourceType: 'catalog-entity',
  params: params as {},
});
const ownedBy = (...claims: string[]) => rule('IS_ENTITY_OWNER', { claims });

function setUp(
  conditions: Criteria,
  allowed: string[] = [],
  entities: Entity[] = [],
) {
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async () => [
      {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions,
      },
    ],
    authorize: async requests =>
      requests.map(request => ({
        result:
          'resourceRef' in request && allowed.includes(request.resourceRef!)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
  });
  const readable = new ReadableDatabases({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities }),
    permissions,
    resource: { defaultOwner: 'group:default/platform' },
  });
  const names = async (databases: DatabaseSummary[]) =>
    (await readable.filter(databases, mockCredentials.user())).map(
      ({ name }) => name,
    );
  return { permissions, readable, names };
}

const DATABASES = [
  aSummary('orders-db', { environment: 'prod' }),
  aSummary('billing-db', { owner: 'Team-Billing' }),
  aSummary('stray-db', { owner: undefined }),
];

describe('ReadableDatabases', () => {
  it.each<[string, Criteria, string[]]>([
    ['an owner', ownedBy('group:default/team-orders'), ['orders-db']],
    [
      'an owner that is written short',
      ownedBy('group:default/team-billing'),
      ['billing-db'],
    ],
    ['the default owner', ownedBy('group:default/platform'), ['stray-db']],
    ['nobody', ownedBy(), []],
    [
      'a label',
      rule('HAS_LABEL', { label: 'pgportal.dev/environment', value: 'prod' }),
      ['orders-db'],
    ],
    [
      'an annotation',
      rule('HAS_ANNOTATION', {
        annotation: 'pgportal.dev/database',
        value: 'a/team-orders/billing-db',
      }),
      ['billing-db'],
    ],
    ['another kind', rule('IS_ENTITY_KIND', { kinds: ['Component'] }), []],
    [
      'a combination',
      {
        allOf: [
          rule('IS_ENTITY_KIND', { kinds: ['Resource'] }),
          { not: ownedBy('group:default/team-orders') },
          {
            anyOf: [
              ownedBy('group:default/platform'),
              ownedBy('group:default/team-orders'),
            ],
          },
        ],
      },
      ['stray-db'],
    ],
  ])('applies conditions on %s here', async (_, conditions, expected) => {
    const { names, permissions } = setUp(conditions);
    expect(await names(DATABASES)).toEqual(expected);
    expect(permissions.authorize).not.toHaveBeenCalled();
  });

  it('asks once, whether there are three databases or 2,000', async () => {
    const { names, permissions } = setUp(ownedBy('group:default/team-7'));
    const many = Array.from({ length: 2_000 }, (_, index) =>
      aSummary(`db-${index}`, { owner: `group:default/team-${index % 20}` }),
    );
    expect(await names(many)).toHaveLength(100);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    expect(permissions.authorize).not.toHaveBeenCalled();
  });

  it('asks the catalog about rules that are not its own, and for all at once', async () => {
    const { names, permissions } = setUp(
      { anyOf: [ownedBy(), rule('IS_ON_CALL', {})] },
      [DATABASES[1].entityRef],
    );
    expect(await names(DATABASES)).toEqual(['billing-db']);
    expect(permissions.authorize).toHaveBeenCalledTimes(1);
  });

  it('asks in parts that the permission backend takes', async () => {
    const many = Array.from({ length: 120 }, (_, index) =>
      aSummary(`db-${index}`),
    );
    const { names, permissions } = setUp(rule('IS_ON_CALL', {}), [
      many[3].entityRef,
      many[119].entityRef,
    ]);
    expect(await names(many)).toEqual(['db-3', 'db-119']);
    expect(
      permissions.authorize.mock.calls.map(([requests]) => requests.length),
    ).toEqual([50, 50, 20]);
  });

  it('tells who may see every database, there or not', async () => {
    const { readable, permissions } = setUp(ownedBy());
    const credentials = mockCredentials.user();
    expect(await readable.all(credentials)).toBe(false);
    permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    expect(await readable.all(credentials)).toBe(true);
  });

  it('asks the catalog about the system, which follows from other entities', async () => {
    const { names } = setUp({ not: rule('HAS_SPEC', { key: 'system' }) }, [
      DATABASES[0].entityRef,
    ]);
    expect(await names(DATABASES)).toEqual(['orders-db']);
  });

  it('does not take an entity that somebody has registered for a database', async () => {
    const entity = (origin: string): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'gone-db.team-orders.a',
        annotations: { 'backstage.io/managed-by-origin-location': origin },
      },
      spec: { type: 'postgresql-cluster', owner: 'group:default/intruders' },
    });
    const ref = { target: 'a', namespace: 'team-orders', name: 'gone-db' };
    const mayRead = (origin: string) =>
      setUp(
        ownedBy('group:default/intruders'),
        ['resource:default/gone-db.team-orders.a'],
        [entity(origin)],
      ).readable.has(ref, undefined, mockCredentials.user());
    expect(await mayRead('cnpg:a/team-orders/gone-db')).toBe(true);
    expect(
      await mayRead('url:https://github.com/intruders/x/catalog-info.yaml'),
    ).toBe(false);
  });

  it('asks the catalog about a database that is not in the index', async () => {
    const ref = { target: 'a', namespace: 'team-orders', name: 'gone-db' };
    const entityRef = 'resource:default/gone-db.team-orders.a';
    const { readable } = setUp(ownedBy(), [entityRef]);
    const credentials = mockCredentials.user();
    expect(await readable.has(ref, undefined, credentials)).toBe(true);
    expect(
      await readable.has({ ...ref, name: 'other' }, undefined, credentials),
    ).toBe(false);
  });
});
