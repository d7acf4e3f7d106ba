import { eventTime } from '../../model/eventTime';
import { ageMs } from '../clusterFacts';
import { HealthRule, MINUTE, evidence } from '../rule';

/** The operator tries again in growing pauses of at most 17 minutes, and says so each time. */
const REPEATED_MS = 30 * MINUTE;

/**
 * Leases themselves are not followed: each is renewed every two seconds. The
 * operator looks at them and says what is wrong (CloudNativePG 1.30,
 * `reconcilePrimaryLease`).
 */
export const leaseConflict: HealthRule = {
  id: 'AV12',
  area: 'availability',
  requires: ['Event'],
  evaluate({ cluster, events = [] }, now) {
    const event = events.find(
      entry =>
        entry.reason === 'PrimaryLeaseConflict' &&
        ageMs(eventTime(entry), now) < REPEATED_MS,
    );
    if (!event) return undefined;
    return {
      severity: 'critical',
      title: 'The lease of the primary belongs to somebody else',
      impact:
        'CloudNativePG changes nothing about this cluster any more: no failover, no new instance, no update.',
      ...(event.message && { cause: event.message }),
      remedy: `See whose the Lease ${cluster.metadata.name} is. When its owner is gone or has no use for it, delete the Lease: CloudNativePG makes its own.`,
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'Event PrimaryLeaseConflict',
          event.message ?? '',
        ),
      ],
      since: event.firstTimestamp ?? eventTime(event),
    };
  },
};
