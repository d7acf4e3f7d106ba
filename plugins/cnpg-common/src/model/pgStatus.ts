import { z } from 'zod';

/** What is not of the expected type counts as not said: the rest is still of use. */
const text = z.string().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const count = z.number().int().nonnegative().optional().catch(undefined);

/** `-infinity` and the empty text mean "never". */
const time = z
  .string()
  .refine(value => !Number.isNaN(Date.parse(value)))
  .optional()
  .catch(undefined);

/** Entries that say nothing of use are left out; no instance has thousands of them. */
function list<T extends z.ZodType>(entry: T) {
  return z
    .array(z.unknown())
    .max(1000)
    .optional()
    .catch(undefined)
    .transform(entries =>
      entries?.flatMap(value => {
        const read = entry.safeParse(value);
        return read.success ? [read.data] : [];
      }),
    );
}

const replication = z.object({
  applicationName: z.string(),
  state: text,
  /** The LSN that was sent: CloudNativePG calls it so. */
  receivedLsn: text,
  writeLsn: text,
  flushLsn: text,
  replayLsn: text,
  /** Intervals in PostgreSQL's form. */
  writeLag: text,
  flushLag: text,
  replayLag: text,
  syncState: text,
  syncPriority: text,
});

const slot = z.object({
  slotName: z.string(),
  slotType: text,
  restartLsn: text,
  walStatus: text,
  safeWalSize: count,
  active: flag,
  plugin: text,
  database: text,
  xmin: text,
  catalogXmin: text,
});

const basebackup = z.object({
  /** `<instance>-join` where it makes a new instance. */
  application_name: z.string(),
  backend_start: text,
  phase: text,
  backup_total: count,
  backup_streamed: count,
  tablespaces_total: count,
  tablespaces_streamed: count,
});

const pgStatus = z.object({
  currentLsn: text,
  receivedLsn: text,
  replayLsn: text,
  systemID: text,
  isPrimary: flag,
  replayPaused: flag,
  pendingRestart: flag,
  isWalReceiverActive: flag,
  isPgRewindRunning: flag,
  mightBeUnavailable: flag,
  isArchivingWAL: flag,
  lastArchivedWAL: text,
  lastArchivedWALTime: time,
  lastFailedWAL: text,
  lastFailedWALTime: time,
  currentWAL: text,
  readyWalFiles: count,
  timeLineID: count,
  replicationInfo: list(replication),
  replicationSlotsInfo: list(slot),
  pgStatBasebackupsInfo: list(basebackup),
  instanceManagerVersion: text,
});

/**
 * What an instance says of itself: the body of `GET /pg/status` as far as it is
 * used, with its keys as on the wire (CloudNativePG `pkg/postgres/status.go`).
 * Times are RFC 3339; lags are PostgreSQL intervals.
 *
 * @public
 */
export type PgStatus = Partial<z.infer<typeof pgStatus>>;

/**
 * Reads the body of `/pg/status`. Undefined when it is no JSON object, or one
 * that does not say whether the instance is a primary; fields of another type
 * than expected are left out.
 *
 * @public
 */
export function parsePgStatus(body: unknown): PgStatus | undefined {
  const { data } = pgStatus.safeParse(body);
  if (data?.isPrimary === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined),
  );
}
