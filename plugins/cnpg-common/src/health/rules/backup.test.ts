import {
  NOW,
  backup,
  before,
  pluggedDatabase,
  setCondition,
} from '../../__fixtures__/plugged';
import { DatabaseObjects } from '../../model/database';
import { evaluateHealth } from '../evaluateHealth';

type Change = (objects: DatabaseObjects) => void;

function find(id: string, change: Change) {
  return evaluateHealth(pluggedDatabase(change), NOW).findings.find(
    finding => finding.id === id,
  );
}

const all =
  (...changes: Change[]): Change =>
  objects =>
    changes.forEach(change => change(objects));
const withoutPlugin: Change = ({ cluster }) => delete cluster.spec!.plugins;
const inTree: Change = ({ cluster, objectStores }) => {
  delete cluster.spec!.plugins;
  cluster.spec!.backup = { barmanObjectStore: {} };
  objectStores.splice(0);
};
const hibernated: Change = objects =>
  setCondition(objects, 'cnpg.io/hibernation', 'True', {
    reason: 'Hibernated',
  });
const failing =
  (message: string, since = before({ minutes: 5 })): Change =>
  objects =>
    setCondition(objects, 'ContinuousArchiving', 'False', {
      reason: 'ContinuousArchivingFailing',
      message,
      since,
    });
const log =
  (...lines: string[]): Change =>
  objects => {
    objects.archiverLog = lines;
  };
const age =
  (created: string): Change =>
  ({ cluster, services }) => {
    cluster.metadata.creationTimestamp = created;
    services[0].metadata.creationTimestamp = created;
  };
const noBackup: Change = objects => {
  objects.backups = [];
  objects.objectStores[0].status = {};
};
const history =
  (...entries: ReturnType<typeof backup>[]): Change =>
  objects => {
    objects.backups = entries;
  };

const UNEXPECTED =
  'unexpected failure invoking barman-cloud-wal-archive: exit status 2';

describe('BK01, no backups', () => {
  it.each<[string, Change, string]>([
    ['a cluster without archiver', withoutPlugin, 'warning'],
    [
      'a production cluster without archiver',
      all(withoutPlugin, objects => {
        objects.production = true;
      }),
      'critical',
    ],
    [
      'a cluster on a target that is configured without backups',
      all(withoutPlugin, objects => {
        objects.production = true;
        objects.expectsBackups = false;
      }),
      'info',
    ],
    [
      'a plugin that is switched off',
      ({ cluster }) => {
        cluster.spec!.plugins![0].enabled = false;
      },
      'warning',
    ],
    [
      'a plugin that does not archive',
      ({ cluster }) => {
        delete cluster.spec!.plugins![0].isWALArchiver;
      },
      'warning',
    ],
  ])('sees %s', (_, change, severity) => {
    expect(find('BK01', change)).toMatchObject({
      severity,
      title: 'There are no backups',
    });
  });

  it.each<[string, Change]>([
    ['the plugin', () => {}],
    ['in-tree backup', inTree],
    [
      'volume snapshots',
      all(withoutPlugin, ({ cluster }) => {
        cluster.spec!.backup = { volumeSnapshot: {} };
      }),
    ],
  ])('is silent about %s', (_, change) => {
    expect(find('BK01', change)).toBeUndefined();
  });
});

describe('BK02, archiving fails', () => {
  it.each<[string, Change, object]>([
    [
      'a failure without a log',
      failing(UNEXPECTED),
      {
        severity: 'critical',
        since: before({ minutes: 5 }),
        cause: expect.stringContaining('exit status'),
        params: { code: '' },
      },
    ],
    [
      'the cause in the log',
      all(
        failing(UNEXPECTED),
        log('trying', 'AADSTS70021: No matching federated identity record'),
      ),
      {
        severity: 'critical',
        cause:
          "The federated credential's subject does not match the service account of the database (AADSTS70021).",
        params: { code: 'AADSTS70021' },
        evidence: [
          {
            object: 'Cluster/orders-db',
            path: 'status.conditions[ContinuousArchiving].message',
            value: UNEXPECTED,
          },
          {
            object: 'Pod/orders-db-1',
            path: 'log of the archiver',
            value: 'AADSTS70021: No matching federated identity record',
          },
        ],
      },
    ],
    [
      'the cause in the condition',
      failing('ErrorCode:ContainerNotFound'),
      { severity: 'critical', params: { code: 'ContainerNotFound' } },
    ],
    [
      'what Azure may not know yet in a new database, as a warning',
      all(
        age(before({ minutes: 9 })),
        failing(UNEXPECTED),
        log('AuthorizationPermissionMismatch'),
      ),
      { severity: 'warning' },
    ],
    [
      'what does not pass in a new database, as critical',
      all(
        age(before({ minutes: 9 })),
        failing(UNEXPECTED),
        log('Expected empty archive'),
      ),
      { severity: 'critical' },
    ],
    [
      'a refusal that outlasts a promotion',
      failing(
        'switchover in progress, refusing archiving',
        before({ seconds: 61 }),
      ),
      { severity: 'critical' },
    ],
  ])('sees %s', (_, change, expected) => {
    expect(find('BK02', change)).toMatchObject({
      title: 'WAL archiving is failing',
      ...expected,
    });
  });

  it.each<[string, Change]>([
    [
      'a promotion',
      failing(
        'switchover in progress, refusing archiving',
        before({ seconds: 2 }),
      ),
    ],
    [
      'a switchover that takes its time',
      all(
        failing(
          'switchover in progress, refusing archiving',
          before({ minutes: 3 }),
        ),
        ({ cluster }) => {
          cluster.status!.targetPrimary = 'orders-db-2';
        },
      ),
    ],
    [
      'a new database that has not archived yet',
      ({ cluster }) => {
        cluster.status!.conditions = [];
      },
    ],
    ['a cluster without archiver', all(withoutPlugin, failing(UNEXPECTED))],
    [
      'archiving that somebody switched off',
      all(failing(UNEXPECTED), ({ cluster }) => {
        cluster.metadata.annotations = {
          'cnpg.io/skipWalArchiving': 'enabled',
        };
      }),
    ],
    ['hibernation', all(failing(UNEXPECTED), hibernated)],
  ])('is silent about %s', (_, change) => {
    expect(find('BK02', change)).toBeUndefined();
  });
});

describe('BK06, the last backup failed', () => {
  const failed = backup('b2', 'failed', before({ hours: 1 }), 'exit status 2');
  const completed = backup('b1', 'completed', before({ hours: 10 }));
  const asleep = backup(
    'b3',
    'failed',
    before({ minutes: 30 }),
    'cannot backup a hibernated cluster',
  );
  const lastFailed: Change = objects =>
    setCondition(objects, 'LastBackupSucceeded', 'False', {
      reason: 'LastBackupFailed',
      message: 'no space',
    });

  it.each<[string, Change, string]>([
    ['a failed one', history(completed, failed), 'exit status 2'],
    [
      'a failed one before the database slept',
      history(failed, asleep),
      'exit status 2',
    ],
    [
      'a failed one while the next is running',
      history(failed, backup('b3', 'running', before({ minutes: 1 }))),
      'exit status 2',
    ],
    [
      'one that was never valid',
      history(
        backup('b2', 'invalid backup definition', before({ hours: 1 }), 'no'),
      ),
      'no',
    ],
    ['the condition alone', all(history(), lastFailed), 'no space'],
  ])('sees %s', (_, change, cause) => {
    expect(find('BK06', change)).toMatchObject({ severity: 'warning', cause });
  });

  it.each<[string, Change]>([
    [
      'a backup that has started',
      objects =>
        setCondition(objects, 'LastBackupSucceeded', 'False', {
          reason: 'BackupStarted',
        }),
    ],
    [
      'a failure before a success',
      history(failed, backup('b3', 'completed', before({ minutes: 9 }))),
    ],
    ['a failure that was deleted', all(history(completed), lastFailed)],
    [
      'the backups of a deleted cluster of the same name',
      all(age(before({ minutes: 30 })), history(failed)),
    ],
    ['no backup at all', history()],
    [
      'the runs of a schedule while the database slept',
      all(history(completed, asleep), objects =>
        setCondition(objects, 'LastBackupSucceeded', 'False', {
          reason: 'LastBackupFailed',
          message: asleep.status!.error,
        }),
      ),
    ],
    [
      'them in a database that has had no other',
      all(history(), objects =>
        setCondition(objects, 'LastBackupSucceeded', 'False', {
          reason: 'LastBackupFailed',
          message: asleep.status!.error,
        }),
      ),
    ],
  ])('is silent about %s', (_, change) => {
    expect(find('BK06', change)).toBeUndefined();
  });
});

describe('BK08, a backup does not end', () => {
  const running = (started: string) => backup('b2', 'running', started);
  const long = backup('b0', 'completed', before({ hours: 20 }));
  long.status!.stoppedAt = before({ hours: 18 });

  it('sees one that is older than two hours', () => {
    expect(
      find('BK08', history(running(before({ minutes: 121 })))),
    ).toMatchObject({
      severity: 'warning',
      title: 'The backup b2 does not end',
      impact: 'It is of no use for a restore before its end.',
      since: before({ minutes: 121 }),
    });
  });

  it('names the oldest, and says that its schedule stands still', () => {
    const first = running(before({ hours: 30 }));
    first.metadata.labels = { 'cnpg.io/scheduled-backup': 'orders-db' };
    expect(
      find(
        'BK08',
        history(first, backup('b3', 'pending', before({ hours: 6 }))),
      ),
    ).toMatchObject({
      params: { backup: 'b2' },
      impact: expect.stringContaining('schedule takes no further backup'),
    });
  });

  it.each<[string, Change]>([
    ['one that is younger', history(running(before({ minutes: 119 })))],
    [
      'a long one of a database whose backups take long',
      history(long, running(before({ hours: 5 }))),
    ],
    ['hibernation', all(history(running(before({ hours: 30 }))), hibernated)],
  ])('is silent about %s', (_, change) => {
    expect(find('BK08', change)).toBeUndefined();
  });
});

describe('BK09, a backup is overdue', () => {
  const lastAt = (time: string): Change =>
    all(history(backup('b1', 'completed', time)), objects => {
      objects.objectStores[0].status!.serverRecoveryWindow![
        'orders-db'
      ].lastSuccessfulBackupTime = time;
    });
  const old = lastAt(before({ hours: 50 }));

  it.each<[string, Change, object]>([
    [
      'a database that has never had one',
      noBackup,
      { severity: 'critical', title: 'There has never been a backup' },
    ],
    [
      'one that is older than two runs of the schedule',
      old,
      { severity: 'warning', since: before({ hours: 49, minutes: 59 }) },
    ],
    [
      'only the backups of a deleted cluster of the same name',
      all(old, age(before({ hours: 27 }))),
      { severity: 'critical', title: 'There has never been a backup' },
    ],
    [
      'a cluster of snapshots that has never had one',
      all(noBackup, withoutPlugin, ({ cluster }) => {
        cluster.spec!.backup = { volumeSnapshot: {} };
      }),
      { severity: 'critical', title: 'There has never been a backup' },
    ],
    [
      'an in-tree cluster, where there are no ObjectStores to read',
      all(old, inTree, ({ unavailable }) => {
        unavailable.ObjectStore = 'objectstores are not served';
      }),
      { severity: 'warning' },
    ],
  ])('sees %s', (_, change, expected) => {
    expect(find('BK09', change)).toMatchObject(expected);
  });

  it.each<[string, Change]>([
    ['a new database', all(noBackup, age(before({ hours: 25 })))],
    ['backups that the plugin has dropped from the list', history()],
    [
      'a schedule that is suspended',
      all(old, objects => {
        objects.scheduledBackups[0].spec!.suspend = true;
      }),
    ],
    [
      'a schedule that nobody can read',
      all(old, objects => {
        objects.scheduledBackups[0].spec!.schedule = 'nightly';
      }),
    ],
    [
      'a weekly schedule',
      all(old, objects => {
        objects.scheduledBackups[0].spec!.schedule = '0 0 2 ? * 0';
      }),
    ],
    [
      'a schedule that leaves out three days',
      all(lastAt(before({ hours: 82 })), objects => {
        // The last was on Tuesday, and it is Friday.
        objects.scheduledBackups[0].spec!.schedule = '0 0 2 * * 6,0,1,2';
      }),
    ],
    ['a cluster without archiver', all(noBackup, withoutPlugin)],
    ['hibernation', all(old, hibernated)],
  ])('is silent about %s', (_, change) => {
    expect(find('BK09', change)).toBeUndefined();
  });
});

describe('sources that cannot be read', () => {
  it.each<['Backup' | 'ScheduledBackup' | 'ObjectStore', string[]]>([
    ['Backup', ['BK06', 'BK07', 'BK08', 'BK09', 'BK11', 'BK15']],
    ['ScheduledBackup', ['BK09', 'BK10', 'BK11', 'BK12', 'BK13', 'BK15']],
    ['ObjectStore', ['BK09', 'BK14', 'BK15', 'BK19']],
  ])('leave rules without %s unjudged', (kind, ids) => {
    const report = evaluateHealth(
      pluggedDatabase(objects => {
        noBackup(objects);
        objects.unavailable[kind] = 'it may not be listed';
      }),
      NOW,
    );
    expect(report.notEvaluated).toEqual(
      ids.map(id => ({ id, reason: 'it may not be listed' })),
    );
    expect(report.findings).toEqual([]);
  });

  it('do not matter where there are no backups', () => {
    const report = evaluateHealth(
      pluggedDatabase(
        all(withoutPlugin, ({ unavailable }) => {
          unavailable.ObjectStore = 'objectstores are not served';
        }),
      ),
      NOW,
    );
    expect(report.notEvaluated).toEqual([]);
  });
});
