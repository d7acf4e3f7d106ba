import { Event } from '@pgportal/plugin-cnpg-common';

/**
 * Names of Clusters that the object of an Event may belong to, the likeliest
 * first. Pods, jobs and volumes that are gone, or not known yet, can be told
 * by their names only: `orders-db-1`, `orders-db-2-join`, `orders-db-1-wal`.
 */
export function eventSubject({ involvedObject }: Event): string[] {
  const { kind, name = '' } = involvedObject ?? {};
  switch (kind) {
    case 'Cluster':
    case 'FailoverQuorum':
      return [name];
    case 'Pod':
    case 'Job':
    case 'PersistentVolumeClaim': {
      const candidates: string[] = [];
      for (const { index } of name.matchAll(/-\d+(?=-|$)/g)) {
        if (index > 0) candidates.unshift(name.slice(0, index));
      }
      return candidates;
    }
    case 'Service':
    case 'PodDisruptionBudget':
    case 'ServiceAccount':
      return [name, name.replace(/-(rw|ro|r|primary)$/, '')];
    default:
      return [];
  }
}
