import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  KubernetesObject,
  READ_ONLY,
  inEnglish,
  say,
  describeFreeze,
  freezeOf,
  CustomPolicyRule,
  DatabaseObjects,
  DatabasePlan,
  DatabaseRef,
  FieldProblem,
  Governance,
  Offer,
  PolicyFinding,
  PolicyReport,
  PolicySubject,
  Quota,
  asksForProtection,
  checkQuota,
  clusterAnnotations,
  evaluatePolicies,
  growthOf,
  monthlyCost,
  newlyBroken,
  policyRuleIds,
  policyRuleTitle,
  quotaOf,
  subjectExposed,
  subjectOfDatabase,
  subjectOfPlan,
} from '@pgportal/plugin-cnpg-common';

/**
 * What became of a planned database when policies and quota looked at it.
 *
 * @public
 */
export interface PlanJudgement {
  report: PolicyReport;
  /** What forbids the database, next to the answers that decide. */
  problems: FieldProblem[];
  /** What the team has left before this database. */
  left: Quota;
}

/**
 * What forbids something, in a sentence, and which one that is.
 *
 * @public
 */
export type Problem = Pick<FieldProblem, 'message' | 'messages'>;

/**
 * Judges databases by the policies and quotas of the configuration and by the
 * rules that teams added: the same judgement in the form, in the plan and over
 * the fleet.
 *
 * @public
 */
export class GovernanceService {
  readonly governance: Governance;
  readonly #offer: Offer;
  readonly #readOnly: boolean;
  readonly #customRules: CustomPolicyRule[] = [];

  constructor(options: {
    governance: Governance;
    offer: Offer;
    /** `cnpg.readOnly`; false when absent. */
    readOnly?: boolean;
  }) {
    this.governance = options.governance;
    this.#offer = options.offer;
    this.#readOnly = options.readOnly ?? false;
  }

  /** Throws `NotAllowedError` while the configuration lets nothing be changed. */
  admitChange(): void {
    if (this.#readOnly) throw new NotAllowedError(READ_ONLY);
  }

  /** Throws `NotAllowedError` while nobody is to operate on the database. */
  admitOperation(
    { metadata }: Pick<KubernetesObject, 'metadata'>,
    now: Date,
  ): void {
    this.admitChange();
    const freeze = freezeOf(
      metadata.annotations?.[clusterAnnotations.environment],
      this.governance.freezes,
      now,
    );
    if (freeze) throw new NotAllowedError(describeFreeze(freeze));
  }

  /** Throws `ConflictError` when there is a rule with that id. */
  addRule(rule: CustomPolicyRule): void {
    const ids: string[] = [
      ...policyRuleIds,
      ...this.#customRules.map(({ id }) => id),
    ];
    if (ids.includes(rule.id)) {
      throw new ConflictError(
        `There is a policy rule "${rule.id}" already; give yours a prefix of its own.`,
      );
    }
    this.#customRules.push(rule);
  }

  /** Titles of the rules that teams added, by id. */
  get customRuleTitles(): Record<string, string> {
    return Object.fromEntries(
      this.#customRules.map(({ id, title }) => [id, title]),
    );
  }

  /** What people call a rule, of the configuration's kinds or a team's; undefined when there is none with that id. */
  titleOfRule(id: string): string | undefined {
    return (
      policyRuleTitle(id) ??
      this.#customRules.find(rule => rule.id === id)?.title
    );
  }

  /** The plan with what the portal itself does because policies ask for it: protection from deletion. */
  complete(plan: DatabasePlan): DatabasePlan {
    const { owner, environment, target } = plan.request;
    return asksForProtection(
      { owner, environment, target },
      this.governance.policies,
    )
      ? { ...plan, deletionProtection: true }
      : plan;
  }

  /** Whether anything of what the owner takes is limited, or the one that is named. */
  hasQuota(owner: string, key?: keyof Quota): boolean {
    const quota = quotaOf(owner, this.governance.quotas);
    return key ? quota[key] !== undefined : Object.keys(quota).length > 0;
  }

  /** What the owner may have, and has left. Undefined where nothing of it is limited. */
  quota(
    owner: string,
    used: Required<Quota>,
  ): { owner: string; limits: Quota; left: Quota } | undefined {
    const { quotas } = this.governance;
    const limits = quotaOf(owner, quotas);
    return Object.keys(limits).length
      ? { owner, limits, left: checkQuota(owner, used, {}, quotas).left }
      : undefined;
  }

  /**
   * @param plan - completed, by {@link GovernanceService.complete}
   * @param used - what its team has, this database not among it; its quota is
   * not asked about when absent, as for a database that is there already
   */
  judgePlan(
    plan: DatabasePlan,
    used: Required<Quota> | undefined,
    now: Date,
  ): PlanJudgement {
    const subject = subjectOfPlan(plan, now);
    const report = this.#evaluate(subject, now);
    const { problems, left } = used
      ? checkQuota(
          plan.request.owner,
          used,
          { ...subject.usage, monthlyCost: plan.cost?.amount },
          this.governance.quotas,
        )
      : { problems: [], left: {} };
    return {
      report,
      problems: [
        ...report.findings
          .filter(({ waived }) => !waived)
          .map(finding => ({ field: finding.field, ...problemOf(finding) })),
        ...problems,
      ],
      left,
    };
  }

  /**
   * What forbids a change of a database that runs: rules that it
   * would break and that are kept now, and more than the quota has left.
   *
   * @param used - what its team has, this database among it; its quota is not
   * asked about when absent
   */
  judgeChange(
    ref: DatabaseRef,
    change: { before: DatabaseObjects; after: DatabaseObjects },
    used: Required<Quota> | undefined,
    now: Date,
  ): Problem[] {
    const before = this.judgeDatabase(ref, change.before, now);
    const after = this.judgeDatabase(ref, change.after, now);
    const { owner } = before.subject;
    return [
      ...newlyBroken(before.report, after.report).map(problemOf),
      ...(owner && used
        ? checkQuota(
            owner,
            used,
            growthOf(before.usage, after.usage),
            this.governance.quotas,
          ).problems
        : []),
    ];
  }

  /** What forbids to expose a database like this, in sentences. */
  judgeExposure(
    ref: DatabaseRef,
    objects: DatabaseObjects,
    wanted: Pick<PolicySubject, 'exposure' | 'sourceRanges'>,
    now: Date,
  ): string[] {
    const { subject } = this.judgeDatabase(ref, objects, now);
    const judge = (exposure: typeof wanted) =>
      this.#evaluate(subjectExposed(subject, exposure), now);
    return newlyBroken(
      judge({ exposure: 'none', sourceRanges: [] }),
      judge(wanted),
    ).map(finding => problemOf(finding).message);
  }

  judgeDatabase(
    ref: DatabaseRef,
    objects: DatabaseObjects,
    now: Date,
  ): { subject: PolicySubject; report: PolicyReport; usage: Required<Quota> } {
    const subject = subjectOfDatabase(ref, objects, this.#planOf(objects), now);
    return {
      subject,
      report: this.#evaluate(subject, now),
      usage: {
        ...subject.usage,
        monthlyCost: this.#cost(ref, subject, objects),
      },
    };
  }

  #evaluate(subject: PolicySubject, now: Date): PolicyReport {
    const endOfLife = Object.fromEntries(
      this.#offer.versions.map(version => [version.major, version.endOfLife]),
    );
    return evaluatePolicies(
      subject,
      this.governance,
      { now, endOfLife },
      this.#customRules,
    );
  }

  #planOf({ cluster }: DatabaseObjects) {
    const name = cluster.metadata.annotations?.[clusterAnnotations.plan];
    return this.#offer.plans.find(plan => plan.name === name);
  }

  /** From what the database takes, not from its plan: it may have grown. */
  #cost(
    { target }: DatabaseRef,
    { instances, backups, retentionDays }: PolicySubject,
    { cluster, poolers }: DatabaseObjects,
  ): number {
    const { prices } = this.#offer;
    if (!prices) return 0;
    const { resources, storage, walStorage } = cluster.spec ?? {};
    const requested = resources?.requests ?? resources?.limits ?? {};
    const pooler = poolers?.length
      ? {
          poolMode: 'session' as const,
          instances: poolers.reduce(
            (sum, { spec }) => sum + (spec?.instances ?? 1),
            0,
          ),
        }
      : undefined;
    return monthlyCost(
      {
        instances,
        cpu: requested.cpu ?? '0',
        memory: requested.memory ?? '0',
        storage: storage?.size ?? '0',
        ...(walStorage?.size && { walStorage: walStorage.size }),
        retention:
          retentionDays !== undefined && Number.isFinite(retentionDays)
            ? `${retentionDays}d`
            : '30d',
      },
      {
        backups:
          backups &&
          this.#offer.targets.find(({ name }) => name === target)?.backups ===
            'azure'
            ? 'azure'
            : 'none',
      },
      prices,
      { pooler },
    ).amount;
  }
}

function problemOf({ policyTitle, message, messages }: PolicyFinding): Problem {
  if (!policyTitle) return { message, ...(messages && { messages }) };
  const asked = say('policy.asks', {
    broken: messages?.message ?? message,
    policy: policyTitle,
  });
  return { message: inEnglish(asked), messages: { message: asked } };
}
