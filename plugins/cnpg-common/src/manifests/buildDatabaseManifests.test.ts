import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { medium, small } from '../__fixtures__/offer';
import { Plan, TargetDefinition } from '../model/offer';
import { DatabaseOptions, DatabaseRequest } from '../model/request';
import { azureNames } from '../names/azureNames';
import { parseQuantity } from '../quantity';
import {
  buildDatabaseManifests,
  manifestsToYaml,
} from './buildDatabaseManifests';

type Request = DatabaseRequest & { production: boolean };

const plans: Plan[] = [
  small,
  medium,
  {
    name: 'large',
    title: 'Large',
    instances: 5,
    cpu: '8',
    memory: '32Gi',
    storage: '256Gi',
    walStorage: '32Gi',
    retention: '30d',
    backupSchedule: '0 0 */12 * * *',
  },
];

const targets: TargetDefinition[] = [
  {
    name: 'aks-primary',
    title: 'AKS primary',
    location: 'swedencentral',
    backups: 'azure',
    storageClass: 'managed-csi-premium',
    imageCatalog: 'postgresql',
    spread: 'zones',
    nodeSelector: { workload: 'postgres' },
    tolerations: [
      {
        key: 'workload',
        operator: 'Equal',
        value: 'postgres',
        effect: 'NoSchedule',
      },
    ],
    azure: {
      subscriptionId: '00000000-0000-0000-0000-000000000001',
      location: 'swedencentral',
      identityResourceGroup: 'rg-pg-identities',
      aksName: 'aks1',
      storage: {
        account: 'pgbackups',
        resourceGroup: 'rg-pg-backups',
        subscriptionId: '00000000-0000-0000-0000-000000000001',
      },
    },
  },
  {
    name: 'evaluation',
    title: 'Evaluation',
    backups: 'none',
    images: { '17': 'registry.example/postgresql:17.11' },
    spread: 'prefer',
  },
];

function request(plan: Plan, target: TargetDefinition, production: boolean) {
  return {
    service: 'component:default/orders',
    name: 'orders-db',
    environment: production ? 'prod' : 'dev',
    plan: plan.name,
    version: 17,
    target: target.name,
    owner: 'group:default/team-orders',
    namespace: 'team-orders',
    requestedBy: 'user:default/jane',
    ...(target.azure && { clientId: '11111111-2222-3333-4444-555555555555' }),
    production,
  };
}

function clusterOf(plan: Plan, target: TargetDefinition, answers: Request) {
  return buildDatabaseManifests(plan, target, answers).find(
    ({ kind }) => kind.kind === 'Cluster',
  )!.object as { metadata: object; spec: Record<string, any> };
}

const profiles = ['current', 'inTree'] as const;
const everything: DatabaseOptions = {
  extensions: ['pg_trgm', 'vector'],
  databases: [
    { name: 'archive' },
    { name: 'reports_eu', extensions: ['hstore'] },
  ],
  pooler: { poolMode: 'transaction', instances: 2 },
};

/** Every plan in every environment, with every profile where there are backups. */
const cases = [
  ...plans.flatMap(plan =>
    targets.flatMap(target =>
      [true, false].flatMap(production =>
        profiles
          .filter(profile => profile === 'current' || target.azure)
          .map(profile => ({
            file: [
              plan.name,
              target.name,
              production ? 'production' : 'other',
              ...(profile === 'current' ? [] : [profile]),
            ].join('-'),
            plan,
            target,
            answers: {
              ...request(plan, target, production),
              ...(profile !== 'current' && { options: { profile } }),
            },
          })),
      ),
    ),
  ),
  {
    file: 'medium-aks-primary-production-options',
    plan: plans[1],
    target: targets[0],
    answers: {
      ...request(plans[1], targets[0], true),
      options: everything,
    },
  },
].map(entry => [entry.file, entry] as const);

describe('buildDatabaseManifests', () => {
  it.each(cases)(
    'writes %s byte for byte',
    (file, { plan, target, answers }) => {
      const path = join(__dirname, '__golden__', `${file}.yaml`);
      const text = manifestsToYaml(
        buildDatabaseManifests(plan, target, answers),
      );
      if (process.env.UPDATE_GOLDEN) writeFileSync(path, text);
      expect(text).toBe(readFileSync(path, 'utf8'));
    },
  );

  it('comes in the order in which it is applied, with what may be left out', () => {
    const order = (target: TargetDefinition) =>
      buildDatabaseManifests(
        plans[1],
        target,
        request(plans[1], target, true),
      ).map(
        ({ kind, optional }) =>
          `${kind.group}/${kind.kind}${optional ? '?' : ''}`,
      );
    expect(order(targets[0])).toEqual([
      '/Namespace',
      'barmancloud.cnpg.io/ObjectStore',
      'postgresql.cnpg.io/Cluster',
      'postgresql.cnpg.io/ScheduledBackup',
      'monitoring.coreos.com/PodMonitor?',
      'azmonitoring.coreos.com/PodMonitor?',
    ]);
    expect(order(targets[1])).toEqual([
      '/Namespace',
      'postgresql.cnpg.io/Cluster',
      'monitoring.coreos.com/PodMonitor?',
      'azmonitoring.coreos.com/PodMonitor?',
    ]);
  });

  it('applies databases and pooler after their cluster', () => {
    expect(
      buildDatabaseManifests(plans[1], targets[1], {
        ...request(plans[1], targets[1], true),
        options: everything,
      }).map(({ object }) => `${object.kind} ${object.metadata.name}`),
    ).toEqual([
      'Namespace team-orders',
      'Cluster orders-db',
      'Database orders-db.orders-db',
      'Database orders-db.archive',
      'Database orders-db.reports-eu',
      'Pooler orders-db-pooler',
      'PodMonitor orders-db',
      'PodMonitor orders-db',
    ]);
  });

  it('puts no object for the database of the application without extensions', () => {
    const built = buildDatabaseManifests(plans[1], targets[0], {
      ...request(plans[1], targets[0], true),
      options: { pooler: { poolMode: 'session', instances: 1 } },
    });
    expect(built.map(({ kind }) => kind.kind)).not.toContain('Database');
  });

  it('leaves the sizes of WAL to the source of a restore that has any', () => {
    const recovery = {
      source: 'aks-primary/team-orders/orders-db',
      destinationPath: 'https://pgbackups.blob.core.windows.net/orders',
      serverName: 'orders-db',
      database: 'orders',
      owner: 'app',
      parameters: { max_wal_size: '1GB', work_mem: '8MB' },
    };
    const { spec } = clusterOf(plans[1], targets[0], {
      ...request(plans[1], targets[0], true),
      recovery,
    });
    expect(spec.postgresql.parameters).toMatchObject({
      max_wal_size: '1GB',
      work_mem: '8MB',
      shared_buffers: '2048MB',
    });
    expect(spec.postgresql.parameters).not.toHaveProperty('min_wal_size');
  });

  it('keeps the identity of a target with Azure but without backups', () => {
    const target = { ...targets[0], backups: 'none' as const };
    const manifests = buildDatabaseManifests(
      plans[1],
      target,
      request(plans[1], target, true),
    );
    const { spec } = clusterOf(
      plans[1],
      target,
      request(plans[1], target, true),
    );
    expect(manifests.map(({ kind }) => kind.kind)).not.toContain('ObjectStore');
    expect(spec).not.toHaveProperty('plugins');
    expect(spec.serviceAccountTemplate.metadata.annotations).toEqual({
      'azure.workload.identity/client-id':
        '11111111-2222-3333-4444-555555555555',
    });
  });

  it('prefers an image of the target to its catalog', () => {
    const target = { ...targets[0], images: { '17': 'pg.example/pg:17.5' } };
    const { spec } = clusterOf(
      plans[0],
      target,
      request(plans[0], target, false),
    );
    expect(spec.imageName).toBe('pg.example/pg:17.5');
    expect(spec).not.toHaveProperty('imageCatalogRef');
  });

  it.each([
    ['orders', 'orders'],
    ['orders-db', 'orders_db'],
    ['postgres', 'app_postgres'],
    ['streaming-replica', 'app_streaming_replica'],
    ['template1', 'app_template1'],
    ['public', 'app_public'],
    ['pg-orders', 'app_pg_orders'],
    ['cnpg-orders', 'app_cnpg_orders'],
    ['pgorders', 'pgorders'],
    ['public-orders', 'public_orders'],
  ])('names the database of %s %s', (name, database) => {
    const { spec } = clusterOf(plans[0], targets[1], {
      ...request(plans[0], targets[1], false),
      name,
    });
    expect(spec.bootstrap.initdb).toEqual({
      database,
      owner: database,
      dataChecksums: true,
    });
  });
});

describe('manifestsToYaml', () => {
  it('quotes what kubectl would read as something else than text', () => {
    const yaml = manifestsToYaml(
      buildDatabaseManifests(plans[0], targets[1], {
        ...request(plans[0], targets[1], false),
        environment: 'no',
        plan: 'off',
        service: '12:30',
        requestedBy: 'yes',
      }),
    );
    for (const text of ['no', 'off', '12:30', 'yes']) {
      expect(yaml).toContain(`: "${text}"\n`);
    }
  });

  it('is read back as what it was', () => {
    for (const [, { plan, target, answers }] of cases) {
      const manifests = buildDatabaseManifests(plan, target, answers);
      const read = parseAllDocuments(manifestsToYaml(manifests), {
        version: '1.1',
      }).map(document => document.toJS());
      expect(read).toEqual(
        JSON.parse(JSON.stringify(manifests.map(({ object }) => object))),
      );
    }
  });
});

describe('any plan, target and request', () => {
  const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,40}[a-z0-9])?$/);
  const gibibytes = fc.integer({ min: 1, max: 4096 }).map(size => `${size}Gi`);
  const plan: fc.Arbitrary<Plan> = fc.record(
    {
      name: label,
      title: fc.string(),
      instances: fc.integer({ min: 1, max: 9 }),
      cpu: fc.constantFrom('250m', '1', '16'),
      memory: fc.oneof(
        gibibytes,
        fc.integer({ min: 64, max: 65536 }).map(size => `${size}Mi`),
      ),
      storage: gibibytes,
      walStorage: fc.oneof(
        gibibytes,
        fc.integer({ min: 32, max: 4096 }).map(size => `${size}Mi`),
      ),
      retention: fc.constantFrom('7d', '4w', '6m'),
      backupSchedule: fc.constant('0 0 2 * * *'),
    },
    {
      requiredKeys: [
        'name',
        'title',
        'instances',
        'cpu',
        'memory',
        'storage',
        'retention',
        'backupSchedule',
      ],
    },
  );
  const target: fc.Arbitrary<TargetDefinition> = fc
    .record({
      base: fc.constantFrom(...targets),
      name: label,
      spread: fc.constantFrom<TargetDefinition['spread']>(
        'zones',
        'nodes',
        'prefer',
      ),
      storageClass: fc.option(label, { nil: undefined }),
    })
    .map(({ base, ...rest }) => ({ ...base, ...rest }));
  const answers: fc.Arbitrary<Request> = fc.record(
    {
      service: fc.string(),
      name: label,
      environment: fc.string(),
      plan: fc.string(),
      version: fc.constantFrom(16, 17, 18),
      target: fc.string(),
      owner: fc.string(),
      namespace: label,
      requestedBy: fc.string(),
      clientId: fc.uuid(),
      production: fc.boolean(),
    },
    {
      requiredKeys: [
        'service',
        'name',
        'environment',
        'plan',
        'version',
        'target',
        'owner',
        'namespace',
        'production',
      ],
    },
  );

  it('give the same bytes again', () => {
    fc.assert(
      fc.property(plan, target, answers, (somePlan, someTarget, some) => {
        const build = () =>
          manifestsToYaml(
            buildDatabaseManifests(
              structuredClone(somePlan),
              structuredClone(someTarget),
              structuredClone(some),
            ),
          );
        expect(build()).toBe(build());
      }),
    );
  });

  it('name objects, containers and stores after the request alone', () => {
    fc.assert(
      fc.property(plan, target, answers, (somePlan, someTarget, some) => {
        const manifests = buildDatabaseManifests(somePlan, someTarget, some);
        const { container } = azureNames(
          { target: someTarget.name, ...pick(some) },
          someTarget.azure?.aksName ?? '',
        );
        for (const { kind, object } of manifests) {
          expect(object.metadata.name).toBe(
            kind.kind === 'Namespace' ? some.namespace : some.name,
          );
          expect(object.metadata.namespace).toBe(
            kind.namespaced ? some.namespace : undefined,
          );
        }
        const paths =
          JSON.stringify(manifests)
            .match(/https:[^"]+/g)
            ?.filter(url => url.includes('.blob.')) ?? [];
        expect(paths).toEqual(
          someTarget.backups === 'azure'
            ? [`https://pgbackups.blob.core.windows.net/${container}`]
            : [],
        );
      }),
    );
  });

  it("obey the rules of CloudNativePG's webhook", () => {
    fc.assert(
      fc.property(plan, target, answers, (somePlan, someTarget, some) => {
        const { spec } = clusterOf(somePlan, someTarget, some);
        const { parameters, synchronous } = spec.postgresql;
        expect(megabytes(parameters.shared_buffers)).toBeLessThanOrEqual(
          parseQuantity(spec.resources.requests.memory)!,
        );
        expect(spec.resources.requests).toEqual(spec.resources.limits);
        const maxWal = megabytes(parameters.max_wal_size ?? '1024MB');
        expect(maxWal).toBeGreaterThan(megabytes('80MB'));
        const explicit = parameters.max_wal_size ? maxWal : 0;
        expect(explicit).toBeLessThan(
          parseQuantity(somePlan.walStorage) ?? Infinity,
        );
        const minWal = megabytes(parameters.min_wal_size ?? '80MB');
        expect(minWal).toBeLessThan(maxWal);
        expect(synchronous?.number ?? 0).toBeLessThan(spec.instances);
        expect(Boolean(spec.imageName)).not.toBe(Boolean(spec.imageCatalogRef));
        expect(
          Object.values(parameters).every(value => typeof value === 'string'),
        ).toBe(true);
        expect(spec.bootstrap.initdb.owner).toMatch(/^[a-z][a-z0-9_]{0,62}$/);
        expect(spec).not.toHaveProperty('backup');
      }),
      { numRuns: 500 },
    );
  });

  function megabytes(text: string): number {
    return Number(/^(\d+)MB$/.exec(text)![1]) * 2 ** 20;
  }

  function pick({ namespace, name }: Request) {
    return { namespace, name };
  }
});
