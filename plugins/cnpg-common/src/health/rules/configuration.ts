import { Declaration, declared } from '../../model/describeDetails';
import { Cluster } from '../../model/objects';
import { parseQuantity } from '../../quantity';
import { ageMs, earliest, instancePods, isHibernating } from '../clusterFacts';
import { DAY, HealthRule, MINUTE, evidence } from '../rule';

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

const DECLARED = [
  {
    kind: 'Database',
    field: 'databases',
    noun: 'database',
    impact: 'Applications may miss the database, a schema or an extension.',
  },
  {
    kind: 'Publication',
    field: 'publications',
    noun: 'publication',
    impact: 'Those who subscribe to it do not get what they expect.',
  },
  {
    kind: 'Subscription',
    field: 'subscriptions',
    noun: 'subscription',
    impact: 'Data from its publication does not arrive.',
  },
] as const;

export const declaredNotApplied: HealthRule = {
  id: 'CF01',
  area: 'configuration',
  requires: ['Database'],
  evaluate(objects, now) {
    const { cluster, unavailable, notServed = [] } = objects;
    if (isHibernating(cluster)) return undefined;
    for (const { kind, field, noun, impact } of DECLARED) {
      const declarations: Declaration[] = objects[field] ?? [];
      const late = declarations.find(object => {
        const { state } = declared(object);
        return (
          state === 'failed' ||
          (state === 'pending' &&
            ageMs(object.metadata.creationTimestamp, now) > APPLY_MS)
        );
      });
      if (!late) continue;
      const { sqlName, state, problem } = declared(late);
      return {
        severity: 'warning',
        title:
          state === 'failed'
            ? `The ${noun} ${sqlName} is not as it is declared`
            : `The ${noun} ${sqlName} has not been set up as it is declared`,
        impact,
        ...(problem && { cause: problem }),
        remedy: 'Correct what the message names; it is tried again by itself.',
        evidence: [
          evidence(late, kind, 'status.applied', late.status?.applied),
          evidence(late, kind, 'status.message', problem ?? ''),
        ],
        params: { kind, name: sqlName },
      };
    }
    // An older operator has neither; then there is nothing to be applied.
    const unread = DECLARED.find(
      ({ kind }) => unavailable[kind] && !notServed.includes(kind),
    );
    return unread && { notEvaluated: unavailable[unread.kind]! };
  },
};

export const restartPending: HealthRule = {
  id: 'CF02',
  area: 'configuration',
  requires: ['PgStatus'],
  evaluate({ cluster, pgStatus = {}, liveHistory }, now) {
    if (isHibernating(cluster)) return undefined;
    const pending = Object.keys(pgStatus).filter(
      name => pgStatus[name].pendingRestart,
    );
    if (pending.length === 0) return undefined;
    const since = earliest(
      pending.map(name => liveHistory?.pendingRestartSince[name]),
    );
    return {
      severity: ageMs(since, now) > DAY ? 'warning' : 'info',
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
      since,
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
