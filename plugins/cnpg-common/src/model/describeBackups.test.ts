import { backup, before, NOW, pluggedDatabase } from '../__fixtures__/plugged';
import { hibernated } from '../__fixtures__/ruleCases';
import { DatabaseObjects } from './database';
import { describeBackups } from './describeBackups';

const scheduled = (entry: ReturnType<typeof backup>) => {
  entry.metadata.labels = { 'cnpg.io/scheduled-backup': 'orders-db' };
  return entry;
};
const describeOf = (change: (objects: DatabaseObjects) => void = () => {}) =>
  describeBackups(pluggedDatabase(change), NOW);
const stuckOf = (change: (objects: DatabaseObjects) => void) =>
  describeOf(change).flatMap(({ name, stuck, blocks }) =>
    stuck ? [[name, blocks]] : [],
  );

describe('describeBackups', () => {
  it('tells of each backup what is known, newest first', () => {
    const [newest, older] = describeOf(({ backups }) => {
      const latest = scheduled(
        backup('orders-db-2', 'completed', before({ hours: 1 })),
      );
      Object.assign(latest.status!, {
        backupId: '20261120T110000',
        beginWal: '000000010000000000000005',
        endWal: '000000010000000000000006',
        beginLSN: '0/5000028',
        endLSN: '0/6065A48',
        instanceID: { podName: 'orders-db-2' },
      });
      backups.push(latest);
    });
    expect(newest).toEqual({
      name: 'orders-db-2',
      phase: 'completed',
      method: 'plugin',
      startedAt: before({ hours: 1 }),
      stoppedAt: before({ minutes: 59 }),
      backupId: '20261120T110000',
      schedule: 'orders-db',
      instance: 'orders-db-2',
      beginWal: '000000010000000000000005',
      endWal: '000000010000000000000006',
      walBytes: 0x6065a48 - 0x5000028,
    });
    expect(older.name).toBe('orders-db-20261120020000');
  });

  it('marks every backup that is stuck, and the schedule that it blocks', () => {
    expect(
      stuckOf(({ backups }) => {
        backups.push(
          scheduled(backup('by-schedule', 'running', before({ hours: 4 }))),
          backup('by-hand', 'started', before({ hours: 3 })),
          backup('young', 'running', before({ hours: 1 })),
          backup('ended', 'failed', before({ hours: 5 })),
        );
      }),
    ).toEqual([
      ['by-hand', undefined],
      ['by-schedule', 'orders-db'],
    ]);
  });

  it('marks none while the database sleeps', () => {
    expect(
      stuckOf(objects => {
        objects.backups.push(backup('old', 'running', before({ hours: 4 })));
        hibernated(objects);
      }),
    ).toEqual([]);
  });
});
