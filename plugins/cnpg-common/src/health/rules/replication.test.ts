import { before, setCondition } from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  inProduction,
  judgeChanged,
  ruleCases,
} from '../../__fixtures__/ruleCases';
import { PgStatus } from '../../model/pgStatus';

const primary =
  (change: (status: PgStatus) => void): Change =>
  ({ pgStatus }) =>
    change(pgStatus!['orders-db-1']);
const noStandby = primary(status => {
  status.replicationInfo = [];
});
const required: Change = ({ cluster }) => {
  cluster.spec!.postgresql!.synchronous!.dataDurability = 'required';
};
const asynchronous: Change = ({ cluster }) => {
  delete cluster.spec!.postgresql!.synchronous;
};
const replicaCluster: Change = ({ cluster }) => {
  cluster.spec!.replica = { enabled: true, source: 'elsewhere' };
};
/** As an instance in recovery answers: without those that follow it, and without slots. */
const designatedPrimary: Change = ({ pgStatus }) => {
  pgStatus!['orders-db-1'] = {
    isPrimary: false,
    isWalReceiverActive: true,
    receivedLsn: '2/0',
    replayLsn: '2/0',
  };
};
const promoted: Change = ({ cluster }) => {
  cluster.status!.currentPrimaryTimestamp = before({ seconds: 20 });
};
const fenced =
  (instance: string): Change =>
  ({ cluster }) => {
    cluster.metadata.annotations = {
      'cnpg.io/fencedInstances': JSON.stringify([instance]),
    };
  };

it.each(['RP01', 'RP03', 'RP04', 'RP06', 'RP07', 'BK04'])(
  '%s is not evaluated while the primary gives no figures',
  id => {
    for (const change of [
      ({ pgStatus }) => delete pgStatus!['orders-db-1'],
      primary(status => {
        status.mightBeUnavailable = true;
      }),
    ] as Change[]) {
      expect(judgeChanged(change).notEvaluated).toContainEqual({
        id,
        reason: 'The primary gives no live figures.',
        messages: { reason: { id: 'unknown.noFigures' } },
      });
    }
  },
);

ruleCases('RP01', {
  fires: [
    [
      'commits that wait for nobody',
      all(noStandby, required),
      { severity: 'critical', title: 'No standby confirms commits' },
    ],
    ['commits that do not wait', noStandby, 'warning'],
    [
      'too few standbys',
      all(required, ({ cluster, pgStatus }) => {
        cluster.spec!.postgresql!.synchronous!.number = 2;
        pgStatus!['orders-db-1'].replicationInfo!.pop();
      }),
      { title: '1 of 2 standbys confirm commits' },
    ],
    [
      'standbys that are asynchronous',
      primary(status =>
        status.replicationInfo!.forEach(entry => {
          entry.syncState = 'async';
        }),
      ),
      'warning',
    ],
    [
      'the older form',
      all(noStandby, asynchronous, ({ cluster }) => {
        cluster.spec!.minSyncReplicas = 1;
      }),
      'warning',
    ],
  ],
  silent: [
    ['a cluster that asks for none', all(noStandby, asynchronous)],
    ['the seconds after a promotion', all(noStandby, required, promoted)],
    ['a replica cluster', all(noStandby, required, replicaCluster)],
    ['hibernation', all(noStandby, required, hibernated)],
  ],
  needs: ['PgStatus'],
});

ruleCases('RP02', {
  fires: [
    ['asynchronous replication', asynchronous, 'info'],
    ['it in production', all(asynchronous, inProduction), 'warning'],
  ],
  silent: [
    ['synchronous replication', inProduction],
    [
      'the older form',
      all(asynchronous, inProduction, ({ cluster }) => {
        cluster.spec!.minSyncReplicas = 1;
      }),
    ],
    [
      'a single instance',
      all(asynchronous, inProduction, ({ cluster }) => {
        cluster.spec!.instances = 1;
      }),
    ],
    ['a replica cluster', all(asynchronous, inProduction, replicaCluster)],
  ],
});

const lost = primary(status => {
  status.replicationInfo = status.replicationInfo!.slice(0, 1);
});

ruleCases('RP03', {
  fires: [
    [
      'a standby that the primary does not know',
      lost,
      {
        severity: 'warning',
        title: 'orders-db-3 does not follow the primary',
      },
    ],
    [
      'a standby that receives nothing',
      ({ pgStatus }) => {
        pgStatus!['orders-db-2'].isWalReceiverActive = false;
      },
      'warning',
    ],
    [
      'one in a replica cluster',
      all(replicaCluster, designatedPrimary, ({ pgStatus }) => {
        pgStatus!['orders-db-2'].isWalReceiverActive = false;
      }),
      { severity: 'warning', params: { instances: 'orders-db-2' } },
    ],
  ],
  silent: [
    ['standbys that follow', () => {}],
    ['a fenced one', all(lost, fenced('orders-db-3'))],
    [
      'one that is being rewound',
      all(lost, ({ pgStatus }) => {
        pgStatus!['orders-db-3'].isPgRewindRunning = true;
      }),
    ],
    [
      'one that has just started',
      all(lost, ({ pods }) => {
        pods[2].status!.conditions![0].lastTransitionTime = before({
          seconds: 30,
        });
      }),
    ],
    [
      'a rollout',
      all(lost, objects =>
        setCondition(objects, 'Ready', 'False', {
          since: before({ minutes: 3 }),
        }),
      ),
    ],
    [
      'a single instance',
      all(lost, ({ pods }) => {
        pods.splice(1);
      }),
    ],
    ['hibernation', all(lost, hibernated)],
    [
      'a designated primary, which says nothing of its standbys',
      all(replicaCluster, designatedPrimary),
    ],
  ],
  needs: ['PgStatus', 'Pod'],
});

const lag =
  (replayLag: string, replayLsn: string): Change =>
  ({ pgStatus }) =>
    Object.assign(pgStatus!['orders-db-1'].replicationInfo![1], {
      replayLag,
      replayLsn,
    });

ruleCases('RP04', {
  fires: [
    [
      'a standby behind in time and bytes',
      lag('00:01:00', '1/F0000000'),
      { severity: 'warning', title: 'orders-db-3 is 60 s and 256 MiB behind' },
    ],
    ['one far behind', lag('00:06:00', '1/80000000'), 'critical'],
    ['hours with little to replay', lag('05:00:00', '1/F0000000'), 'warning'],
  ],
  silent: [
    ['an idle primary', lag('05:00:00', '2/0')],
    ['a burst', lag('00:00:02', '1/F0000000')],
    ['no figure', lag('', '1/0')],
    ['hibernation', all(lag('00:06:00', '1/0'), hibernated)],
  ],
  needs: ['PgStatus'],
});

const paused: Change = ({ pgStatus }) => {
  pgStatus!['orders-db-2'].replayPaused = true;
};

ruleCases('RP05', {
  fires: [['a standby that stands still', paused, 'warning']],
  silent: [
    ['standbys that replay', () => {}],
    ['hibernation', all(paused, hibernated)],
  ],
  needs: ['PgStatus'],
});

const slot =
  (change: object): Change =>
  ({ pgStatus }) =>
    Object.assign(pgStatus!['orders-db-1'].replicationSlotsInfo![1], change);
const idle = slot({ active: false });

ruleCases('RP06', {
  fires: [
    ['a slot that nobody uses', idle, 'warning'],
    ['a slot that keeps too much', slot({ walStatus: 'extended' }), 'warning'],
    [
      'a slot that loses its WAL',
      slot({ walStatus: 'unreserved' }),
      'critical',
    ],
    [
      'a slot that has lost it',
      slot({ slotName: 'debezium', walStatus: 'lost' }),
      'critical',
    ],
  ],
  silent: [
    ['slots in use', () => {}],
    [
      'a standby that has just started',
      all(idle, ({ pods }) => {
        pods[2].status!.conditions![0].lastTransitionTime = before({
          minutes: 4,
        });
      }),
    ],
    ['a fenced standby', all(idle, fenced('orders-db-3'))],
    ['the seconds after a promotion', all(idle, promoted)],
    [
      "another's slot, as long as it keeps little",
      slot({ slotName: 'debezium', active: false }),
    ],
    ['hibernation', all(idle, hibernated)],
  ],
  needs: ['PgStatus', 'Pod'],
});

ruleCases('RP07', {
  fires: [
    [
      'a slot of somebody who is gone',
      slot({ slotName: 'debezium', active: false, restartLsn: '1/0' }),
      {
        severity: 'warning',
        title: 'The slot debezium keeps 4 GiB of WAL and is not in use',
      },
    ],
  ],
  silent: [
    [
      'one that keeps little',
      slot({ slotName: 'debezium', active: false, restartLsn: '1/F0000000' }),
    ],
    [
      'one in use',
      slot({ slotName: 'debezium', active: true, restartLsn: '1/0' }),
    ],
    ["CloudNativePG's own", slot({ active: false, restartLsn: '1/0' })],
  ],
  needs: ['PgStatus'],
});
