import {
  NOW,
  backup,
  before,
  pluggedDatabase,
  setCondition,
} from '../__fixtures__/plugged';
import {
  Scenario,
  momentsOf,
  objectsAt,
  timeAt,
} from '../__fixtures__/recordings';
import { DatabaseObjects, ProgressStep } from '../model/database';
import { Pod } from '../model/objects';
import { creationProgress } from './creationProgress';

/** `primary=running store=done …`, with details in brackets. */
function told(steps: ProgressStep[] | undefined): string | undefined {
  return steps
    ?.map(({ id, state, detail }) =>
      detail ? `${id}=${state} (${detail})` : `${id}=${state}`,
    )
    .join(', ');
}

function at(scenario: Scenario, ms: number): string | undefined {
  return told(creationProgress(objectsAt(scenario, ms), timeAt(scenario, ms)));
}

function plugged(change: (objects: DatabaseObjects) => void) {
  return told(creationProgress(pluggedDatabase(change), NOW));
}

describe('creationProgress over a recorded creation', () => {
  it.each([
    [
      487,
      'cluster=running, primary=waiting, replicas=waiting, archiving=waiting',
    ],
    [
      1053,
      'cluster=done, primary=running (Creating primary instance orders-db-1), replicas=waiting, archiving=waiting',
    ],
    [
      9904,
      'cluster=done, primary=running (Some instances are not yet active. Please wait.), replicas=waiting, archiving=waiting',
    ],
    [
      12519,
      'cluster=done, primary=running (Some instances are not yet active. Please wait.), replicas=waiting, archiving=done',
    ],
    [
      17941,
      'cluster=done, primary=done, replicas=running (1 of 3 instances are ready), archiving=done',
    ],
    // A pod waits for its volume for a moment: that is nothing to tell.
    [
      18065,
      'cluster=done, primary=done, replicas=running (1 of 3 instances are ready), archiving=done',
    ],
    [
      36964,
      'cluster=done, primary=done, replicas=running (2 of 3 instances are ready), archiving=done',
    ],
    [52345, undefined],
  ])('at %i ms', (ms, expected) => {
    expect(at('create', ms)).toBe(expected);
  });

  it('never takes a step back', () => {
    const rank = { waiting: 0, running: 1, failed: 1, done: 2 };
    const reached = new Map<string, number>();
    for (const ms of momentsOf('create')) {
      const steps = creationProgress(
        objectsAt('create', ms),
        timeAt('create', ms),
      );
      if (!steps) continue;
      expect(steps.map(({ id }) => id)).toEqual([
        'cluster',
        'primary',
        'replicas',
        'archiving',
      ]);
      for (const { id, state } of steps) {
        expect(rank[state]).toBeGreaterThanOrEqual(reached.get(id) ?? 0);
        reached.set(id, rank[state]);
      }
    }
  });

  it('waits for no backup that nothing has scheduled', () => {
    expect(at('backup', 492)).toBeUndefined();
  });

  it('has no steps for backups on a cluster without', () => {
    expect(at('restore', 5000)).toBe(
      'cluster=done, primary=running (Creating primary instance orders-db-restored-1)',
    );
    expect(at('restore', 66_000)).toBeUndefined();
  });

  it.each<Scenario>([
    'archiving-failure',
    'delete',
    'failover',
    'failover-force',
    'fence',
    'hibernate',
    'restart',
    'scale',
    'switchover',
    'unfence',
    'unschedulable',
    'unschedulable-rollout',
    'wake',
    'wrong-credentials',
  ])('is over for good in %s', scenario => {
    for (const ms of momentsOf(scenario)) {
      expect(at(scenario, ms)).toBeUndefined();
    }
  });
});

describe('creationProgress with the plugin', () => {
  /** Three minutes old and ready, without WAL and backups yet. */
  const fresh = (objects: DatabaseObjects) => {
    const created = before({ minutes: 3 });
    objects.cluster.metadata.creationTimestamp = created;
    objects.services[0].metadata.creationTimestamp = created;
    objects.backups = [];
    objects.objectStores[0].status = undefined;
    setCondition(objects, 'Ready', 'True', { since: before({ minutes: 1 }) });
    objects.cluster.status!.conditions =
      objects.cluster.status!.conditions!.filter(
        ({ type }) => type !== 'ContinuousArchiving',
      );
  };
  const failing = (objects: DatabaseObjects) =>
    setCondition(objects, 'ContinuousArchiving', 'False', {
      message: 'rpc error: code = Unknown desc = exit status 4',
      since: before({ minutes: 2 }),
    });
  /** Not ready since the operator began. */
  const unready = (objects: DatabaseObjects) => {
    fresh(objects);
    setCondition(objects, 'Ready', 'False', {
      since: before({ minutes: 2, seconds: 59 }),
    });
    objects.cluster.status!.phase = 'Setting up primary';
    objects.pods = [];
  };

  const job = (suffix: string, podPhase: string): Pod => ({
    metadata: {
      name: `orders-db-1-initdb-${suffix}`,
      labels: { 'cnpg.io/jobRole': 'initdb' },
    },
    status: { phase: podPhase },
  });

  it('is over once there is a backup', () => {
    expect(plugged(() => {})).toBeUndefined();
  });

  it('waits for the first WAL of a ready database', () => {
    expect(plugged(fresh)).toBe(
      'store=done, cluster=done, primary=done, replicas=done, archiving=running, backup=waiting',
    );
  });

  it('waits for the object store', () => {
    expect(
      plugged(objects => {
        fresh(objects);
        objects.objectStores = [];
      }),
    ).toBe(
      'store=running (The ObjectStore orders-db does not exist), cluster=done, primary=done, replicas=done, archiving=waiting, backup=waiting',
    );
  });

  it('names the link of the identity chain that is broken', () => {
    const steps = creationProgress(
      pluggedDatabase(objects => {
        fresh(objects);
        failing(objects);
        objects.archiverLog = [
          'Barman cloud WAL archiver exception: ClientAssertionCredential authentication failed',
          'AADSTS700213: No matching federated identity record found for presented assertion subject',
        ];
      }),
      NOW,
    );
    expect(steps?.find(({ id }) => id === 'archiving')).toMatchObject({
      id: 'archiving',
      title: 'First WAL archived',
      state: 'failed',
      detail:
        "The federated credential's subject does not match the service account of the database (AADSTS700213).",
    });
  });

  describe('and a managed identity', () => {
    const withIdentity = (log: string[], state?: 'failing') =>
      plugged(objects => {
        fresh(objects);
        objects.cluster.spec!.serviceAccountTemplate = {
          metadata: {
            annotations: {
              'azure.workload.identity/client-id':
                '11111111-2222-3333-4444-555555555555',
            },
          },
        };
        if (state) failing(objects);
        objects.archiverLog = log;
      })?.split(', replicas')[0];

    it('has made it before the cluster', () => {
      expect(withIdentity([])).toBe(
        'identity=done, store=done, cluster=done, primary=done',
      );
    });

    it.each([
      [
        'AADSTS700213: No matching federated identity record',
        'identity=running (Azure does not accept it: AADSTS700213)',
      ],
      [
        'AADSTS53003: blocked by Conditional Access',
        'identity=failed (Azure does not accept it: AADSTS53003)',
      ],
      ['ErrorCode:AuthorizationFailure', 'identity=done'],
    ])('says of %p: %s', (line, expected) => {
      expect(withIdentity([line], 'failing')).toBe(
        `${expected}, store=done, cluster=done, primary=done`,
      );
    });

    it('takes no line of the log for true while archiving works', () => {
      expect(withIdentity(['AADSTS53003: blocked'])).toMatch(/^identity=done/);
    });

    it('tells of the cluster what happens to it, although Azure refuses', () => {
      expect(
        plugged(objects => {
          unready(objects);
          failing(objects);
          objects.archiverLog = ['AADSTS53003: blocked'];
        }),
      ).toMatch(/^identity=failed .+, cluster=done, primary=running/);
    });
  });

  it('says that archiving fails although nothing says why', () => {
    expect(
      plugged(objects => {
        fresh(objects);
        failing(objects);
      }),
    ).toMatch(/archiving=failed, backup=waiting$/);
  });

  it('names the backup that is running', () => {
    expect(
      plugged(objects => {
        fresh(objects);
        setCondition(objects, 'ContinuousArchiving', 'True');
        objects.backups = [backup('b1', 'started', before({ seconds: 20 }))];
      }),
    ).toMatch(/archiving=done, backup=running \(b1 is running\)$/);
  });

  it('is not taken in by the backups of a deleted cluster of the same name', () => {
    expect(
      plugged(objects => {
        const { backups, objectStores } = pluggedDatabase();
        fresh(objects);
        Object.assign(objects, { backups, objectStores });
      }),
    ).toMatch(/archiving=running, backup=waiting$/);
  });

  it.each<[string, (objects: DatabaseObjects) => void, string]>([
    [
      'what CloudNativePG refuses',
      ({ cluster }) => {
        cluster.status!.phase =
          'Cluster cannot proceed to reconciliation due to an unknown plugin being required';
        cluster.status!.phaseReason =
          'Unknown plugin: barman-cloud.cloudnative-pg.io';
      },
      'primary=failed (Cluster cannot proceed to reconciliation due to an unknown plugin being required: Unknown plugin: barman-cloud.cloudnative-pg.io)',
    ],
    [
      'a pod that no node takes',
      ({ pods }) => {
        pods.push({
          metadata: { name: 'orders-db-1-initdb-x' },
          status: {
            conditions: [
              {
                type: 'PodScheduled',
                status: 'False',
                reason: 'Unschedulable',
                message: '0/3 nodes are available.',
                lastTransitionTime: before({ seconds: 31 }),
              },
            ],
          },
        });
      },
      'primary=running (No node takes the pod orders-db-1-initdb-x: 0/3 nodes are available.)',
    ],
    [
      'an image that cannot be pulled',
      ({ pods }) => {
        pods.push({
          metadata: { name: 'orders-db-1-initdb-x' },
          status: {
            initContainerStatuses: [
              { name: 'bootstrap-controller', state: { waiting: {} } },
            ],
            containerStatuses: [
              {
                name: 'initdb',
                state: {
                  waiting: {
                    reason: 'ImagePullBackOff',
                    message: 'Back-off pulling image "pg:17.5"',
                  },
                },
              },
            ],
          },
        });
      },
      'primary=running (orders-db-1-initdb-x: ImagePullBackOff: Back-off pulling image "pg:17.5")',
    ],
    [
      'a job that failed',
      ({ pods }) => {
        pods.push(job('a', 'Failed'), job('b', 'Failed'));
      },
      'primary=running (orders-db-1-initdb-b failed; its log says why)',
    ],
    [
      'nothing about a job that tries again',
      ({ pods }) => {
        pods.push(job('a', 'Failed'), job('b', 'Running'));
      },
      'primary=running',
    ],
    [
      'nothing about a pod that starts',
      ({ pods }) => {
        pods.push({
          metadata: { name: 'orders-db-1' },
          status: {
            containerStatuses: [
              {
                name: 'postgres',
                state: { waiting: { reason: 'PodInitializing' } },
              },
            ],
          },
        });
      },
      'primary=running',
    ],
  ])('says %s', (_, change, expected) => {
    expect(
      plugged(objects => {
        unready(objects);
        change(objects);
      })?.split(', replicas')[0],
    ).toBe(`store=done, cluster=done, ${expected}`);
  });

  it('has no steps for what cannot be read', () => {
    expect(
      plugged(objects => {
        fresh(objects);
        objects.objectStores = [];
        objects.unavailable = {
          Backup: 'backups may not be listed',
          ObjectStore: 'objectstores may not be listed',
        };
      }),
    ).toBe('cluster=done, primary=done, replicas=done, archiving=running');
  });

  it('leaves an old database without backups to the health rules', () => {
    expect(
      plugged(objects => {
        objects.backups = [];
        objects.objectStores = [];
      }),
    ).toBeUndefined();
  });

  it('does not wait for an archive that somebody switched off', () => {
    expect(
      plugged(objects => {
        fresh(objects);
        objects.cluster.metadata.annotations = {
          'cnpg.io/skipWalArchiving': 'enabled',
        };
      }),
    ).toBeUndefined();
  });

  it('is over once the database is being deleted', () => {
    expect(
      plugged(objects => {
        fresh(objects);
        objects.cluster.metadata.deletionTimestamp = before({});
      }),
    ).toBeUndefined();
  });

  it('is over while hibernated', () => {
    expect(
      plugged(objects => {
        fresh(objects);
        setCondition(objects, 'cnpg.io/hibernation', 'True');
      }),
    ).toBeUndefined();
  });
});
