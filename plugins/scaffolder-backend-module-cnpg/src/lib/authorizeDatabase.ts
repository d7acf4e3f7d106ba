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
import { isEntityOf } from '@pgportal/plugin-cnpg-node';
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
  dependencies: EntityDependencies & Pick<ActionDependencies, 'permissions'>,
): Promise<void> {
  const [decision] = await dependencies.permissions.authorize(
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
  if (await hasForeignEntity(ref, dependencies)) {
    throw new NotAllowedError(
      `database: the entity ${databaseEntityRef(
        ref,
      )} in the catalog was not made by the portal, so it says nothing about who may do this. The platform team must remove it.`,
    );
  }
}

type EntityDependencies = Pick<ActionDependencies, 'auth' | 'catalog'>;

/**
 * Whether something else stands in the catalog under the name of a database:
 * permissions are decided by its owner then, who may be anybody. Looked at with
 * the portal's own credentials, as whoever asks need not see it.
 */
export async function hasForeignEntity(
  ref: DatabaseRef,
  { auth, catalog }: EntityDependencies,
): Promise<boolean> {
  const entity = await catalog.getEntityByRef(databaseEntityRef(ref), {
    credentials: await auth.getOwnServiceCredentials(),
  });
  return entity !== undefined && !isEntityOf(ref, entity);
}
