import {
  NOW,
  before,
  pluggedDatabase,
  setCondition,
} from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  ruleCases,
} from '../../__fixtures__/ruleCases';
import { evaluateHealth } from '../evaluateHealth';

function judge(status: 'True' | 'False', reason: string) {
  return evaluateHealth(
    pluggedDatabase(objects => {
      objects.pods = [];
      setCondition(objects, 'cnpg.io/hibernation', status, { reason });
    }),
    NOW,
  );
}

describe('LC08, hibernation', () => {
  it('is neither healthy nor unhealthy', () => {
    const report = judge('True', 'Hibernated');
    expect(report.state).toBe('hibernated');
    expect(report.findings).toEqual([
      expect.objectContaining({ id: 'LC08', severity: 'info' }),
    ]);
  });

  it.each(['DeletingPods', 'WaitingPodsDeletion'])(
    'is progress while it is %s',
    reason => {
      expect(judge('False', reason)).toMatchObject({
        state: 'progressing',
        findings: [],
      });
    },
  );
});

const phase =
  (text: string): Change =>
  ({ cluster }) => {
    cluster.status!.phase = text;
  };

ruleCases('LC05', {
  fires: [
    [
      'a rollout',
      phase('Upgrading cluster'),
      { severity: 'info', title: 'The instances are being updated' },
    ],
    [
      'a major upgrade',
      phase('Upgrading Postgres major version'),
      { severity: 'info', impact: 'Nobody can connect until it is done.' },
    ],
    ['one that waits', phase('Cluster upgrade delayed'), 'info'],
  ],
  silent: [
    ['a healthy cluster', () => {}],
    ['a phase that is no phase', phase('constructor')],
  ],
});

ruleCases('LC08', {
  fires: [
    ['hibernation', hibernated, 'info'],
    [
      'an annotation that nobody understands',
      all(
        objects =>
          setCondition(objects, 'cnpg.io/hibernation', 'False', {
            reason: 'WrongAnnotationValue',
            message: 'yes is neither on nor off',
          }),
        ({ cluster }) => {
          cluster.metadata.annotations = { 'cnpg.io/hibernation': 'yes' };
        },
      ),
      { severity: 'warning', cause: 'yes is neither on nor off' },
    ],
  ],
  silent: [['a database that is awake', () => {}]],
});

/** CloudNativePG changes neither the phase nor Ready. */
const switching =
  (since: string): Change =>
  objects => {
    objects.cluster.status!.switchReplicaClusterStatus = { inProgress: true };
    setCondition(objects, 'ReplicaClusterSwitch', 'False', {
      reason: 'ReplicaEnabledSetTrue',
      since,
    });
  };

ruleCases('LC09', {
  fires: [
    [
      'a replica of another cluster',
      ({ cluster }) => {
        cluster.spec!.replica = { enabled: true, source: 'orders-west' };
      },
      {
        severity: 'info',
        title: 'The database is a replica of orders-west',
      },
    ],
    [
      'one by its name in a distributed topology',
      ({ cluster }) => {
        cluster.spec!.replica = {
          self: 'east',
          primary: 'west',
          source: 'west',
        };
      },
      'info',
    ],
    [
      'a demotion',
      switching(before({ minutes: 1 })),
      { severity: 'info', since: before({ minutes: 1 }) },
    ],
    ['one that takes long', switching(before({ minutes: 11 })), 'warning'],
  ],
  silent: [
    ['a cluster of its own', () => {}],
    [
      'the primary of a distributed topology',
      ({ cluster }) => {
        cluster.spec!.replica = {
          self: 'east',
          primary: 'east',
          source: 'west',
        };
      },
    ],
  ],
});
