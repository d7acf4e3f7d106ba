import {
  before,
  makeUnready,
  node,
  setCondition,
} from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  judgeChanged,
  ruleCases,
} from '../../__fixtures__/ruleCases';

const timelines =
  (...ids: number[]): Change =>
  ({ cluster }) => {
    cluster.status!.instancesReportedState = Object.fromEntries(
      ids.map((timeLineID, index) => [
        `orders-db-${index + 1}`,
        { isPrimary: index === 0, timeLineID },
      ]),
    );
  };
const apart: Change = ({ pgStatus }) => {
  pgStatus!['orders-db-1'].replicationInfo!.pop();
};

describe('RP08', () => {
  it('cannot tell from the Cluster alone', () => {
    expect(
      judgeChanged(all(timelines(2, 2, 1), objects => delete objects.pgStatus))
        .notEvaluated,
    ).toContainEqual({
      id: 'RP08',
      reason: expect.stringContaining('Timelines differ'),
      messages: { reason: { id: 'RP08.unknown' } },
    });
  });
});

ruleCases('RP08', {
  fires: [
    [
      'a standby that stayed behind',
      all(timelines(2, 2, 1), apart),
      { severity: 'warning', title: 'orders-db-3 is on an old timeline' },
    ],
  ],
  silent: [
    ['one timeline', timelines(2, 2, 2)],
    [
      'a standby that streams and has had no restartpoint yet',
      timelines(2, 2, 1),
    ],
    [
      'the minutes after a promotion',
      all(timelines(2, 2, 1), apart, ({ cluster }) => {
        cluster.status!.currentPrimaryTimestamp = before({ minutes: 4 });
      }),
    ],
    ['hibernation', all(timelines(2, 2, 1), apart, hibernated)],
    [
      'a standby of a designated primary that receives WAL',
      all(timelines(2, 2, 1), ({ cluster, pgStatus }) => {
        cluster.spec!.replica = { enabled: true, source: 'elsewhere' };
        pgStatus!['orders-db-1'] = { isPrimary: false };
      }),
    ],
  ],
});

const placed =
  (...numbers: number[]): Change =>
  ({ pods }) =>
    numbers.forEach((number, index) => {
      pods[index].spec = { nodeName: `node-${number}` };
      pods[index].metadata.labels![
        'topology.kubernetes.io/zone'
      ] = `westus3-${number}`;
    });
const nodes =
  (...numbers: number[]): Change =>
  objects => {
    objects.targetNodes = numbers.map(node);
  };

ruleCases('RP09', {
  fires: [
    [
      'a shared node while others are free',
      placed(1, 1, 2),
      { severity: 'warning', title: 'Instances share the node node-1' },
    ],
    [
      'a free node whose taint is tolerated',
      all(placed(1, 1, 2), ({ cluster, targetNodes }) => {
        targetNodes![2].spec = {
          taints: [{ key: 'workload', value: 'pg', effect: 'NoSchedule' }],
        };
        cluster.spec!.affinity = {
          tolerations: [{ key: 'workload', value: 'pg', effect: 'NoSchedule' }],
        };
      }),
      'warning',
    ],
  ],
  silent: [
    ['a node each', placed(1, 2, 3)],
    ['a target of one node', all(placed(1, 1, 1), nodes(1))],
    ['as many nodes as there are', all(placed(1, 1, 2), nodes(1, 2))],
    [
      'a node that takes nobody',
      all(placed(1, 1, 2), ({ targetNodes }) => {
        targetNodes![2].spec = { unschedulable: true };
      }),
    ],
    [
      'a node with a taint',
      all(placed(1, 1, 2), ({ targetNodes }) => {
        targetNodes![2].spec = {
          taints: [{ key: 'gpu', effect: 'NoSchedule' }],
        };
      }),
    ],
    [
      'a node that the cluster does not choose',
      all(placed(1, 1, 1), ({ cluster, targetNodes }) => {
        cluster.spec!.affinity = { nodeSelector: { workload: 'pg' } };
        targetNodes![0].metadata.labels!.workload = 'pg';
      }),
    ],
    [
      'a node that is not ready',
      all(placed(1, 1, 2), ({ targetNodes }) => {
        targetNodes![2].status!.conditions![0].status = 'False';
      }),
    ],
    ['hibernation', all(placed(1, 1, 1), hibernated)],
  ],
  needs: ['Pod', 'Node'],
});

ruleCases('RP10', {
  fires: [
    [
      'one zone while there are others',
      placed(1, 1, 1),
      {
        severity: 'warning',
        title: 'All instances are in the zone westus3-1',
      },
    ],
  ],
  silent: [
    ['two zones', placed(1, 1, 2)],
    ['a target of one zone', all(placed(1, 1, 1), nodes(1))],
    [
      'zones that nobody knows',
      ({ pods }) =>
        pods.forEach(({ metadata }) => {
          delete metadata.labels!['topology.kubernetes.io/zone'];
        }),
    ],
    [
      'a single instance',
      ({ pods }) => {
        pods.splice(1);
      },
    ],
  ],
  needs: ['Pod', 'Node'],
});

const domains: Change = objects =>
  setCondition(objects, 'SyncReplicationTopologySatisfied', 'False', {
    reason: 'InsufficientCrossDomainReplicas',
    message: 'no standby in another zone',
  });

ruleCases('RP11', {
  fires: [
    [
      'a domain without standby',
      domains,
      { severity: 'warning', cause: 'no standby in another zone' },
    ],
  ],
  silent: [
    [
      'domains that are met',
      objects =>
        setCondition(objects, 'SyncReplicationTopologySatisfied', 'True'),
    ],
    ['no such condition', () => {}],
    ['hibernation', all(domains, hibernated)],
  ],
});

const quorum: Change = objects => {
  objects.cluster.spec!.postgresql!.synchronous!.failoverQuorum = true;
  objects.failoverQuorum = {
    metadata: { name: 'orders-db' },
    status: {
      method: 'ANY',
      standbyNames: ['orders-db-2', 'orders-db-3'],
      standbyNumber: 1,
    },
  };
};
const oneAway: Change = ({ pods }) =>
  makeUnready(pods[2], before({ hours: 1 }));

describe('RP12', () => {
  it('waits for the first report of the operator', () => {
    expect(
      judgeChanged(all(quorum, objects => delete objects.failoverQuorum))
        .notEvaluated,
    ).toMatchObject([
      { id: 'RP12', reason: 'The operator has not reported a quorum yet.' },
    ]);
  });
});

ruleCases('RP12', {
  fires: [
    [
      'a standby too few',
      all(quorum, oneAway),
      { severity: 'warning', params: { there: 1, needed: 2 } },
    ],
  ],
  silent: [
    ['all standbys', quorum],
    ['a cluster without quorum', oneAway],
    [
      'two confirmations of two',
      all(quorum, oneAway, ({ failoverQuorum }) => {
        failoverQuorum!.status!.standbyNumber = 2;
      }),
    ],
    [
      'a rollout',
      all(quorum, oneAway, objects =>
        setCondition(objects, 'Ready', 'False', {
          since: before({ minutes: 1 }),
        }),
      ),
    ],
  ],
  needs: ['FailoverQuorum', 'Pod'],
  given: quorum,
});

const systemId =
  (reason: string): Change =>
  objects =>
    setCondition(objects, 'ConsistentSystemID', 'False', { reason });

ruleCases('RP13', {
  fires: [['two system identifiers', systemId('Mismatch'), 'critical']],
  silent: [
    ['no instance to ask, as while hibernated', systemId('NotFound')],
    ['no such condition', () => {}],
  ],
});
