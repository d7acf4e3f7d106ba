import {
  ageMs,
  condition,
  isHibernated,
  isReplicaCluster,
} from '../clusterFacts';
import { HealthRule, MINUTE, evidence } from '../rule';

const HIBERNATION = 'cnpg.io/hibernation';

export const hibernated: HealthRule = {
  id: 'LC08',
  area: 'lifecycle',
  requires: [],
  evaluate({ cluster }) {
    const hibernation = condition(cluster, HIBERNATION);
    if (hibernation?.reason === 'WrongAnnotationValue') {
      return {
        severity: 'warning',
        title: 'The annotation for hibernation cannot be read',
        impact: 'The database runs on, or stays away, whatever was meant.',
        ...(hibernation.message && { cause: hibernation.message }),
        remedy: `Set ${HIBERNATION} to on or off.`,
        evidence: [
          evidence(
            cluster,
            'Cluster',
            `metadata.annotations["${HIBERNATION}"]`,
            cluster.metadata.annotations?.[HIBERNATION] ?? '',
          ),
        ],
        since: hibernation.lastTransitionTime,
      };
    }
    if (!isHibernated(cluster) || !hibernation) return undefined;
    return {
      severity: 'info',
      title: 'The database is hibernated',
      impact:
        'No instance runs and nobody can connect. The data is on its volumes.',
      remedy: 'Wake it to use it; that takes about half a minute.',
      evidence: [
        evidence(
          cluster,
          'Cluster',
          `status.conditions[${HIBERNATION}].status`,
          hibernation.status,
        ),
      ],
      since: hibernation.lastTransitionTime,
    };
  },
};

const UPGRADE_PHASES: Record<string, string> = {
  'Upgrading cluster': 'The instances are being updated',
  'Upgrading Postgres major version':
    'PostgreSQL is being upgraded to a new major version',
  'Cluster upgrade delayed': 'An update waits for its turn',
  'Online upgrade in progress': 'The instance manager is being updated',
};

export const upgrading: HealthRule = {
  id: 'LC05',
  area: 'lifecycle',
  requires: [],
  evaluate({ cluster }) {
    const { phase = '', phaseReason } = cluster.status ?? {};
    const title = Object.hasOwn(UPGRADE_PHASES, phase)
      ? UPGRADE_PHASES[phase]
      : undefined;
    if (!title) return undefined;
    return {
      severity: 'info',
      title,
      impact:
        phase === 'Upgrading Postgres major version'
          ? 'Nobody can connect until it is done.'
          : 'Standbys restart one after the other, the primary last.',
      ...(phaseReason && { cause: phaseReason }),
      remedy: 'Wait.',
      evidence: [evidence(cluster, 'Cluster', 'status.phase', phase)],
      since: condition(cluster, 'Ready')?.lastTransitionTime,
      params: { phase },
    };
  },
};

const DEMOTION_MS = 10 * MINUTE;

export const replicaCluster: HealthRule = {
  id: 'LC09',
  area: 'lifecycle',
  requires: [],
  evaluate({ cluster }, now) {
    const { switchReplicaClusterStatus, demotionToken } = cluster.status ?? {};
    const switching = switchReplicaClusterStatus?.inProgress === true;
    const since = condition(cluster, 'Ready')?.lastTransitionTime;
    if (switching) {
      const late = ageMs(since, now) > DEMOTION_MS;
      return {
        severity: late ? 'warning' : 'info',
        title: 'The database is becoming a replica of another cluster',
        impact: 'Nobody can write until the other cluster is promoted.',
        remedy: late
          ? 'See below what its instances wait for.'
          : 'Wait for the demotion token, then promote the other cluster with it.',
        evidence: [
          evidence(
            cluster,
            'Cluster',
            'status.switchReplicaClusterStatus.inProgress',
            true,
          ),
        ],
        since,
      };
    }
    if (!isReplicaCluster(cluster)) return undefined;
    const source = cluster.spec?.replica?.source ?? '';
    return {
      severity: 'info',
      title: `The database is a replica of ${source || 'another cluster'}`,
      impact: 'It can be read only.',
      remedy: demotionToken
        ? 'To move writes away from here for good, promote the other cluster with the demotion token in status.demotionToken.'
        : 'Promote it only when its source is gone or demoted.',
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'spec.replica',
          cluster.spec?.replica ?? {},
        ),
      ],
      params: { source },
    };
  },
};
