import { DatabaseObjects } from '../model/database';
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
import { HealthRule } from './rule';
import {
  failoverInProgress,
  instanceFenced,
  instancesMissing,
  phaseFailing,
  podUnschedulable,
  primaryMissing,
} from './rules/availability';
import {
  archivingFailing,
  backupOverdue,
  backupsNotConfigured,
  backupStuck,
  lastBackupFailed,
} from './rules/backup';
import { hibernated } from './rules/lifecycle';

const RULES: HealthRule[] = [
  primaryMissing,
  failoverInProgress,
  phaseFailing,
  instancesMissing,
  podUnschedulable,
  instanceFenced,
  backupsNotConfigured,
  archivingFailing,
  lastBackupFailed,
  backupStuck,
  backupOverdue,
  hibernated,
];

const WEIGHT: Record<Severity, number> = { critical: 0, warning: 1, info: 2 };

/**
 * Judges a database by all rules. A rule whose sources are missing is listed as
 * not evaluated, with the reason. What is being deleted is judged no more.
 *
 * @public
 */
export function evaluateHealth(
  objects: DatabaseObjects,
  now: Date,
): HealthReport {
  if (objects.cluster.metadata.deletionTimestamp) {
    return { state: 'progressing', findings: [], notEvaluated: [] };
  }
  const findings: Finding[] = [];
  const notEvaluated: NotEvaluated[] = [];
  for (const rule of RULES) {
    const required =
      typeof rule.requires === 'function'
        ? rule.requires(objects.cluster)
        : rule.requires;
    const missing = required.find(
      kind => objects.unavailable[kind] !== undefined,
    );
    if (missing) {
      notEvaluated.push({ id: rule.id, reason: objects.unavailable[missing]! });
      continue;
    }
    const observation = rule.evaluate(objects, now);
    if (observation) {
      findings.push({
        params: {},
        ...observation,
        id: rule.id,
        area: rule.area,
        docs: `runbooks/${rule.id}.md`,
      });
    }
  }
  findings.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  return { state: stateOf(objects, findings, now), findings, notEvaluated };
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
