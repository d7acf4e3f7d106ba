import { say } from '../../messages';
import { parseQuantity } from '../../quantity';
import { DatabaseObjects } from '../../model/database';
import { PersistentVolumeClaim } from '../../model/objects';
import { isKeptSmall, resizeOf } from '../../model/resize';
import {
  ageMs,
  condition,
  desiredInstances,
  instancePods,
  isBeingCreated,
  isHibernating,
  isSettling,
  notReadyClusterSince,
  notReadySince,
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
        ? say('ST01.title.known', { instance: pod.metadata.name })
        : say('ST01.title.unknown'),
      impact: say('ST01.impact'),
      remedy: say('ST01.remedy'),
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
      since: pod ? notReadySince(pod) : notReadyClusterSince(cluster),
      params: { instance: pod?.metadata.name ?? '' },
    };
  },
};

const RESIZE_MS = 15 * MINUTE;

/** Volumes that are to become larger, and how that goes. */
function resizes({ cluster, volumes }: DatabaseObjects) {
  return volumes.flatMap(volume => {
    const resize = resizeOf(volume, cluster);
    return resize ? [{ volume, ...resize }] : [];
  });
}

const capacityEvidence = (volume: PersistentVolumeClaim) =>
  evidence(
    volume,
    'PersistentVolumeClaim',
    'status.capacity.storage',
    volume.status?.capacity?.storage ?? '',
  );

const namesOf = (volumes: PersistentVolumeClaim[]) =>
  volumes.map(({ metadata }) => metadata.name).join(', ');

export const resizePending: HealthRule = {
  id: 'ST03',
  area: 'storage',
  requires: ['PersistentVolumeClaim'],
  evaluate(objects, now) {
    const pending = resizes(objects).filter(({ state }) => state !== 'failed');
    if (pending.length === 0) return keptSmall(objects);
    const [{ state, since }] = pending;
    const volumes = pending.map(({ volume }) => volume);
    const names = namesOf(volumes);
    const late = ageMs(since, now) > RESIZE_MS;
    return {
      severity: late ? 'warning' : 'info',
      title: say('ST03.title', { volumes: names, count: volumes.length }),
      impact: say('ST03.impact'),
      remedy:
        state === 'waitingForPod'
          ? say('ST03.remedy.pod')
          : say('ST03.remedy.disk'),
      evidence: volumes.map(capacityEvidence),
      since,
      params: { volumes: names },
    };
  },
};

function keptSmall({
  cluster,
  volumes,
}: DatabaseObjects): Observation | undefined {
  const kept = volumes.filter(volume => isKeptSmall(volume, cluster));
  if (kept.length === 0) return undefined;
  const names = namesOf(kept);
  return {
    severity: 'info',
    title: say('ST03.kept.title', { volumes: names }),
    impact: say('ST03.kept.impact'),
    remedy: say('ST03.kept.remedy'),
    evidence: kept.map(capacityEvidence),
    params: { volumes: names },
  };
}

/** Classes of volumes that are to grow, unless they allow it. */
function fixedClass(
  objects: DatabaseObjects,
): Observation | Undecided | undefined {
  const { storageClasses = [], unavailable } = objects;
  for (const { volume, wantedBytes } of resizes(objects)) {
    const capacity = parseQuantity(volume.status?.capacity?.storage) ?? 0;
    const { storageClassName: className = '' } = volume.spec ?? {};
    if (wantedBytes <= capacity || !className) continue;
    const storageClass = storageClasses.find(
      ({ metadata }) => metadata.name === className,
    );
    if (!storageClass) {
      return {
        notEvaluated:
          unavailable.StorageClass ??
          say('ST04.unknown', { storageClass: className }),
      };
    }
    if (storageClass.allowVolumeExpansion) continue;
    return {
      severity: 'warning',
      title: say('ST04.title.class', { volume: volume.metadata.name }),
      impact: say('ST04.impact'),
      remedy: say('ST04.remedy.class', { storageClass: className }),
      evidence: [
        evidence(
          storageClass,
          'StorageClass',
          'allowVolumeExpansion',
          storageClass.allowVolumeExpansion ?? false,
        ),
        capacityEvidence(volume),
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
    const failed = resizes(objects).find(({ state }) => state === 'failed');
    if (!failed) return fixedClass(objects);
    const { volume, message, since } = failed;
    const { name } = volume.metadata;
    return {
      severity: 'warning',
      title: say('ST04.title.disk', { volume: name }),
      impact: say('ST04.impact'),
      ...(message && { cause: message }),
      remedy: say('ST04.remedy.disk'),
      evidence: [
        message
          ? evidence(
              volume,
              'PersistentVolumeClaim',
              'status.conditions',
              message,
            )
          : evidence(
              volume,
              'PersistentVolumeClaim',
              'status.allocatedResourceStatuses',
              volume.status?.allocatedResourceStatuses,
            ),
      ],
      since,
      params: { volume: name },
    };
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
      title: say('ST05.title', { volumes: names.join(', ') }),
      impact: say('ST05.impact'),
      remedy: say('ST05.remedy'),
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
      title: say('ST06.title'),
      impact: say('ST06.impact'),
      remedy: say('ST06.remedy'),
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
      title: say('ST08.title', { name }),
      impact: say('ST08.impact'),
      ...(error && { cause: error }),
      remedy: say('ST08.remedy'),
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
