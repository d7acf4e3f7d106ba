import { say } from '../../messages';
import { Declaration, declared } from '../../model/describeDetails';
import { Cluster } from '../../model/objects';
import { parseQuantity } from '../../quantity';
import {
  ageMs,
  earliest,
  hasBeenReady,
  instancePods,
  isHibernating,
  isReplicaCluster,
} from '../clusterFacts';
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
  },
  {
    kind: 'Publication',
    field: 'publications',
    noun: 'publication',
  },
  {
    kind: 'Subscription',
    field: 'subscriptions',
    noun: 'subscription',
  },
] as const;

export const declaredNotApplied: HealthRule = {
  id: 'CF01',
  area: 'configuration',
  requires: ['Database'],
  evaluate(objects, now) {
    const { cluster, unavailable, notServed = [] } = objects;
    if (isHibernating(cluster)) return undefined;
    // Until there is a primary that can be written to, they wait for it.
    const waits = isReplicaCluster(cluster) || !hasBeenReady(objects);
    for (const { kind, field, noun } of DECLARED) {
      const declarations: Declaration[] = objects[field] ?? [];
      const late = declarations.find(object => {
        const { state } = declared(object);
        // What is changed is carried out, or fails, within a minute; nothing
        // says when it was changed.
        const isNew = object.status?.applied === undefined;
        return (
          state === 'failed' ||
          (isNew &&
            !waits &&
            ageMs(object.metadata.creationTimestamp, now) > APPLY_MS)
        );
      });
      if (!late) continue;
      const { sqlName, state, problem } = declared(late);
      return {
        severity: 'warning',
        title: say(
          state === 'failed'
            ? `CF01.title.${noun}.failed`
            : `CF01.title.${noun}.pending`,
          { name: sqlName },
        ),
        impact: say(`CF01.impact.${noun}`),
        ...(problem && { cause: problem }),
        remedy: say('CF01.remedy'),
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
      title: say('CF02.title', { instances: pending.join(', ') }),
      impact: say('CF02.impact'),
      remedy: say('CF02.remedy'),
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
  evaluate({ cluster, poolers = [] }, now) {
    if (isHibernating(cluster)) return undefined;
    const failed = poolers.find(
      ({ metadata, status }) =>
        status?.phase === 'failed' ||
        status?.error ||
        // A new one waits for what it needs.
        (status?.phase === 'inactive' &&
          ageMs(metadata.creationTimestamp, now) > APPLY_MS),
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
        ? say('CF04.title.failed', { pooler: name })
        : say('CF04.title.paused', { pooler: name }),
      impact: say('CF04.impact'),
      ...(cause && { cause }),
      remedy: failed ? say('CF04.remedy.failed') : say('CF04.remedy.paused'),
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
      title: say('CF09.title'),
      impact: say('CF09.impact'),
      remedy: say('CF09.remedy'),
      evidence: weak.map(pod =>
        evidence(pod, 'Pod', 'status.qosClass', pod.status?.qosClass),
      ),
    };
  },
};
