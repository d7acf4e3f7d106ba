import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  CommonValidatorFunctions,
  Entity,
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  DATABASE_ANNOTATION,
  databaseEntityName,
  parseDatabaseRef,
} from '@pgportal/plugin-cnpg-common';

/**
 * `spec.type` of the Resource that stands for a database.
 *
 * @public
 */
export const RESOURCE_TYPE = 'postgresql-cluster';

const MAX_TITLE = 253;

/**
 * What the catalog shows of a database.
 *
 * @public
 */
export interface DatabaseFacts {
  /** `<target>/<namespace>/<name>` */
  ref: string;
  targetTitle?: string;
  owner?: string;
  dependencyOf: string[];
  environment?: string;
  plan?: string;
  postgresVersion?: string;
}

/**
 * The Resource that stands for a database. What the Cluster's annotations say
 * is written by people: a part that the catalog would refuse is left out, with
 * one warning, so that it never costs the entity. The catalog holds this
 * entity, and policies with conditions are applied to it.
 *
 * @param options - `defaultOwner` as `readDefaultOwner` reads it
 *
 * @public
 */
export function toResourceEntity(
  facts: DatabaseFacts,
  options: { defaultOwner?: string } = {},
): { entity: Entity; warnings: string[] } {
  const ref = parseDatabaseRef(facts.ref);
  if (!ref) {
    throw new InputError(
      `"${facts.ref}" is no database reference; it should be <target>/<namespace>/<name>.`,
    );
  }
  const warnings: string[] = [];
  const leaveOut = (what: string, value: string, why: string) => {
    warnings.push(
      `${facts.ref}: the ${what} ${quote(value)} is left out: ${why}`,
    );
    return undefined;
  };

  const owner =
    facts.owner === undefined
      ? undefined
      : readEntityRef(facts.owner, 'group') ??
        leaveOut(
          'owner',
          facts.owner,
          'it is no reference of a group or user.',
        );
  const dependents = new Set<string>();
  for (const text of facts.dependencyOf) {
    const dependent = readEntityRef(text, 'component');
    if (dependent) dependents.add(dependent);
    else leaveOut('dependent', text, 'it is no entity reference.');
  }
  const label = (what: string, value: string | undefined) =>
    value === undefined || KubernetesValidatorFunctions.isValidLabelValue(value)
      ? value || undefined
      : leaveOut(
          what,
          value,
          'the catalog takes 1 to 63 letters, digits, hyphens, dots and underscores.',
        );
  const environment = label('environment', facts.environment);
  const plan = label('plan', facts.plan);
  const title = isTitle(ref.name)
    ? ref.name
    : leaveOut('title', ref.name, 'the catalog cannot show it.');
  const location = `cnpg:${facts.ref}`;

  return {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: databaseEntityName(ref),
        namespace: 'default',
        ...(title && { title }),
        description: describe(facts, ref.target),
        labels: {
          'pgportal.dev/target': ref.target,
          ...(environment && { 'pgportal.dev/environment': environment }),
          ...(plan && { 'pgportal.dev/plan': plan }),
        },
        annotations: {
          [ANNOTATION_LOCATION]: location,
          [ANNOTATION_ORIGIN_LOCATION]: location,
          [DATABASE_ANNOTATION]: facts.ref,
        },
      },
      spec: {
        type: RESOURCE_TYPE,
        ...(environment && { lifecycle: environment }),
        owner:
          owner ?? options.defaultOwner ?? `group:default/${ref.namespace}`,
        ...(dependents.size && { dependencyOf: [...dependents] }),
      },
    },
    warnings,
  };
}

/**
 * Reads an entity reference; undefined when it is none that the catalog can
 * hold. Owners, which default to groups, must be groups or users.
 *
 * @public
 */
export function readEntityRef(
  text: string,
  defaultKind: 'group' | 'component',
): string | undefined {
  try {
    const ref = parseEntityRef(text.trim(), {
      defaultKind,
      defaultNamespace: 'default',
    });
    const kind = ref.kind.toLowerCase();
    const valid =
      KubernetesValidatorFunctions.isValidKind(ref.kind) &&
      KubernetesValidatorFunctions.isValidNamespace(ref.namespace) &&
      KubernetesValidatorFunctions.isValidObjectName(ref.name) &&
      (defaultKind !== 'group' || kind === 'group' || kind === 'user');
    return valid ? stringifyEntityRef(ref) : undefined;
  } catch {
    return undefined;
  }
}

function isTitle(text: string): boolean {
  return (
    CommonValidatorFunctions.isNonEmptyString(text) && text.length <= MAX_TITLE
  );
}

function describe(facts: DatabaseFacts, target: string): string {
  const version = facts.postgresVersion ? ` ${facts.postgresVersion}` : '';
  return `PostgreSQL${version} on ${facts.targetTitle || target}`;
}

/** Untrusted text for a log line: short, and on one line. */
function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
