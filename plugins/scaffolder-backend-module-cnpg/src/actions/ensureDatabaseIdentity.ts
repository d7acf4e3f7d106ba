import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  DatabasePlan,
  azureNames,
  sourceContainer,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { admitDatabase } from '../lib/admitDatabase';
import { checkDatabase } from '../lib/checkDatabase';
import { nameClientId, readExistingDatabase } from '../lib/existingDatabase';
import { ActionDependencies } from '../lib/dependencies';
import { audited, runAction } from '../lib/runAction';
import { database, reference } from '../lib/schemas';
import { examples } from './ensureDatabaseIdentity.examples';

/**
 * Creates the Azure side of a database: container, managed identity, federated
 * credential and role assignment. What is there already stays as it is. Of a
 * database that exists, it makes what is missing, and lets its Cluster name the
 * identity.
 *
 * @public
 */
export function createEnsureDatabaseIdentityAction(
  dependencies: ActionDependencies,
) {
  const { lock, provisioner } = dependencies;
  return createTemplateAction({
    id: 'azure:databaseIdentity:ensure',
    description:
      'Creates the managed identity with which a database writes its backups, its federated credential, its container and its role there. Running it again changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database: z =>
          z.union([database(z), reference(z)], {
            description:
              'The output `database` of cnpg:database:plan or cnpg:database:planRestore, or the reference of a database that exists, whose identity is to be repaired',
          }),
      },
      output: {
        clientId: z =>
          z
            .string({ description: 'Client id of the managed identity' })
            .optional(),
        principalId: z =>
          z
            .string({ description: 'Object id of its service principal' })
            .optional(),
        tenantId: z =>
          z.string({ description: 'Id of its Entra tenant' }).optional(),
        identityId: z =>
          z
            .string({ description: 'Resource id of the managed identity' })
            .optional(),
        identityName: z =>
          z.string({ description: 'Name of the managed identity' }).optional(),
        federatedCredential: z =>
          z
            .string({ description: 'Name of the federated credential' })
            .optional(),
        roleAssignmentId: z =>
          z
            .string({ description: 'Resource id of the role assignment' })
            .optional(),
        containerUrl: z =>
          z
            .string({ description: 'URL of the container for the backups' })
            .optional(),
      },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { logger, signal } = ctx;
        const { input } = ctx;
        const existing =
          typeof input.database === 'string'
            ? await readExistingDatabase(ctx, input.database, dependencies)
            : undefined;
        const plan = existing
          ? undefined
          : await checkDatabase(
              ctx,
              input.database as Exclude<typeof input.database, string>,
              dependencies,
            );
        if (plan) await admitDatabase(ctx, plan, dependencies, signal);
        const { ref, target } = existing ?? plan!;
        const { owner, requestedBy } = existing ?? plan!.request;
        if (!target.azure) {
          logger.info(
            `${target.title} has no Azure side, so there is nothing to create`,
          );
          return;
        }
        const { identity: identityName } = azureNames(
          ref,
          target.azure.aksName,
        );
        if (ctx.isDryRun) {
          logger.info(
            `Would create managed identity ${identityName} and what belongs to it`,
          );
          ctx.output('identityName', identityName);
          return;
        }
        const readContainers = plan
          ? sourceContainers(plan, message => logger.warn(message))
          : [];
        const identity = await audited(
          dependencies,
          {
            eventId: 'database-identity-ensure',
            reference: stringifyDatabaseRef(ref),
            taskId: ctx.task.id,
            requestedBy: ctx.user?.ref,
          },
          () =>
            // Azure refuses writes below one identity that come at the same time.
            lock.run(
              `identity:${identityName}`,
              held =>
                provisioner.ensureIdentity({
                  ref,
                  owner,
                  requestedBy,
                  readContainers,
                  onProgress: message => logger.info(message),
                  checkpoint: (key, fn) =>
                    // Its steps return plain JSON, which the type of checkpoints cannot express.
                    ctx.checkpoint({ key, fn: fn as () => Promise<any> }),
                  signal: held,
                }),
              signal,
            ),
        );
        if (existing) {
          await nameClientId(existing, identity.clientId, dependencies, {
            log: message => logger.info(message),
            signal,
          });
        }
        ctx.output('clientId', identity.clientId);
        ctx.output('principalId', identity.principalId);
        ctx.output('tenantId', identity.tenantId);
        ctx.output('identityId', identity.identityId);
        ctx.output('identityName', identity.identityName);
        ctx.output('federatedCredential', identity.federatedCredential);
        ctx.output('roleAssignmentId', identity.roleAssignmentId);
        ctx.output('containerUrl', identity.containerUrl);
      });
    },
  });
}

/** The container of the database whose backups are restored, where the portal may let it be read. */
function sourceContainers(
  { target, request: { recovery } }: DatabasePlan,
  warn: (message: string) => void,
): string[] {
  if (!recovery || !target.azure) return [];
  const container = sourceContainer(recovery, target.azure);
  if (container) return [container];
  warn(
    `The backups to restore are at ${recovery.destinationPath}, which the portal did not make for ${recovery.source}, so it gives nobody access to them. The platform team must give the new identity the role Storage Blob Data Reader there.`,
  );
  return [];
}
