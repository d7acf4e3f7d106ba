import {
  momentsOf,
  objectsAt,
  Scenario,
  timeAt,
} from '../__fixtures__/recordings';
import { NOW, before, pluggedDatabase } from '../__fixtures__/plugged';
import { DatabaseObjects } from '../model/database';
import { blockedBy, RunningOperation, runningOperations } from './running';

/** What goes on, as it follows one another in a recording. */
function course(scenario: Scenario): string[] {
  const steps: string[] = [];
  for (const ms of momentsOf(scenario)) {
    const ids = runningOperations(objectsAt(scenario, ms), timeAt(scenario, ms))
      .map(({ id }) => id)
      .join('+');
    if (ids !== steps.at(-1)) steps.push(ids);
  }
  return steps;
}

describe('what goes on', () => {
  it.each<[Scenario, string[]]>([
    ['parameters-reload', ['']],
    ['fence', ['']],
    ['switchover', ['', 'switchover', '']],
    ['hibernate', ['', 'hibernate', '']],
    ['backup', ['', 'backup', '']],
  ])('is seen in the recording %s', (scenario, expected) => {
    expect(course(scenario)).toEqual(expected);
  });

  it.each<[Scenario, RunningOperation['id']]>([
    ['create', 'creation'],
    ['failover', 'failover'],
    ['failover-force', 'failover'],
    ['restart', 'restart'],
    ['scale', 'scale'],
    ['wake', 'wake'],
  ])('has in the recording %s the %s', (scenario, id) => {
    const steps = course(scenario);
    expect(steps.filter(step => step.split('+').includes(id))).not.toEqual([]);
    expect(steps.at(-1)).toBe('');
  });

  it('counts restarted instances', () => {
    const counts = momentsOf('restart').flatMap(ms =>
      runningOperations(objectsAt('restart', ms), timeAt('restart', ms))
        .filter(({ id }) => id === 'restart')
        .map(({ done }) => done!),
    );
    expect(counts).toEqual([...counts].sort());
    expect(new Set(counts)).toEqual(new Set([0, 1, 2]));
  });

  it('is a switchover until the former primary follows', () => {
    const last = momentsOf('switchover')
      .filter(ms =>
        runningOperations(
          objectsAt('switchover', ms),
          timeAt('switchover', ms),
        ).some(({ id }) => id === 'switchover'),
      )
      .at(-1)!;
    // currentPrimary changes at 10,956, and the phase at 24,784.
    expect(last).toBeGreaterThan(24_000);
  });

  it('is no change of their number while instances are replaced', () => {
    expect(course('unschedulable-rollout').join()).not.toMatch(/scale/);
    expect(course('restart').join()).not.toMatch(/scale/);
  });

  it('is no restart of those that are fenced', () => {
    const objects = pluggedDatabase(({ cluster, pods }) => {
      cluster.metadata.annotations = {
        'kubectl.kubernetes.io/restartedAt': before({ minutes: 1 }),
        'cnpg.io/fencedInstances': '["orders-db-3"]',
      };
      for (const { metadata } of pods.slice(0, 2)) {
        metadata.annotations = {
          'kubectl.kubernetes.io/restartedAt': before({ minutes: 1 }),
        };
      }
    });
    expect(runningOperations(objects, NOW)).toEqual([]);
  });

  it('is the growth of volumes from the moment on in which the Cluster asks', () => {
    const asked = (change: (objects: DatabaseObjects) => void) =>
      runningOperations(
        pluggedDatabase(objects => {
          objects.cluster.spec!.storage!.size = '128Gi';
          objects.volumes = [
            {
              metadata: {
                name: 'orders-db-1',
                labels: { 'cnpg.io/pvcRole': 'PG_DATA' },
              },
              spec: { resources: { requests: { storage: '64Gi' } } },
              status: { capacity: { storage: '64Gi' } },
            },
          ];
          change(objects);
        }),
        NOW,
      ).map(({ id }) => id);
    expect(asked(() => {})).toEqual(['grow-storage']);
    expect(
      asked(({ cluster }) => {
        cluster.spec!.storage!.resizeInUseVolumes = false;
      }),
    ).toEqual([]);
  });

  it('tells a volume that grows from one that is as large as it should be', () => {
    const [growing] = runningOperations(
      pluggedDatabase(objects => {
        objects.volumes = ['32Gi', '64Gi', '64Gi'].map((storage, index) => ({
          metadata: { name: `orders-db-${index + 1}` },
          spec: { resources: { requests: { storage: '64Gi' } } },
          status: { capacity: { storage } },
        }));
      }),
      NOW,
    );
    expect(growing).toMatchObject({ id: 'grow-storage', done: 2, total: 3 });
    expect(runningOperations(pluggedDatabase(), NOW)).toEqual([]);
  });
});

describe('what an operation waits for', () => {
  const running = (
    id: RunningOperation['id'],
    change: Partial<RunningOperation> = {},
  ): RunningOperation[] => [
    { id, title: id, since: before({ minutes: 1 }), ...change },
  ];
  const waits = (
    operation: Parameters<typeof blockedBy>[0],
    entries: RunningOperation[],
  ) => blockedBy(operation, entries, NOW) !== undefined;

  it.each<[Parameters<typeof blockedBy>[0], RunningOperation['id'], boolean]>([
    ['restart', 'switchover', true],
    ['scale', 'failover', true],
    ['switchover', 'rollout', true],
    ['backup', 'backup', true],
    ['hibernate', 'backup', true],
    ['switchover', 'backup', false],
    ['restart', 'grow-storage', false],
    ['grow-storage', 'grow-storage', true],
    // The ways out, and what leaves the instances alone.
    ['major-upgrade', 'major-upgrade', false],
    ['fence', 'failover', false],
    ['unfence', 'restart', false],
    ['delete', 'creation', false],
    ['wake', 'hibernate', false],
    ['pooler-create', 'restart', false],
    ['rotate-password', 'scale', false],
    // Nothing is done to a database that is being deleted.
    ['unfence', 'delete', true],
    ['pooler-create', 'delete', true],
  ])('%s, while there is %s: %s', (operation, id, expected) => {
    expect(waits(operation, running(id))).toBe(expected);
  });

  it('is not what stands still', () => {
    const stuck = running('scale', { since: before({ minutes: 11 }) });
    expect(waits('scale', stuck)).toBe(false);
    expect(waits('scale', running('scale', { since: undefined }))).toBe(true);
  });

  it('is not an operator that waits for just that', () => {
    const [waiting] = runningOperations(
      pluggedDatabase(({ cluster }) => {
        cluster.status = {
          ...cluster.status,
          phase: 'Waiting for user action',
        };
      }),
      NOW,
    );
    expect(waits('switchover', [waiting])).toBe(false);
    expect(waits('restart-instance', [waiting])).toBe(false);
    expect(waits('scale', [waiting])).toBe(true);
  });
});
