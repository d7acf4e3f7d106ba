import { InputError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  DatabaseRef,
  databaseEntityRef,
  parseDatabaseRef,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { ActionDependencies } from './dependencies';

/** Reads the reference of a database. Throws `InputError`. */
export function readReference(text: string): DatabaseRef {
  const ref = parseDatabaseRef(text);
  if (!ref) {
    throw new InputError(
      `database: "${text.slice(
        0,
        80,
      )}" is no reference of a database, such as aks-primary/team-orders/orders-db.`,
    );
  }
  return ref;
}

/**
 * Checks that whoever started the task has a permission on a database that
 * exists, by its entity in the catalog.
 *
 * Throws `NotAllowedError`.
 */
export async function authorizeDatabase(
  ctx: Pick<ActionContext<any, any>, 'getInitiatorCredentials'>,
  ref: DatabaseRef,
  permission: ResourcePermission,
  { permissions }: Pick<ActionDependencies, 'permissions'>,
): Promise<void> {
  const [decision] = await permissions.authorize(
    [{ permission, resourceRef: databaseEntityRef(ref) }],
    { credentials: await ctx.getInitiatorCredentials() },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `database: you may not do this to ${stringifyDatabaseRef(
        ref,
      )} (permission ${
        permission.name
      }), or it is not in the catalog. Ask its owner.`,
    );
  }
}
