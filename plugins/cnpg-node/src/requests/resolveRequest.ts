import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  DatabaseAnswers,
  DatabaseRequest,
  cnpgDatabaseCreatePermission,
} from '@pgportal/plugin-cnpg-common';
import { ResolvedService, resolveService } from './resolveService';

/**
 * What follows from the service that a database is for, checked that whoever
 * has the credentials may create databases for it.
 *
 * Throws `NotAllowedError`, and what {@link resolveService} throws.
 *
 * @public
 */
export async function authorizeService(options: {
  catalog: CatalogService;
  permissions: PermissionsService;
  credentials: BackstageCredentials;
  service: string;
}): Promise<ResolvedService> {
  const { catalog, permissions, credentials, service } = options;
  const resolved = await resolveService({ catalog, credentials, service });
  const { entityRef, owner } = resolved;
  const [decision] = await permissions.authorize(
    [{ permission: cnpgDatabaseCreatePermission, resourceRef: entityRef }],
    { credentials },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `service: you may not create a database for ${entityRef} (permission ${cnpgDatabaseCreatePermission.name}). Ask ${owner}, which owns it.`,
    );
  }
  return resolved;
}

/**
 * Completes the answers of the form with what the catalog says, and checks
 * that whoever has the credentials may create a database for the service.
 *
 * Throws what {@link authorizeService} throws.
 *
 * @public
 */
export async function resolveRequest(options: {
  catalog: CatalogService;
  permissions: PermissionsService;
  credentials: BackstageCredentials;
  answers: DatabaseAnswers;
  /** Entity reference of the user who asks. */
  requestedBy?: string;
}): Promise<DatabaseRequest> {
  const { answers, requestedBy } = options;
  const { entityRef, owner, namespace } = await authorizeService({
    ...options,
    service: answers.service,
  });
  return {
    service: entityRef,
    name: answers.name,
    environment: answers.environment,
    plan: answers.plan,
    version: answers.version,
    target: answers.target,
    ...(answers.options && { options: answers.options }),
    owner,
    namespace,
    ...(requestedBy && { requestedBy }),
  };
}
