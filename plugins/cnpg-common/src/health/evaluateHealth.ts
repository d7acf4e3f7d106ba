import { DatabaseObjects } from '../model/database';
import { HealthReport } from '../model/health';
import { evaluateRules } from './evaluateRules';
import { RULES } from './rules';

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
  return evaluateRules(RULES, objects, now);
}
