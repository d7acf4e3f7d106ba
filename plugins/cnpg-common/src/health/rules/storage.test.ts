import { before, makeUnready, setCondition } from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  judgeChanged,
  ruleCases,
} from '../../__fixtures__/ruleCases';
import { PersistentVolumeClaim } from '../../model/objects';

const full =
  (finishedAt: string, ready = false): Change =>
  ({ pods }) => {
    pods[0].status!.containerStatuses = [
      {
        name: 'postgres',
        ready,
        lastState: { terminated: { exitCode: 4, finishedAt } },
      },
    ];
  };

ruleCases('ST01', {
  fires: [
    [
      'the phase',
      ({ cluster }) => {
        cluster.status!.phase = 'Not enough disk space';
      },
      { severity: 'critical', title: 'A volume is full' },
    ],
    [
      'the exit code of an instance',
      all(full(before({ minutes: 1 })), ({ pods }) =>
        makeUnready(pods[0], before({ minutes: 5 })),
      ),
      {
        severity: 'critical',
        title: 'The volume of orders-db-1 is full',
        since: before({ minutes: 5 }),
      },
    ],
    [
      'the phase, where pods may not be read',
      ({ cluster, unavailable }) => {
        cluster.status!.phase = 'Not enough disk space';
        unavailable.Pod = 'it may not be read';
      },
      'critical',
    ],
  ],
  silent: [
    ['space', () => {}],
    ['an instance that is back', full(before({ minutes: 5 }), true)],
    ['what was two hours ago', full(before({ hours: 2 }))],
  ],
  needs: ['Pod'],
});

const volume =
  (change: (claim: PersistentVolumeClaim) => void = () => {}): Change =>
  ({ volumes }) => {
    const claim: PersistentVolumeClaim = {
      metadata: {
        name: 'orders-db-1',
        creationTimestamp: before({ hours: 100 }),
        labels: { 'cnpg.io/pvcRole': 'PG_DATA' },
      },
      spec: { resources: { requests: { storage: '32Gi' } } },
      status: { phase: 'Bound', capacity: { storage: '32Gi' } },
    };
    change(claim);
    volumes.push(claim);
  };
const saying = (type: string, since: string, message?: string) =>
  volume(({ status }) => {
    status!.conditions = [
      { type, status: 'True', lastTransitionTime: since, message },
    ];
  });

ruleCases('ST03', {
  fires: [
    ['a disk that grows', saying('Resizing', before({ minutes: 1 })), 'info'],
    [
      'one that takes long',
      saying('FileSystemResizePending', before({ minutes: 16 })),
      {
        severity: 'warning',
        remedy: expect.stringContaining('pod is started anew'),
      },
    ],
    [
      'more in the Cluster than on the disk',
      all(volume(), ({ cluster }) => {
        cluster.spec!.storage!.size = '64Gi';
      }),
      'info',
    ],
    [
      'the word of the operator',
      all(volume(), ({ cluster }) => {
        cluster.status!.resizingPVC = ['orders-db-1'];
      }),
      'info',
    ],
    [
      'more in the Cluster than volumes in use may get',
      all(volume(), ({ cluster }) => {
        cluster.spec!.storage = { size: '64Gi', resizeInUseVolumes: false };
      }),
      {
        severity: 'info',
        title: 'orders-db-1 stays smaller than the Cluster asks for',
      },
    ],
  ],
  silent: [
    ['a disk of the right size', volume()],
    [
      'a disk that cannot grow, which is another finding',
      saying('ControllerResizeError', before({ minutes: 1 }), 'quota exceeded'),
    ],
    [
      'a disk that is larger than asked for',
      volume(({ status }) => {
        status!.capacity!.storage = '64Gi';
      }),
    ],
    [
      'a volume that is not there yet',
      volume(({ status }) => delete status!.capacity),
    ],
  ],
  needs: ['PersistentVolumeClaim'],
});

const growing = all(volume(), ({ cluster }) => {
  cluster.spec!.storage!.size = '64Gi';
});
const ofClass =
  (rest: { allowVolumeExpansion?: boolean }): Change =>
  ({ volumes, storageClasses }) => {
    volumes[0].spec!.storageClassName = 'fixed';
    storageClasses!.push({ metadata: { name: 'fixed' }, ...rest });
  };

ruleCases('ST04', {
  fires: [
    [
      'an error of the driver',
      saying('ControllerResizeError', before({ minutes: 1 }), 'quota exceeded'),
      { severity: 'warning', cause: 'quota exceeded' },
    ],
    [
      'a size that the disk cannot have',
      volume(({ status }) => {
        status!.allocatedResourceStatuses = {
          storage: 'ControllerResizeInfeasible',
        };
      }),
      'warning',
    ],
    [
      'a storage class that does not allow it',
      all(growing, ofClass({ allowVolumeExpansion: false })),
      {
        title:
          'orders-db-1 cannot be enlarged: its storage class does not allow it',
      },
    ],
    ['one that does not say so', all(growing, ofClass({})), 'warning'],
  ],
  silent: [
    [
      'a class that does not allow what nobody tries',
      all(
        growing,
        ({ cluster }) => {
          cluster.spec!.storage!.resizeInUseVolumes = false;
        },
        ofClass({ allowVolumeExpansion: false }),
      ),
    ],
    [
      'a class that allows it',
      all(growing, ofClass({ allowVolumeExpansion: true })),
    ],
    ['a fixed class while nothing is to grow', all(volume(), ofClass({}))],
    ['a disk that grows', saying('Resizing', before({ minutes: 1 }))],
    ['a disk', volume()],
  ],
  needs: ['PersistentVolumeClaim'],
});

const dangling: Change = ({ cluster }) => {
  cluster.status!.danglingPVC = ['orders-db-4', 'orders-db-4-wal'];
};

ruleCases('ST05', {
  fires: [
    [
      'volumes without a pod while all pods are there',
      dangling,
      {
        severity: 'warning',
        title: 'No instance can use orders-db-4, orders-db-4-wal',
      },
    ],
    [
      'a volume without its twin',
      ({ cluster }) => {
        cluster.status!.unusablePVC = ['orders-db-4'];
      },
      'warning',
    ],
    [
      'a volume that is lost',
      volume(({ status }) => {
        status!.phase = 'Lost';
      }),
      'warning',
    ],
    [
      'a volume that is not made',
      volume(({ status, metadata }) => {
        status!.phase = 'Pending';
        metadata.creationTimestamp = before({ minutes: 6 });
      }),
      'warning',
    ],
    [
      'volumes that wait for long',
      all(dangling, objects => {
        makeUnready(objects.pods[2], before({ minutes: 20 }));
        setCondition(objects, 'Ready', 'False', {
          since: before({ minutes: 20 }),
        });
      }),
      'warning',
    ],
  ],
  silent: [
    ['volumes in use', volume()],
    [
      'a pod that is being replaced',
      all(dangling, ({ pods }) => {
        pods.splice(2);
      }),
    ],
    [
      'a volume that waits for its first pod',
      volume(({ status, metadata }) => {
        status!.phase = 'Pending';
        metadata.creationTimestamp = before({ minutes: 4 });
      }),
    ],
    ['hibernation, where no volume has a pod', all(dangling, hibernated)],
  ],
  needs: ['PersistentVolumeClaim'],
});

ruleCases('ST06', {
  fires: [
    [
      'WAL beside the data',
      ({ cluster }) => delete cluster.spec!.walStorage,
      'info',
    ],
  ],
  silent: [['a volume for WAL', () => {}]],
});

const tablespace =
  (state: string, error?: string): Change =>
  ({ cluster }) => {
    cluster.status!.tablespacesStatus = [
      { name: 'fast', state, ...(error && { error }) },
    ];
  };

ruleCases('ST08', {
  fires: [
    [
      'an error',
      tablespace('pending', 'role "nobody" does not exist'),
      { severity: 'warning', cause: 'role "nobody" does not exist' },
    ],
    ['one that does not come', tablespace('pending'), 'warning'],
  ],
  silent: [
    ['one that is there', tablespace('reconciled')],
    [
      'one that is being made',
      all(tablespace('pending'), objects =>
        setCondition(objects, 'Ready', 'False', {
          since: before({ minutes: 1 }),
        }),
      ),
    ],
    ['hibernation', all(tablespace('pending', 'x'), hibernated)],
  ],
});

it('ST01 says so itself where the phase decides nothing', () => {
  expect(
    judgeChanged(({ unavailable }) => {
      unavailable.Pod = 'it may not be read';
    }).notEvaluated,
  ).toContainEqual({ id: 'ST01', reason: 'it may not be read' });
});

it('ST04 is not evaluated where the class of a volume that is to grow may not be read', () => {
  const growsUnseen = all(growing, ofClass({}), objects => {
    objects.storageClasses = [];
    objects.unavailable.StorageClass = 'it may not be read';
  });
  expect(judgeChanged(growsUnseen).notEvaluated).toContainEqual({
    id: 'ST04',
    reason: 'it may not be read',
  });
});
