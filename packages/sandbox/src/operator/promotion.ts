import { countFailed, runArchiver, setArchiving } from './archiving.ts';
import { acquireLease } from './lease.ts';
import type { ClusterRuntime } from './runtime.ts';
import { micros } from './time.ts';

/** From the Lease to the end of the promotion. */
const PROMOTION_MS = 5_190;

/**
 * A replica becomes the primary: it waits for the Lease, refuses to archive
 * until it is promoted, then calls itself the current primary. Returns false
 * when its pod went away meanwhile.
 */
export async function promote(
  runtime: ClusterRuntime,
  name: string,
): Promise<boolean> {
  const instance = runtime.running(name);
  const alive = () =>
    instance !== undefined && runtime.running(name) === instance;
  if (!instance || !(await acquireLease(runtime, name, alive))) {
    return false;
  }
  await runtime.sleep(PROMOTION_MS);
  if (!alive()) {
    return false;
  }
  const next = String(runtime.wal.timeline + 1).padStart(8, '0');
  countFailed(runtime, name, `${next}.history`);
  setArchiving(runtime, 'switchover in progress, refusing archiving');
  await runtime.sleep(60);
  for (const other of runtime.instances.values()) {
    other.primary = false;
  }
  runtime.wal.promote();
  instance.primary = true;
  instance.timeline = runtime.wal.timeline;
  runtime.update(draft => {
    draft.status.currentPrimary = name;
    draft.status.currentPrimaryTimestamp = micros(runtime.now);
  });
  runtime.spawn(() => runArchiver(runtime, instance, 1_900));
  return true;
}
