import { pluggedDatabase, NOW } from '../__fixtures__/plugged';
import { Cluster } from '../model/objects';
import { aContext } from './__testUtils__';
import { isRefusal, OperationId, operations } from './index';

type Spec = NonNullable<Cluster['spec']>;

const withImage: Spec = {
  imageName: 'registry.example/postgresql:17.11',
  imageCatalogRef: undefined,
};

function effect(id: OperationId, input: object, spec: Spec, change = {}) {
  const objects = pluggedDatabase(found => {
    Object.assign(found.cluster.spec!, spec);
    Object.assign(found, change);
  });
  const outcome = operations[id].plan(objects, input as never, aContext(NOW));
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.effect;
}

const ROLLOUTS: [OperationId, object, Spec][] = [
  ['restart', {}, {}],
  ['change-plan', { plan: 'medium' }, {}],
  ['minor-upgrade', {}, withImage],
];

describe('what a change of the instances interrupts', () => {
  it.each(ROLLOUTS)(
    '%s: by a restart of the primary, as it is by default',
    (id, input, spec) => {
      expect(effect(id, input, spec)).toMatch(/standbys.*about 15 seconds/);
    },
  );

  it.each(ROLLOUTS)('%s: by a switchover', (id, input, spec) => {
    expect(
      effect(id, input, { ...spec, primaryUpdateMethod: 'switchover' }),
    ).toMatch(/one of them takes over.*about 10 to 30 seconds/);
  });

  it.each(ROLLOUTS)('%s: when somebody says so', (id, input, spec) => {
    expect(
      effect(id, input, { ...spec, primaryUpdateStrategy: 'supervised' }),
    ).toMatch(/waits until somebody switches over or restarts/);
  });

  it.each(ROLLOUTS)(
    '%s: of a single instance, everything',
    (id, input, spec) => {
      expect(
        effect(
          id,
          input,
          { ...spec, instances: 1, postgresql: {} },
          { pods: pluggedDatabase().pods.slice(0, 1) },
        ),
      ).toMatch(/^The only instance is replaced: nobody can read or write/);
    },
  );

  it.each<[Spec, RegExp]>([
    [{}, /and then PostgreSQL on the primary in place.*about 5 seconds/],
    [{ instances: 1 }, /^max_connections needs a restart. PostgreSQL restarts/],
    [
      { primaryUpdateMethod: 'switchover' },
      /^max_connections needs a restart. The standbys.*takes over/,
    ],
    [{ primaryUpdateStrategy: 'supervised' }, /waits until somebody/],
  ])('parameters of %j', (spec, message) => {
    const set = { max_connections: '200' };
    expect(effect('parameters', { set }, spec)).toMatch(message);
  });
});

describe('an instance that is not ready', () => {
  const broken = (id: OperationId, input: object, spec: Spec) => {
    const { pods } = pluggedDatabase();
    pods[2].status!.conditions = [{ type: 'Ready', status: 'False' }];
    return effect(id, input, spec, { pods });
  };

  it.each<[OperationId, object, Spec]>([
    ['scale', { instances: 2 }, {}],
    ['change-plan', { plan: 'medium' }, {}],
    ['minor-upgrade', {}, withImage],
    ['parameters', { set: { max_connections: '200' } }, {}],
  ])('holds up %s', (id, input, spec) => {
    expect(broken(id, input, spec)).toMatch(
      /begins when all instances are ready, and waits for orders-db-3 now\.$/,
    );
  });

  it('holds up nothing that is taken over without a restart', () => {
    expect(broken('parameters', { set: { work_mem: '8MB' } }, {})).toMatch(
      /^Nothing is interrupted: PostgreSQL takes it over at once\.$/,
    );
  });
});
