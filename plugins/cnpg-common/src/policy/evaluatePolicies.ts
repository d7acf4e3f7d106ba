import { Message, inEnglish } from '../messages';
import { FieldProblem } from '../model/request';
import { Governance, Policy, PolicyRuleId } from './governance';
import { PolicyContext, policyRuleIds, policyRules } from './rules';
import { PolicySubject } from './subject';
import { Waiver, activeWaiver } from './waivers';

/**
 * A rule that a team adds to those of the configuration. It is asked of every
 * database, in the form, in the plan and over the fleet.
 *
 * @public
 */
export interface CustomPolicyRule {
  /** Unique, for waivers: letters, digits, dots and hyphens. */
  id: string;
  title: string;
  /** Counts that much in the score; 1 when absent. */
  weight?: number;
  /** The answer of the form that decides; the name when absent. */
  field?: FieldProblem['field'];
  /** What is wrong, in a sentence; undefined when nothing is. Pure. */
  evaluate(subject: PolicySubject): string | undefined;
}

/**
 * A rule that a database breaks.
 *
 * @public
 */
export interface PolicyFinding {
  /** Name of the policy; absent for a rule that a team added. */
  policy?: string;
  policyTitle?: string;
  rule: string;
  /** What people call the rule, in English. */
  title: string;
  /** What is wrong, in a sentence. */
  message: string;
  /** Which sentence it is, for another language; absent for a rule that a team added. */
  messages?: { message?: Message };
  /** The answer of the form that decides. */
  field: FieldProblem['field'];
  /** It may be broken, until then. */
  waived?: Waiver;
}

/** @public */
export interface PolicyReport {
  findings: PolicyFinding[];
  /** Rules that were asked and could be answered, waived ones not among them. */
  judged: number;
  /** Share of these that are kept, by weight, 0 to 100; absent when none was judged. */
  score?: number;
  /** Rules that could not be answered. */
  notEvaluated: string[];
  /** Entries of the waiver annotation that cannot be read. */
  malformedWaivers: number;
}

/**
 * Judges a database, planned or running, by every policy that applies to it.
 *
 * @public
 */
export function evaluatePolicies(
  subject: PolicySubject,
  { policies }: Pick<Governance, 'policies'>,
  context: PolicyContext,
  customRules: readonly CustomPolicyRule[] = [],
): PolicyReport {
  const findings: PolicyFinding[] = [];
  const notEvaluated: string[] = [];
  let judged = 0;
  let asked = 0;
  let kept = 0;
  const count = (
    weight: number,
    broken: Omit<PolicyFinding, 'waived'> | undefined,
  ) => {
    const waived =
      broken && activeWaiver(subject.waivers, broken.rule, context.now);
    if (broken) findings.push({ ...broken, ...(waived && { waived }) });
    if (waived) return;
    judged += 1;
    asked += weight;
    kept += broken ? 0 : weight;
  };

  for (const policy of policies.filter(entry => applies(entry, subject))) {
    for (const rule of policyRuleIds) {
      const verdict = judge(rule, policy, subject, context);
      if (verdict === 'unknown') {
        notEvaluated.push(rule);
      } else if (verdict !== undefined) {
        count(
          policy.weights[rule] ?? 1,
          verdict === 'kept'
            ? undefined
            : {
                policy: policy.name,
                policyTitle: policy.title,
                rule,
                title: policyRules[rule].title,
                message: inEnglish(verdict.broken),
                messages: { message: verdict.broken },
                field: policyRules[rule].field,
              },
        );
      }
    }
  }
  for (const rule of customRules) {
    const { id, title, weight = 1, field = 'name' } = rule;
    const message = rule.evaluate(subject);
    count(weight, message ? { rule: id, title, message, field } : undefined);
  }
  return {
    findings,
    judged,
    ...(asked > 0 && { score: Math.floor((kept / asked) * 100) }),
    notEvaluated: [...new Set(notEvaluated)],
    malformedWaivers: subject.malformedWaivers,
  };
}

/** Undefined: the policy does not ask for it. */
function judge<K extends PolicyRuleId>(
  rule: K,
  { rules }: Policy,
  subject: PolicySubject,
  context: PolicyContext,
) {
  const limit = rules[rule];
  return limit === undefined
    ? undefined
    : policyRules[rule].judge(subject, limit!, context);
}

/**
 * Whether a policy that applies asks for protection from deletion, which the
 * portal then gives to a database that it creates.
 *
 * @public
 */
export function asksForProtection(
  subject: Pick<PolicySubject, 'environment' | 'owner' | 'target'>,
  policies: Policy[],
): boolean {
  return policies.some(
    policy => policy.rules.deletionProtection && applies(policy, subject),
  );
}

function applies(
  { environments, teams, targets }: Policy,
  {
    environment,
    owner,
    target,
  }: Pick<PolicySubject, 'environment' | 'owner' | 'target'>,
): boolean {
  const among = (list: string[] | undefined, value: string | undefined) =>
    !list || (value !== undefined && list.includes(value));
  return (
    among(environments, environment) &&
    among(teams, owner) &&
    among(targets, target)
  );
}
