import { say } from '../../messages';
import {
  ageMs,
  archiveLocation,
  archiverOf,
  condition,
  hasStopped,
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
      title: say('BK03.title'),
      impact: say('BK03.impact'),
      remedy: say('BK03.remedy'),
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
    if (!primary) return { notEvaluated: say('unknown.noFigures') };
    const files = primary.readyWalFiles ?? 0;
    const growing = files > 0 && grows(objects, now);
    if (files <= BACKLOG && !growing) return undefined;
    const severe = files > LARGE_BACKLOG || (growing && files > BACKLOG);
    return {
      severity: severe ? 'critical' : 'warning',
      title: growing
        ? say('BK04.title.growing', { files, count: files })
        : say('BK04.title.steady', { files, count: files }),
      impact: say('BK04.impact'),
      remedy: say('BK04.remedy'),
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
      title: say('BK05.title'),
      impact: say('BK05.impact'),
      remedy: say('BK05.remedy', { annotation: SKIP }),
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
    const failing = PLUGIN_PHASES.has(phase) && hasStopped(cluster, now);
    const lacking =
      pluginStatus !== undefined &&
      absent.length > 0 &&
      conditions.length > 0 &&
      ageMs(cluster.metadata.creationTimestamp, now) > 10 * MINUTE;
    if (!failing && !lacking) return undefined;
    const names = (absent.length ? absent : wanted).join(', ');
    return {
      severity: 'critical',
      title: say('BK17.title', { plugins: names }),
      impact: say('BK17.impact'),
      ...(failing && phaseReason && { cause: phaseReason }),
      remedy: say('BK17.remedy'),
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
      title: say('BK18.title'),
      impact: say('BK18.impact'),
      remedy: say('BK18.remedy'),
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
        notEvaluated: say('BK19.unknown'),
      };
    }
    if (archiveSharedWith === 0) return undefined;
    return {
      severity: 'critical',
      title: say('BK19.title', { count: archiveSharedWith }),
      impact: say('BK19.impact'),
      remedy: say('BK19.remedy'),
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
