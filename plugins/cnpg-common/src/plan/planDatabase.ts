import { DatabaseRef, databaseEntityRef } from '../databaseRef';
import {
  KubernetesManifest,
  buildDatabaseManifests,
} from '../manifests/buildDatabaseManifests';
import { Message, MessageValue, inEnglish, say } from '../messages';
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
import { databaseNameProblem } from '../names/databaseName';
import {
  checkOptions,
  fieldProblem,
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
  /** Which sentences these are, for another language, by their English. */
  warningMessages: Record<string, Message>;
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
  const problem = (field: FieldProblem['field'], message: Message) =>
    problems.push(fieldProblem(field, message));

  const nameProblem = databaseNameProblem(request.name);
  if (nameProblem) problem('name', nameProblem);
  if (!NAMESPACE.test(request.namespace)) {
    problem(
      'namespace',
      say('plan.namespace.invalid', { namespace: request.namespace }),
    );
  } else if (RESERVED_NAMESPACE.test(request.namespace)) {
    problem(
      'namespace',
      say('plan.namespace.reserved', { namespace: request.namespace }),
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
      say('plan.notInEnvironment', {
        plan: plan.title,
        environment: environment.title,
        offered: list(offered.map(({ title }) => title)),
      }),
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
      say('plan.version.notOffered', {
        version: String(request.version),
        offered: list(offer.versions.map(({ major }) => major)),
      }),
    );
  } else if (
    target &&
    !request.recovery?.image &&
    !hasImage(target, request.version)
  ) {
    problem(
      'version',
      say('plan.version.noImage', {
        target: target.title,
        version: String(request.version),
        offered: list(Object.keys(target.images ?? {})),
      }),
    );
  }
  if (target?.backups === 'azure' && !target.azure) {
    problem('target', say('plan.target.noAzure', { target: target.title }));
  }

  if (
    target &&
    versions?.operator &&
    compareVersions(versions.operator, OLDEST_OPERATOR) < 0
  ) {
    problem(
      'target',
      say('plan.target.oldOperator', {
        version: versions.operator,
        target: target.title,
        oldest: OLDEST_OPERATOR,
      }),
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
  const warnings = [
    ...planWarnings(plan, environment, target),
    ...optionWarnings(options ?? {}),
  ];
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
      ...sayWarnings(warnings),
      ...(offer.prices && {
        cost: monthlyCost(plan, target, offer.prices, options),
      }),
    },
  };
}

/**
 * Warnings in English, and which sentences they are.
 *
 * @public
 */
export function sayWarnings(
  warnings: Message[],
): Pick<DatabasePlan, 'warnings' | 'warningMessages'> {
  return {
    warnings: warnings.map(inEnglish),
    warningMessages: Object.fromEntries(
      warnings.map(warning => [inEnglish(warning), warning]),
    ),
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
): Message | undefined {
  const inEnvironment = ({ name }: TargetDefinition) =>
    environment?.targets?.includes(name) ?? true;
  // In a form, the owner is known once the service is chosen.
  const forOwner = ({ teams }: TargetDefinition) =>
    !owner || (teams?.includes(owner) ?? true);
  const offered = list(
    offer.targets
      .filter(entry => inEnvironment(entry) && forOwner(entry))
      .map(({ title }) => title),
  );
  if (!inEnvironment(target)) {
    return say('plan.target.notInEnvironment', {
      target: target.title,
      environment: environment!.title,
      offered,
    });
  }
  return forOwner(target)
    ? undefined
    : say('plan.target.notForOwner', { target: target.title, owner, offered });
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
): Message[] {
  const warnings: Message[] = [];
  if (target.backups === 'none') {
    warnings.push(say('plan.warning.noBackups', { target: target.title }));
  }
  if (!environment.production) return warnings;
  if (plan.instances === 1) {
    warnings.push(say('plan.warning.one', { plan: plan.title }));
  } else if (plan.instances === 2) {
    warnings.push(say('plan.warning.two', { plan: plan.title }));
  }
  if (!plan.walStorage) {
    warnings.push(say('plan.warning.noWalVolume', { plan: plan.title }));
  }
  if (target.spread === 'prefer' && plan.instances > 1) {
    warnings.push(say('plan.warning.sharedNode', { target: target.title }));
  }
  return warnings;
}

/** A catalog's majors are not known here; when it lacks one, the operator says so. */
function hasImage(target: TargetDefinition, version: number): boolean {
  return Boolean(target.images?.[String(version)] || target.imageCatalog);
}

function unknown(
  what: 'plan' | 'environment' | 'target',
  value: string,
  known: { name: string }[],
): Message {
  return say(`plan.unknown.${what}`, {
    value,
    offered: list(known.map(({ name }) => name)),
  });
}

function list(entries: (string | number)[]): MessageValue {
  return entries.join(', ') || say('plan.list.none');
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
