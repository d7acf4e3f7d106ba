import { DatabaseObjects } from '../model/database';
import {
  Finding,
  HealthReport,
  HealthState,
  NotEvaluated,
  Severity,
} from '../model/health';
import { HEALTHY_PHASE, isBeingCreated, isHibernated } from './clusterFacts';
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
 * not evaluated, with the reason.
 *
 * @public
 */
export function evaluateHealth(
  objects: DatabaseObjects,
  now: Date,
): HealthReport {
  const findings: Finding[] = [];
  const notEvaluated: NotEvaluated[] = [];
  for (const rule of RULES) {
    const missing = rule.requires.find(
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
      });
    }
  }
  findings.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  return { state: stateOf(objects, findings, now), findings, notEvaluated };
}

function stateOf(
  { cluster }: DatabaseObjects,
  findings: Finding[],
  now: Date,
): HealthState {
  if (findings.some(({ severity }) => severity === 'critical'))
    return 'unhealthy';
  if (isHibernated(cluster)) return 'hibernated';
  if (isBeingCreated(cluster, now)) return 'progressing';
  if (findings.some(({ severity }) => severity === 'warning'))
    return 'degraded';
  // The phase is a text of the operator's version: one that is not known is work under way.
  return cluster.status?.phase === HEALTHY_PHASE ? 'healthy' : 'progressing';
}
