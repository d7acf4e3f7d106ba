import { parseQuantity } from '../quantity';
import { VolumeResize } from './database';
import {
  Cluster,
  PersistentVolumeClaim,
  StorageConfiguration,
} from './objects';

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

/** What the Cluster asks for; of a volume in use only where it may be enlarged. */
function wantedBytes(
  volume: PersistentVolumeClaim,
  cluster: Cluster,
): number | undefined {
  const storage = storageOf(volume, cluster);
  return parseQuantity(
    (storage?.resizeInUseVolumes === false ? undefined : storage?.size) ??
      volume.spec?.resources?.requests?.storage,
  );
}

/**
 * Whether the Cluster asks for a larger volume than this, and at the same time
 * for volumes in use to stay as they are: only a new instance gets the size.
 */
export function isKeptSmall(
  volume: PersistentVolumeClaim,
  cluster: Cluster,
): boolean {
  const { size, resizeInUseVolumes } = storageOf(volume, cluster) ?? {};
  const wanted = parseQuantity(size);
  const actual = parseQuantity(volume.status?.capacity?.storage);
  return (
    resizeInUseVolumes === false &&
    wanted !== undefined &&
    actual !== undefined &&
    wanted > actual
  );
}

/** The part of the Cluster that this volume was made from. */
function storageOf(
  { metadata }: PersistentVolumeClaim,
  { spec }: Cluster,
): StorageConfiguration | undefined {
  switch (metadata.labels?.['cnpg.io/pvcRole']) {
    case 'PG_DATA':
      return spec?.storage;
    case 'PG_WAL':
      return spec?.walStorage;
    case 'PG_TABLESPACE':
      return spec?.tablespaces?.find(
        ({ name }) => name === metadata.labels?.['cnpg.io/tablespaceName'],
      )?.storage;
    default:
      return undefined;
  }
}
