import { PgStatus } from './pgStatus';
import { Activity, PrimaryMetrics } from './primaryMetrics';
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
  /** A standby that reads WAL from the archive, and streams from nobody. */
  fileBased?: boolean;
  instanceManagerVersion?: string;
}

/**
 * A running pg_basebackup that makes a new instance.
 *
 * @public
 */
export interface JoinLive {
  instance: string;
  /** As PostgreSQL words it: `streaming database files`, … */
  phase: string;
  /** RFC 3339 */
  startedAt?: string;
  /** Absent until PostgreSQL has estimated it. */
  totalBytes?: number;
  streamedBytes: number;
  tablespacesTotal?: number;
  tablespacesStreamed?: number;
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
    /** WAL that may still be written before the slot is lost; absent without a limit. */
    safeWalBytes?: number;
    /** Of a logical slot, like the plugin that decodes for it. */
    database?: string;
    plugin?: string;
    /** Oldest transactions whose rows it keeps from being vacuumed. */
    xmin?: string;
    catalogXmin?: string;
  }[];
  /** New instances that are being copied from the primary; absent while there are none. */
  joins?: JoinLive[];
  /** Databases inside PostgreSQL; absent while it is not known. */
  size?: {
    totalBytes: number;
    databases: { name: string; bytes: number }[];
    /** RFC 3339 */
    asOf: string;
  };
  /** Why the size is not known, in a sentence. */
  sizeProblem?: string;
  /** RFC 3339: when PostgreSQL was started on the primary. */
  primaryStartedAt?: string;
  /** Of the primary, as of the moment of `size`. */
  activity?: Activity;
  /** Why there are no figures at all, in a sentence. */
  problem?: string;
}

/**
 * Brings together what the instances of a database said, by pod.
 *
 * @param metrics - of the primary; absent when nobody asked for them
 * @public
 */
export function describeLive(
  ref: string,
  statuses: Record<string, PgStatus | { problem: string }>,
  asOf: Date,
  metrics?: PrimaryMetrics | { problem: string },
): DatabaseLive {
  const entries = Object.entries(statuses).sort(([a], [b]) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  const answers = entries.flatMap(([, status]) =>
    'problem' in status ? [] : [status],
  );
  const primary = answers.find(status => status.isPrimary);
  const joins = (primary?.pgStatBasebackupsInfo ?? []).flatMap(describeJoin);
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
      .map(({ slotName, slotType, active, restartLsn, walStatus, ...rest }) => {
        const { safeWalSize, database, plugin, xmin, catalogXmin } = rest;
        return {
          name: slotName,
          type: slotType ?? 'physical',
          active: active === true,
          managed: isManagedSlot(slotName),
          restartLsn,
          walStatus,
          retainedBytes: lagBytes(primary!.currentLsn, restartLsn),
          ...(safeWalSize !== undefined && { safeWalBytes: safeWalSize }),
          ...(database && { database }),
          ...(plugin && { plugin }),
          ...(xmin && { xmin }),
          ...(catalogXmin && { catalogXmin }),
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
    ...(joins.length && { joins }),
    ...describeMetrics(metrics),
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
    ...(isFileBased(status) && { fileBased: true }),
    instanceManagerVersion: status.instanceManagerVersion,
  };
}

/** As `kubectl cnpg status` has it. */
function isFileBased(status: PgStatus): boolean {
  return (
    status.isPrimary === false &&
    status.isWalReceiverActive === false &&
    !status.isPgRewindRunning &&
    !status.mightBeUnavailable
  );
}

const JOIN = /-join$/;

/** Others copy the database, too; they are nobody's new instance. */
function describeJoin(
  entry: NonNullable<PgStatus['pgStatBasebackupsInfo']>[number],
): JoinLive[] {
  if (!JOIN.test(entry.application_name)) return [];
  const startedAt = new Date(entry.backend_start ?? '');
  return [
    {
      instance: entry.application_name.replace(JOIN, ''),
      phase: entry.phase ?? '',
      ...(!Number.isNaN(startedAt.getTime()) && {
        startedAt: startedAt.toISOString(),
      }),
      ...(entry.backup_total && { totalBytes: entry.backup_total }),
      streamedBytes: entry.backup_streamed ?? 0,
      tablespacesTotal: entry.tablespaces_total,
      tablespacesStreamed: entry.tablespaces_streamed,
    },
  ];
}

function describeMetrics(
  metrics: PrimaryMetrics | { problem: string } | undefined,
): Pick<
  DatabaseLive,
  'size' | 'sizeProblem' | 'primaryStartedAt' | 'activity'
> {
  if (!metrics) return {};
  if ('problem' in metrics) return { sizeProblem: metrics.problem };
  const { databases, startedAt, activity, asOf } = metrics;
  return {
    size: {
      totalBytes: databases.reduce((sum, { bytes }) => sum + bytes, 0),
      databases,
      asOf,
    },
    ...(startedAt && { primaryStartedAt: startedAt }),
    activity,
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
