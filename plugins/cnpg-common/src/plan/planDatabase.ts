import { DatabaseRef, databaseEntityRef } from '../databaseRef';
import {
  KubernetesManifest,
  buildDatabaseManifests,
} from '../manifests/buildDatabaseManifests';
import { kinds } from '../model/kinds';
import { Environment, Offer, Plan, TargetDefinition } from '../model/offer';
import {
  DatabaseRequest,
  FieldProblem,
  PlannedResource,
} from '../model/request';
import { MonthlyCost, monthlyCost } from '../cost/monthlyCost';
import { compareVersions } from '../health/clusterFacts';
import { TargetVersions } from '../model/versions';
import { applicationDatabase } from '../names/applicationDatabase';
import { azureNames } from '../names/azureNames';
import { validateDatabaseName } from '../names/databaseName';
import {
  checkOptions,
  normalizeOptions,
  optionWarnings,
} from './databaseOptions';

/**
 * What creating a database means: everything that follows from the answers and
 * the platform team's offer, before anything is done.
 *
 * @public
 */
export interface DatabasePlan {
  ref: DatabaseRef;
  /** Entity reference of the Resource that will stand for it in the catalog. */
  entityRef: string;
  request: DatabaseRequest;
  plan: Plan;
  target: TargetDefinition;
  environment: Environment;
  /** What will exist, in the order in which it is made. */
  resources: PlannedResource[];
  /** What is possible and still worth a thought, one sentence each. */
  warnings: string[];
  /** Absent where the offer has no prices. */
  cost?: MonthlyCost;
  /** It is created with protection from deletion, because a policy asks for it. */
  deletionProtection?: boolean;
}

/**
 * The objects that a plan means, with the client id of its managed identity
 * once there is one.
 *
 * @public
 */
export function manifestsOfPlan(
  {
    plan,
    target,
    environment,
    request,
    deletionProtection,
  }: Pick<
    DatabasePlan,
    'plan' | 'target' | 'environment' | 'request' | 'deletionProtection'
  >,
  clientId?: string,
): KubernetesManifest[] {
  return buildDatabaseManifests(plan, target, {
    ...request,
    ...(clientId && { clientId }),
    production: environment.production,
    ...(deletionProtection && { deletionProtection }),
  });
}

const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Kubernetes keeps `kube-` for itself, and no team owns the default namespace. */
const RESERVED_NAMESPACE = /^(kube-|default$)/;

/** The oldest CloudNativePG that knows all fields of the manifests: the quorum of 1.28 is the youngest. */
const OLDEST_OPERATOR = '1.28';

/**
 * Plans a database, or says which answers cannot be met, one sentence each.
 * What runs on the target decides as far as it is known.
 *
 * @public
 */
export function planDatabase(
  given: DatabaseRequest,
  offer: Offer,
  versions?: TargetVersions,
): { plan?: DatabasePlan; problems: FieldProblem[] } {
  const { options: chosen, ...answers } = given;
  const options = normalizeOptions(chosen);
  const request: DatabaseRequest = { ...answers, ...(options && { options }) };
  const problems: FieldProblem[] = [];
  const problem = (field: FieldProblem['field'], message: string) =>
    problems.push({ field, message });

  const nameProblem = validateDatabaseName(request.name);
  if (nameProblem) problem('name', nameProblem);
  if (!NAMESPACE.test(request.namespace)) {
    problem(
      'namespace',
      `The namespace "${request.namespace}" is not a valid Kubernetes name; it follows from the owner of the service.`,
    );
  } else if (RESERVED_NAMESPACE.test(request.namespace)) {
    problem(
      'namespace',
      `The namespace "${request.namespace}" belongs to Kubernetes; give the owner of the service another one.`,
    );
  }

  const plan = offer.plans.find(({ name }) => name === request.plan);
  if (!plan) problem('plan', unknown('plan', request.plan, offer.plans));
  const environment = offer.environments.find(
    ({ name }) => name === request.environment,
  );
  if (!environment) {
    problem(
      'environment',
      unknown('environment', request.environment, offer.environments),
    );
  }
  const target = placed(
    offer.targets.find(({ name }) => name === request.target),
    environment,
  );
  if (!target)
    problem('target', unknown('target', request.target, offer.targets));

  if (plan && environment?.plans && !environment.plans.includes(plan.name)) {
    const { plans } = environment;
    const offered = offer.plans.filter(({ name }) => plans.includes(name));
    problem(
      'plan',
      `The plan ${plan.title} is not offered in ${
        environment.title
      }; there is ${list(offered.map(({ title }) => title))}.`,
    );
  }
  if (target) {
    const closed = whyNotThere(target, {
      environment,
      owner: request.owner,
      offer,
    });
    if (closed) problem('target', closed);
  }
  if (
    // A restored database keeps the version of its source.
    !request.recovery &&
    !offer.versions.some(({ major }) => major === request.version)
  ) {
    problem(
      'version',
      `PostgreSQL ${request.version} is not offered; there is ${list(
        offer.versions.map(({ major }) => major),
      )}.`,
    );
  } else if (
    target &&
    !request.recovery?.image &&
    !hasImage(target, request.version)
  ) {
    problem(
      'version',
      `${target.title} has no image of PostgreSQL ${
        request.version
      }; it has ${list(Object.keys(target.images ?? {}))}.`,
    );
  }
  if (target?.backups === 'azure' && !target.azure) {
    problem(
      'target',
      `${target.title} is to keep backups in Azure, but its configuration does not say where.`,
    );
  }

  if (
    target &&
    versions?.operator &&
    compareVersions(versions.operator, OLDEST_OPERATOR) < 0
  ) {
    problem(
      'target',
      `CloudNativePG ${versions.operator} on ${target.title} is too old; ${OLDEST_OPERATOR} or newer is needed.`,
    );
  }
  if (options) {
    problems.push(
      ...checkOptions(options, {
        application:
          request.recovery?.database ?? applicationDatabase(request.name),
        offer,
        target,
        versions,
      }),
    );
  }

  if (problems.length || !plan || !environment || !target) {
    return { problems };
  }
  const ref = {
    target: target.name,
    namespace: request.namespace,
    name: request.name,
  };
  return {
    problems,
    plan: {
      ref,
      entityRef: databaseEntityRef(ref),
      request,
      plan,
      target,
      environment,
      resources: [
        ...azureResources(ref, target),
        ...manifestsOfPlan({ plan, target, environment, request }).map(
          ({ kind, object }): PlannedResource => ({
            where: 'kubernetes',
            type:
              kind.group === kinds.AzurePodMonitor.group
                ? 'PodMonitor for Azure'
                : kind.kind,
            name: object.metadata.name,
            ...(object.metadata.namespace && {
              scope: object.metadata.namespace,
            }),
          }),
        ),
      ],
      warnings: [
        ...planWarnings(plan, environment, target),
        ...optionWarnings(options ?? {}),
      ],
      ...(offer.prices && {
        cost: monthlyCost(plan, target, offer.prices, options),
      }),
    },
  };
}

/** Why the environment or the team has to choose another target. */
function whyNotThere(
  target: TargetDefinition,
  {
    environment,
    owner,
    offer,
  }: { environment?: Environment; owner: string; offer: Offer },
): string | undefined {
  const inEnvironment = ({ name }: TargetDefinition) =>
    environment?.targets?.includes(name) ?? true;
  // In a form, the owner is known once the service is chosen.
  const forOwner = ({ teams }: TargetDefinition) =>
    !owner || (teams?.includes(owner) ?? true);
  let whom: string | undefined;
  if (!forOwner(target)) whom = `to ${owner}`;
  if (!inEnvironment(target)) whom = `in ${environment!.title}`;
  return (
    whom &&
    `${target.title} is not offered ${whom}; there is ${list(
      offer.targets
        .filter(entry => inEnvironment(entry) && forOwner(entry))
        .map(({ title }) => title),
    )}.`
  );
}

/** A target with the placement of an environment, where that has its own. */
function placed(
  target: TargetDefinition | undefined,
  environment: Environment | undefined,
): TargetDefinition | undefined {
  if (!target || !environment) return target;
  const { spread, nodeSelector, tolerations } = environment;
  return {
    ...target,
    ...(spread && { spread }),
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations && { tolerations }),
  };
}

function planWarnings(
  plan: Plan,
  environment: Environment,
  target: TargetDefinition,
): string[] {
  const warnings: string[] = [];
  if (target.backups === 'none') {
    warnings.push(
      `${target.title} keeps no backups: what is lost there stays lost.`,
    );
  }
  if (!environment.production) return warnings;
  if (plan.instances === 1) {
    warnings.push(
      `The plan ${plan.title} has one instance: no other takes over when it or its node goes away.`,
    );
  } else if (plan.instances === 2) {
    warnings.push(
      `The plan ${plan.title} has two instances: a commit does not wait for the standby while that is away, so a failover can lose the last commits.`,
    );
  }
  if (!plan.walStorage) {
    warnings.push(
      `The plan ${plan.title} has no volume of its own for WAL: when archiving fails, WAL fills the data volume.`,
    );
  }
  if (target.spread === 'prefer' && plan.instances > 1) {
    warnings.push(
      `On ${target.title}, several instances may share a node and go away with it.`,
    );
  }
  return warnings;
}

/** A catalog's majors are not known here; when it lacks one, the operator says so. */
function hasImage(target: TargetDefinition, version: number): boolean {
  return Boolean(target.images?.[String(version)] || target.imageCatalog);
}

function unknown(
  what: string,
  value: string,
  known: { name: string }[],
): string {
  return `There is no ${what} "${value}"; there is ${list(
    known.map(({ name }) => name),
  )}.`;
}

function list(entries: (string | number)[]): string {
  return entries.join(', ') || 'none';
}

function azureResources(
  ref: DatabaseRef,
  target: TargetDefinition,
): PlannedResource[] {
  const { azure } = target;
  // With an identity of others, nothing is made: barman itself makes the container.
  if (!azure?.identityResourceGroup || azure.existingClientId) return [];
  const names = azureNames(ref, azure.aksName);
  const resource = (
    type: string,
    name: string,
    scope: string,
  ): PlannedResource => ({
    where: 'azure',
    type,
    name,
    scope,
  });
  return [
    resource('Blob container', names.container, azure.storage.account),
    resource('Managed identity', names.identity, azure.identityResourceGroup),
    resource('Federated credential', names.federatedCredential, names.identity),
    resource(
      'Role assignment',
      'Storage Blob Data Contributor',
      names.container,
    ),
  ];
}
