import { phaseMessage, say } from '../../messages';
import {
  FAILING_PHASES,
  HEALTHY_PHASE,
  ageMs,
  condition,
  isFailingOver,
  isHibernating,
  lastStep,
  notReadyClusterSince,
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
          ? say('AV03.title.known', { from, to })
          : say('AV03.title.underWay'),
      impact: say('AV03.impact'),
      remedy: late ? say('AV03.remedy.late') : say('AV03.remedy.wait'),
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
      title: say('AV05.title'),
      impact: say('AV05.impact'),
      ...(phaseReason && { cause: phaseReason }),
      remedy: say('AV05.remedy'),
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
  evaluate(objects, now) {
    const { cluster } = objects;
    const { phase, phaseReason } = cluster.status ?? {};
    const since = notReadyClusterSince(cluster);
    if (
      !phase ||
      phase === HEALTHY_PHASE ||
      phase === WAITING_PHASE ||
      FAILING_PHASES.has(phase) ||
      isFailingOver(cluster) ||
      isHibernating(cluster) ||
      since === undefined
    ) {
      return undefined;
    }
    const limit = LONG_PHASES.has(phase) ? 2 * HOUR : 30 * MINUTE;
    if (ageMs(lastStep(objects), now) <= limit) return undefined;
    return {
      severity: 'warning',
      title: say('AV13.title', { phase: phaseMessage(phase) ?? phase }),
      impact: say('AV13.impact'),
      ...(phaseReason && { cause: phaseReason }),
      remedy: say('AV13.remedy'),
      evidence: [
        evidence(cluster, 'Cluster', 'status.phase', phase),
        evidence(
          cluster,
          'Cluster',
          'status.conditions[Ready].lastTransitionTime',
          since,
        ),
      ],
      since,
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
      title: say('AV15.title'),
      impact: say('AV15.impact'),
      remedy: say('AV15.remedy', { annotation: name }),
      evidence: [
        evidence(cluster, 'Cluster', `metadata.annotations["${name}"]`, value),
      ],
    };
  },
};
