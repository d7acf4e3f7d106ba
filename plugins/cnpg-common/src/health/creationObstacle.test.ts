import { NOW, before, pluggedDatabase } from '../__fixtures__/plugged';
import { inEnglish } from '../messages';
import { DatabaseObjects } from '../model/database';
import { Event } from '../model/objects';
import { findObstacle } from './creationObstacle';

const event = (
  [kind, name]: [string, string],
  reason: string,
  message: string,
  more: Partial<Event> = {},
): Event => ({
  metadata: { name: 'e' },
  type: 'Warning',
  involvedObject: { kind, name },
  reason,
  message,
  lastTimestamp: before({ minutes: 1 }),
  ...more,
});

const obstacle = (change: (objects: DatabaseObjects) => void) => {
  const found = findObstacle(
    pluggedDatabase(objects => {
      objects.pods = [];
      objects.volumes = [];
      objects.events = [];
      objects.cluster.metadata.creationTimestamp = before({ minutes: 5 });
      objects.cluster.status = { phase: 'Setting up primary' };
      change(objects);
    }),
    NOW,
  );
  return found && inEnglish(found);
};

const quota =
  'Error creating: pods "orders-db-1-initdb-x7k2p" is forbidden: exceeded quota: compute, requested: limits.memory=8Gi, used: limits.memory=0, limited: limits.memory=4Gi';

describe('findObstacle', () => {
  it('says that nobody looks at the Cluster', () => {
    expect(
      obstacle(({ cluster }) => {
        cluster.status = {};
      }),
    ).toMatch(/has not looked at this Cluster/);
    expect(
      obstacle(({ cluster }) => {
        delete cluster.status;
        cluster.metadata.creationTimestamp = before({ seconds: 30 });
      }),
    ).toBeUndefined();
  });

  it('says where to look when there is no pod, as far as pods may be read', () => {
    expect(obstacle(() => {})).toMatch(/no pod yet.*log/);
    expect(
      obstacle(({ unavailable }) => {
        unavailable.Pod = 'denied';
      }),
    ).toBeUndefined();
  });

  it.each([
    [
      'a quota',
      event(['Job', 'orders-db-1-initdb'], 'FailedCreate', quota),
      /^Kubernetes refuses a pod of it: .*exceeded quota: compute/,
    ],
    [
      'a storage that is full',
      event(
        ['PersistentVolumeClaim', 'orders-db-1-wal'],
        'ProvisioningFailed',
        'failed to provision volume: OutOfSpace',
      ),
      /^The volume orders-db-1-wal cannot be made: .*OutOfSpace/,
    ],
  ])('quotes what Kubernetes says of %s', (_what, warning, expected) => {
    expect(
      obstacle(objects => {
        objects.events = [warning];
      }),
    ).toMatch(expected);
  });

  it('says that a volume does not get to its pod, once that has been tried twice', () => {
    const attach = (count: number) =>
      obstacle(objects => {
        objects.pods = [
          { metadata: { name: 'orders-db-1' }, status: { phase: 'Pending' } },
        ];
        objects.events = [
          event(['Pod', 'orders-db-1'], 'FailedAttachVolume', 'Multi-Attach', {
            count,
          }),
        ];
      });
    expect(attach(1)).toBeUndefined();
    expect(attach(2)).toMatch(/orders-db-1 .*Multi-Attach/);
  });

  it.each([
    [
      'the quota was raised, and there is a pod',
      'orders-db-1-initdb',
      ({ pods }: DatabaseObjects) =>
        pods.push({ metadata: { name: 'orders-db-1-initdb-abcde' } }),
    ],
    [
      'the job is done',
      'orders-db-1-initdb',
      ({ pods }: DatabaseObjects) =>
        pods.push({ metadata: { name: 'orders-db-1' } }),
    ],
    [
      'another cluster has a name that begins with the same',
      'orders-db-1-2-initdb',
      () => {},
    ],
  ])('is silent when %s', (_what, job, change) => {
    expect(
      obstacle(objects => {
        objects.cluster.metadata.creationTimestamp = before({ seconds: 30 });
        objects.events = [event(['Job', job], 'FailedCreate', quota)];
        change(objects);
      }),
    ).toBeUndefined();
  });

  it('forgets what is long past', () => {
    expect(
      obstacle(objects => {
        objects.cluster.metadata.creationTimestamp = before({ seconds: 30 });
        objects.events = [
          event(['Job', 'orders-db-1-initdb'], 'FailedCreate', quota, {
            lastTimestamp: before({ minutes: 20 }),
          }),
        ];
      }),
    ).toBeUndefined();
  });
});
