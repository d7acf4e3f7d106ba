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
import { ResourceOptions } from './readResourceOptions';
import { DatabaseFacts, toResourceEntity } from './toResourceEntity';

const FACTS: DatabaseFacts = {
  ref: 'aks-1/team-orders/orders-db',
  targetTitle: 'AKS Sweden',
  owner: 'group:default/team-orders',
  dependencyOf: ['component:default/orders'],
  environment: 'prod',
  plan: 'small',
  postgresVersion: '17.5',
  instances: { desired: 3 },
  storage: { sizeBytes: 32 * 2 ** 30 },
};

const OPTIONS: ResourceOptions = {
  portalUrl: 'https://portal.example/',
  links: [
    {
      title: 'Grafana',
      url: 'https://g.example/?n={{namespace}}&c={{name}}',
      icon: 'dashboard',
    },
  ],
  environments: [
    { name: 'prod', title: 'Production', production: true },
    { name: 'dev', title: 'Development', production: false },
  ],
  versions: [{ major: 17, endOfLife: '2029-11-08' }, { major: 18 }],
};
const NOW = new Date('2026-11-20T18:00:00Z');

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
    const { entity, warnings } = toResourceEntity(
      FACTS,
      { ...OPTIONS, system: 'system:default/shop' },
      NOW,
    );
    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'orders-db.team-orders.aks-1',
        namespace: 'default',
        title: 'orders-db',
        description:
          'PostgreSQL 17.5 on AKS Sweden, environment prod, plan small, 3 instances of 32Gi, owned by team-orders',
        labels: {
          'pgportal.dev/target': 'aks-1',
          'pgportal.dev/environment': 'prod',
          'pgportal.dev/plan': 'small',
          'pgportal.dev/version': '17.5',
          'pgportal.dev/size': '32Gi',
        },
        tags: ['postgresql'],
        links: [
          {
            title: 'Database page',
            url: 'https://portal.example/catalog/default/resource/orders-db.team-orders.aks-1/database',
          },
          {
            title: 'Grafana',
            url: 'https://g.example/?n=team-orders&c=orders-db',
            icon: 'dashboard',
          },
        ],
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
        lifecycle: 'production',
        owner: 'group:default/team-orders',
        system: 'system:default/shop',
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

  it('marks one that the portal did not make', async () => {
    const { entity } = toResourceEntity({ ...FACTS, unmanaged: true });
    expect(entity.metadata.labels).toMatchObject({
      'pgportal.dev/unmanaged': 'true',
    });
    expect(entity.metadata.tags).toEqual(['postgresql', 'unmanaged']);
    expect(entity.metadata.description).toMatch(/, not managed by the portal$/);
    await expectAcceptable(entity);
  });

  it.each([
    ['prod', '17.5', '2026-11-20', 'production'],
    ['dev', '17.5', '2026-11-20', 'experimental'],
    ['prod', '17.5', '2029-11-08', 'production'],
    ['prod', '17.5', '2029-11-09', 'deprecated'],
    [undefined, '17.5', '2029-11-09', 'deprecated'],
    ['prod', '18.1', '2099-01-01', 'production'],
    ['staging', '17.5', '2026-11-20', undefined],
    [undefined, undefined, '2026-11-20', undefined],
  ])(
    'in %s with PostgreSQL %s on %s its lifecycle is %s',
    (environment, postgresVersion, day, lifecycle) => {
      const { entity } = toResourceEntity(
        { ...FACTS, environment, postgresVersion },
        OPTIONS,
        new Date(`${day}T12:00:00Z`),
      );
      expect(entity.spec?.lifecycle).toBe(lifecycle);
    },
  );

  it.each([
    [10 * 2 ** 30, '10Gi'],
    [1536 * 2 ** 20, '1536Mi'],
    [2 ** 40, '1Ti'],
    [5e9 + 1, '5000000001'],
    [0.5, undefined],
    [undefined, undefined],
  ])('writes %s bytes as %s', (sizeBytes, size) => {
    const { entity } = toResourceEntity({ ...FACTS, storage: { sizeBytes } });
    expect(entity.metadata.labels?.['pgportal.dev/size']).toBe(size);
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
    ['plan', { plan: 'très grand' }, 'system', undefined],
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
          storage: fc.record({ sizeBytes: fc.double() }),
          unmanaged: fc.boolean(),
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
