import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  checkQuota,
  DatabaseAnswers,
  DatabaseRequest,
  FieldProblem,
  manifestsOfPlan,
  manifestsToYaml,
  Message,
  MonthlyCost,
  placementWarnings,
  planDatabase,
  PlannedResource,
  PolicyFinding,
  Quota,
  sayWarnings,
  stringifyDatabaseRef,
  validateDatabaseName,
} from '@pgportal/plugin-cnpg-common';
import {
  checkName,
  GovernanceService,
  KubernetesApiError,
  resolveRequest,
  TargetsService,
} from '@pgportal/plugin-cnpg-node';
import { FleetIndex } from '../fleet/FleetIndex';
import { certainProblems } from '../governance/certainProblems';
import { usageOfTeam } from '../governance/usageOfTeam';
import { KeptContainers } from './KeptContainers';
import { VersionFollower } from './VersionFollower';

export interface PlanDocument {
  problems: FieldProblem[];
  /** Rules of policies that it would break; their sentences are among the problems. */
  policy: PolicyFinding[];
  /** Absent where nothing of what the owner takes is limited. */
  quota?: { owner: string; limits: Quota; left: Quota };
  /** An earlier run of the same request made it; creating again completes it. */
  exists: boolean;
  resources: PlannedResource[];
  /** What is possible and still worth a thought. */
  warnings: string[];
  /** Which sentences these are, for another language, by their English. */
  warningMessages?: Record<string, Message>;
  cost?: MonthlyCost;
  ref?: string;
  manifests?: string;
}

/** The form waits for the answer. */
const NAME_CHECK_MS = 5_000;

const NO_ANSWERS: DatabaseAnswers = {
  service: '',
  name: '',
  environment: '',
  plan: '',
  version: 0,
  target: '',
};

/** Judges the answers of the form, as far as they are given. Writes nothing. */
export class PlanService {
  readonly #targets: TargetsService;
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #versions: VersionFollower;
  readonly #fleet: FleetIndex;
  readonly #governance: GovernanceService;
  readonly #containers: Pick<KeptContainers, 'problem'>;

  constructor(options: {
    targets: TargetsService;
    catalog: CatalogService;
    permissions: PermissionsService;
    versions: VersionFollower;
    fleet: FleetIndex;
    governance: GovernanceService;
    containers: Pick<KeptContainers, 'problem'>;
  }) {
    this.#targets = options.targets;
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#versions = options.versions;
    this.#fleet = options.fleet;
    this.#governance = options.governance;
    this.#containers = options.containers;
  }

  async plan(
    given: Partial<DatabaseAnswers>,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<PlanDocument> {
    // A form sends empty texts for fields that nobody has touched.
    const answers: Partial<DatabaseAnswers> = Object.fromEntries(
      Object.entries(given).filter(([, answer]) => answer !== ''),
    );
    const problems: FieldProblem[] = [];
    let request: DatabaseRequest = {
      ...NO_ANSWERS,
      ...answers,
      owner: '',
      namespace: '',
    };
    if (answers.service) {
      const resolved = await this.#resolve(request, credentials);
      if ('problem' in resolved) problems.push(resolved.problem);
      else request = resolved.request;
    }

    const { plan: planned, problems: planProblems } = planDatabase(
      request,
      this.#targets.offer,
      this.#versions.get(request.target),
    );
    const plan = planned && this.#governance.complete(planned);
    const isGiven = (field: FieldProblem['field']) =>
      field === 'owner' || field === 'namespace'
        ? request.namespace !== ''
        : answers[field as keyof DatabaseAnswers] !== undefined;
    problems.push(...planProblems.filter(({ field }) => isGiven(field)));

    const { exists, problem } = await this.#checkName(request, answers);
    if (problem) problems.push(problem);
    const now = new Date();
    const { owner, namespace, target, name } = request;
    const used = usageOfTeam(
      { owner, namespace, except: { target, namespace, name } },
      { fleet: this.#fleet, governance: this.#governance },
      now,
    );
    const quota = used && this.#governance.quota(owner, used);
    if (!plan) {
      const { offer } = this.#targets;
      const governance = this.#governance;
      problems.push(
        ...certainProblems(request, answers, { offer, governance }, now),
        // Whatever it is going to be, it is one.
        ...(used && !exists
          ? checkQuota(
              owner,
              used,
              { databases: 1 },
              governance.governance.quotas,
            ).problems
          : []),
      );
      return {
        problems,
        policy: [],
        ...(quota && { quota }),
        exists,
        resources: [],
        warnings: [],
      };
    }
    const judgement = this.#governance.judgePlan(
      plan,
      exists ? undefined : used,
      now,
    );
    problems.push(...judgement.problems);
    const kept =
      !exists && plan.target.azure
        ? await this.#containers.problem(plan.ref)
        : undefined;
    if (kept) problems.push({ field: 'name', message: kept });
    const nodes = this.#fleet.store.nodes(plan.target.name);
    const placement = sayWarnings(
      nodes ? placementWarnings(plan.plan, plan.target, nodes) : [],
    );
    return {
      problems,
      policy: judgement.report.findings,
      ...(quota && { quota }),
      exists,
      resources: plan.resources,
      warnings: [...plan.warnings, ...placement.warnings],
      warningMessages: {
        ...plan.warningMessages,
        ...placement.warningMessages,
      },
      ...(plan.cost && { cost: plan.cost }),
      ref: stringifyDatabaseRef(plan.ref),
      manifests: manifestsToYaml(manifestsOfPlan(plan)),
    };
  }

  async #resolve(
    answers: DatabaseAnswers,
    credentials: BackstageCredentials,
  ): Promise<{ request: DatabaseRequest } | { problem: FieldProblem }> {
    try {
      const request = await resolveRequest({
        catalog: this.#catalog,
        permissions: this.#permissions,
        credentials,
        answers,
      });
      return { request };
    } catch (error) {
      if (
        error instanceof InputError ||
        error instanceof NotFoundError ||
        error instanceof NotAllowedError
      ) {
        return { problem: toFieldProblem(error.message) };
      }
      throw error;
    }
  }

  async #checkName(
    { target, namespace, name, service }: DatabaseRequest,
    answers: Partial<DatabaseAnswers>,
  ): Promise<{ exists: boolean; problem?: FieldProblem }> {
    const known = this.#targets.offer.targets.some(
      definition => definition.name === target,
    );
    if (!known || !namespace || !name || validateDatabaseName(name)) {
      return { exists: false };
    }
    try {
      return await checkName({
        targets: this.#targets,
        ref: { target, namespace, name },
        answers: { ...answers, service },
        signal: AbortSignal.timeout(NAME_CHECK_MS),
      });
    } catch (error) {
      if (error instanceof KubernetesApiError) {
        return {
          exists: false,
          problem: { field: 'target', message: error.message },
        };
      }
      throw error;
    }
  }
}

/** These messages begin with the field that they are about. */
function toFieldProblem(message: string): FieldProblem {
  const [, field, text] = /^(service|namespace): (.*)$/s.exec(message) ?? [];
  if (!text) return { field: 'service', message };
  return {
    field: field as 'service' | 'namespace',
    message: text.startsWith('you ') ? `Y${text.slice(1)}` : text,
  };
}
