import { condition, isHibernated } from '../clusterFacts';
import { HealthRule, evidence } from '../rule';

export const hibernated: HealthRule = {
  id: 'LC08',
  area: 'lifecycle',
  requires: [],
  evaluate({ cluster }) {
    if (!isHibernated(cluster)) return undefined;
    const hibernation = condition(cluster, 'cnpg.io/hibernation')!;
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
          'status.conditions[cnpg.io/hibernation].status',
          hibernation.status,
        ),
      ],
      since: hibernation.lastTransitionTime,
    };
  },
};
