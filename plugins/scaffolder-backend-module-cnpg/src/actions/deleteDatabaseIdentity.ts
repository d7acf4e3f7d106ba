import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  azureNames,
  kinds,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { readReference } from '../lib/authorizeDatabase';
import { authorizeRemoval } from '../lib/authorizeRemoval';
import { ActionDependencies } from '../lib/dependencies';
import { audited, runAction } from '../lib/runAction';
import { planned, reference, service } from '../lib/schemas';
import { examples } from './deleteDatabaseIdentity.examples';

/**
 * Removes the Azure side of a database that is gone from Kubernetes: its role
 * assignments, federated credential and managed identity. The container with
 * its backups goes only when somebody confirms that apart.
 *
 * @public
 */
export function createDeleteDatabaseIdentityAction(
  dependencies: ActionDependencies,
) {
  const { lock, provisioner, targets } = dependencies;
  return createTemplateAction({
    id: 'azure:databaseIdentity:delete',
    description:
      'Removes the managed identity of a database that is gone, its federated credential and its roles, and on a second confirmation its container with all backups. Running it again removes what is left.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database: reference,
        service,
        removeBackups: z =>
          z
            .boolean({
              description:
                'Whether the container goes as well, and with it every backup; false when absent',
            })
            .optional(),
        confirmBackups: z =>
          z
            .string({
              description:
                'The name of the database, typed by a person who wants its backups removed; needed for removeBackups',
            })
            .optional(),
      },
      output: {
        reference,
        removed: z =>
          z.array(planned(z), { description: 'What was removed, in order' }),
        kept: z =>
          z.array(planned(z), { description: 'What was left, and why' }),
      },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { logger, signal } = ctx;
        const { removeBackups = false, confirmBackups } = ctx.input;
        const ref = readReference(ctx.input.database);
        const name = stringifyDatabaseRef(ref);
        if (removeBackups && confirmBackups !== ref.name) {
          throw new InputError(
            `confirmBackups: type the name of the database, ${ref.name}, to remove its backups for good.`,
          );
        }
        const { kubernetes, definition } = targets.get(ref.target);
        await authorizeRemoval(ctx, ref, ctx.input.service, dependencies);
        const cluster = await kubernetes.get(
          kinds.Cluster,
          ref.namespace,
          ref.name,
          { signal },
        );
        if (cluster) {
          throw new ConflictError(
            `database: ${name} is still there, and could archive nothing without its identity. Remove it with cnpg:database:delete before.`,
          );
        }
        ctx.output('reference', name);
        ctx.output('removed', []);
        ctx.output('kept', []);
        if (!definition.azure) {
          logger.info(
            `${definition.title} has no Azure side, so there is nothing to remove`,
          );
          return;
        }
        const { identity, container } = azureNames(
          ref,
          definition.azure.aksName,
        );
        if (ctx.isDryRun) {
          logger.info(
            `Would remove managed identity ${identity}, and ${
              removeBackups ? 'also' : 'keep'
            } container ${container} with the backups`,
          );
          return;
        }
        const { removed, kept } = await audited(
          dependencies,
          {
            eventId: removeBackups
              ? 'database-backups-delete'
              : 'database-identity-delete',
            reference: name,
            taskId: ctx.task.id,
            requestedBy: ctx.user?.ref,
          },
          () =>
            lock.run(
              `identity:${identity}`,
              held =>
                provisioner.deleteIdentity({
                  ref,
                  removeBackups,
                  onProgress: message => logger.info(message),
                  checkpoint: (key, fn) =>
                    // Its steps return plain JSON, which the type of checkpoints cannot express.
                    ctx.checkpoint({ key, fn: fn as () => Promise<any> }),
                  signal: held,
                }),
              signal,
            ),
        );
        ctx.output('removed', removed);
        ctx.output('kept', kept);
      });
    },
  });
}
