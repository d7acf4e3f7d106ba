import {
  ageMs,
  archiveLocation,
  archiverOf,
  condition,
  isHibernating,
  primaryStatus,
} from '../clusterFacts';
import { DatabaseObjects } from '../../model/database';
import { HealthRule, MINUTE, evidence } from '../rule';

const SKIP = 'cnpg.io/skipWalArchiving';

const isSkipped = (annotations: Record<string, string> | undefined) =>
  annotations?.[SKIP] === 'enabled';

export const archivingUnknown: HealthRule = {
  id: 'BK03',
  area: 'backup',
  requires: [],
  evaluate({ cluster }, now) {
    if (
      !archiverOf(cluster) ||
      isHibernating(cluster) ||
      isSkipped(cluster.metadata.annotations) ||
      condition(cluster, 'ContinuousArchiving') ||
      ageMs(cluster.metadata.creationTimestamp, now) <= 15 * MINUTE
    ) {
      return undefined;
    }
    return {
      severity: 'warning',
      title: 'No WAL has been archived yet',
      impact: 'Whether backups will be of use is not known.',
      remedy:
        "See whether the primary runs, then read the archiver's log in its pod.",
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'status.conditions[ContinuousArchiving]',
          null,
        ),
      ],
      since: cluster.metadata.creationTimestamp,
    };
  },
};

const BACKLOG = 10;
const LARGE_BACKLOG = 100;
const GROWTH_MS = 15 * MINUTE;

function grows({ liveHistory }: DatabaseObjects, now: Date): boolean {
  const { files, filesThen, since } = liveHistory?.backlog ?? {};
  return (
    files !== undefined &&
    filesThen !== undefined &&
    files > filesThen &&
    ageMs(since, now) >= GROWTH_MS
  );
}

export const archiveBacklog: HealthRule = {
  id: 'BK04',
  area: 'backup',
  requires: cluster => (archiverOf(cluster) ? ['PgStatus'] : []),
  evaluate(objects, now) {
    const { cluster, liveHistory } = objects;
    if (
      !archiverOf(cluster) ||
      isHibernating(cluster) ||
      isSkipped(cluster.metadata.annotations)
    ) {
      return undefined;
    }
    const primary = primaryStatus(objects);
    if (!primary) return { notEvaluated: 'The primary gives no live figures.' };
    const files = primary.readyWalFiles ?? 0;
    const growing = files > 0 && grows(objects, now);
    if (files <= BACKLOG && !growing) return undefined;
    const severe = files > LARGE_BACKLOG || (growing && files > BACKLOG);
    return {
      severity: severe ? 'critical' : 'warning',
      title: growing
        ? `${files} WAL files wait to be archived, and they get more`
        : `${files} WAL files wait to be archived`,
      impact:
        'These changes are not in the backup yet, and their files fill the WAL volume.',
      remedy:
        'If archiving fails, mend that. If it works, it is too slow for what is written: see compression and parallel uploads.',
      evidence: [
        evidence(
          { metadata: { name: cluster.status?.currentPrimary ?? '' } },
          'Pod',
          '/pg/status readyWalFiles',
          files,
        ),
      ],
      ...(growing && { since: liveHistory?.backlog?.since }),
      params: { files, trend: growing ? 'growing' : '' },
    };
  },
};

export const archivingDisabled: HealthRule = {
  id: 'BK05',
  area: 'backup',
  requires: [],
  evaluate({ cluster }) {
    if (!isSkipped(cluster.metadata.annotations)) return undefined;
    return {
      severity: 'warning',
      title: 'WAL archiving is switched off',
      impact:
        'Changes since then cannot be restored, and the next base backup does not complete.',
      remedy: `Remove the annotation ${SKIP}, then take a backup.`,
      evidence: [
        evidence(
          cluster,
          'Cluster',
          `metadata.annotations["${SKIP}"]`,
          'enabled',
        ),
      ],
    };
  },
};

/** CloudNativePG `api/v1/cluster_types.go` */
const PLUGIN_PHASES: ReadonlySet<string> = new Set([
  'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
  'Cluster cannot proceed to reconciliation due to an error while interacting with plugins',
]);

export const pluginMissing: HealthRule = {
  id: 'BK17',
  area: 'backup',
  requires: [],
  evaluate({ cluster }, now) {
    const {
      phase = '',
      phaseReason,
      pluginStatus,
      conditions = [],
    } = cluster.status ?? {};
    const wanted = (cluster.spec?.plugins ?? [])
      .filter(({ enabled }) => enabled !== false)
      .map(({ name }) => name);
    const absent = wanted.filter(
      name => !pluginStatus?.some(entry => entry.name === name),
    );
    const failing = PLUGIN_PHASES.has(phase);
    const lacking =
      pluginStatus !== undefined &&
      absent.length > 0 &&
      conditions.length > 0 &&
      ageMs(cluster.metadata.creationTimestamp, now) > 10 * MINUTE;
    if (!failing && !lacking) return undefined;
    const names = (absent.length ? absent : wanted).join(', ');
    return {
      severity: 'critical',
      title: `The plugin ${names} is not there or does not answer`,
      impact:
        'Nothing is archived or backed up, and changes are not carried out.',
      ...(failing && phaseReason && { cause: phaseReason }),
      remedy:
        'See that the plugin runs in the namespace of the operator, and that its certificates are valid.',
      evidence: [
        evidence(cluster, 'Cluster', 'status.phase', phase),
        evidence(
          cluster,
          'Cluster',
          'status.pluginStatus',
          (pluginStatus ?? []).map(({ name }) => name),
        ),
      ],
      params: { plugins: names },
    };
  },
};

export const restoredNotArchiving: HealthRule = {
  id: 'BK18',
  area: 'backup',
  requires: [],
  evaluate({ cluster, expectsBackups = true }) {
    const recovery = cluster.spec?.bootstrap?.recovery;
    if (!expectsBackups || !recovery || archiverOf(cluster)) return undefined;
    return {
      severity: 'warning',
      title: 'This restored database archives nothing itself',
      impact:
        'The backups it came from do not grow: what is written here is stored nowhere else.',
      remedy:
        'Give it an archiver of its own, with a server name or a container of its own.',
      evidence: [
        evidence(cluster, 'Cluster', 'spec.bootstrap.recovery', recovery),
        evidence(
          cluster,
          'Cluster',
          'spec.plugins',
          cluster.spec?.plugins ?? [],
        ),
      ],
    };
  },
};

export const archiveShared: HealthRule = {
  id: 'BK19',
  area: 'backup',
  requires: cluster =>
    archiverOf(cluster)?.via === 'plugin' ? ['ObjectStore'] : [],
  evaluate(objects) {
    const { cluster, archiveSharedWith } = objects;
    if (!archiverOf(cluster)) return undefined;
    if (archiveSharedWith === undefined) {
      return {
        notEvaluated: 'The archive was not compared with those of others.',
      };
    }
    if (archiveSharedWith === 0) return undefined;
    return {
      severity: 'critical',
      title:
        archiveSharedWith === 1
          ? 'Another database archives to the same place'
          : `${archiveSharedWith} other databases archive to the same place`,
      impact:
        'Their WAL files have the same names and replace each other: neither can be relied on for a restore.',
      remedy:
        'Give each its own server name or container, then take a backup of each.',
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'place of the archive',
          archiveLocation(objects) ?? '',
        ),
      ],
      params: { count: archiveSharedWith },
    };
  },
};
