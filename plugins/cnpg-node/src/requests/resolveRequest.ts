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
import { resolveService } from './resolveService';

/**
 * Completes the answers of the form with what the catalog says, and checks
 * that whoever has the credentials may create a database for the service.
 *
 * Throws `NotAllowedError`, and what {@link resolveService} throws.
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
  const { catalog, permissions, credentials, answers, requestedBy } = options;
  const { entityRef, owner, namespace } = await resolveService({
    catalog,
    credentials,
    service: answers.service,
  });
  const [decision] = await permissions.authorize(
    [{ permission: cnpgDatabaseCreatePermission, resourceRef: entityRef }],
    { credentials },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `service: you may not create a database for ${entityRef} (permission ${cnpgDatabaseCreatePermission.name}). Ask ${owner}, which owns it.`,
    );
  }
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
