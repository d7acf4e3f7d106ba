import { say } from '../../messages';
import { ScheduledBackup } from '../../model/objects';
import {
  ageMs,
  archiverOf,
  backupStart,
  compareVersions,
  condition,
  hasBeenReady,
  isBeingCreated,
  isHibernating,
  isTerminal,
  operatorVersion,
  ownBackups,
  readyInstances,
} from '../clusterFacts';
import { HealthRule, MINUTE, evidence } from '../rule';
import { nextRun } from '../schedule';

/** The first version without backups of its own: only plugins are left. */
export const WITHOUT_IN_TREE = '1.31';

const isActive = ({ spec }: ScheduledBackup) => !spec?.suspend;

export const backupRunning: HealthRule = {
  id: 'BK07',
  area: 'backup',
  requires: ['Backup'],
  evaluate(objects) {
    const { cluster } = objects;
    const running = ownBackups(objects).find(
      backup => backup.status?.phase && !isTerminal(backup),
    );
    const last = condition(cluster, 'LastBackupSucceeded');
    const started = last?.status === 'False' && last.reason === 'BackupStarted';
    if ((!running && !started) || isHibernating(cluster)) return undefined;
    // A backup that was made together with the Cluster waits for its first instance.
    if (!hasBeenReady(objects) && readyInstances(objects) === 0)
      return undefined;
    return {
      severity: 'info',
      title: say('BK07.title'),
      impact: say('BK07.impact'),
      remedy: say('BK07.remedy'),
      evidence: [
        running
          ? evidence(running, 'Backup', 'status.phase', running.status?.phase)
          : evidence(
              cluster,
              'Cluster',
              'status.conditions[LastBackupSucceeded].reason',
              last?.reason,
            ),
      ],
      since: running ? backupStart(running) : last?.lastTransitionTime,
      params: { backup: running?.metadata.name ?? '' },
    };
  },
};

export const noSchedule: HealthRule = {
  id: 'BK10',
  area: 'backup',
  requires: ['ScheduledBackup'],
  evaluate(objects, now) {
    const { cluster, scheduledBackups } = objects;
    if (
      (!archiverOf(cluster) && !cluster.spec?.backup?.volumeSnapshot) ||
      isBeingCreated(objects, now) ||
      scheduledBackups.some(isActive)
    ) {
      return undefined;
    }
    const suspended = scheduledBackups.length > 0;
    return {
      severity: 'warning',
      title: suspended ? say('BK10.title.suspended') : say('BK10.title.none'),
      impact: say('BK10.impact'),
      remedy: suspended
        ? say('BK10.remedy.suspended')
        : say('BK10.remedy.none'),
      evidence: suspended
        ? scheduledBackups.map(schedule =>
            evidence(schedule, 'ScheduledBackup', 'spec.suspend', true),
          )
        : [evidence(cluster, 'Cluster', 'ScheduledBackups', [])],
    };
  },
};

const FIRING_GRACE_MS = 15 * MINUTE;

export const scheduleNotFiring: HealthRule = {
  id: 'BK11',
  area: 'backup',
  requires: ['ScheduledBackup', 'Backup'],
  evaluate(objects, now) {
    const { cluster, scheduledBackups } = objects;
    if (isHibernating(cluster)) return undefined;
    const waits = (schedule: ScheduledBackup) =>
      ownBackups(objects).some(
        backup =>
          !isTerminal(backup) &&
          backup.metadata.labels?.['cnpg.io/scheduled-backup'] ===
            schedule.metadata.name,
      );
    const silent = scheduledBackups.find(
      schedule =>
        isActive(schedule) &&
        (schedule.status?.error ||
          (ageMs(nextRun(schedule), now) > FIRING_GRACE_MS &&
            !waits(schedule))),
    );
    if (!silent) return undefined;
    const { error } = silent.status ?? {};
    const due = nextRun(silent);
    return {
      severity: 'warning',
      title: say('BK11.title', { schedule: silent.metadata.name }),
      impact: say('BK11.impact'),
      ...(error && { cause: error }),
      remedy: say('BK11.remedy'),
      evidence: [
        error
          ? evidence(silent, 'ScheduledBackup', 'status.error', error)
          : evidence(silent, 'ScheduledBackup', 'status.nextScheduleTime', due),
      ],
      since: error ? undefined : due,
      params: { schedule: silent.metadata.name },
    };
  },
};

export const scheduleMethod: HealthRule = {
  id: 'BK12',
  area: 'backup',
  requires: ['ScheduledBackup'],
  evaluate(objects) {
    const { cluster, scheduledBackups } = objects;
    const via = archiverOf(cluster)?.via;
    if (!via) return undefined;
    const fitting = via === 'plugin' ? 'plugin' : 'barmanObjectStore';
    const wrong = scheduledBackups.filter(isActive).find(({ spec }) => {
      const method = spec?.method ?? 'barmanObjectStore';
      const snapshot =
        method === 'volumeSnapshot' && cluster.spec?.backup?.volumeSnapshot;
      return method !== fitting && !snapshot;
    });
    if (!wrong) return undefined;
    const version = operatorVersion(objects);
    return {
      severity:
        version && compareVersions(version, WITHOUT_IN_TREE) >= 0
          ? 'critical'
          : 'warning',
      title: say('BK12.title', { schedule: wrong.metadata.name }),
      impact: say('BK12.impact'),
      remedy: say('BK12.remedy', { method: fitting }),
      evidence: [
        evidence(
          wrong,
          'ScheduledBackup',
          'spec.method',
          wrong.spec?.method ?? 'barmanObjectStore',
        ),
      ],
      params: { schedule: wrong.metadata.name, method: fitting },
    };
  },
};

export const fiveFieldSchedule: HealthRule = {
  id: 'BK13',
  area: 'backup',
  requires: ['ScheduledBackup'],
  evaluate({ scheduledBackups }) {
    const short = scheduledBackups.find(
      ({ spec }) => fieldsOf(spec?.schedule ?? '') === 5,
    );
    if (!short) return undefined;
    const schedule = short.spec?.schedule ?? '';
    return {
      severity: 'warning',
      title: say('BK13.title', { schedule: short.metadata.name }),
      impact: say('BK13.impact'),
      remedy: say('BK13.remedy', { cron: schedule.trim() }),
      evidence: [evidence(short, 'ScheduledBackup', 'spec.schedule', schedule)],
      params: { schedule: short.metadata.name },
    };
  },
};

/** Descriptors such as `@daily` have none, and a time zone in front is none. */
function fieldsOf(schedule: string): number {
  const fields = schedule.trim().split(/\s+/);
  return fields.filter(field => !/^(@|(CRON_)?TZ=)/.test(field)).length;
}
