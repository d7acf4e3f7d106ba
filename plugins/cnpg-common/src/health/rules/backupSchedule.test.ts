import { backup, before, setCondition } from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  ruleCases,
} from '../../__fixtures__/ruleCases';
import { ScheduledBackup } from '../../model/objects';

const withoutArchiver: Change = ({ cluster }) => {
  delete cluster.spec!.plugins;
};
const schedule =
  (change: (entry: ScheduledBackup) => void): Change =>
  ({ scheduledBackups }) =>
    change(scheduledBackups[0]);
const running: Change = ({ backups }) => {
  backups.push(backup('b2', 'running', before({ minutes: 5 })));
};
const operator =
  (version: string): Change =>
  ({ pods }) =>
    pods.forEach(({ metadata }) => {
      metadata.annotations = { 'cnpg.io/operatorVersion': version };
    });

ruleCases('BK07', {
  fires: [
    [
      'a backup under way',
      running,
      { severity: 'info', params: { backup: 'b2' } },
    ],
    [
      'one that only the Cluster tells of',
      objects =>
        setCondition(objects, 'LastBackupSucceeded', 'False', {
          reason: 'BackupStarted',
        }),
      'info',
    ],
  ],
  silent: [
    ['backups that are over', () => {}],
    [
      'one that failed',
      objects =>
        setCondition(objects, 'LastBackupSucceeded', 'False', {
          reason: 'LastBackupFailed',
        }),
    ],
    ['hibernation', all(running, hibernated)],
    [
      'a backup that waits for the first instance',
      all(running, objects => {
        const created = before({ minutes: 3 });
        objects.cluster.metadata.creationTimestamp = created;
        objects.services = [];
        objects.pods = [];
        objects.cluster.status!.readyInstances = 0;
        setCondition(objects, 'Ready', 'False', { since: created });
      }),
    ],
  ],
  needs: ['Backup'],
});

const none: Change = ({ scheduledBackups }) => {
  scheduledBackups.splice(0);
};
const suspended = schedule(({ spec }) => {
  spec!.suspend = true;
});

ruleCases('BK10', {
  fires: [
    [
      'no schedule',
      none,
      { severity: 'warning', title: 'There is no backup schedule' },
    ],
    [
      'a suspended one',
      suspended,
      { severity: 'warning', title: 'The backup schedule is suspended' },
    ],
    [
      'no schedule of snapshots',
      all(none, withoutArchiver, ({ cluster }) => {
        cluster.spec!.backup = { volumeSnapshot: {} };
      }),
      'warning',
    ],
  ],
  silent: [
    ['a schedule', () => {}],
    [
      'no backups at all, of which another rule speaks',
      all(none, withoutArchiver),
    ],
    [
      'one of two that is suspended',
      all(suspended, ({ scheduledBackups }) => {
        scheduledBackups.push({
          metadata: { name: 'weekly' },
          spec: { schedule: '0 0 3 * * 0', method: 'plugin' },
        });
      }),
    ],
  ],
  needs: ['ScheduledBackup'],
});

const late = schedule(({ status }) => {
  status!.nextScheduleTime = before({ minutes: 16 });
});

ruleCases('BK11', {
  fires: [
    ['a run that does not come', late, 'warning'],
    [
      'a first run that does not come',
      schedule(entry => {
        entry.metadata.creationTimestamp = '2026-11-19T10:00:00Z';
        entry.status = { lastCheckTime: '2026-11-19T10:00:01Z' };
      }),
      { severity: 'warning', since: '2026-11-20T02:00:00.000Z' },
    ],
    [
      'an error',
      schedule(({ status }) => {
        status!.error = 'cannot parse';
      }),
      { severity: 'warning', cause: 'cannot parse' },
    ],
  ],
  silent: [
    ['the next run', () => {}],
    [
      'a run that is due',
      schedule(({ status }) => {
        status!.nextScheduleTime = before({ minutes: 14 });
      }),
    ],
    ['a suspended schedule', all(late, suspended)],
    [
      'one that waits for its last backup',
      all(late, running, ({ backups }) => {
        backups[1].metadata.labels = {
          'cnpg.io/scheduled-backup': 'orders-db',
        };
      }),
    ],
    ['hibernation', all(late, hibernated)],
  ],
  needs: ['ScheduledBackup', 'Backup'],
});

const method = (text: string | undefined) =>
  schedule(({ spec }) => {
    spec!.method = text;
  });

ruleCases('BK12', {
  fires: [
    [
      'the in-tree way beside the plugin',
      method('barmanObjectStore'),
      {
        severity: 'warning',
        params: { schedule: 'orders-db', method: 'plugin' },
      },
    ],
    ['the default, which is the in-tree way', method(undefined), 'warning'],
    [
      'it where the operator has no in-tree way',
      all(method(undefined), operator('1.31.0')),
      'critical',
    ],
    [
      'the plugin beside the in-tree way',
      all(withoutArchiver, ({ cluster }) => {
        cluster.spec!.backup = { barmanObjectStore: {} };
      }),
      'warning',
    ],
  ],
  silent: [
    ['the plugin', () => {}],
    [
      'snapshots that are configured',
      all(method('volumeSnapshot'), ({ cluster }) => {
        cluster.spec!.backup = { volumeSnapshot: {} };
      }),
    ],
    ['a suspended schedule', all(method(undefined), suspended)],
    ['no archiver', all(method(undefined), withoutArchiver)],
  ],
  needs: ['ScheduledBackup'],
});

const cron = (text: string) =>
  schedule(({ spec }) => {
    spec!.schedule = text;
  });

ruleCases('BK13', {
  fires: [
    [
      "a crontab's five fields",
      cron('0 2 * * *'),
      { severity: 'warning', remedy: 'Put a 0 in front: "0 0 2 * * *".' },
    ],
    ['them with a time zone', cron('TZ=Europe/Berlin 0 2 * * *'), 'warning'],
  ],
  silent: [
    ['six fields', cron('0 0 2 * * *')],
    ['a descriptor', cron('@every 24h')],
    ['six fields with a time zone', cron('CRON_TZ=UTC 0 0 2 * * *')],
  ],
  needs: ['ScheduledBackup'],
});
