import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  DatabaseRef,
  cnpgDatabaseDeletePermission,
  databaseEntityRef,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { resolveService } from '@pgportal/plugin-cnpg-node';
import { ActionDependencies } from './dependencies';

/**
 * Checks that whoever started the task may delete a database. Its entity leaves
 * the catalog within seconds after the Cluster, and a retirement that was cut
 * short must still be ended by those who could begin it: then, the permission
 * is checked on the service that the database was made for, and only for the
 * namespace that follows from the owner of that service.
 *
 * A task that is resumed keeps the decision with which it began.
 *
 * Throws `NotAllowedError`.
 */
export async function authorizeRemoval(
  ctx: Pick<ActionContext<any, any>, 'getInitiatorCredentials' | 'checkpoint'>,
  ref: DatabaseRef,
  service: string | undefined,
  { catalog, permissions }: ActionDependencies,
): Promise<void> {
  const reference = stringifyDatabaseRef(ref);
  await ctx.checkpoint({
    key: `retire.permission.${reference}`,
    fn: async () => {
      const credentials = await ctx.getInitiatorCredentials();
      const isAllowed = async (resourceRef: string) => {
        const [decision] = await permissions.authorize(
          [{ permission: cnpgDatabaseDeletePermission, resourceRef }],
          { credentials },
        );
        return decision.result === AuthorizeResult.ALLOW;
      };
      const entityRef = databaseEntityRef(ref);
      if (await isAllowed(entityRef)) return entityRef;

      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      if (!entity && service) {
        const owner = await resolveService({ catalog, credentials, service });
        if (
          owner.namespace === ref.namespace &&
          (await isAllowed(owner.entityRef))
        ) {
          return owner.entityRef;
        }
      }
      throw new NotAllowedError(
        `database: you may not delete ${reference} (permission ${cnpgDatabaseDeletePermission.name}), or it is not in the catalog. Ask its owner.`,
      );
    },
  });
}
