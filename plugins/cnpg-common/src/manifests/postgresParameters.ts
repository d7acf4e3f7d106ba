import { Plan } from '../model/offer';
import { parseQuantity } from '../quantity';

const MIB = 2 ** 20;
/** Above the default of min_wal_size, 80 MiB. */
const LEAST_MAX_WAL = 81 * MIB;

/**
 * PostgreSQL parameters that follow from a plan's memory and WAL volume: a
 * quarter of the memory for shared buffers and three quarters as what the
 * planner may expect to be cached (PostgreSQL documentation, "Resource
 * Consumption"); WAL up to half of its volume. CloudNativePG's webhook refuses
 * shared_buffers above the memory request, max_wal_size above the volume, and
 * max_wal_size below the default of min_wal_size.
 */
export function postgresParameters(plan: Plan): Record<string, string> {
  const memory = parseQuantity(plan.memory);
  const maxWal = Math.min(
    (parseQuantity(plan.walStorage) ?? 0) / 2,
    64 * 1024 * MIB,
  );
  return {
    ...(memory && {
      shared_buffers: mebibytes(memory / 4),
      effective_cache_size: mebibytes((memory * 3) / 4),
    }),
    ...(maxWal >= LEAST_MAX_WAL && { max_wal_size: mebibytes(maxWal) }),
    // Naming them makes CloudNativePG load the extension.
    'pg_stat_statements.max': '10000',
    'pg_stat_statements.track': 'all',
  };
}

function mebibytes(bytes: number): string {
  return `${Math.max(1, Math.floor(bytes / MIB))}MB`;
}
