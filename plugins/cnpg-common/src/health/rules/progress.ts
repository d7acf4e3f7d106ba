import {
  FAILING_PHASES,
  HEALTHY_PHASE,
  ageMs,
  condition,
  isFailingOver,
  isHibernating,
  wantedPrimary,
} from '../clusterFacts';
import { HOUR, HealthRule, MINUTE, evidence } from '../rule';

const SWITCHOVER_MS = 5 * MINUTE;

export const switchoverInProgress: HealthRule = {
  id: 'AV03',
  area: 'availability',
  requires: [],
  evaluate({ cluster }, now) {
    const {
      phase,
      currentPrimary: from,
      targetPrimaryTimestamp,
    } = cluster.status ?? {};
    const to = wantedPrimary(cluster);
    if (!from || isHibernating(cluster) || isFailingOver(cluster))
      return undefined;
    if (phase !== 'Switchover in progress' && (!to || to === from))
      return undefined;
    const late = ageMs(targetPrimaryTimestamp, now) > SWITCHOVER_MS;
    return {
      severity: late ? 'warning' : 'info',
      title:
        to && to !== from
          ? `Switching over from ${from} to ${to}`
          : 'A switchover is under way',
      impact:
        'Writes fail between the stop of the old primary and the start of the new one, usually 10 to 20 s.',
      remedy: late
        ? 'Look at what the old primary waits for: it stops when its clients are gone and its WAL is archived.'
        : 'Wait. Applications that reconnect carry on by themselves.',
      evidence: [
        evidence(cluster, 'Cluster', 'status.currentPrimary', from),
        evidence(cluster, 'Cluster', 'status.targetPrimary', to ?? ''),
      ],
      since: targetPrimaryTimestamp,
      params: { from, to: to ?? '' },
    };
  },
};

const WAITING_PHASE = 'Waiting for user action';

export const waitingForUser: HealthRule = {
  id: 'AV05',
  area: 'availability',
  requires: [],
  evaluate({ cluster }) {
    const { phase, phaseReason } = cluster.status ?? {};
    if (phase !== WAITING_PHASE) return undefined;
    return {
      severity: 'warning',
      title: 'An update waits for somebody to switch over',
      impact:
        'The standbys are updated, the primary still runs with the old image or settings.',
      ...(phaseReason && { cause: phaseReason }),
      remedy:
        'Promote one of the standbys when a short interruption fits; the update then goes on.',
      evidence: [evidence(cluster, 'Cluster', 'status.phase', phase)],
      since: condition(cluster, 'Ready')?.lastTransitionTime,
    };
  },
};

/** What copies or converts all of the data takes hours when there is much of it. */
const LONG_PHASES: ReadonlySet<string> = new Set([
  'Setting up primary',
  'Creating a new replica',
  'Upgrading Postgres major version',
]);

export const stuckProgressing: HealthRule = {
  id: 'AV13',
  area: 'availability',
  requires: [],
  evaluate({ cluster }, now) {
    const { phase, phaseReason } = cluster.status ?? {};
    const ready = condition(cluster, 'Ready');
    if (
      !phase ||
      phase === HEALTHY_PHASE ||
      phase === WAITING_PHASE ||
      FAILING_PHASES.has(phase) ||
      isFailingOver(cluster) ||
      isHibernating(cluster) ||
      ready?.status !== 'False'
    ) {
      return undefined;
    }
    const limit = LONG_PHASES.has(phase) ? 2 * HOUR : 30 * MINUTE;
    if (ageMs(ready.lastTransitionTime, now) <= limit) return undefined;
    return {
      severity: 'warning',
      title: `No progress: ${phase}`,
      impact:
        'Further changes wait until this one is done, and a failover may find no standby.',
      ...(phaseReason && { cause: phaseReason }),
      remedy:
        'See below what each instance waits for, then the events and the log of the newest pod.',
      evidence: [
        evidence(cluster, 'Cluster', 'status.phase', phase),
        evidence(
          cluster,
          'Cluster',
          'status.conditions[Ready].lastTransitionTime',
          ready.lastTransitionTime,
        ),
      ],
      since: ready.lastTransitionTime,
      params: { phase },
    };
  },
};

export const reconciliationDisabled: HealthRule = {
  id: 'AV15',
  area: 'availability',
  requires: [],
  evaluate({ cluster }) {
    const name = 'cnpg.io/reconciliationLoop';
    const value = cluster.metadata.annotations?.[name];
    if (value !== 'disabled') return undefined;
    return {
      severity: 'warning',
      title: 'CloudNativePG is switched off for this cluster',
      impact:
        'There is no failover, no repair and no backup schedule, whatever else is shown here.',
      remedy: `Remove the annotation ${name} when the work by hand is done.`,
      evidence: [
        evidence(cluster, 'Cluster', `metadata.annotations["${name}"]`, value),
      ],
    };
  },
};
