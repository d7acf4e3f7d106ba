import { before, setCondition } from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  inProduction,
  judgeChanged,
  ruleCases,
} from '../../__fixtures__/ruleCases';
import { Pooler } from '../../model/objects';

const database =
  (
    status: {
      applied?: boolean;
      message?: string;
      observedGeneration?: number;
    },
    createdAt = before({ hours: 1 }),
  ): Change =>
  ({ databases }) => {
    databases!.push({
      metadata: { name: 'orders', generation: 2, creationTimestamp: createdAt },
      spec: { name: 'orders' },
      status,
    });
  };

ruleCases('CF01', {
  fires: [
    [
      'an error',
      database({ applied: false, message: 'role "x" does not exist' }),
      { severity: 'warning', cause: 'role "x" does not exist' },
    ],
    ['one that was never tried', database({}), 'warning'],
    [
      'a publication',
      ({ publications }) => {
        publications!.push({
          metadata: { name: 'changes' },
          spec: { name: 'changes' },
          status: { applied: false, message: 'no such table' },
        });
      },
      {
        title: 'The publication changes is not as it is declared',
        params: { kind: 'Publication', name: 'changes' },
      },
    ],
    [
      'a subscription',
      ({ subscriptions }) => {
        subscriptions!.push({
          metadata: { name: 'feed', creationTimestamp: before({ hours: 1 }) },
        });
      },
      { title: 'The subscription feed has not been set up as it is declared' },
    ],
  ],
  silent: [
    ['one that is there', database({ applied: true, observedGeneration: 2 })],
    ['a new one', database({}, before({ minutes: 4 }))],
    [
      'a change of which nobody knows when it was made',
      database({ applied: true, observedGeneration: 1 }),
    ],
    [
      'one that waits in a replica cluster',
      all(
        database({ message: 'waiting for the cluster to become primary' }),
        ({ cluster }) => {
          cluster.spec!.replica = { enabled: true, source: 'elsewhere' };
        },
      ),
    ],
    [
      'one that waits for the end of a long restore',
      all(database({}), objects => {
        const created = before({ hours: 1 });
        objects.cluster.metadata.creationTimestamp = created;
        objects.services[0].metadata.creationTimestamp = created;
        setCondition(objects, 'Ready', 'False', { since: created });
      }),
    ],
    ['none', () => {}],
    ['hibernation', all(database({}), hibernated)],
  ],
  needs: ['Database', 'Publication', 'Subscription'],
});

it('CF01 is evaluated where the operator is too old for publications', () => {
  const { findings, notEvaluated } = judgeChanged(objects => {
    objects.unavailable.Publication = 'It is not served.';
    objects.unavailable.Subscription = 'It is not served.';
    objects.notServed = ['Publication', 'Subscription'];
  });
  expect([...findings, ...notEvaluated].map(({ id }) => id)).not.toContain(
    'CF01',
  );
});

const pending: Change = ({ pgStatus }) => {
  pgStatus!['orders-db-1'].pendingRestart = true;
};

const waitingFor =
  (hours: number): Change =>
  objects => {
    objects.liveHistory = {
      at: before({}),
      pendingRestartSince: { 'orders-db-1': before({ hours }) },
    };
  };

ruleCases('CF02', {
  fires: [
    [
      'an instance that must restart',
      pending,
      { severity: 'info', params: { instances: 'orders-db-1' } },
    ],
    [
      'one that has waited for more than a day',
      all(pending, waitingFor(25)),
      { severity: 'warning', since: before({ hours: 25 }) },
    ],
    ['one that has waited for less', all(pending, waitingFor(23)), 'info'],
  ],
  silent: [
    ['instances that need not', () => {}],
    ['hibernation', all(pending, hibernated)],
  ],
  needs: ['PgStatus'],
});

const pooler =
  (
    status: Pooler['status'],
    paused?: boolean,
    creationTimestamp = before({ hours: 1 }),
  ): Change =>
  ({ poolers }) => {
    poolers!.push({
      metadata: { name: 'orders-pooler', creationTimestamp },
      spec: { pgbouncer: { paused } },
      status,
    });
  };

ruleCases('CF04', {
  fires: [
    [
      'a failure',
      pooler({ phase: 'failed', phaseReason: 'no such image' }),
      { severity: 'warning', cause: 'no such image' },
    ],
    ['an error', pooler({ error: 'not allowed' }), 'warning'],
    [
      'one that lacks what it needs',
      pooler({ phase: 'inactive', phaseReason: 'Secret not found' }),
      { severity: 'warning', cause: 'Secret not found' },
    ],
    ['a pause', pooler({ phase: 'paused' }), 'info'],
    ['a pause before the operator has seen it', pooler({}, true), 'info'],
    [
      'the failure first',
      all(pooler({}, true), pooler({ phase: 'failed' })),
      'warning',
    ],
  ],
  silent: [
    ['a pooler at work', pooler({ phase: 'active' })],
    [
      'a new one that waits',
      pooler({ phase: 'inactive' }, false, before({ minutes: 1 })),
    ],
    ['an older operator, which says no phase', pooler({ instances: 1 })],
    ['none', () => {}],
    ['hibernation', all(pooler({ phase: 'failed' }), hibernated)],
  ],
  needs: ['Pooler'],
});

const burstable: Change = ({ pods }) => {
  pods[0].status!.qosClass = 'Burstable';
};

const withResources =
  (requests: object, limits: object): Change =>
  ({ cluster }) => {
    cluster.spec!.resources = { requests, limits } as never;
  };

ruleCases('CF09', {
  fires: [
    [
      'resources below their limits',
      all(
        burstable,
        inProduction,
        withResources({ cpu: '1', memory: '1Gi' }, { cpu: '2', memory: '1Gi' }),
      ),
      'info',
    ],
    [
      'no resources at all',
      all(burstable, inProduction, ({ cluster }) => {
        delete cluster.spec!.resources;
      }),
      'info',
    ],
  ],
  silent: [
    [
      'a pod that only its sidecar keeps from being guaranteed',
      all(
        burstable,
        inProduction,
        withResources(
          { cpu: '2', memory: '8Gi' },
          { cpu: '2000m', memory: '8192Mi' },
        ),
      ),
    ],
    ['them outside of production', burstable],
    ['guaranteed resources', inProduction],
    [
      'a pod of which it is not known',
      all(inProduction, ({ pods }) => delete pods[0].status!.qosClass),
    ],
  ],
  needs: ['Pod'],
});
