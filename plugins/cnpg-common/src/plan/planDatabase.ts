import { DatabaseRef, databaseEntityRef } from '../databaseRef';
import { buildDatabaseManifests } from '../manifests/buildDatabaseManifests';
import { kinds } from '../model/kinds';
import { Environment, Offer, Plan, TargetDefinition } from '../model/offer';
import {
  DatabaseRequest,
  FieldProblem,
  PlannedResource,
} from '../model/request';
import { azureNames } from '../names/azureNames';
import { validateDatabaseName } from '../names/databaseName';

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
}

const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Kubernetes keeps `kube-` for itself, and no team owns the default namespace. */
const RESERVED_NAMESPACE = /^(kube-|default$)/;

/**
 * Plans a database, or says which answers cannot be met, one sentence each.
 *
 * @public
 */
export function planDatabase(
  request: DatabaseRequest,
  offer: Offer,
): { plan?: DatabasePlan; problems: FieldProblem[] } {
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
  const target = offer.targets.find(({ name }) => name === request.target);
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
  if (!offer.versions.some(({ major }) => major === request.version)) {
    problem(
      'version',
      `PostgreSQL ${request.version} is not offered; there is ${list(
        offer.versions.map(({ major }) => major),
      )}.`,
    );
  } else if (target && !hasImage(target, request.version)) {
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
        ...buildDatabaseManifests(plan, target, {
          ...request,
          production: environment.production,
        }).map(
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
    },
  };
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
  if (!azure) return [];
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
