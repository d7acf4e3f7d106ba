import { say } from '../../messages';
import { DatabaseObjects } from '../../model/database';
import { eventTime } from '../../model/eventTime';
import {
  imageInCatalog,
  imageVersion,
  majorVersion,
} from '../../model/version';
import {
  ageMs,
  compareVersions,
  notReadyClusterSince,
  operatorVersion,
} from '../clusterFacts';
import { DAY, HealthRule, evidence } from '../rule';

export const minorBehind: HealthRule = {
  id: 'LC01',
  area: 'lifecycle',
  requires: ({ spec }) => {
    if (!spec?.imageCatalogRef) return [];
    return spec.imageCatalogRef.kind === 'ClusterImageCatalog'
      ? ['ClusterImageCatalog']
      : ['ImageCatalog'];
  },
  evaluate({ cluster, imageCatalog }) {
    const reference = cluster.spec?.imageCatalogRef;
    if (!reference) {
      return {
        severity: 'info',
        title: say('LC01.title.noCatalog'),
        impact: say('LC01.impact.noCatalog'),
        remedy: say('LC01.remedy.noCatalog'),
        evidence: [
          evidence(
            cluster,
            'Cluster',
            'spec.imageName',
            cluster.spec?.imageName ?? '',
          ),
        ],
      };
    }
    if (!imageCatalog) {
      return {
        notEvaluated: say('LC01.unknown', { catalog: reference.name ?? '' }),
      };
    }
    const running = imageVersion(cluster.status?.image);
    const offered = imageVersion(imageInCatalog(imageCatalog, reference.major));
    if (
      running?.minor === undefined ||
      offered?.minor === undefined ||
      running.major !== offered.major ||
      running.minor >= offered.minor
    ) {
      return undefined;
    }
    const behind = offered.minor - running.minor;
    const [from, to] = [running, offered].map(
      ({ major, minor }) => `${major}.${minor}`,
    );
    return {
      severity: behind >= 2 ? 'warning' : 'info',
      title: say('LC01.title.behind', { from, to }),
      impact: say('LC01.impact.behind'),
      remedy: say('LC01.remedy.behind'),
      evidence: [
        evidence(cluster, 'Cluster', 'status.image', cluster.status?.image),
      ],
      params: { from, to },
    };
  },
};

/** Last release of each major: postgresql.org/support/versioning */
const END_OF_LIFE: Record<number, string> = {
  12: '2024-11-21',
  13: '2025-11-13',
  14: '2026-11-12',
  15: '2027-11-11',
  16: '2028-11-09',
  17: '2029-11-08',
  18: '2030-11-14',
};

export const majorNearEnd: HealthRule = {
  id: 'LC02',
  area: 'lifecycle',
  requires: [],
  evaluate({ cluster }, now) {
    const major = majorVersion(cluster);
    const end = END_OF_LIFE[major ?? 0];
    if (!major || !end) return undefined;
    const left = Date.parse(end) - now.getTime();
    if (left > 365 * DAY) return undefined;
    return {
      severity: left < 90 * DAY ? 'warning' : 'info',
      title:
        left < 0
          ? say('LC02.title.ended', { major })
          : say('LC02.title.ends', { major, end: { day: end } }),
      impact: say('LC02.impact'),
      remedy: say('LC02.remedy'),
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'status.image',
          cluster.status?.image ?? String(major),
        ),
      ],
      since: left < 0 ? `${end}T00:00:00Z` : undefined,
      params: { major, end },
    };
  },
};

/** The oldest operator that its project corrects: cloudnative-pg.io, "Supported releases". */
const OLDEST_OPERATOR = '1.29';

export const operatorUnsupported: HealthRule = {
  id: 'LC03',
  area: 'lifecycle',
  requires: ['Pod'],
  evaluate(objects) {
    const version = operatorVersion(objects);
    if (version === undefined) {
      return { notEvaluated: say('LC03.unknown') };
    }
    if (compareVersions(version, OLDEST_OPERATOR) >= 0) return undefined;
    return {
      severity: 'warning',
      title: say('LC03.title', { version }),
      impact: say('LC03.impact'),
      remedy: say('LC03.remedy', { oldest: OLDEST_OPERATOR }),
      evidence: [
        evidence(
          objects.cluster,
          'Cluster',
          'version of the operator, on its objects',
          version,
        ),
      ],
      params: { version },
    };
  },
};

const CATALOG_PHASE = 'Cluster has incomplete or invalid image catalog';
/** The phase covers catalogs that are missing, tags without a version and extensions, too. */
const NO_SUCH_MAJOR = /major version is not available in the catalog/;

/** The newest event of that reason within a day. */
function recentEvent(
  { events = [] }: DatabaseObjects,
  reason: string,
  now: Date,
) {
  return events
    .filter(
      event =>
        event.reason === reason &&
        eventTime(event) !== undefined &&
        ageMs(eventTime(event), now) < DAY,
    )
    .sort(
      (a, b) => Date.parse(eventTime(b) ?? '') - Date.parse(eventTime(a) ?? ''),
    )[0];
}

export const catalogError: HealthRule = {
  id: 'LC04',
  area: 'lifecycle',
  requires: [],
  evaluate({ cluster }) {
    const { phase, phaseReason = '' } = cluster.status ?? {};
    const reference = cluster.spec?.imageCatalogRef;
    // For any other reason, rule AV04 quotes it.
    if (
      phase !== CATALOG_PHASE ||
      !reference ||
      !NO_SUCH_MAJOR.test(phaseReason)
    )
      return undefined;
    const { name = '', major = '' } = reference;
    return {
      severity: 'critical',
      title: say('LC04.title', { catalog: name, major }),
      impact: say('LC04.impact'),
      cause: phaseReason,
      remedy: say('LC04.remedy', { major }),
      evidence: [
        evidence(cluster, 'Cluster', 'status.phase', phase),
        evidence(cluster, 'Cluster', 'status.phaseReason', phaseReason),
      ],
      since: notReadyClusterSince(cluster),
      params: { catalog: name, major },
    };
  },
};

export const majorUpgradeFailed: HealthRule = {
  id: 'LC06',
  area: 'lifecycle',
  requires: ['Event', 'Pod'],
  evaluate(objects, now) {
    const { cluster, pods } = objects;
    const event = recentEvent(objects, 'MajorUpgradeRollback', now);
    const job = pods.find(
      ({ metadata, status }) =>
        /upgrade/i.test(metadata.labels?.['cnpg.io/jobRole'] ?? '') &&
        status?.phase === 'Failed',
    );
    if (!event && !job) return undefined;
    return {
      severity: event ? 'warning' : 'critical',
      title: event ? say('LC06.title.rolledBack') : say('LC06.title.failed'),
      impact: event ? say('LC06.impact.rolledBack') : say('LC06.impact.failed'),
      ...(event?.message && { cause: event.message }),
      remedy: say('LC06.remedy'),
      evidence: [
        job
          ? evidence(job, 'Pod', 'status.phase', 'Failed')
          : evidence(
              cluster,
              'Cluster',
              'Event MajorUpgradeRollback',
              event?.message ?? '',
            ),
      ],
      since: event ? eventTime(event) : job?.metadata.creationTimestamp,
    };
  },
};

export const deprecatedFields: HealthRule = {
  id: 'LC10',
  area: 'lifecycle',
  requires: [],
  evaluate({ cluster }) {
    const { spec } = cluster;
    const fields: [path: string, used: boolean][] = [
      ['spec.minSyncReplicas', (spec?.minSyncReplicas ?? 0) > 0],
      ['spec.maxSyncReplicas', (spec?.maxSyncReplicas ?? 0) > 0],
      [
        'spec.monitoring.enablePodMonitor',
        spec?.monitoring?.enablePodMonitor === true,
      ],
      ['spec.nodeMaintenanceWindow', spec?.nodeMaintenanceWindow !== undefined],
      [
        'spec.storage.pvcTemplate.resources',
        Boolean(spec?.storage?.size && spec.storage.pvcTemplate?.resources),
      ],
    ];
    const used = fields.flatMap(([path, isUsed]) => (isUsed ? [path] : []));
    if (used.length === 0) return undefined;
    return {
      severity: 'info',
      title: say('LC10.title', { fields: used.join(', ') }),
      impact: say('LC10.impact'),
      remedy: say('LC10.remedy'),
      evidence: used.map(path => evidence(cluster, 'Cluster', path, true)),
      params: { fields: used.join(', ') },
    };
  },
};
