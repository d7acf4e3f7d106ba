import type { ResourceKind } from './types.ts';

/** One entry of `details.causes` of a Status. */
export interface StatusCause {
  reason?: string;
  message?: string;
  field?: string;
}

/** What the API server answers when it does not answer with an object (meta/v1 Status). */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata:
    | Record<string, never>
    | { continue?: string; resourceVersion?: string };
  status: 'Failure' | 'Success';
  message?: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: StatusCause[];
    retryAfterSeconds?: number;
  };
  code?: number;
}

/**
 * A refusal of the API server, thrown by the store and by the request
 * handlers, and answered as the Status that it carries.
 */
export class StatusError extends Error {
  readonly status: Status;

  constructor(
    status: Omit<Status, 'kind' | 'apiVersion' | 'metadata' | 'status'> & {
      metadata?: Status['metadata'];
    },
  ) {
    super(status.message);
    this.name = 'StatusError';
    const { metadata = {}, ...rest } = status;
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata,
      status: 'Failure',
      ...rest,
    };
  }

  get code(): number {
    return this.status.code ?? 500;
  }

  get reason(): string | undefined {
    return this.status.reason;
  }
}

/** `clusters.postgresql.cnpg.io`, or `pods` in the core group. */
export function qualifiedName(kind: { plural: string; group: string }): string {
  return kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
}

/** Status details name the resource (plural), not the kind. */
function resourceDetails(kind: ResourceKind, name?: string) {
  return {
    ...(name && { name }),
    ...(kind.group && { group: kind.group }),
    kind: kind.plural,
  };
}

export function notFound(kind: ResourceKind, name: string): StatusError {
  return new StatusError({
    message: `${qualifiedName(kind)} "${name}" not found`,
    reason: 'NotFound',
    details: resourceDetails(kind, name),
    code: 404,
  });
}

export function alreadyExists(kind: ResourceKind, name: string): StatusError {
  return new StatusError({
    message: `${qualifiedName(kind)} "${name}" already exists`,
    reason: 'AlreadyExists',
    details: resourceDetails(kind, name),
    code: 409,
  });
}

export function conflict(
  kind: ResourceKind,
  name: string,
  why: string,
): StatusError {
  return new StatusError({
    message: `Operation cannot be fulfilled on ${qualifiedName(
      kind,
    )} "${name}": ${why}`,
    reason: 'Conflict',
    details: resourceDetails(kind, name),
    code: 409,
  });
}

export function badRequest(message: string): StatusError {
  return new StatusError({ message, reason: 'BadRequest', code: 400 });
}
