import { PgStatus } from './pgStatus';
import { isManagedSlot, slotOf } from './slots';
import { intervalToMs, lagBytes } from './wal';

/**
 * A standby as the primary sees it.
 *
 * @public
 */
export interface ReplicationLive {
  standby: string;
  /** As PostgreSQL words it: `streaming`, `catchup`, … */
  state: string;
  /** `sync`, `quorum`, `potential`, `async` */
  syncState: string;
  syncPriority?: number;
  sentLsn?: string;
  writeLsn?: string;
  flushLsn?: string;
  replayLsn?: string;
  writeLagMs?: number;
  flushLagMs?: number;
  replayLagMs?: number;
  /** WAL that the standby has not replayed yet. */
  replayLagBytes?: number;
  /** The slot that CloudNativePG keeps for it. */
  slot?: { name: string; active: boolean; walStatus?: string };
}

/** @public */
export interface InstanceLive {
  name: string;
  /** Why it gave no figures, in a sentence. */
  problem?: string;
  isPrimary?: boolean;
  currentLsn?: string;
  receivedLsn?: string;
  replayLsn?: string;
  timelineId?: number;
  currentWal?: string;
  pendingRestart?: boolean;
  replayPaused?: boolean;
  walReceiverActive?: boolean;
  /** pg_rewind is running. */
  rewinding?: boolean;
  instanceManagerVersion?: string;
}

/**
 * What the instances say of themselves at this moment.
 * `GET /v1/databases/{target}/{namespace}/{name}/instances`
 *
 * @public
 */
export interface DatabaseLive {
  ref: string;
  /** RFC 3339 */
  asOf: string;
  instances: InstanceLive[];
  replication: ReplicationLive[];
  /** Absent where no primary answered. */
  archiving?: {
    working: boolean;
    lastArchivedWal?: string;
    /** RFC 3339, like the one below. */
    lastArchivedAt?: string;
    lastFailedWal?: string;
    lastFailedAt?: string;
    /** WAL files that wait to be archived. */
    backlog: number;
  };
  slots: {
    name: string;
    type: string;
    active: boolean;
    /** CloudNativePG's own, for a standby. */
    managed: boolean;
    restartLsn?: string;
    walStatus?: string;
    /** WAL that the slot keeps on the primary. */
    retainedBytes?: number;
  }[];
  /** Why there are no figures at all, in a sentence. */
  problem?: string;
}

/**
 * Brings together what the instances of a database said, by pod.
 *
 * @public
 */
export function describeLive(
  ref: string,
  statuses: Record<string, PgStatus | { problem: string }>,
  asOf: Date,
): DatabaseLive {
  const entries = Object.entries(statuses).sort(([a], [b]) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  const answers = entries.flatMap(([, status]) =>
    'problem' in status ? [] : [status],
  );
  const primary = answers.find(status => status.isPrimary);
  return {
    ref,
    asOf: asOf.toISOString(),
    instances: entries.map(([name, status]) => describeInstance(name, status)),
    replication: (primary?.replicationInfo ?? [])
      .map(entry => describeStandby(entry, primary!))
      .sort((a, b) =>
        a.standby.localeCompare(b.standby, 'en', { numeric: true }),
      ),
    ...(primary && { archiving: describeArchiving(primary) }),
    slots: (primary?.replicationSlotsInfo ?? [])
      .map(({ slotName, slotType, active, restartLsn, walStatus }) => ({
        name: slotName,
        type: slotType ?? 'physical',
        active: active === true,
        managed: isManagedSlot(slotName),
        restartLsn,
        walStatus,
        retainedBytes: lagBytes(primary!.currentLsn, restartLsn),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
    ...(answers.length === 0 && { problem: noFigures(entries) }),
  };
}

function noFigures(
  entries: [string, PgStatus | { problem: string }][],
): string {
  for (const [, status] of entries) {
    if ('problem' in status) return status.problem;
  }
  return 'No instance runs.';
}

function describeInstance(
  name: string,
  status: PgStatus | { problem: string },
): InstanceLive {
  if ('problem' in status) return { name, problem: status.problem };
  return {
    name,
    // It answers, but PostgreSQL does not: the error may hold more than a person should see.
    ...(status.mightBeUnavailable && {
      problem: 'PostgreSQL does not answer: it is stopped, fenced or starting.',
    }),
    isPrimary: status.isPrimary,
    currentLsn: status.currentLsn,
    receivedLsn: status.receivedLsn,
    replayLsn: status.replayLsn,
    timelineId: status.timeLineID,
    currentWal: status.currentWAL,
    pendingRestart: status.pendingRestart,
    replayPaused: status.replayPaused,
    walReceiverActive: status.isWalReceiverActive,
    rewinding: status.isPgRewindRunning,
    instanceManagerVersion: status.instanceManagerVersion,
  };
}

function describeStandby(
  entry: NonNullable<PgStatus['replicationInfo']>[number],
  primary: PgStatus,
): ReplicationLive {
  const { applicationName, syncPriority, receivedLsn: sentLsn } = entry;
  const slot = primary.replicationSlotsInfo?.find(
    ({ slotName }) => slotName === slotOf(applicationName),
  );
  const priority = Number.parseInt(syncPriority ?? '', 10);
  return {
    standby: applicationName,
    state: entry.state ?? '',
    syncState: entry.syncState ?? '',
    ...(!Number.isNaN(priority) && { syncPriority: priority }),
    sentLsn,
    writeLsn: entry.writeLsn,
    flushLsn: entry.flushLsn,
    replayLsn: entry.replayLsn,
    writeLagMs: intervalToMs(entry.writeLag ?? ''),
    flushLagMs: intervalToMs(entry.flushLag ?? ''),
    replayLagMs: intervalToMs(entry.replayLag ?? ''),
    replayLagBytes: lagBytes(primary.currentLsn ?? sentLsn, entry.replayLsn),
    ...(slot && {
      slot: {
        name: slot.slotName,
        active: slot.active === true,
        ...(slot.walStatus && { walStatus: slot.walStatus }),
      },
    }),
  };
}

/**
 * `isArchivingWAL` is absent while archiving fails. The last failure stays
 * for ever, also when it was only a promotion: its presence is no fault.
 */
function describeArchiving(
  primary: PgStatus,
): NonNullable<DatabaseLive['archiving']> {
  return {
    working: primary.isArchivingWAL === true,
    lastArchivedWal: primary.lastArchivedWAL,
    lastArchivedAt: primary.lastArchivedWALTime,
    lastFailedWal: primary.lastFailedWAL,
    lastFailedAt: primary.lastFailedWALTime,
    backlog: primary.readyWalFiles ?? 0,
  };
}
