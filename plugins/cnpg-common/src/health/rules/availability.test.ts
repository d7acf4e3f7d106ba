import {
  NOW,
  backup,
  before,
  instance,
  makeUnready,
  pluggedDatabase,
  setCondition,
} from '../../__fixtures__/plugged';
import { DatabaseObjects } from '../../model/database';
import { Cluster } from '../../model/objects';
import { evaluateHealth } from '../evaluateHealth';

type Change = (objects: DatabaseObjects) => void;

function find(id: string, change: Change) {
  return evaluateHealth(pluggedDatabase(change), NOW).findings.find(
    finding => finding.id === id,
  );
}

const unready =
  (index: number, since: string): Change =>
  objects =>
    makeUnready(objects.pods[index], since);
const setReadySince = (cluster: Cluster, since: string) => {
  cluster.status!.conditions![0].lastTransitionTime = since;
};
const notReady =
  (since: string): Change =>
  objects =>
    setCondition(objects, 'Ready', 'False', { since });
const fence =
  (value: string): Change =>
  ({ cluster }) => {
    cluster.metadata.annotations = { 'cnpg.io/fencedInstances': value };
  };
const hibernation =
  (reason: string, status: 'True' | 'False' = 'False'): Change =>
  objects =>
    setCondition(objects, 'cnpg.io/hibernation', status, { reason });
const all =
  (...changes: Change[]): Change =>
  objects =>
    changes.forEach(change => change(objects));
const phase =
  (text: string, reason?: string): Change =>
  ({ cluster }) => {
    cluster.status!.phase = text;
    cluster.status!.phaseReason = reason;
  };
const pending =
  (since: string, extra: object = {}): Change =>
  objects => {
    objects.pods.push({
      metadata: { name: 'orders-db-4-join-x', ...extra },
      status: {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message: '0/3 nodes are available: 3 Insufficient cpu.',
            lastTransitionTime: since,
          },
        ],
      },
    });
  };

it('finds nothing in a healthy database', () => {
  expect(evaluateHealth(pluggedDatabase(), NOW)).toEqual({
    state: 'healthy',
    findings: [],
    notEvaluated: [],
  });
});

describe('AV01, no primary', () => {
  const neverOne: Change = ({ cluster, pods, services }) => {
    const created = before({ minutes: 11 });
    cluster.metadata.creationTimestamp = created;
    services[0].metadata.creationTimestamp = created;
    cluster.status = {
      phase: 'Setting up primary',
      conditions: [
        { type: 'Ready', status: 'False', lastTransitionTime: created },
      ],
    };
    pods.splice(0);
  };
  const job = (podPhase: string): Change => {
    return ({ pods }) => {
      pods.push({
        metadata: {
          name: 'orders-db-1-full-recovery-x',
          labels: { 'cnpg.io/jobRole': 'full-recovery' },
          creationTimestamp: before({ minutes: 11 }),
        },
        status: { phase: podPhase },
      });
    };
  };
  const restored: Change = all(neverOne, job('Succeeded'), ({ pods }) => {
    pods.push(instance('orders-db-1'));
    pods[1].metadata.creationTimestamp = before({ seconds: 90 });
    pods[1].status = { phase: 'Pending' };
  });
  const young: Change = ({ cluster }) => {
    cluster.metadata.creationTimestamp = before({ minutes: 9 });
  };
  const gone: Change = ({ pods }) => {
    pods.splice(0, 1);
  };
  const relabelled =
    (role: string): Change =>
    ({ pods }) => {
      pods[0].metadata.labels!['cnpg.io/instanceRole'] = role;
    };

  it.each<[string, Change, string]>([
    [
      'a primary that has not been ready for more than a minute',
      unready(0, before({ seconds: 61 })),
      'The primary orders-db-1 is not ready',
    ],
    [
      'a primary without a pod for more than a minute',
      all(gone, notReady(before({ seconds: 61 }))),
      'No instance is primary',
    ],
    [
      'a primary without a pod that the operator does not notice',
      gone,
      'No instance is primary',
    ],
    [
      'a promotion that nobody labels',
      all(relabelled('replica'), ({ cluster }) => {
        cluster.status!.currentPrimaryTimestamp = before({ seconds: 61 });
      }),
      'No instance is primary',
    ],
    [
      'a cluster that waits for health before it hibernates',
      all(
        unready(0, before({ minutes: 5 })),
        hibernation('WaitingForHealthy'),
        ({ cluster }) => {
          cluster.metadata.annotations = { 'cnpg.io/hibernation': 'on' };
        },
      ),
      'The primary orders-db-1 is not ready',
    ],
    [
      'a creation that has no primary after ten minutes',
      neverOne,
      'The database has never had a primary',
    ],
    [
      'a first instance that crashes',
      all(neverOne, ({ pods }) => {
        pods.push(instance('orders-db-1'));
        makeUnready(pods[0], before({ minutes: 5 }));
        pods[0].status!.phase = 'Running';
        pods[0].status!.containerStatuses = [
          {
            name: 'postgres',
            state: { waiting: { reason: 'CrashLoopBackOff' } },
          },
        ];
      }),
      'The database has never had a primary',
    ],
    [
      'a restore whose job does not run',
      all(neverOne, job('Pending')),
      'The database has never had a primary',
    ],
  ])('sees %s', (_, change, title) => {
    expect(find('AV01', change)).toMatchObject({
      severity: 'critical',
      area: 'availability',
      title,
    });
  });

  it.each<[string, Change]>([
    ['a primary that restarts', unready(0, before({ seconds: 59 }))],
    [
      'a primary that is being stopped and still answers',
      ({ pods }) => {
        pods[0].metadata.deletionTimestamp = before({ minutes: -29 });
      },
    ],
    [
      'a primary whose pod is being replaced',
      all(gone, notReady(before({ seconds: 20 }))),
    ],
    [
      'an old primary in a switchover',
      all(relabelled('unhealthy'), ({ cluster }) => {
        cluster.status!.targetPrimary = 'orders-db-2';
        cluster.status!.targetPrimaryTimestamp = before({ seconds: 4 });
      }),
    ],
    ['a failover', all(gone, phase('Failing over'))],
    [
      'a major upgrade, which stops all instances',
      all(
        ({ pods }) => pods.splice(0),
        notReady(before({ minutes: 5 })),
        phase('Upgrading Postgres major version'),
      ),
    ],
    [
      'a primary that somebody fenced',
      all(unready(0, before({ hours: 1 })), fence('["orders-db-1"]')),
    ],
    ['hibernation under way', all(gone, hibernation('DeletingPods'))],
    ['hibernation', all(gone, hibernation('Hibernated', 'True'))],
    [
      'a cluster that has just been woken',
      ({ cluster, pods }) => {
        pods.splice(0);
        delete cluster.status!.readyInstances;
      },
    ],
    ['a creation under way', all(neverOne, young)],
    [
      'a first instance whose image took its time',
      all(neverOne, young, ({ cluster, pods, services }) => {
        services[0].metadata.creationTimestamp = before({ minutes: 9 });
        setReadySince(cluster, before({ minutes: 9 }));
        cluster.status!.currentPrimary = 'orders-db-1';
        pods.push(instance('orders-db-1', 'primary'));
        makeUnready(pods[0], before({ minutes: 3 }));
      }),
    ],
    [
      'a restore that replays WAL',
      all(neverOne, ({ pods }) => {
        pods.push(instance('orders-db-1'));
        makeUnready(pods[0], before({ minutes: 5 }));
        pods[0].status!.phase = 'Running';
      }),
    ],
    ['a long restore', all(neverOne, job('Running'))],
    ['a restored instance whose volume is being attached', restored],
  ])('is silent about %s', (_, change) => {
    expect(find('AV01', change)).toBeUndefined();
  });
});

describe('AV02, failover', () => {
  const failing = (target: string, since: string): Change =>
    all(notReady(since), phase('Failing over'), ({ cluster }) => {
      cluster.status!.targetPrimary = target;
      cluster.status!.targetPrimaryTimestamp = since;
    });

  it.each<[string, Change, string, RegExp]>([
    [
      'its beginning',
      failing('orders-db-1', before({ seconds: 1 })),
      'A failover is under way',
      /^Wait\./,
    ],
    [
      'nobody being chosen yet',
      failing('pending', before({ seconds: 1 })),
      'Failing over: orders-db-1 is gone',
      /^Wait\./,
    ],
    [
      'a standby being promoted',
      failing('orders-db-2', before({ seconds: 5 })),
      'Failing over from orders-db-1 to orders-db-2',
      /^Wait\./,
    ],
    [
      'one that does not end',
      failing('pending', before({ minutes: 3 })),
      'Failing over: orders-db-1 is gone',
      /longer than usual/,
    ],
    [
      'a pending target under another phase',
      ({ cluster }) => {
        cluster.status!.targetPrimary = 'pending';
      },
      'Failing over: orders-db-1 is gone',
      /./,
    ],
  ])('sees %s', (_, change, title, remedy) => {
    expect(find('AV02', change)).toMatchObject({
      severity: 'critical',
      title,
      impact: expect.stringContaining('Nobody is primary'),
      remedy: expect.stringMatching(remedy),
    });
  });

  it('is silent about a switchover', () => {
    expect(
      find(
        'AV02',
        all(phase('Switchover in progress'), ({ cluster }) => {
          cluster.status!.targetPrimary = 'orders-db-2';
        }),
      ),
    ).toBeUndefined();
  });
});

describe('AV04, CloudNativePG has stopped', () => {
  it.each([
    'Cluster is unrecoverable and needs manual intervention',
    'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
    'Cluster has incomplete or invalid image catalog',
    'Not enough disk space',
    'Instance Status Extraction Error: HTTP communication issue',
  ])('sees "%s"', text => {
    expect(find('AV04', phase(text, 'the reason'))).toMatchObject({
      severity: 'critical',
      title: text,
      cause: 'the reason',
    });
  });

  it.each([
    'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
    'Cluster cannot proceed to reconciliation due to an error while interacting with plugins',
    'Unable to create required cluster objects',
    'Instance Status Extraction Error: HTTP communication issue',
  ])('waits a minute whether "%s" goes away by itself', text => {
    const at = (seconds: number) => {
      const since = before({ seconds });
      return find('AV04', all(phase(text), notReady(since)));
    };
    expect(at(59)).toBeUndefined();
    expect(at(61)).toMatchObject({ since: before({ seconds: 61 }) });
  });

  it.each([
    'Upgrading cluster',
    'Waiting for the instances to become active',
    'A phase of a later version',
  ])('is silent about "%s"', text => {
    expect(find('AV04', phase(text))).toBeUndefined();
  });
});

describe('AV06, instances missing', () => {
  const job =
    (role: string, podPhase: string): Change =>
    ({ pods }) => {
      pods.push({
        metadata: {
          name: `orders-db-3-${role}-x`,
          labels: { 'cnpg.io/jobRole': role },
          creationTimestamp: before({ minutes: 11 }),
        },
        status: { phase: podPhase },
      });
    };
  const never: Change = objects => {
    const { cluster, services } = objects;
    cluster.metadata.creationTimestamp = before({ hours: 2 });
    services[0].metadata.creationTimestamp = before({ hours: 2 });
    cluster.status = { phase: 'Setting up primary', conditions: [] };
    setCondition(objects, 'Ready', 'False', { since: before({ hours: 2 }) });
  };
  const twoPods: Change = ({ pods }) => {
    pods.pop();
  };

  it.each<[string, Change, object]>([
    [
      'a standby that is not ready',
      unready(2, before({ seconds: 121 })),
      {
        severity: 'warning',
        title: '2 of 3 instances are ready',
        since: before({ seconds: 121 }),
      },
    ],
    [
      'a standby that is not ready beside a fenced one',
      all(
        unready(1, before({ minutes: 3 })),
        unready(2, before({ minutes: 3 })),
        fence('["orders-db-2"]'),
      ),
      { severity: 'warning', title: '1 of 3 instances are ready' },
    ],
    [
      'a standby that is still being made after ten minutes',
      all(twoPods, notReady(before({ minutes: 11 }))),
      { severity: 'warning', title: '2 of 3 instances are ready' },
    ],
    [
      'a pod that never started',
      ({ pods }) => {
        pods[2].status = {};
        pods[2].metadata.creationTimestamp = before({ minutes: 3 });
      },
      { severity: 'warning', since: before({ minutes: 3 }) },
    ],
    [
      'a major upgrade that does not end',
      all(
        ({ pods }) => pods.splice(0),
        notReady(before({ minutes: 11 })),
        phase('Upgrading Postgres major version'),
      ),
      { severity: 'critical', title: 'No instance is ready' },
    ],
    [
      'a job that waits for a node',
      all(twoPods, notReady(before({ minutes: 11 })), job('join', 'Pending')),
      { severity: 'warning', since: before({ minutes: 11 }) },
    ],
    [
      'no instance being ready, whatever the operator counts',
      ({ pods }) =>
        pods.forEach(pod => makeUnready(pod, before({ minutes: 3 }))),
      { severity: 'critical', title: 'No instance is ready' },
    ],
  ])('sees %s', (_, change, expected) => {
    expect(find('AV06', change)).toMatchObject(expected);
  });

  it.each<[string, Change]>([
    ['a standby that restarts', unready(2, before({ seconds: 119 }))],
    [
      'a standby that is being stopped in a long rollout',
      all(notReady(before({ minutes: 9 })), ({ pods }) => {
        pods[2].metadata.deletionTimestamp = before({ minutes: -29 });
      }),
    ],
    [
      'a standby that is being made',
      all(twoPods, notReady(before({ minutes: 9 }))),
    ],
    [
      'a large one, as long as the job copies',
      all(twoPods, notReady(before({ hours: 1 })), job('join', 'Running')),
    ],
    [
      'a long restore',
      all(never, ({ pods }) => pods.splice(0), job('full-recovery', 'Running')),
    ],
    [
      'the instance that starts after it',
      all(never, ({ pods }) => {
        pods.splice(0);
        pods.push(instance('orders-db-1'));
        pods[0].metadata.creationTimestamp = before({ minutes: 3 });
        pods[0].status = { phase: 'Pending' };
      }),
    ],
    [
      'a major upgrade at work',
      all(
        ({ pods }) => pods.splice(0),
        notReady(before({ minutes: 40 })),
        phase('Upgrading Postgres major version'),
        job('major-upgrade', 'Running'),
      ),
    ],
    [
      'the primary that starts after it',
      all(
        ({ pods }) => {
          pods.splice(1);
          pods[0].metadata.creationTimestamp = before({ seconds: 20 });
        },
        unready(0, before({ seconds: 20 })),
        notReady(before({ minutes: 40 })),
      ),
    ],
    [
      'a fenced standby',
      all(unready(2, before({ hours: 1 })), fence('["orders-db-3"]')),
    ],
    [
      'hibernation',
      all(
        ({ pods }) => pods.splice(0),
        notReady(before({ hours: 1 })),
        hibernation('Hibernated', 'True'),
      ),
    ],
  ])('is silent about %s', (_, change) => {
    expect(find('AV06', change)).toBeUndefined();
  });
});

describe('AV08, no node takes a pod', () => {
  it("quotes the scheduler's message after half a minute", () => {
    expect(find('AV08', pending(before({ seconds: 31 })))).toMatchObject({
      severity: 'warning',
      title: 'No node takes the pod orders-db-4-join-x',
      cause: '0/3 nodes are available: 3 Insufficient cpu.',
      since: before({ seconds: 31 }),
    });
  });

  it.each([
    ['is counted', [], /counts the pods of the pooler/],
    [
      'is left out',
      [{ key: 'cnpg.io/podRole', operator: 'NotIn', values: ['pooler'] }],
      /^Make room/,
    ],
  ])(
    'says so where a pooler %s in the spread',
    (_, matchExpressions, remedy) => {
      const spread = all(
        pending(before({ seconds: 31 })),
        ({ cluster, pods }) => {
          pods.at(-1)!.status!.conditions![0].message =
            "0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints.";
          cluster.spec!.topologySpreadConstraints = [
            {
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'DoNotSchedule',
              labelSelector: {
                matchLabels: { 'cnpg.io/cluster': 'orders-db' },
                matchExpressions,
              },
            },
          ];
          pods.push({
            metadata: {
              name: 'orders-db-pooler-x',
              namespace: 'team-orders',
              labels: {
                'cnpg.io/cluster': 'orders-db',
                'cnpg.io/podRole': 'pooler',
              },
            },
          });
        },
      );
      expect(find('AV08', spread)).toMatchObject({
        remedy: expect.stringMatching(remedy),
      });
    },
  );

  it('takes the pod of a pooler for no instance', () => {
    const labels = { 'cnpg.io/podRole': 'pooler' };
    expect(
      find('AV08', pending(before({ seconds: 31 }), { labels })),
    ).toMatchObject({ impact: expect.stringContaining('pooler') });
  });

  it.each<[string, Change]>([
    ['a pod that waits for its volume', pending(before({ seconds: 29 }))],
    [
      'a pod that is being deleted',
      pending(before({ hours: 1 }), { deletionTimestamp: before({}) }),
    ],
    [
      'hibernation under way',
      all(pending(before({ hours: 1 })), hibernation('DeletingPods')),
    ],
  ])('is silent about %s', (_, change) => {
    expect(find('AV08', change)).toBeUndefined();
  });
});

describe('AV10, fencing', () => {
  it.each([
    ['["orders-db-3"]', 'warning', 'orders-db-3 is fenced'],
    [
      '["orders-db-2","orders-db-3"]',
      'warning',
      'orders-db-2, orders-db-3 are fenced',
    ],
    ['["orders-db-1"]', 'critical', 'orders-db-1 is fenced'],
    ['["*"]', 'critical', 'All instances are fenced'],
  ])('sees %s', (value, severity, title) => {
    expect(find('AV10', fence(value))).toMatchObject({ severity, title });
  });

  it.each(['[]', 'no list', '{}', '[1]', '"orders-db-1"'])(
    'is silent about %s',
    value => {
      expect(find('AV10', fence(value))).toBeUndefined();
    },
  );

  it('is silent while hibernated', () => {
    expect(
      find('AV10', all(fence('["*"]'), hibernation('Hibernated', 'True'))),
    ).toBeUndefined();
  });

  it('is silent while CloudNativePG stops all instances to demote the cluster', () => {
    expect(
      find(
        'AV10',
        all(fence('["*"]'), objects =>
          setCondition(objects, 'ReplicaClusterFencing', 'True', {
            since: before({ seconds: 20 }),
          }),
        ),
      ),
    ).toBeUndefined();
  });

  const coldBackup =
    (pod: string): Change =>
    ({ backups }) => {
      const running = backup('cold', 'started', before({ minutes: 2 }));
      running.spec!.method = 'volumeSnapshot';
      running.status!.instanceID = { podName: pod };
      backups.push(running);
    };

  it('is silent about the standby whose volumes are being copied', () => {
    expect(
      find('AV10', all(fence('["orders-db-3"]'), coldBackup('orders-db-3'))),
    ).toBeUndefined();
  });

  it('tells that the backup stopped the primary, not a person', () => {
    expect(
      find('AV10', all(fence('["orders-db-1"]'), coldBackup('orders-db-1'))),
    ).toMatchObject({
      severity: 'critical',
      remedy: expect.stringContaining('backup'),
    });
  });

  it('sees another instance that is fenced beside it', () => {
    expect(
      find('AV10', all(fence('["orders-db-2"]'), coldBackup('orders-db-3'))),
    ).toMatchObject({ severity: 'warning' });
  });
});

describe('without pods', () => {
  it('judges what the Cluster says, and lists what it cannot judge', () => {
    const report = evaluateHealth(
      pluggedDatabase(objects => {
        objects.pods = [];
        objects.unavailable.Pod = 'pods may not be listed';
      }),
      NOW,
    );
    expect(report).toEqual({
      state: 'healthy',
      findings: [],
      notEvaluated: [
        'AV01',
        'AV06',
        'AV08',
        'AV09',
        'AV14',
        'CF09',
        'CF10',
        'LC03',
        'LC06',
        'RP03',
        'RP06',
        'RP09',
        'RP10',
        'ST01',
      ].map(id => ({ id, reason: 'pods may not be listed' })),
    });
  });
});

describe('state', () => {
  it.each<[string, Change, string]>([
    ['an unknown phase', phase('A phase of a later version'), 'progressing'],
    [
      'no status',
      ({ cluster }) => {
        delete cluster.status;
        delete cluster.spec!.plugins;
        cluster.spec!.backup = { volumeSnapshot: {} };
      },
      'progressing',
    ],
    [
      'an instance that comes back under a healthy phase',
      unready(2, before({ seconds: 5 })),
      'progressing',
    ],
    ['hibernation under way', hibernation('DeletingPods'), 'progressing'],
    [
      'deletion that waits for the pods',
      ({ cluster, pods }) => {
        cluster.metadata.deletionTimestamp = before({ minutes: 5 });
        pods.splice(0);
      },
      'progressing',
    ],
    [
      'hibernation, whatever else is wrong',
      all(
        hibernation('Hibernated', 'True'),
        phase('Invalid cluster definition'),
      ),
      'hibernated',
    ],
    ['a warning', pending(before({ minutes: 1 })), 'degraded'],
    ['something critical', fence('["*"]'), 'unhealthy'],
  ])('follows from %s', (_, change, state) => {
    expect(evaluateHealth(pluggedDatabase(change), NOW).state).toBe(state);
  });

  it('puts the worst first', () => {
    const { findings } = evaluateHealth(
      pluggedDatabase(
        all(
          pending(before({ minutes: 1 })),
          phase('Invalid cluster definition'),
        ),
      ),
      NOW,
    );
    expect(findings.map(({ id }) => id)).toEqual(['AV04', 'AV08']);
  });

  it('keeps the name of an instance that serves nobody out of the report', () => {
    const { findings } = evaluateHealth(
      pluggedDatabase(objects => {
        objects.pods.push(instance('orders-db-4'));
        delete objects.pgStatus;
      }),
      NOW,
    );
    expect(findings).toEqual([]);
  });
});
