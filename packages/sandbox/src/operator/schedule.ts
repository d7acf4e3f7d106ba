import { Cron } from 'croner';
import type { KubeObject, NewObject } from '../kubernetes/types.ts';
import { ownerReference } from './cluster.ts';
import { kinds } from './constants.ts';
import { Gone } from './operator.ts';
import type { Operator } from './operator.ts';
import { compact, goTime, seconds } from './time.ts';

const COMPONENT = 'cloudnative-pg-scheduledbackup';
const BUSY_RETRY_MS = 60_000;
/** Timers cannot wait longer than 24.8 days. */
const LONGEST_WAIT_MS = 3_600_000;

/** The first moment after `after` that the schedule names, in UTC. */
export function nextRun(schedule: string, after: Date): Date | undefined {
  const next = new Cron(schedule, { timezone: 'UTC' }).nextRun(after);
  return next ?? undefined;
}

/**
 * Five fields are read as second, minute, hour, day and month, as CNPG's cron
 * library does; the day of the week is then any.
 */
export function sixFields(schedule: string): string {
  const fields = schedule.trim().split(/\s+/);
  return fields.length === 5 ? [...fields, '*'].join(' ') : schedule;
}

/** Follows one ScheduledBackup until it is deleted or changed. */
export async function runSchedule(
  operator: Operator,
  scheduled: KubeObject,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = operator;
  const current = () => {
    const now = operator.current(kinds.scheduledBackup, scheduled);
    if (!now || signal.aborted) {
      throw new Gone();
    }
    return now;
  };
  const { spec } = current();
  if (spec.suspend) {
    return;
  }
  const schedule = sixFields(spec.schedule);
  if (!current().status?.lastCheckTime) {
    const now = clock.now();
    if (spec.immediate) {
      operator.event(
        scheduled,
        COMPONENT,
        'BackupSchedule',
        `Scheduled immediate backup now: ${goTime(now)}`,
      );
      await operator.sleep(3, signal);
      createBackup(operator, current(), now, schedule, true);
    } else {
      const next = nextRun(schedule, now);
      operator.update(kinds.scheduledBackup, scheduled, draft => {
        draft.status = {
          ...draft.status,
          lastCheckTime: seconds(now),
          ...(next && { nextScheduleTime: seconds(next) }),
        };
      });
      if (next) {
        operator.event(
          scheduled,
          COMPONENT,
          'BackupSchedule',
          `Scheduled first backup by ${goTime(next)}`,
        );
      }
    }
  }
  for (;;) {
    const last = new Date(current().status.lastCheckTime);
    const next = nextRun(schedule, last);
    if (!next) {
      return;
    }
    // Schedules are wall-clock times, whatever the speed of the sandbox.
    let wait = next.getTime() - clock.now().getTime();
    while (wait > 0) {
      await operator.sleep(
        Math.min(wait, LONGEST_WAIT_MS) * clock.speed,
        signal,
      );
      current();
      wait = next.getTime() - clock.now().getTime();
    }
    while (isBusy(operator, current())) {
      operator.event(
        scheduled,
        COMPONENT,
        'BackupPending',
        'The system is already taking a backup for this ScheduledBackup, retrying in 60 seconds',
      );
      await operator.sleep(BUSY_RETRY_MS, signal);
    }
    createBackup(operator, current(), next, schedule, false);
  }
}

/** A Backup of the schedule that has not ended keeps the next one from starting. */
function isBusy(operator: Operator, scheduled: KubeObject): boolean {
  return operator.store
    .list(kinds.backup, {
      namespace: scheduled.metadata.namespace,
      labels: { 'cnpg.io/scheduled-backup': scheduled.metadata.name },
    })
    .some(backup => !['completed', 'failed'].includes(backup.status?.phase));
}

function createBackup(
  operator: Operator,
  scheduled: KubeObject,
  at: Date,
  schedule: string,
  immediate: boolean,
): void {
  const { spec } = scheduled;
  const { name, namespace } = scheduled.metadata;
  const cluster = operator.store.get(
    kinds.cluster,
    namespace,
    spec.cluster.name,
  );
  const owners = {
    none: undefined,
    self: [ownerReference(scheduled)],
    cluster: cluster && [ownerReference(cluster)],
  };
  const ownerReferences =
    owners[(spec.backupOwnerReference ?? 'none') as keyof typeof owners];
  const copied = Object.fromEntries(
    ['target', 'online', 'onlineConfiguration', 'pluginConfiguration'].flatMap(
      key => (spec[key] === undefined ? [] : [[key, spec[key]]]),
    ),
  );
  const backup: NewObject = {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Backup',
    metadata: {
      name: `${name}-${compact(at)}`,
      namespace,
      labels: {
        'cnpg.io/cluster': spec.cluster.name,
        'cnpg.io/immediateBackup': String(immediate),
        'cnpg.io/scheduled-backup': name,
      },
      ...(ownerReferences && { ownerReferences }),
    },
    spec: {
      cluster: spec.cluster,
      method: spec.method ?? 'barmanObjectStore',
      ...copied,
    },
  };
  operator.store.create(kinds.backup, backup);
  const now = operator.clock.now();
  const next = nextRun(schedule, now);
  operator.update(kinds.scheduledBackup, scheduled, draft => {
    draft.status = {
      ...draft.status,
      lastCheckTime: seconds(now),
      lastScheduleTime: seconds(at),
      ...(next && { nextScheduleTime: seconds(next) }),
    };
  });
  if (next) {
    operator.event(
      scheduled,
      COMPONENT,
      'BackupSchedule',
      `Next backup scheduled by ${goTime(next)}`,
    );
  }
}
