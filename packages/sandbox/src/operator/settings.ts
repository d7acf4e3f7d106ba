import { parsePostgresMemory } from '../kubernetes/quantity.ts';

const kB = 1024;
const MB = 1024 * kB;

/** Defaults of PostgreSQL and CNPG; memory in bytes together with the unit that pg_settings counts in. */
const memory: Record<string, { bytes: number; unit: number }> = {
  effective_cache_size: { bytes: 4096 * MB, unit: 8 * kB },
  maintenance_work_mem: { bytes: 64 * MB, unit: kB },
  max_wal_size: { bytes: 1024 * MB, unit: MB },
  min_wal_size: { bytes: 80 * MB, unit: MB },
  shared_buffers: { bytes: 128 * MB, unit: 8 * kB },
  wal_keep_size: { bytes: 512 * MB, unit: MB },
  work_mem: { bytes: 4 * MB, unit: kB },
};

const numbers: Record<string, number> = {
  autovacuum_freeze_max_age: 200_000_000,
  checkpoint_timeout: 300,
  max_connections: 100,
  max_replication_slots: 32,
  max_slot_wal_keep_size: -1,
  max_wal_senders: 10,
  max_worker_processes: 32,
  random_page_cost: 4,
  superuser_reserved_connections: 3,
};

/** Settings by name, in the units of pg_settings. */
export function settingsOf(
  parameters: Record<string, string>,
): Map<string, number> {
  const settings = new Map<string, number>();
  for (const [name, { bytes, unit }] of Object.entries(memory)) {
    const set = parsePostgresMemory(parameters[name], unit);
    settings.set(name, (set ?? bytes) / unit);
  }
  for (const [name, value] of Object.entries(numbers)) {
    const set = Number(parameters[name] ?? NaN);
    settings.set(name, Number.isFinite(set) ? set : value);
  }
  return new Map([...settings].sort(([a], [b]) => (a < b ? -1 : 1)));
}
