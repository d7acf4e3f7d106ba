import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  DatabaseRef,
  clusterAnnotations,
  cnpgDatabaseDeletePermission,
  databaseEntityRef,
  kinds,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { Target, resolveService } from '@pgportal/plugin-cnpg-node';
import { hasForeignEntity } from './authorizeDatabase';
import { ActionDependencies } from './dependencies';

/**
 * Checks that whoever started the task may delete a database. Its entity leaves
 * the catalog within seconds after the Cluster, and a retirement that was cut
 * short must still be ended by those who could begin it: then, the permission
 * is checked on the service that the database was made for, and only for the
 * namespace that follows from the owner of that service and says so itself.
 *
 * A task that is resumed keeps the decision with which it began.
 *
 * Throws `NotAllowedError`.
 */
export async function authorizeRemoval(
  ctx: Pick<ActionContext<any, any>, 'getInitiatorCredentials' | 'checkpoint'>,
  ref: DatabaseRef,
  service: string | undefined,
  dependencies: ActionDependencies,
): Promise<void> {
  const { catalog, permissions, targets } = dependencies;
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
      const isForeign = await hasForeignEntity(ref, dependencies);
      if (!isForeign && (await isAllowed(entityRef))) return entityRef;

      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      if ((!entity || isForeign) && service) {
        const owner = await resolveService({ catalog, credentials, service });
        if (
          owner.namespace === ref.namespace &&
          (await isNamespaceOf(targets.get(ref.target), ref, owner.owner)) &&
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

/** A group may say any namespace in the catalog; the namespace itself says whose it is. */
async function isNamespaceOf(
  { kubernetes }: Target,
  { namespace }: DatabaseRef,
  owner: string,
): Promise<boolean> {
  const found = await kubernetes.get(kinds.Namespace, undefined, namespace);
  return (
    found?.metadata.annotations?.[clusterAnnotations.owner]?.toLowerCase() ===
    owner.toLowerCase()
  );
}
