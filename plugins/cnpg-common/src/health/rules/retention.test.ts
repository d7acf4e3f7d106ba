import { before } from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  judgeChanged,
  ruleCases,
} from '../../__fixtures__/ruleCases';

const inTree: Change = ({ cluster, objectStores }) => {
  delete cluster.spec!.plugins;
  objectStores.splice(0);
  cluster.spec!.backup = { barmanObjectStore: {} };
};
const keep =
  (policy: string | undefined): Change =>
  ({ objectStores }) => {
    objectStores[0].spec!.retentionPolicy = policy;
  };
const withoutArchiver: Change = ({ cluster }) => {
  delete cluster.spec!.plugins;
};

const planned =
  (retention: string): Change =>
  objects => {
    objects.expectedRetention = retention;
  };

ruleCases('BK14', {
  fires: [
    ['a store that keeps everything', keep(undefined), 'warning'],
    ['in-tree backup without a policy', inTree, 'warning'],
    [
      'less than the plan says',
      all(keep('1w'), planned('14d')),
      {
        severity: 'warning',
        title: 'Backups are kept for 1 week, less than the 14 days of the plan',
      },
    ],
  ],
  silent: [
    ['as much as the plan says', all(keep('2w'), planned('14d'))],
    ['a policy of no plan', keep('1d')],
    ['a plan that cannot be read', planned('for ever')],
    ['a policy', () => {}],
    [
      'an in-tree policy',
      all(inTree, ({ cluster }) => {
        cluster.spec!.backup!.retentionPolicy = '7d';
      }),
    ],
    ['no backups', all(keep(undefined), withoutArchiver)],
  ],
  needs: ['ObjectStore'],
});

it('BK14 is not evaluated where the store is not there', () => {
  expect(
    judgeChanged(objects => {
      objects.objectStores = [];
    }).notEvaluated,
  ).toContainEqual({
    id: 'BK14',
    reason: 'The ObjectStore orders-db is not known.',
    messages: {
      reason: { id: 'BK14.unknown', params: { store: 'orders-db' } },
    },
  });
});

const first =
  (time: string | undefined): Change =>
  ({ objectStores }) => {
    objectStores[0].status!.serverRecoveryWindow![
      'orders-db'
    ].firstRecoverabilityPoint = time;
  };

ruleCases('BK15', {
  fires: [
    [
      'a window that is too short',
      first(before({ hours: 6 * 24 })),
      {
        severity: 'warning',
        title: 'Restores reach back less than half of 14 days',
      },
    ],
    [
      'no window in spite of a backup',
      first(undefined),
      {
        severity: 'warning',
        title: 'No moment is known that can be restored',
      },
    ],
  ],
  silent: [
    ['a window as promised', () => {}],
    ['half of it', first(before({ hours: 7 * 24 }))],
    [
      'backups that began later than the cluster',
      all(first(before({ hours: 24 })), ({ scheduledBackups }) => {
        scheduledBackups[0].metadata.creationTimestamp = before({ hours: 25 });
      }),
    ],
    [
      'backups of which nobody knows when they began',
      all(first(before({ hours: 24 })), objects => {
        objects.scheduledBackups = [];
      }),
    ],
    [
      'a cluster that is younger than its retention',
      all(keep('4w'), first(before({ hours: 24 }))),
    ],
    [
      'no policy to hold it against',
      all(keep(undefined), first(before({ hours: 1 }))),
    ],
    [
      'a store that has not been told yet',
      all(first(undefined), ({ objectStores, backups }) => {
        objectStores[0].status!.serverRecoveryWindow![
          'orders-db'
        ].lastSuccessfulBackupTime = before({ seconds: 5 });
        backups.splice(0);
      }),
    ],
    [
      'no backup, of which another rule speaks',
      objects => {
        objects.objectStores[0].status = {};
        objects.backups = [];
      },
    ],
    ['hibernation', all(first(undefined), hibernated)],
    ['no archiver', all(first(undefined), withoutArchiver)],
  ],
  needs: ['ObjectStore', 'Backup'],
});

const operator =
  (version: string): Change =>
  ({ pods }) =>
    pods.forEach(({ metadata }) => {
      metadata.annotations = { 'cnpg.io/operatorVersion': version };
    });

ruleCases('BK16', {
  fires: [
    ['in-tree backup', inTree, 'warning'],
    [
      'it where the operator dropped it',
      all(inTree, operator('1.31.2')),
      'critical',
    ],
    [
      'an operator that its instances have not followed yet',
      all(inTree, ({ disruptionBudgets }) => {
        disruptionBudgets![0].metadata.annotations = {
          'cnpg.io/operatorVersion': '1.31.0',
        };
      }),
      'critical',
    ],
    [
      'a source of recovery',
      ({ cluster }) => {
        cluster.spec!.externalClusters = [
          { name: 'origin', barmanObjectStore: {} },
        ];
      },
      'warning',
    ],
  ],
  silent: [
    ['the plugin', () => {}],
    [
      'a source by plugin',
      ({ cluster }) => {
        cluster.spec!.externalClusters = [{ name: 'origin' }];
      },
    ],
  ],
});

const failed =
  (time: string, reason = 'RetentionPolicyFailed'): Change =>
  ({ events }) => {
    events!.push({
      metadata: { name: 'orders-db.1' },
      involvedObject: { kind: 'Cluster', name: 'orders-db' },
      type: 'Warning',
      reason,
      message: 'Retention policy failed',
      lastTimestamp: time,
    });
  };

ruleCases('BK20', {
  fires: [
    [
      'a policy that fails',
      failed(before({ hours: 1 })),
      { severity: 'warning', cause: 'Retention policy failed' },
    ],
  ],
  silent: [
    ['no such event', failed(before({ hours: 1 }), 'Completed')],
    ['what a later backup has mended', failed(before({ hours: 12 }))],
    [
      'what happened the day before yesterday',
      all(failed(before({ hours: 25 })), objects => {
        objects.backups = [];
        objects.objectStores[0].status = {};
      }),
    ],
  ],
  needs: ['Event'],
});
