import { say } from '../../messages';
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
      title: say('AV12.title'),
      impact: say('AV12.impact'),
      ...(event.message && { cause: event.message }),
      remedy: say('AV12.remedy', { lease: cluster.metadata.name }),
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
