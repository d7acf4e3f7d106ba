import { InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  DatabasePlan,
  Kind,
  KubernetesManifest,
  KubernetesObject,
  clusterAnnotations,
  kinds,
  manifestsOfPlan,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import {
  Target,
  checkName,
  findClusterProblem,
} from '@pgportal/plugin-cnpg-node';
import { admitDatabase } from '../lib/admitDatabase';
import { askedFor, checkDatabase } from '../lib/checkDatabase';
import { checkNamespace } from '../lib/checkNamespace';
import { ActionDependencies } from '../lib/dependencies';
import { writeClientId } from '../lib/existingDatabase';
import { nameConflict } from '../lib/fieldErrors';
import { audited, runAction } from '../lib/runAction';
import { database, entityRef, reference } from '../lib/schemas';
import { examples } from './applyDatabase.examples';

/**
 * Creates a database's objects in Kubernetes by server-side apply: namespace,
 * object store, cluster, scheduled backup and pod monitors. Never touches a
 * Cluster or a namespace of somebody else.
 *
 * @public
 */
export function createApplyDatabaseAction(dependencies: ActionDependencies) {
  const { governance, lock, targets } = dependencies;
  return createTemplateAction({
    id: 'cnpg:database:apply',
    description:
      'Creates the Kubernetes objects of a PostgreSQL database by server-side apply. Run again, it makes what is missing and changes nothing else.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database,
        clientId: z =>
          z
            .string({
              description:
                'Client id of its managed identity, the output `clientId` of azure:databaseIdentity:ensure',
            })
            .optional(),
      },
      output: { reference, entityRef },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { logger } = ctx;
        const plan = await checkDatabase(ctx, ctx.input.database, dependencies);
        const { ref, request } = plan;
        const target = targets.get(ref.target);
        const clientId = ctx.isDryRun
          ? undefined
          : clientIdOf(ctx.input.clientId, plan);
        const manifests = manifestsOfPlan(plan, clientId);

        const served = await findServed(
          target,
          manifests,
          message => logger.info(message),
          ctx.signal,
        );
        const check = async (signal?: AbortSignal) => {
          await checkNamespace(target, plan, signal);
          const { exists, problem } = await checkName({
            targets,
            ref,
            answers: askedFor(plan),
            signal,
          });
          if (problem) throw nameConflict(problem);
          return exists;
        };
        const apply = (admitted?: AbortSignal) =>
          // Otherwise two runs could both find the name free, and the second
          // would change what the first has made.
          lock.run(
            `namespace:${ref.target}/${ref.namespace}`,
            async held => {
              const exists = await check(held);
              await admitDatabase(ctx, plan, dependencies, held);
              await audited(
                dependencies,
                {
                  eventId: 'database-apply',
                  reference: stringifyDatabaseRef(ref),
                  taskId: ctx.task.id,
                  requestedBy: request.requestedBy,
                },
                () =>
                  applyAll(
                    served,
                    target,
                    plan,
                    message => logger.info(message),
                    {
                      exists,
                      clientId,
                      signal: held,
                      checkpoint: options => ctx.checkpoint(options),
                    },
                  ),
              );
            },
            admitted,
          );
        if (ctx.isDryRun) {
          await check(ctx.signal);
          await admitDatabase(ctx, plan, dependencies, ctx.signal);
          for (const { object } of served) {
            logger.info(`Would apply ${object.kind} ${object.metadata.name}`);
          }
        } else if (governance.hasQuota(request.owner)) {
          // One creation of the team after the other: what one of them finds
          // left, no other takes meanwhile, on whatever target.
          await lock.run(`quota:${request.owner}`, apply, ctx.signal);
        } else {
          await apply(ctx.signal);
        }
        ctx.output('reference', stringifyDatabaseRef(ref));
        ctx.output('entityRef', plan.entityRef);
      });
    },
  });
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function clientIdOf(
  input: string | undefined,
  { target }: DatabasePlan,
): string | undefined {
  if (input && !GUID.test(input)) {
    throw new InputError('clientId: it must be a GUID.');
  }
  if (!input && target.azure) {
    throw new InputError(
      `clientId: databases on ${target.title} need a managed identity. Run azure:databaseIdentity:ensure before.`,
    );
  }
  return input || undefined;
}

const PROVIDERS: Record<string, string> = {
  [kinds.Cluster.group]: 'CloudNativePG',
  [kinds.ObjectStore.group]: 'The Barman Cloud plugin',
};

/** The manifests whose kinds the target serves. Nothing is created when a necessary one is not. */
async function findServed(
  { kubernetes, definition }: Target,
  manifests: KubernetesManifest[],
  log: (message: string) => void,
  signal?: AbortSignal,
): Promise<KubernetesManifest[]> {
  const served: KubernetesManifest[] = [];
  for (const manifest of manifests) {
    const { kind, optional } = manifest;
    if (await kubernetes.serves(kind, { signal })) {
      served.push(manifest);
    } else if (optional) {
      log(
        `Left out ${kind.kind}.${kind.group}: ${definition.title} does not have it`,
      );
    } else {
      throw new NotFoundError(
        `${
          PROVIDERS[kind.group] ?? `What provides ${kind.kind}`
        } is not installed on ${
          definition.title
        }. The platform team must install it; then run this again.`,
      );
    }
  }
  return served;
}

/**
 * What is there already of a database that exists stays as it is: people may
 * have scaled it or changed its schedule since. Only what is missing is made.
 */
async function applyAll(
  manifests: KubernetesManifest[],
  { kubernetes, definition }: Target,
  plan: DatabasePlan,
  log: (message: string) => void,
  ctx: {
    /** Whether its Cluster is there. */
    exists: boolean;
    clientId?: string;
    signal?: AbortSignal;
    checkpoint(options: {
      key: string;
      fn: () => Promise<string>;
    }): Promise<string>;
  },
): Promise<void> {
  const { exists, clientId, signal } = ctx;
  const { ref } = plan;
  const existing: string[] = [];
  try {
    for (const { kind, object } of manifests) {
      const { namespace, name } = object.metadata;
      const title = `${kind.kind} ${name}`;
      await ctx.checkpoint({
        key: `apply.${definition.name}.${kind.group}.${kind.kind}.${
          namespace ?? ''
        }.${name}`,
        fn: async () => {
          const before = await kubernetes.get(kind, namespace, name, {
            signal,
          });
          if (before && kind === kinds.Cluster) {
            // The process that made it a moment ago may be another backend.
            const problem = findClusterProblem(before, {
              ref,
              targetTitle: definition.title,
              answers: askedFor(plan),
            });
            if (problem) throw nameConflict(problem);
            if (clientId) {
              await writeClientId(kubernetes, before, clientId, {
                log,
                signal,
              });
            }
          }
          if (before && (exists || isComplete(kind, before))) {
            log(`${title} was there already`);
            return before.metadata.uid ?? '';
          }
          const after = await kubernetes.apply(object, kind, { signal });
          log(`${before ? 'Updated' : 'Created'} ${title}`);
          return after.metadata.uid ?? '';
        },
      });
      existing.push(title);
    }
  } catch (error) {
    if (existing.length && !signal?.aborted) {
      log(
        `What exists on ${definition.title} already: ${existing.join(
          ', ',
        )}. Running this again completes it.`,
      );
    }
    throw error;
  }
}

/**
 * Whether nothing is to be written onto an object although the database is not
 * complete: a Cluster is one, and a namespace that says whose it is.
 */
function isComplete(kind: Kind, { metadata }: KubernetesObject): boolean {
  return (
    kind === kinds.Cluster ||
    (kind === kinds.Namespace &&
      Boolean(metadata.annotations?.[clusterAnnotations.owner]))
  );
}
