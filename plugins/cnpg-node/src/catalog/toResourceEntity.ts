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
  DatabaseRef,
  databaseEntityName,
  majorOf,
  parseDatabaseRef,
  stringifyDatabaseRef,
  supportOf,
} from '@pgportal/plugin-cnpg-common';
import { ResourceOptions, fillIn } from './readResourceOptions';

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
  instances?: { desired: number };
  storage?: { sizeBytes?: number };
  /** The portal did not create it, nor was it adopted. */
  unmanaged?: boolean;
}

/**
 * The Resource that stands for a database. What the Cluster's annotations say
 * is written by people: a part that the catalog would refuse is left out, with
 * one warning, so that it never costs the entity. The catalog holds this
 * entity, and policies with conditions are applied to it.
 *
 * @param options - as `readResourceOptions` reads them; `system` is that of its
 * dependents, in full
 *
 * @public
 */
export function toResourceEntity(
  facts: DatabaseFacts,
  options: ResourceOptions & { system?: string } = {},
  now = new Date(),
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
  const version = label('version', facts.postgresVersion);
  const size = sizeOf(facts.storage?.sizeBytes);
  const entityOwner =
    owner ?? options.defaultOwner ?? `group:default/${ref.namespace}`;
  const lifecycle = lifecycleOf({ ...facts, environment }, options, now);
  const links = linksOf(ref, options);
  const title = isTitle(ref.name)
    ? ref.name
    : leaveOut('title', ref.name, 'the catalog cannot show it.');
  const location = locationOf(ref);

  return {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: databaseEntityName(ref),
        namespace: 'default',
        ...(title && { title }),
        description: describe({
          ...facts,
          target: ref.target,
          owner: entityOwner,
          environment,
          plan,
          size,
        }),
        labels: {
          'pgportal.dev/target': ref.target,
          ...(environment && { 'pgportal.dev/environment': environment }),
          ...(plan && { 'pgportal.dev/plan': plan }),
          ...(version && { 'pgportal.dev/version': version }),
          ...(size && { 'pgportal.dev/size': size }),
          ...(facts.unmanaged && { 'pgportal.dev/unmanaged': 'true' }),
        },
        tags: ['postgresql', ...(facts.unmanaged ? ['unmanaged'] : [])],
        ...(links.length && { links }),
        annotations: {
          [ANNOTATION_LOCATION]: location,
          [ANNOTATION_ORIGIN_LOCATION]: location,
          [DATABASE_ANNOTATION]: facts.ref,
        },
      },
      spec: {
        type: RESOURCE_TYPE,
        ...(lifecycle && { lifecycle }),
        owner: entityOwner,
        ...(options.system && { system: options.system }),
        ...(dependents.size && { dependencyOf: [...dependents] }),
      },
    },
    warnings,
  };
}

/**
 * Whether an entity is the one that the portal gave to the catalog for a
 * database. A file that somebody registers may hold an entity of that name, with
 * any owner, as long as the database does not exist yet or any more. Where an
 * entity comes from is written by the catalog itself.
 *
 * @public
 */
export function isEntityOf(ref: DatabaseRef, { metadata }: Entity): boolean {
  return metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION] === locationOf(ref);
}

function locationOf(ref: DatabaseRef): string {
  return `cnpg:${stringifyDatabaseRef(ref)}`;
}

/**
 * Reads an entity reference; undefined when it is none that the catalog can
 * hold. Owners, which default to groups, must be groups or users.
 *
 * @public
 */
export function readEntityRef(
  text: string,
  defaultKind: 'group' | 'component' | 'system',
  defaultNamespace = 'default',
): string | undefined {
  try {
    const ref = parseEntityRef(text.trim(), {
      defaultKind,
      defaultNamespace,
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

/**
 * Who comes with the words of a database finds it by these: the catalog's search
 * reads names and descriptions, and neither labels nor owners.
 */
function describe(
  facts: Pick<
    DatabaseFacts,
    | 'postgresVersion'
    | 'targetTitle'
    | 'environment'
    | 'plan'
    | 'instances'
    | 'unmanaged'
  > & { target: string; owner: string; size?: string },
): string {
  const { postgresVersion, environment, plan, instances, size } = facts;
  const version = postgresVersion ? ` ${postgresVersion}` : '';
  const instancesText =
    instances &&
    `${instances.desired} ${
      instances.desired === 1 ? 'instance' : 'instances'
    }`;
  return [
    `PostgreSQL${version} on ${facts.targetTitle || facts.target}`,
    environment && `environment ${environment}`,
    plan && `plan ${plan}`,
    instancesText && size ? `${instancesText} of ${size}` : instancesText,
    `owned by ${parseEntityRef(facts.owner).name}`,
    facts.unmanaged && 'not managed by the portal',
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * In the words that catalogs have for it. What is not supported any more is on
 * its way out, whatever it is used for; of an environment that is not
 * configured nobody knows what it is for.
 */
function lifecycleOf(
  facts: Pick<DatabaseFacts, 'postgresVersion' | 'environment'>,
  { environments = [], versions = [] }: ResourceOptions,
  now: Date,
): string | undefined {
  if (supportOf(majorOf(facts), versions, now) === 'ended') return 'deprecated';
  const known = environments.find(({ name }) => name === facts.environment);
  return known && (known.production ? 'production' : 'experimental');
}

function linksOf(ref: DatabaseRef, { portalUrl, links = [] }: ResourceOptions) {
  const page = `catalog/default/resource/${encodeURIComponent(
    databaseEntityName(ref),
  )}/database`;
  return [
    ...(portalUrl
      ? [
          {
            title: 'Database page',
            url: `${portalUrl.replace(/\/$/, '')}/${page}`,
          },
        ]
      : []),
    ...links.map(({ title, url, icon }) => ({
      title,
      url: fillIn(url, ref),
      ...(icon && { icon }),
    })),
  ];
}

/** As Kubernetes writes it, in the largest unit that leaves a whole number. */
function sizeOf(bytes: number | undefined): string | undefined {
  if (!bytes || bytes < 0 || !Number.isSafeInteger(bytes)) return undefined;
  const power = [4, 3, 2, 1].find(exponent => bytes % 1024 ** exponent === 0);
  return power
    ? `${bytes / 1024 ** power}${['', 'Ki', 'Mi', 'Gi', 'Ti'][power]}`
    : String(bytes);
}

/** Untrusted text for a log line: short, and on one line. */
function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
