import { before, makeUnready, setCondition } from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  inProduction,
  ruleCases,
} from '../../__fixtures__/ruleCases';
import { ContainerStatus } from '../../model/objects';

const failed =
  (since: string): Change =>
  objects => {
    objects.cluster.status!.instancesStatus = { failed: ['orders-db-3'] };
    makeUnready(objects.pods[2], since);
  };

ruleCases('AV07', {
  fires: [
    [
      'an instance that failed some time ago',
      failed(before({ minutes: 3 })),
      { severity: 'warning', title: 'orders-db-3 has failed' },
    ],
    [
      'one whose pod is gone',
      all(failed(before({ minutes: 3 })), objects => {
        objects.pods.splice(2);
        setCondition(objects, 'Ready', 'False', {
          since: before({ minutes: 3 }),
        });
      }),
      'warning',
    ],
  ],
  silent: [
    ['a restart', failed(before({ minutes: 1 }))],
    [
      'one that no node takes',
      all(failed(before({ minutes: 3 })), ({ pods }) => {
        pods[2].status!.phase = 'Pending';
      }),
    ],
    ['hibernation', all(failed(before({ minutes: 3 })), hibernated)],
    ['healthy instances', () => {}],
  ],
});

const container =
  (index: number, status: Partial<ContainerStatus>): Change =>
  ({ pods }) => {
    pods[index].status!.containerStatuses = [{ name: 'postgres', ...status }];
  };
const waiting = (reason: string) => ({ state: { waiting: { reason } } });
const ended = (reason: string, finishedAt: string) => ({
  lastState: { terminated: { reason, finishedAt, exitCode: 137 } },
});

ruleCases('AV09', {
  fires: [
    [
      'a standby in a crash loop',
      container(1, waiting('CrashLoopBackOff')),
      {
        severity: 'warning',
        title: 'orders-db-2 does not keep running: CrashLoopBackOff',
      },
    ],
    [
      'an image that cannot be pulled, on the primary',
      container(0, waiting('ImagePullBackOff')),
      'critical',
    ],
    [
      'memory that ran out',
      container(1, ended('OOMKilled', before({ minutes: 10 }))),
      { severity: 'warning', title: 'orders-db-2 ran out of memory' },
    ],
    [
      'why it is in a crash loop',
      container(1, {
        ...waiting('CrashLoopBackOff'),
        ...ended('OOMKilled', before({ minutes: 1 })),
      }),
      { title: 'orders-db-2 ran out of memory' },
    ],
    [
      'restarts again and again',
      all(
        container(1, {
          restartCount: 3,
          ...ended('Error', before({ minutes: 5 })),
        }),
        ({ pods }) => {
          pods[1].metadata.creationTimestamp = before({ minutes: 40 });
        },
      ),
      'warning',
    ],
    [
      'a pooler, which is no standby',
      all(container(1, waiting('CrashLoopBackOff')), ({ pods }) => {
        pods[1].metadata.labels = { 'cnpg.io/podRole': 'pooler' };
      }),
      {
        severity: 'warning',
        impact: expect.stringContaining('pooler'),
      },
    ],
    [
      'an init container',
      ({ pods }) => {
        pods[1].status!.initContainerStatuses = [
          { name: 'plugin', ...waiting('ErrImagePull') },
        ];
      },
      'warning',
    ],
  ],
  silent: [
    [
      'a container that is being made',
      container(1, waiting('PodInitializing')),
    ],
    [
      'memory that ran out yesterday',
      container(1, ended('OOMKilled', before({ hours: 20 }))),
    ],
    [
      'one switchover after the other',
      all(
        container(1, {
          restartCount: 3,
          lastState: {
            terminated: {
              reason: 'Completed',
              exitCode: 0,
              finishedAt: before({ minutes: 5 }),
            },
          },
        }),
        ({ pods }) => {
          pods[1].metadata.creationTimestamp = before({ minutes: 40 });
        },
      ),
    ],
    [
      'one restart after a switchover',
      container(0, {
        restartCount: 1,
        ...ended('Completed', before({ minutes: 5 })),
      }),
    ],
    ['hibernation', all(container(1, waiting('CrashLoopBackOff')), hibernated)],
  ],
  needs: ['Pod'],
});

const single: Change = ({ cluster, pods }) => {
  cluster.spec!.instances = 1;
  pods.splice(1);
};

ruleCases('AV11', {
  fires: [
    ['a single instance', single, 'info'],
    ['one in production', all(single, inProduction), 'warning'],
  ],
  silent: [['three instances', inProduction]],
});

const allowed =
  (count: number): Change =>
  ({ disruptionBudgets }) => {
    disruptionBudgets![0].status!.disruptionsAllowed = count;
  };
const noBudget: Change = objects => {
  objects.disruptionBudgets = [];
};

ruleCases('AV14', {
  fires: [
    ['no budget at all', noBudget, 'info'],
    ['standbys that may not be taken away', allowed(0), 'info'],
  ],
  silent: [
    ["the primary's own budget", allowed(1)],
    [
      'budgets that are switched off',
      all(noBudget, ({ cluster }) => {
        cluster.spec!.enablePDB = false;
      }),
    ],
    [
      'a node maintenance',
      all(noBudget, ({ cluster }) => {
        cluster.spec!.nodeMaintenanceWindow = { inProgress: true };
      }),
    ],
    [
      'an instance that is missing',
      all(allowed(0), ({ pods }) =>
        makeUnready(pods[2], before({ minutes: 1 })),
      ),
    ],
    ['a single instance', all(single, noBudget)],
  ],
  needs: ['PodDisruptionBudget', 'Pod'],
});
