import { parseQuantity } from '../quantity';
import { VolumeResize } from './database';
import { Cluster, PersistentVolumeClaim } from './objects';

/** Whether a volume is to become larger, and how far that is. */
export function resizeOf(
  volume: PersistentVolumeClaim,
  cluster: Cluster,
): VolumeResize | undefined {
  const {
    conditions = [],
    capacity,
    allocatedResourceStatuses,
  } = volume.status ?? {};
  const condition = (pattern: RegExp) =>
    conditions.find(
      ({ type, status }) => status === 'True' && pattern.test(type),
    );
  const actual = parseQuantity(capacity?.storage);
  const wanted = wantedBytes(volume, cluster);
  if (wanted === undefined || actual === undefined) return undefined;
  const failed =
    condition(/^(Controller|Node)ResizeError$/) ??
    Object.values(allocatedResourceStatuses ?? {}).find(state =>
      state.endsWith('Infeasible'),
    );
  const waits = condition(/^FileSystemResizePending$/);
  const moves = condition(/^Resizing$/);
  const seen = typeof failed === 'object' ? failed : waits ?? moves;
  const rest = {
    wantedBytes: wanted,
    ...(seen?.lastTransitionTime && { since: seen.lastTransitionTime }),
    ...(seen?.message && { message: seen.message }),
  };
  if (failed) return { state: 'failed', ...rest };
  if (waits) return { state: 'waitingForPod', ...rest };
  if (moves || cluster.status?.resizingPVC?.includes(volume.metadata.name)) {
    return { state: 'resizing', ...rest };
  }
  return wanted > actual ? { state: 'requested', ...rest } : undefined;
}

/** What the Cluster or, where that is silent, the claim asks for. */
function wantedBytes(
  { metadata, spec }: PersistentVolumeClaim,
  cluster: Cluster,
): number | undefined {
  const { storage, walStorage, tablespaces } = cluster.spec ?? {};
  const sizes: Record<string, string | undefined> = {
    PG_DATA: storage?.size,
    PG_WAL: walStorage?.size,
    PG_TABLESPACE: tablespaces?.find(
      ({ name }) => name === metadata.labels?.['cnpg.io/tablespaceName'],
    )?.storage?.size,
  };
  return parseQuantity(
    sizes[metadata.labels?.['cnpg.io/pvcRole'] ?? ''] ??
      spec?.resources?.requests?.storage,
  );
}
