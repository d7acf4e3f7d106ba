import { declared } from '../../model/describeDetails';
import { Cluster } from '../../model/objects';
import { parseQuantity } from '../../quantity';
import { ageMs, instancePods, isHibernating } from '../clusterFacts';
import { HealthRule, MINUTE, evidence } from '../rule';

const APPLY_MS = 5 * MINUTE;

function isGuaranteed(
  resources: NonNullable<Cluster['spec']>['resources'],
): boolean {
  return ['cpu', 'memory'].every(name => {
    const request = parseQuantity(resources?.requests?.[name]);
    return (
      request !== undefined &&
      request === parseQuantity(resources?.limits?.[name])
    );
  });
}

export const databaseNotApplied: HealthRule = {
  id: 'CF01',
  area: 'configuration',
  requires: ['Database'],
  evaluate({ cluster, databases = [] }, now) {
    if (isHibernating(cluster)) return undefined;
    const late = databases.find(database => {
      const { state } = declared(database);
      return (
        state === 'failed' ||
        (state === 'pending' &&
          ageMs(database.metadata.creationTimestamp, now) > APPLY_MS)
      );
    });
    if (!late) return undefined;
    const { sqlName, state, problem } = declared(late);
    return {
      severity: 'warning',
      title:
        state === 'failed'
          ? `The database ${sqlName} is not as it is declared`
          : `The database ${sqlName} has not been set up as it is declared`,
      impact: 'Applications may miss the database, a schema or an extension.',
      ...(problem && { cause: problem }),
      remedy: 'Correct what the message names; it is tried again by itself.',
      evidence: [
        evidence(late, 'Database', 'status.applied', late.status?.applied),
        evidence(late, 'Database', 'status.message', problem ?? ''),
      ],
      params: { database: sqlName },
    };
  },
};

export const restartPending: HealthRule = {
  id: 'CF02',
  area: 'configuration',
  requires: ['PgStatus'],
  evaluate({ cluster, pgStatus = {} }) {
    if (isHibernating(cluster)) return undefined;
    const pending = Object.keys(pgStatus).filter(
      name => pgStatus[name].pendingRestart,
    );
    if (pending.length === 0) return undefined;
    return {
      severity: 'info',
      title: `${pending.join(', ')} must restart for a changed parameter`,
      impact: 'The old value holds until then.',
      remedy:
        'CloudNativePG restarts by itself; with supervised updates, restart the primary when it fits.',
      evidence: pending.map(name =>
        evidence(
          { metadata: { name } },
          'Pod',
          '/pg/status pendingRestart',
          true,
        ),
      ),
      params: { instances: pending.join(', ') },
    };
  },
};

export const poolerDown: HealthRule = {
  id: 'CF04',
  area: 'configuration',
  requires: ['Pooler'],
  evaluate({ cluster, poolers = [] }) {
    if (isHibernating(cluster)) return undefined;
    const failed = poolers.find(
      ({ status }) => status?.phase === 'failed' || status?.error,
    );
    const paused = poolers.find(
      ({ spec, status }) =>
        spec?.pgbouncer?.paused || status?.phase === 'paused',
    );
    const pooler = failed ?? paused;
    if (!pooler) return undefined;
    const { name } = pooler.metadata;
    const cause =
      failed && (failed.status?.error || failed.status?.phaseReason);
    return {
      severity: failed ? 'warning' : 'info',
      title: failed
        ? `The pooler ${name} has failed`
        : `The pooler ${name} is paused`,
      impact: 'Applications that connect through it wait or are refused.',
      ...(cause && { cause }),
      remedy: failed
        ? 'Correct what the message names.'
        : 'Set spec.pgbouncer.paused to false when the work on it is done.',
      evidence: [
        evidence(
          pooler,
          'Pooler',
          'status.phase',
          pooler.status?.phase ?? 'paused',
        ),
      ],
      params: { pooler: name },
    };
  },
};

export const resourcesNotGuaranteed: HealthRule = {
  id: 'CF09',
  area: 'configuration',
  requires: ['Pod'],
  evaluate({ cluster, pods, production }) {
    // The archiver's sidecar may do with less; it is PostgreSQL that counts.
    if (!production || isGuaranteed(cluster.spec?.resources)) return undefined;
    const weak = instancePods(pods).filter(
      ({ status }) => status?.qosClass && status.qosClass !== 'Guaranteed',
    );
    if (weak.length === 0) return undefined;
    return {
      severity: 'info',
      title: 'Resources are not guaranteed',
      impact:
        'When the node runs short of memory, the instances are among the first to be stopped.',
      remedy: 'Set limits equal to requests, for CPU and for memory.',
      evidence: weak.map(pod =>
        evidence(pod, 'Pod', 'status.qosClass', pod.status?.qosClass),
      ),
    };
  },
};
