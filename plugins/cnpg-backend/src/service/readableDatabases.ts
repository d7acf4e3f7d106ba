import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  cnpgDatabaseReadPermission,
  databaseEntityRef,
  DatabaseRef,
} from '@pgportal/plugin-cnpg-common';

/**
 * Those of the databases that may be seen with the credentials. The policy is
 * asked once; only when its answer depends on the database, once more for all
 * of them together.
 */
export async function readableDatabases(options: {
  permissions: PermissionsService;
  credentials: BackstageCredentials;
  refs: DatabaseRef[];
}): Promise<DatabaseRef[]> {
  const { permissions, credentials, refs } = options;
  if (!refs.length) return [];
  const [general] = await permissions.authorizeConditional(
    [{ permission: cnpgDatabaseReadPermission }],
    { credentials },
  );
  if (general.result === AuthorizeResult.ALLOW) return refs;
  if (general.result === AuthorizeResult.DENY) return [];

  const decisions = await permissions.authorize(
    refs.map(ref => ({
      permission: cnpgDatabaseReadPermission,
      resourceRef: databaseEntityRef(ref),
    })),
    { credentials },
  );
  return refs.filter(
    (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
  );
}
