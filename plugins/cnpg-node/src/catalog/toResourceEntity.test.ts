import {
  DefaultNamespaceEntityPolicy,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import fc from 'fast-check';
import { DatabaseFacts, toResourceEntity } from './toResourceEntity';

const FACTS: DatabaseFacts = {
  ref: 'aks-1/team-orders/orders-db',
  targetTitle: 'AKS Sweden',
  owner: 'group:default/team-orders',
  dependencyOf: ['component:default/orders'],
  environment: 'prod',
  plan: 'small',
  postgresVersion: '17.5',
};

/** What the catalog checks before it accepts an entity. */
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

async function expectAcceptable(entity: Entity) {
  const checked = await policy.enforce(entity);
  await expect(resourceEntityV1alpha1Validator.check(checked!)).resolves.toBe(
    true,
  );
}

describe('toResourceEntity', () => {
  it('makes a Resource of a database', async () => {
    const { entity, warnings } = toResourceEntity(FACTS);
    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'orders-db.team-orders.aks-1',
        namespace: 'default',
        title: 'orders-db',
        description: 'PostgreSQL 17.5 on AKS Sweden',
        labels: {
          'pgportal.dev/target': 'aks-1',
          'pgportal.dev/environment': 'prod',
          'pgportal.dev/plan': 'small',
        },
        annotations: {
          'backstage.io/managed-by-location':
            'cnpg:aks-1/team-orders/orders-db',
          'backstage.io/managed-by-origin-location':
            'cnpg:aks-1/team-orders/orders-db',
          'pgportal.dev/database': 'aks-1/team-orders/orders-db',
        },
      },
      spec: {
        type: 'postgresql-cluster',
        lifecycle: 'prod',
        owner: 'group:default/team-orders',
        dependencyOf: ['component:default/orders'],
      },
    });
    expect(warnings).toEqual([]);
    await expectAcceptable(entity);
  });

  it('gives a database that nobody annotated to the group of its namespace', async () => {
    const { entity, warnings } = toResourceEntity({
      ref: FACTS.ref,
      dependencyOf: [],
    });
    expect(entity.spec).toEqual({
      type: 'postgresql-cluster',
      owner: 'group:default/team-orders',
    });
    expect(warnings).toEqual([]);
    await expectAcceptable(entity);
  });

  it('prefers the configured owner to the group of the namespace', () => {
    const { entity } = toResourceEntity(
      { ref: FACTS.ref, dependencyOf: [] },
      { defaultOwner: 'group:default/platform' },
    );
    expect(entity.spec?.owner).toBe('group:default/platform');
  });

  it.each([
    [
      'owner',
      { owner: 'component:default/orders' },
      'owner',
      'group:default/team-orders',
    ],
    ['owner', { owner: 'not an owner' }, 'owner', 'group:default/team-orders'],
    ['owner', { owner: '' }, 'owner', 'group:default/team-orders'],
    ['dependent', { dependencyOf: ['a:b:c'] }, 'dependencyOf', undefined],
    [
      'dependent',
      { dependencyOf: ['orders', '-'] },
      'dependencyOf',
      ['component:default/orders'],
    ],
    ['environment', { environment: 'x'.repeat(64) }, 'lifecycle', undefined],
    ['plan', { plan: 'très grand' }, 'lifecycle', 'prod'],
  ])(
    'leaves out a malformed %s with one warning: %j',
    async (what, facts, field, expected) => {
      const { entity, warnings } = toResourceEntity({ ...FACTS, ...facts });
      expect(entity.spec?.[field]).toEqual(expected);
      expect(warnings).toEqual([
        expect.stringMatching(`^aks-1/team-orders/orders-db: the ${what} "`),
      ]);
      await expectAcceptable(entity);
    },
  );

  it('names each dependent once', () => {
    const { entity } = toResourceEntity({
      ...FACTS,
      dependencyOf: ['orders', 'Component:default/Orders', 'api:billing/rest'],
    });
    expect(entity.spec?.dependencyOf).toEqual([
      'component:default/orders',
      'api:billing/rest',
    ]);
  });

  it('makes an entity that the catalog accepts of any text in the annotations', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ maxLength: 100 }),
      fc.constantFrom('group:default/a', 'user:b', ':', '/', 'a:b/c/d', '\n'),
    );
    const optionalText = fc.option(text, { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          ref: fc.constant(FACTS.ref),
          targetTitle: optionalText,
          owner: optionalText,
          dependencyOf: fc.array(text, { maxLength: 5 }),
          environment: optionalText,
          plan: optionalText,
          postgresVersion: optionalText,
        }),
        async facts => {
          const { entity, warnings } = toResourceEntity(facts);
          await expectAcceptable(entity);
          expect(entity.metadata.name).toBe('orders-db.team-orders.aks-1');
          for (const warning of warnings) expect(warning).not.toContain('\n');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives databases with long names names of their own', () => {
    const names = ['a', 'b'].map(
      suffix =>
        toResourceEntity({
          ...FACTS,
          ref: `aks/${'n'.repeat(60)}/${'d'.repeat(49)}${suffix}`,
        }).entity.metadata.name,
    );
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(63);
  });
});
