/**
 * Annotation on catalog entities that names the databases they use:
 * `<target>/<namespace>/<name>`, several separated by commas.
 *
 * @public
 */
export const DATABASE_ANNOTATION = 'pgportal.dev/database';

/**
 * Annotations on the Cluster object. They are written when the portal creates
 * the database and read by everything that shows it.
 *
 * @public
 */
export const clusterAnnotations = {
  /** Entity reference of the owning group or user. */
  owner: 'pgportal.dev/owner',
  /** Entity reference of the Resource that stands for the database in the catalog. */
  entityRef: 'pgportal.dev/entity-ref',
  /** Entity references of what depends on the database, separated by commas. */
  dependencyOf: 'pgportal.dev/dependency-of',
  /** Name of the plan in the portal's configuration. */
  plan: 'pgportal.dev/plan',
  /** Name of the environment in the portal's configuration. */
  environment: 'pgportal.dev/environment',
  /** What was chosen beyond the six answers, as JSON; absent when nothing was. */
  options: 'pgportal.dev/options',
  /** Entity reference of the user who asked for the database. */
  requestedBy: 'pgportal.dev/requested-by',
  /** `true` says that the portal did not make it: it leaves its spec and its identity in Azure to others. */
  adopted: 'pgportal.dev/adopted',
  /** `on` refuses deletion through the portal. */
  deletionProtection: 'pgportal.dev/deletion-protection',
  /** What a restored database was restored from: the reference of the source, and how far. */
  restoredFrom: 'pgportal.dev/restored-from',
  /** Policy rules that are waived, with their end. */
  waive: 'pgportal.dev/waive',
} as const;

/**
 * Field manager of everything that the portal applies.
 *
 * @public
 */
export const FIELD_MANAGER = 'pgportal';
