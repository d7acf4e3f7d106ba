import { Plan } from '../model/offer';
import { parseQuantity } from '../quantity';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** PostgreSQL's default of max_connections, which the portal leaves as it is. */
const CONNECTIONS = 100;
/** PostgreSQL's default of work_mem. */
const LEAST_WORK_MEM = 4 * MIB;
/** PostgreSQL's default of min_wal_size. */
const DEFAULT_MIN_WAL = 80 * MIB;
const LEAST_MAX_WAL = DEFAULT_MIN_WAL + MIB;
const MOST_MAX_WAL = 64 * GIB;

/**
 * PostgreSQL parameters that follow from a plan's memory and volumes.
 *
 * - `shared_buffers` a quarter of the memory, `effective_cache_size` three
 *   quarters (PostgreSQL documentation, "Resource Consumption");
 * - `work_mem` so that three sorts of every connection fit into the rest,
 *   `maintenance_work_mem` a sixteenth, at most 2 GiB (the rules of PGTune);
 * - `max_wal_size` half of the WAL volume, or a tenth of a volume that it shares
 *   with the data; `min_wal_size` a quarter of that;
 * - `max_slot_wal_keep_size` half of the WAL volume, so that a standby that is
 *   away does not fill it: it catches up from the archive;
 * - `checkpoint_timeout` and `random_page_cost` for SSDs as in Microsoft's
 *   article on PostgreSQL in AKS.
 *
 * CloudNativePG's webhook refuses shared_buffers above the memory request,
 * max_wal_size above the volume, and min_wal_size, even its default of 80 MB,
 * above max_wal_size.
 */
export function postgresParameters(
  plan: Pick<Plan, 'instances' | 'memory' | 'storage' | 'walStorage'>,
): Record<string, string> {
  const memory = parseQuantity(plan.memory);
  const wal = parseQuantity(plan.walStorage);
  const maxWal = Math.min(
    wal === undefined ? (parseQuantity(plan.storage) ?? 0) / 10 : wal / 2,
    MOST_MAX_WAL,
  );
  const minWal = maxWal / 4;
  return {
    ...(memory && {
      shared_buffers: mebibytes(memory / 4),
      effective_cache_size: mebibytes((memory * 3) / 4),
      work_mem: mebibytes(
        Math.max(LEAST_WORK_MEM, (memory * 3) / 4 / (CONNECTIONS * 3)),
      ),
      maintenance_work_mem: mebibytes(Math.min(memory / 16, 2 * GIB)),
    }),
    ...(maxWal >= LEAST_MAX_WAL && {
      max_wal_size: mebibytes(maxWal),
      ...(minWal > DEFAULT_MIN_WAL && { min_wal_size: mebibytes(minWal) }),
    }),
    ...(wal !== undefined &&
      plan.instances > 1 &&
      wal / 2 >= LEAST_MAX_WAL && {
        max_slot_wal_keep_size: mebibytes(wal / 2),
      }),
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    // Naming them makes CloudNativePG load the extension.
    'pg_stat_statements.max': '10000',
    'pg_stat_statements.track': 'all',
  };
}

function mebibytes(bytes: number): string {
  return `${Math.max(1, Math.floor(bytes / MIB))}MB`;
}
