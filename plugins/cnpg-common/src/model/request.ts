/**
 * The six answers of the form.
 *
 * @public
 */
export interface DatabaseAnswers {
  /** Entity reference of the component the database is for. */
  service: string;
  /** Name of the Cluster: DNS-1035 label, at most 50 characters. */
  name: string;
  environment: string;
  plan: string;
  /** Major version of PostgreSQL. */
  version: number;
  target: string;
}

/**
 * The answers, and what the portal derives from the catalog and the user.
 *
 * @public
 */
export interface DatabaseRequest extends DatabaseAnswers {
  /** Entity reference of the group that owns the service, and so the database. */
  owner: string;
  /** Kubernetes namespace: one per owning group. */
  namespace: string;
  /** Entity reference of the user who asks. */
  requestedBy?: string;
  /** Client id of the managed identity, once there is one. */
  clientId?: string;
}

/**
 * A mistake in an answer, said next to the field.
 *
 * @public
 */
export interface FieldProblem {
  field: keyof DatabaseAnswers | 'owner' | 'namespace';
  message: string;
}

/**
 * Something that creating the database brings about.
 *
 * @public
 */
export interface PlannedResource {
  where: 'azure' | 'kubernetes';
  /** What it is, in words: `Managed identity`, `Cluster`. */
  type: string;
  name: string;
  /** Resource group or namespace. */
  scope?: string;
}
