import { DatabaseObjects } from '../../model/database';
import { eventTime } from '../../model/eventTime';
import { Cluster } from '../../model/objects';
import {
  ageMs,
  compareVersions,
  condition,
  operatorVersion,
} from '../clusterFacts';
import { DAY, HealthRule, evidence } from '../rule';

/** Major and, where it is known, minor version of an image, from its tag. */
function versionOf(
  image: string | undefined,
): { major: number; minor?: number } | undefined {
  const [, major, minor] =
    /:(\d+)(?:\.(\d+))?[^:/]*$/.exec(image?.split('@')[0] ?? '') ?? [];
  if (!major) return undefined;
  return { major: Number(major), ...(minor && { minor: Number(minor) }) };
}

function majorOf({ spec, status }: Cluster): number | undefined {
  return (
    versionOf(status?.image ?? spec?.imageName)?.major ??
    status?.pgDataImageInfo?.majorVersion ??
    spec?.imageCatalogRef?.major
  );
}

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
        title: 'The image does not come from a catalog',
        impact:
          'Minor releases, with their corrections, reach it by hand only.',
        remedy: 'Name an image catalog in spec.imageCatalogRef.',
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
        notEvaluated: `The catalog ${reference.name ?? ''} is not known.`,
      };
    }
    const running = versionOf(cluster.status?.image);
    const offered = versionOf(
      imageCatalog.spec?.images?.find(({ major }) => major === reference.major)
        ?.image,
    );
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
      title: `PostgreSQL ${from} runs, ${to} is offered`,
      impact: 'Corrections of faults and security holes are missing.',
      remedy:
        'See why the rollout has not happened: a supervised update waits for a switchover.',
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
    const major = majorOf(cluster);
    const end = END_OF_LIFE[major ?? 0];
    if (!major || !end) return undefined;
    const left = Date.parse(end) - now.getTime();
    if (left > 365 * DAY) return undefined;
    return {
      severity: left < 90 * DAY ? 'warning' : 'info',
      title:
        left < 0
          ? `PostgreSQL ${major} is not maintained any more`
          : `PostgreSQL ${major} is maintained until ${end}`,
      impact:
        'After that there are no corrections, not even of security holes.',
      remedy:
        'Plan the upgrade to a newer major version; the database is away while it runs.',
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
      return { notEvaluated: 'Nothing names the version of the operator.' };
    }
    if (compareVersions(version, OLDEST_OPERATOR) >= 0) return undefined;
    return {
      severity: 'warning',
      title: `CloudNativePG ${version} is not maintained any more`,
      impact: 'Faults and security holes of the operator stay.',
      remedy: `Ask the platform team to update it to ${OLDEST_OPERATOR} or newer.`,
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
  evaluate(objects, now) {
    const { cluster } = objects;
    const { phase, phaseReason } = cluster.status ?? {};
    const ready = condition(cluster, 'Ready')?.status === 'True';
    const event = ready
      ? undefined
      : recentEvent(objects, 'ImageCatalogError', now);
    if (phase !== CATALOG_PHASE && !event) return undefined;
    const { name = '', major = '' } = cluster.spec?.imageCatalogRef ?? {};
    const cause = phaseReason || event?.message;
    return {
      severity: 'critical',
      title: `The image catalog ${name} has no image for PostgreSQL ${major}`,
      impact: 'Instances are neither made nor updated.',
      ...(cause && { cause }),
      remedy: `Ask the platform team to put PostgreSQL ${major} into the catalog.`,
      evidence: [
        event
          ? evidence(
              cluster,
              'Cluster',
              'Event ImageCatalogError',
              event.message,
            )
          : evidence(cluster, 'Cluster', 'status.phase', phase),
      ],
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
      severity: 'warning',
      title: event
        ? 'The upgrade of the major version was taken back'
        : 'The upgrade of the major version failed',
      impact: event
        ? 'The database runs with the old version; its data is untouched.'
        : 'The database is away until the upgrade is mended or taken back.',
      ...(event?.message && { cause: event.message }),
      remedy:
        "Read the log of the upgrade's job: mostly an extension that the new image lacks. To take it back, set the old image.",
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
      title: `The definition uses fields that CloudNativePG will drop: ${used.join(
        ', ',
      )}`,
      impact:
        'Nothing today; an update of the operator may ignore or refuse them.',
      remedy:
        'Use spec.postgresql.synchronous, a PodMonitor of your own, and spec.storage.size alone.',
      evidence: used.map(path => evidence(cluster, 'Cluster', path, true)),
      params: { fields: used.join(', ') },
    };
  },
};
