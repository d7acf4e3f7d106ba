import { say } from '../../messages';
import {
  ageMs,
  archiverOf,
  compareVersions,
  earliest,
  isHibernating,
  objectStoreOf,
  operatorVersion,
  recoveryWindow,
} from '../clusterFacts';
import { DatabaseObjects, SourceKind } from '../../model/database';
import { eventTime } from '../../model/eventTime';
import { Cluster } from '../../model/objects';
import { DAY, HealthRule, MINUTE, evidence } from '../rule';
import { WITHOUT_IN_TREE } from './backupSchedule';

function storeOf(cluster: Cluster): SourceKind[] {
  return archiverOf(cluster)?.via === 'plugin' ? ['ObjectStore'] : [];
}

function retentionOf(objects: DatabaseObjects): string | undefined {
  return (
    objectStoreOf(objects)?.spec?.retentionPolicy ??
    objects.cluster.spec?.backup?.retentionPolicy
  );
}

const UNITS: Record<string, number> = { d: DAY, w: 7 * DAY, m: 30 * DAY };

/** `14d`, `4w`, `3m` */
function retentionMs(policy: string | undefined): number | undefined {
  const [, count, unit] = /^([1-9]\d*)([dwm])$/.exec(policy ?? '') ?? [];
  return count ? Number(count) * UNITS[unit] : undefined;
}

export const retentionMissing: HealthRule = {
  id: 'BK14',
  area: 'backup',
  requires: storeOf,
  evaluate(objects) {
    const { cluster } = objects;
    const archiver = archiverOf(cluster);
    if (!archiver) return undefined;
    const store = objectStoreOf(objects);
    const policy = retentionOf(objects);
    const where = store
      ? (value: string | null) =>
          evidence(store, 'ObjectStore', 'spec.retentionPolicy', value)
      : (value: string | null) =>
          evidence(cluster, 'Cluster', 'spec.backup.retentionPolicy', value);
    if (policy) {
      const { expectedRetention } = objects;
      const kept = retentionMs(policy);
      const expected = retentionMs(expectedRetention);
      if (kept === undefined || expected === undefined || kept >= expected)
        return undefined;
      return {
        severity: 'warning',
        title: say('BK14.title.short', {
          policy: { retention: policy },
          expected: { retention: expectedRetention ?? '' },
        }),
        impact: say('BK14.impact.short'),
        remedy: say('BK14.remedy.short', { expected: expectedRetention ?? '' }),
        evidence: [where(policy)],
        params: { policy, expected: expectedRetention ?? '' },
      };
    }
    if (archiver.via === 'plugin' && !store) {
      return {
        notEvaluated: say('BK14.unknown', {
          store: archiver.objectStore ?? '',
        }),
      };
    }
    return {
      severity: 'warning',
      title: say('BK14.title.forever'),
      impact: say('BK14.impact.forever'),
      remedy: store ? say('BK14.remedy.store') : say('BK14.remedy.inTree'),
      evidence: [where(null)],
    };
  },
};

/** The store's status follows a backup after some seconds. */
const STATUS_GRACE_MS = 10 * MINUTE;

export const recoveryWindowShort: HealthRule = {
  id: 'BK15',
  area: 'backup',
  requires: cluster => [
    ...storeOf(cluster),
    ...(archiverOf(cluster) ? (['Backup', 'ScheduledBackup'] as const) : []),
  ],
  evaluate(objects, now) {
    const { cluster, scheduledBackups } = objects;
    if (!archiverOf(cluster) || isHibernating(cluster)) return undefined;
    const { firstRecoverabilityPoint: first, lastSuccessfulAt } =
      recoveryWindow(objects);
    if (!lastSuccessfulAt) return undefined;
    const policy = retentionOf(objects);
    const promised = retentionMs(policy);
    const empty =
      first === undefined && ageMs(lastSuccessfulAt, now) > STATUS_GRACE_MS;
    // The oldest schedule tells since when there have been backups.
    const begun = earliest(
      scheduledBackups.map(({ metadata }) => metadata.creationTimestamp),
    );
    const short =
      first !== undefined &&
      promised !== undefined &&
      ageMs(cluster.metadata.creationTimestamp, now) > promised &&
      ageMs(begun, now) > promised &&
      ageMs(first, now) < promised / 2;
    if (!empty && !short) return undefined;
    return {
      severity: 'warning',
      title: empty
        ? say('BK15.title.empty')
        : say('BK15.title.short', { policy: { retention: policy ?? '' } }),
      impact: empty ? say('BK15.impact.empty') : say('BK15.impact.short'),
      remedy: empty ? say('BK15.remedy.empty') : say('BK15.remedy.short'),
      evidence: [
        evidence(
          objectStoreOf(objects) ?? cluster,
          objectStoreOf(objects) ? 'ObjectStore' : 'Cluster',
          'firstRecoverabilityPoint',
          first ?? '',
        ),
      ],
      since: empty ? lastSuccessfulAt : first,
      params: { retention: policy ?? '' },
    };
  },
};

export const inTreeBackup: HealthRule = {
  id: 'BK16',
  area: 'backup',
  requires: [],
  evaluate(objects) {
    const { cluster } = objects;
    const external = cluster.spec?.externalClusters?.find(
      ({ barmanObjectStore }) => barmanObjectStore,
    );
    const own = cluster.spec?.backup?.barmanObjectStore !== undefined;
    if (!own && !external) return undefined;
    const version = operatorVersion(objects);
    const gone =
      version !== undefined && compareVersions(version, WITHOUT_IN_TREE) >= 0;
    return {
      severity: gone ? 'critical' : 'warning',
      title: own ? say('BK16.title.own') : say('BK16.title.source'),
      impact: gone
        ? say('BK16.impact.gone', { version })
        : say('BK16.impact.soon', { next: WITHOUT_IN_TREE }),
      remedy: say('BK16.remedy'),
      evidence: [
        evidence(
          cluster,
          'Cluster',
          own
            ? 'spec.backup.barmanObjectStore'
            : `spec.externalClusters[${external?.name}].barmanObjectStore`,
          true,
        ),
      ],
    };
  },
};

export const retentionFailing: HealthRule = {
  id: 'BK20',
  area: 'backup',
  requires: ['Event'],
  evaluate(objects, now) {
    const { events = [] } = objects;
    const { lastSuccessfulAt } = recoveryWindow(objects);
    const event = events.find(
      entry =>
        entry.reason === 'RetentionPolicyFailed' &&
        ageMs(eventTime(entry), now) < DAY &&
        // A later backup has cleaned up.
        !(
          Date.parse(eventTime(entry) ?? '') <
          Date.parse(lastSuccessfulAt ?? '')
        ),
    );
    if (!event) return undefined;
    return {
      severity: 'warning',
      title: say('BK20.title'),
      impact: say('BK20.impact'),
      ...(event.message && { cause: event.message }),
      remedy: say('BK20.remedy'),
      evidence: [
        evidence(
          {
            metadata: { name: event.involvedObject?.name ?? '' },
          },
          event.involvedObject?.kind ?? 'Cluster',
          'Event RetentionPolicyFailed',
          event.message ?? '',
        ),
      ],
      since: eventTime(event),
    };
  },
};
