import { parseQuantity } from '../../quantity';
import { DatabaseObjects } from '../../model/database';
import { Cluster, Condition, PersistentVolumeClaim } from '../../model/objects';
import {
  ageMs,
  condition,
  desiredInstances,
  instancePods,
  isBeingCreated,
  isHibernating,
  isSettling,
  readyInstances,
} from '../clusterFacts';
import {
  HOUR,
  HealthRule,
  MINUTE,
  Observation,
  Undecided,
  evidence,
} from '../rule';

const FULL_PHASE = 'Not enough disk space';
/** With this code, the instance manager says that it found no space to start. */
const FULL_EXIT_CODE = 4;

export const outOfDisk: HealthRule = {
  id: 'ST01',
  area: 'storage',
  requires: [],
  evaluate({ cluster, pods, unavailable }, now) {
    const { phase = '' } = cluster.status ?? {};
    const pod = instancePods(pods).find(({ status }) =>
      status?.containerStatuses?.some(({ name, state, lastState, ready }) =>
        [state?.terminated, lastState?.terminated].some(
          terminated =>
            name === 'postgres' &&
            !ready &&
            terminated?.exitCode === FULL_EXIT_CODE &&
            ageMs(terminated.finishedAt, now) < HOUR,
        ),
      ),
    );
    if (phase !== FULL_PHASE && !pod) {
      return unavailable.Pod ? { notEvaluated: unavailable.Pod } : undefined;
    }
    return {
      severity: 'critical',
      title: pod
        ? `The volume of ${pod.metadata.name} is full`
        : 'A volume is full',
      impact: 'PostgreSQL does not start without free space; no data is lost.',
      remedy:
        'Enlarge the volume: raise spec.storage.size, or spec.walStorage.size when WAL fills it. Delete nothing in pg_wal.',
      evidence: [
        pod
          ? evidence(
              pod,
              'Pod',
              'status.containerStatuses[postgres].exitCode',
              FULL_EXIT_CODE,
            )
          : evidence(cluster, 'Cluster', 'status.phase', phase),
      ],
      since: condition(cluster, 'Ready')?.lastTransitionTime,
      params: { instance: pod?.metadata.name ?? '' },
    };
  },
};

const RESIZING: ReadonlySet<string> = new Set([
  'Resizing',
  'FileSystemResizePending',
]);
const RESIZE_MS = 15 * MINUTE;

function volumeCondition(
  { status }: PersistentVolumeClaim,
  types: (type: string) => boolean,
): Condition | undefined {
  return status?.conditions?.find(
    entry => entry.status === 'True' && types(entry.type),
  );
}

const wantedSizes = ({ spec }: Cluster) => ({
  PG_DATA: spec?.storage?.size,
  PG_WAL: spec?.walStorage?.size,
});

/** What the Cluster asks for, where the volume has no size of its own. */
function wantedBytes(
  volume: PersistentVolumeClaim,
  sizes: Record<string, string | undefined>,
): number | undefined {
  const role = volume.metadata.labels?.['cnpg.io/pvcRole'] ?? '';
  return parseQuantity(
    sizes[role] ?? volume.spec?.resources?.requests?.storage,
  );
}

export const resizePending: HealthRule = {
  id: 'ST03',
  area: 'storage',
  requires: ['PersistentVolumeClaim'],
  evaluate({ cluster, volumes }, now) {
    const sizes = wantedSizes(cluster);
    const pending = volumes.filter(volume => {
      const capacity = parseQuantity(volume.status?.capacity?.storage);
      const wanted = wantedBytes(volume, sizes);
      return (
        cluster.status?.resizingPVC?.includes(volume.metadata.name) ||
        volumeCondition(volume, type => RESIZING.has(type)) ||
        (capacity !== undefined && wanted !== undefined && wanted > capacity)
      );
    });
    if (pending.length === 0) return undefined;
    const [first] = pending;
    const since = volumeCondition(first, type =>
      RESIZING.has(type),
    )?.lastTransitionTime;
    const waitsForPod = volumeCondition(
      first,
      type => type === 'FileSystemResizePending',
    );
    const names = pending.map(({ metadata }) => metadata.name).join(', ');
    const late = ageMs(since, now) > RESIZE_MS;
    return {
      severity: late ? 'warning' : 'info',
      title: `${names} ${pending.length === 1 ? 'is' : 'are'} being enlarged`,
      impact: 'The new space is not there yet. The database works on.',
      remedy: waitsForPod
        ? 'The disk is large enough; the file system grows when the pod is started anew.'
        : 'Azure enlarges a disk within some minutes; some kinds of disk need to be detached for it.',
      evidence: pending.map(volume =>
        evidence(
          volume,
          'PersistentVolumeClaim',
          'status.capacity.storage',
          volume.status?.capacity?.storage ?? '',
        ),
      ),
      since,
      params: { volumes: names },
    };
  },
};

const RESIZE_ERROR = /^(ControllerResizeError|NodeResizeError)$/;

/** Classes of volumes that are to grow, unless they allow it. */
function fixedClass({
  cluster,
  volumes,
  storageClasses = [],
  unavailable,
}: DatabaseObjects): Observation | Undecided | undefined {
  for (const volume of volumes) {
    const wanted = wantedBytes(volume, wantedSizes(cluster));
    const capacity = parseQuantity(volume.status?.capacity?.storage);
    if (wanted === undefined || capacity === undefined || wanted <= capacity)
      continue;
    const { storageClassName: className = '' } = volume.spec ?? {};
    const storageClass = storageClasses.find(
      ({ metadata }) => metadata.name === className,
    );
    if (!storageClass) {
      if (!className) continue;
      return {
        notEvaluated:
          unavailable.StorageClass ??
          `The StorageClass ${className} is not known.`,
      };
    }
    if (storageClass.allowVolumeExpansion) continue;
    return {
      severity: 'warning',
      title: `${volume.metadata.name} cannot be enlarged: its storage class does not allow it`,
      impact:
        'The volume stays as large as it is; when it is full, the database stops.',
      remedy: `Have the platform team set allowVolumeExpansion on the storage class ${className}, or make the instances anew on another class.`,
      evidence: [
        evidence(
          storageClass,
          'StorageClass',
          'allowVolumeExpansion',
          storageClass.allowVolumeExpansion ?? false,
        ),
        evidence(
          volume,
          'PersistentVolumeClaim',
          'status.capacity.storage',
          volume.status?.capacity?.storage,
        ),
      ],
      params: { volume: volume.metadata.name, storageClass: className },
    };
  }
  return undefined;
}

export const resizeImpossible: HealthRule = {
  id: 'ST04',
  area: 'storage',
  requires: ['PersistentVolumeClaim'],
  evaluate(objects) {
    const { volumes } = objects;
    for (const volume of volumes) {
      const error = volumeCondition(volume, type => RESIZE_ERROR.test(type));
      const state = Object.values(
        volume.status?.allocatedResourceStatuses ?? {},
      ).find(text => text.endsWith('Infeasible'));
      if (!error && !state) continue;
      const { name } = volume.metadata;
      return {
        severity: 'warning',
        title: `${name} cannot be enlarged`,
        impact:
          'The volume stays as large as it is; when it is full, the database stops.',
        ...(error?.message && { cause: error.message }),
        remedy:
          'See what the storage class and the disk allow. Otherwise make the instances anew, one after the other, on larger volumes.',
        evidence: [
          error
            ? evidence(
                volume,
                'PersistentVolumeClaim',
                `status.conditions[${error.type}].message`,
                error.message ?? '',
              )
            : evidence(
                volume,
                'PersistentVolumeClaim',
                'status.allocatedResourceStatuses',
                state,
              ),
        ],
        since: error?.lastTransitionTime,
        params: { volume: name },
      };
    }
    return fixedClass(objects);
  },
};

const PENDING_MS = 5 * MINUTE;

export const volumeUnusable: HealthRule = {
  id: 'ST05',
  area: 'storage',
  requires: ['PersistentVolumeClaim'],
  evaluate(objects, now) {
    const { cluster, volumes } = objects;
    // While hibernated, all volumes are without a pod.
    if (isHibernating(cluster) || isBeingCreated(objects, now))
      return undefined;
    const { unusablePVC = [], danglingPVC = [] } = cluster.status ?? {};
    const lost = volumes.filter(
      ({ status, metadata }) =>
        status?.phase === 'Lost' ||
        (status?.phase === 'Pending' &&
          ageMs(metadata.creationTimestamp, now) > PENDING_MS),
    );
    // A pod that is being replaced leaves its volumes alone for a while, which
    // may be before the operator takes the cluster for unready.
    const settled =
      !isSettling(cluster, now) &&
      (condition(cluster, 'Ready')?.status === 'False' ||
        readyInstances(objects) >= desiredInstances(cluster));
    const names = [
      ...new Set([
        ...lost.map(({ metadata }) => metadata.name),
        ...(settled ? [...unusablePVC, ...danglingPVC] : []),
      ]),
    ];
    if (names.length === 0) return undefined;
    return {
      severity: 'warning',
      title: `No instance can use ${names.join(', ')}`,
      impact: 'The instance that it belongs to does not start.',
      remedy:
        'Read the events of the volume. When its twin (data or WAL) is gone, delete it: CloudNativePG makes the instance anew.',
      evidence: lost.length
        ? lost.map(volume =>
            evidence(
              volume,
              'PersistentVolumeClaim',
              'status.phase',
              volume.status?.phase,
            ),
          )
        : [
            evidence(cluster, 'Cluster', 'status.unusablePVC', unusablePVC),
            evidence(cluster, 'Cluster', 'status.danglingPVC', danglingPVC),
          ],
      params: { volumes: names.join(', ') },
    };
  },
};

export const noWalVolume: HealthRule = {
  id: 'ST06',
  area: 'storage',
  requires: [],
  evaluate({ cluster }) {
    if (cluster.spec?.walStorage) return undefined;
    return {
      severity: 'info',
      title: 'WAL has no volume of its own',
      impact:
        'WAL that heaps up fills the volume of the data, and both share one throughput.',
      remedy:
        'Set spec.walStorage: the instances are made to use it one after the other. It cannot be taken away again.',
      evidence: [evidence(cluster, 'Cluster', 'spec.walStorage', null)],
    };
  },
};

export const tablespacePending: HealthRule = {
  id: 'ST08',
  area: 'storage',
  requires: [],
  evaluate({ cluster }, now) {
    const open = (cluster.status?.tablespacesStatus ?? []).filter(
      ({ state, error }) => error || state !== 'reconciled',
    );
    if (open.length === 0 || isHibernating(cluster)) return undefined;
    const failed = open.find(({ error }) => error);
    if (!failed && isSettling(cluster, now)) return undefined;
    const { name = '', state = '', error } = failed ?? open[0];
    return {
      severity: 'warning',
      title: `The tablespace ${name} is not set up`,
      impact: 'Tables and indexes that should go there cannot be made.',
      ...(error && { cause: error }),
      remedy:
        'Correct what the error names: mostly an owner that does not exist.',
      evidence: [
        evidence(
          cluster,
          'Cluster',
          `status.tablespacesStatus[${name}]`,
          error ?? state,
        ),
      ],
      params: { tablespace: name },
    };
  },
};
