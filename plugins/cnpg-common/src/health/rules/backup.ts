import { say } from '../../messages';
import { Backup, Cluster } from '../../model/objects';
import {
  ageMs,
  archiverOf,
  archivingState,
  backupEnd,
  backupStart,
  condition,
  FIRST_BACKUP_MS,
  isHibernated,
  isHibernating,
  isTerminal,
  ownBackups,
  recoveryWindow,
} from '../clusterFacts';
import { findArchivingCause } from '../archivingCause';
import { HOUR, HealthRule, MINUTE, evidence } from '../rule';
import { runsAfter } from '../schedule';

function isBackedUp(cluster: Cluster): boolean {
  return Boolean(archiverOf(cluster) || cluster.spec?.backup?.volumeSnapshot);
}

export const backupsNotConfigured: HealthRule = {
  id: 'BK01',
  area: 'backup',
  requires: [],
  evaluate({ cluster, production, expectsBackups = true }) {
    if (isBackedUp(cluster)) return undefined;
    const missed = production ? 'critical' : 'warning';
    return {
      severity: expectsBackups ? missed : 'info',
      title: say('BK01.title'),
      impact: say('BK01.impact'),
      remedy: say('BK01.remedy'),
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'spec.plugins',
          cluster.spec?.plugins ?? [],
        ),
      ],
    };
  },
};

/** In a new database, Azure may not know everywhere yet what was just created. */
const PROPAGATION_MS = 10 * MINUTE;

export const archivingFailing: HealthRule = {
  id: 'BK02',
  area: 'backup',
  requires: [],
  evaluate({ cluster, archiverLog }, now) {
    if (isHibernated(cluster) || archivingState(cluster, now) !== 'failing')
      return undefined;
    const archiving = condition(cluster, 'ContinuousArchiving')!;
    const cause = findArchivingCause([
      archiving.message ?? '',
      ...(archiverLog ?? []),
    ]);
    const settling =
      cause?.mayBePropagation === true &&
      ageMs(cluster.metadata.creationTimestamp, now) < PROPAGATION_MS;
    return {
      severity: settling ? 'warning' : 'critical',
      title: say('BK02.title'),
      impact: say('BK02.impact'),
      cause: cause?.messages.cause ?? say('BK02.cause'),
      remedy: cause?.messages.remedy ?? say('BK02.remedy'),
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'status.conditions[ContinuousArchiving].message',
          archiving.message ?? '',
        ),
        ...(archiverLog?.length
          ? [
              {
                object: `Pod/${cluster.status?.currentPrimary ?? ''}`,
                path: 'log of the archiver',
                value: archiverLog[archiverLog.length - 1],
              },
            ]
          : []),
      ],
      since: archiving.lastTransitionTime,
      params: { code: cause?.code ?? '' },
    };
  },
};

/** A schedule goes on while the database sleeps, and each of its backups fails. */
const ASLEEP = /cannot backup a hibernated cluster/;

export const lastBackupFailed: HealthRule = {
  id: 'BK06',
  area: 'backup',
  requires: ['Backup'],
  evaluate(objects) {
    const { cluster } = objects;
    const newest = ownBackups(objects).find(
      backup => isTerminal(backup) && !ASLEEP.test(backup.status?.error ?? ''),
    );
    const last = condition(cluster, 'LastBackupSucceeded');
    // False also means "started"; only this reason is a failure.
    const conditionFailed =
      last?.status === 'False' &&
      last.reason === 'LastBackupFailed' &&
      !ASLEEP.test(last.message ?? '');
    const failed: Backup | undefined =
      newest?.status?.phase === 'completed' ? undefined : newest;
    if (!failed && !(conditionFailed && !newest)) return undefined;
    const error =
      failed?.status?.error ??
      failed?.status?.commandError ??
      last?.message ??
      undefined;
    return {
      severity: 'warning',
      title: say('BK06.title'),
      impact: say('BK06.impact'),
      ...(error && { cause: error }),
      remedy: say('BK06.remedy'),
      evidence: failed
        ? [
            evidence(
              failed,
              'Backup',
              'status.phase',
              failed.status?.phase ?? '',
            ),
            evidence(failed, 'Backup', 'status.error', error ?? ''),
          ]
        : [
            evidence(
              cluster,
              'Cluster',
              'status.conditions[LastBackupSucceeded].message',
              last?.message ?? '',
            ),
          ],
      since: failed ? backupEnd(failed) : last?.lastTransitionTime,
      params: { backup: failed?.metadata.name ?? '', error: error ?? '' },
    };
  },
};

const STUCK_AFTER_MS = 2 * HOUR;

export const backupStuck: HealthRule = {
  id: 'BK08',
  area: 'backup',
  requires: ['Backup'],
  evaluate(objects, now) {
    if (isHibernating(objects.cluster)) return undefined;
    const backups = ownBackups(objects);
    const limit = Math.max(STUCK_AFTER_MS, 3 * medianDurationMs(backups));
    const stuck = backups.filter(
      backup => !isTerminal(backup) && ageMs(backupStart(backup), now) > limit,
    );
    if (stuck.length === 0) return undefined;
    const oldest = stuck[stuck.length - 1];
    const scheduled =
      oldest.metadata.labels?.['cnpg.io/scheduled-backup'] !== undefined;
    return {
      severity: 'warning',
      title: say('BK08.title', { backup: oldest.metadata.name }),
      impact: scheduled
        ? say('BK08.impact.scheduled')
        : say('BK08.impact.manual'),
      remedy: say('BK08.remedy'),
      evidence: [
        evidence(oldest, 'Backup', 'status.phase', oldest.status?.phase ?? ''),
      ],
      since: backupStart(oldest),
      params: { backup: oldest.metadata.name },
    };
  },
};

function medianDurationMs(backups: Backup[]): number {
  const durations = backups
    .filter(backup => backup.status?.phase === 'completed')
    .map(
      backup =>
        Date.parse(backupEnd(backup) ?? '') -
        Date.parse(backupStart(backup) ?? ''),
    )
    .filter(duration => duration >= 0)
    .sort((a, b) => a - b);
  return durations[Math.floor(durations.length / 2)] ?? 0;
}

export const backupOverdue: HealthRule = {
  id: 'BK09',
  area: 'backup',
  requires: cluster => {
    if (!isBackedUp(cluster)) return [];
    return archiverOf(cluster)?.via === 'plugin'
      ? ['Backup', 'ScheduledBackup', 'ObjectStore']
      : ['Backup', 'ScheduledBackup'];
  },
  evaluate(objects, now) {
    const { cluster, scheduledBackups } = objects;
    if (!isBackedUp(cluster) || isHibernating(cluster)) return undefined;
    const { lastSuccessfulAt } = recoveryWindow(objects);
    if (!lastSuccessfulAt) {
      if (ageMs(cluster.metadata.creationTimestamp, now) <= FIRST_BACKUP_MS)
        return undefined;
      return {
        severity: 'critical',
        title: say('BK09.title.never'),
        impact: say('BK09.impact.never'),
        remedy: say('BK09.remedy.never'),
        evidence: [
          evidence(
            cluster,
            'Cluster',
            'metadata.creationTimestamp',
            cluster.metadata.creationTimestamp,
          ),
        ],
        since: cluster.metadata.creationTimestamp,
      };
    }
    // One run may fail; a schedule may leave out the weekend.
    const missed = scheduledBackups.some(({ spec }) => {
      const second = spec?.suspend
        ? undefined
        : runsAfter(spec?.schedule, new Date(lastSuccessfulAt), 2)[1];
      return second && now.getTime() - second.getTime() > HOUR;
    });
    if (!missed) return undefined;
    return {
      severity: 'warning',
      title: say('BK09.title.late'),
      impact: say('BK09.impact.late'),
      remedy: say('BK09.remedy.late'),
      evidence: [
        {
          object: `Cluster/${cluster.metadata.name}`,
          path: 'last successful backup',
          value: lastSuccessfulAt,
        },
      ],
      since: lastSuccessfulAt,
    };
  },
};
