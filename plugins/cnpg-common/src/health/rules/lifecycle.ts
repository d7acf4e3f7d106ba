import { MessageId, say } from '../../messages';
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
        title: say('LC08.title.unreadable'),
        impact: say('LC08.impact.unreadable'),
        ...(hibernation.message && { cause: hibernation.message }),
        remedy: say('LC08.remedy.unreadable', { annotation: HIBERNATION }),
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
      title: say('LC08.title.hibernated'),
      impact: say('LC08.impact.hibernated'),
      remedy: say('LC08.remedy.hibernated'),
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

const UPGRADE_PHASES: Record<
  string,
  Extract<MessageId, `LC05.title.${string}`>
> = {
  'Upgrading cluster': 'LC05.title.instances',
  'Upgrading Postgres major version': 'LC05.title.major',
  'Cluster upgrade delayed': 'LC05.title.delayed',
  'Online upgrade in progress': 'LC05.title.manager',
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
      title: say(title),
      impact:
        phase === 'Upgrading Postgres major version'
          ? say('LC05.impact.major')
          : say('LC05.impact.rolling'),
      ...(phaseReason && { cause: phaseReason }),
      remedy: say('LC05.remedy'),
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
    if (switching) {
      const since = condition(
        cluster,
        'ReplicaClusterSwitch',
      )?.lastTransitionTime;
      const late = ageMs(since, now) > DEMOTION_MS;
      return {
        severity: late ? 'warning' : 'info',
        title: say('LC09.title.becoming'),
        impact: say('LC09.impact.becoming'),
        remedy: late ? say('LC09.remedy.late') : say('LC09.remedy.wait'),
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
      title: source
        ? say('LC09.title.is', { source })
        : say('LC09.title.unknown'),
      impact: say('LC09.impact.is'),
      remedy: demotionToken
        ? say('LC09.remedy.demoted')
        : say('LC09.remedy.is'),
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
