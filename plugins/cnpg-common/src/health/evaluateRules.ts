import { Sentence, inEnglish, messagesOf, say } from '../messages';
import { DatabaseObjects, SourceKind } from '../model/database';
import {
  Finding,
  HealthReport,
  HealthState,
  NotEvaluated,
  Severity,
} from '../model/health';
import {
  HEALTHY_PHASE,
  desiredInstances,
  isBeingCreated,
  isHibernated,
  isHibernating,
  readyInstances,
} from './clusterFacts';
import { HealthRule, Observation } from './rule';

const WEIGHT: Record<Severity, number> = { critical: 0, warning: 1, info: 2 };

/** Where the objects of a kind stand that not everybody looks at. */
const FIELDS: Partial<Record<SourceKind, keyof DatabaseObjects>> = {
  Node: 'targetNodes',
  Pooler: 'poolers',
  Database: 'databases',
  DatabaseRole: 'databaseRoles',
  PodDisruptionBudget: 'disruptionBudgets',
  Event: 'events',
  PgStatus: 'pgStatus',
};

/** Why a kind is not known; undefined when it is. */
function missing(
  objects: DatabaseObjects,
  kind: SourceKind,
): Sentence | undefined {
  const reason = objects.unavailable[kind];
  if (reason !== undefined) return reason;
  const field = FIELDS[kind];
  if (!field || objects[field] !== undefined) return undefined;
  return kind === 'PgStatus'
    ? say('unknown.notWatched')
    : say('unknown.notRead', { kind });
}

export function evaluateRules(
  rules: HealthRule[],
  objects: DatabaseObjects,
  now: Date,
): HealthReport {
  if (objects.cluster.metadata.deletionTimestamp) {
    return { state: 'progressing', findings: [], notEvaluated: [] };
  }
  const findings: Finding[] = [];
  const notEvaluated: NotEvaluated[] = [];
  for (const rule of rules) {
    const required =
      typeof rule.requires === 'function'
        ? rule.requires(objects.cluster)
        : rule.requires;
    let reason: Sentence | undefined;
    for (const kind of required) reason ??= missing(objects, kind);
    if (reason !== undefined) {
      notEvaluated.push(unknown(rule, reason));
      continue;
    }
    const observation = rule.evaluate(objects, now);
    if (!observation) continue;
    if ('notEvaluated' in observation) {
      notEvaluated.push(unknown(rule, observation.notEvaluated));
      continue;
    }
    findings.push(findingOf(rule, observation));
  }
  findings.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  return { state: stateOf(objects, findings, now), findings, notEvaluated };
}

function findingOf(rule: HealthRule, observation: Observation): Finding {
  const { title, impact, cause, remedy, ...rest } = observation;
  return {
    params: {},
    ...rest,
    id: rule.id,
    area: rule.area,
    docs: `runbooks/${rule.id}.md`,
    title: inEnglish(title),
    impact: inEnglish(impact),
    ...(cause && { cause: inEnglish(cause) }),
    remedy: inEnglish(remedy),
    ...messagesOf({ title, impact, cause, remedy }),
  };
}

function unknown({ id }: HealthRule, reason: Sentence): NotEvaluated {
  return { id, reason: inEnglish(reason), ...messagesOf({ reason }) };
}

function stateOf(
  objects: DatabaseObjects,
  findings: Finding[],
  now: Date,
): HealthState {
  const { cluster } = objects;
  const has = (severity: Severity) =>
    findings.some(finding => finding.severity === severity);
  if (isHibernated(cluster)) return 'hibernated';
  if (has('critical')) return 'unhealthy';
  if (isHibernating(cluster) || isBeingCreated(objects, now))
    return 'progressing';
  if (has('warning')) return 'degraded';
  // The phase says "healthy" while an instance comes back, and it is a text of
  // the operator's version: one that is not known is work under way.
  return cluster.status?.phase === HEALTHY_PHASE &&
    readyInstances(objects) >= desiredInstances(cluster)
    ? 'healthy'
    : 'progressing';
}
