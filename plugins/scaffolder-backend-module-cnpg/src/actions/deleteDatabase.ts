import { setTimeout as delay } from 'node:timers/promises';
import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  Cluster,
  DatabaseRef,
  ListedObject,
  Retirement,
  clusterAnnotations,
  kinds,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { readReference } from '../lib/authorizeDatabase';
import { authorizeRemoval } from '../lib/authorizeRemoval';
import { ActionDependencies } from '../lib/dependencies';
import { isPassing } from '../lib/isPassing';
import { readRetirement } from '../lib/readRetirement';
import { audited, runAction } from '../lib/runAction';
import { planned, reference, service } from '../lib/schemas';
import { examples } from './deleteDatabase.examples';

const INTERVAL_MS = 1_000;
const REMINDER_MS = 60_000;
/** A pod with connected clients may take half an hour to end (terminationGracePeriodSeconds 1800). */
const DEFAULT_TIMEOUT_MINUTES = 45;

/**
 * Removes a database from Kubernetes: its Cluster with pods, volumes and
 * secrets, and what belongs to it. Its container in Azure, and the backups in
 * it, are not touched.
 *
 * @public
 */
export function createDeleteDatabaseAction(dependencies: ActionDependencies) {
  const { targets } = dependencies;
  return createTemplateAction({
    id: 'cnpg:database:delete',
    description:
      'Removes a PostgreSQL database and its volumes from Kubernetes. Its backups in Azure stay. Running it again removes what an earlier run has left.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database: reference,
        confirm: z =>
          z.string({
            description: 'The name of the database, typed by a person',
          }),
        service,
        checkOnly: z =>
          z
            .boolean({
              description:
                'Only says whether it could be done, and what would be removed',
            })
            .optional(),
        timeoutMinutes: z =>
          z
            .number({
              description: `Minutes until it gives up waiting for the instances to end; ${DEFAULT_TIMEOUT_MINUTES} when absent`,
            })
            .positive()
            .max(24 * 60)
            .optional(),
      },
      output: {
        reference,
        service: z =>
          z
            .string({
              description: 'Entity reference of the service that it was for',
            })
            .optional(),
        removed: z =>
          z.array(planned(z), { description: 'What was removed, in order' }),
        kept: z =>
          z.array(planned(z), { description: 'What was left, and why' }),
      },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { logger, signal } = ctx;
        const ref = readReference(ctx.input.database);
        const name = stringifyDatabaseRef(ref);
        if (ctx.input.confirm !== ref.name) {
          throw new InputError(
            `confirm: type the name of the database, ${ref.name}, to delete it.`,
          );
        }
        const { kubernetes, definition } = targets.get(ref.target);
        const retirement = await readRetirement(kubernetes, ref, signal);
        await authorizeRemoval(
          ctx,
          ref,
          // While the Cluster is there its own entity alone decides.
          retirement.cluster ? undefined : ctx.input.service,
          dependencies,
        );
        if (retirement.refused) throw new ConflictError(retirement.refused);
        // What has been begun is ended.
        if (retirement.cluster) {
          dependencies.governance.admitOperation(
            retirement.cluster,
            new Date(),
          );
        }
        const checksOnly = ctx.isDryRun || ctx.input.checkOnly;
        const look = async () => describe(retirement, ref, ctx.input.service);
        // A resumed task finds less than it began with, and tells of all of it.
        const begun = checksOnly
          ? await look()
          : await ctx.checkpoint({ key: `retire.plan.${name}`, fn: look });
        if (checksOnly) {
          for (const { type, name: object } of begun.removed) {
            logger.info(`Would remove ${type} ${object}`);
          }
        } else if (retirement.remove.length) {
          await audited(
            dependencies,
            {
              eventId: 'database-delete',
              reference: name,
              taskId: ctx.task.id,
              requestedBy: ctx.user?.ref,
            },
            () =>
              removeAll(kubernetes, ref, retirement, begun.uid, {
                log: message => logger.info(message),
                timeoutMinutes:
                  ctx.input.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES,
                signal,
              }),
          );
        } else {
          logger.info(
            `There is nothing of ${ref.name} in namespace ${ref.namespace} on ${definition.title} any more`,
          );
        }
        ctx.output('reference', name);
        ctx.output('service', begun.service);
        ctx.output('removed', begun.removed);
        ctx.output('kept', begun.kept);
      });
    },
  });
}

/** What a run has begun with, as JSON. */
function describe(
  { cluster, remove, keep }: Retirement,
  ref: DatabaseRef,
  fallback: string | undefined,
) {
  const madeFor = cluster?.metadata.annotations?.[
    clusterAnnotations.dependencyOf
  ]
    ?.split(',')[0]
    .trim();
  const serviceRef = madeFor || fallback;
  return {
    uid: cluster?.metadata.uid ?? '',
    ...(serviceRef && { service: serviceRef }),
    removed: [
      ...remove.map(({ kind, object }) => ({
        where: 'kubernetes' as const,
        type: kind.kind,
        name: object.metadata.name,
        scope: ref.namespace,
      })),
      ...(cluster
        ? [
            {
              where: 'kubernetes' as const,
              type: 'Pods, volumes, services and secrets',
              name: ref.name,
              scope: ref.namespace,
            },
          ]
        : []),
    ],
    kept: keep.map(entry => ({ ...entry })),
  };
}

interface Options {
  log(message: string): void;
  timeoutMinutes: number;
  signal?: AbortSignal;
}

/** @param uid - of the Cluster that the run began with; empty when there was none */
async function removeAll(
  kubernetes: KubernetesApi,
  ref: DatabaseRef,
  { cluster, remove }: Retirement,
  uid: string,
  options: Options,
): Promise<void> {
  const { log, signal } = options;
  if (cluster && cluster.metadata.uid !== uid) {
    throw new ConflictError(
      `There is another ${ref.name} in namespace ${ref.namespace} by now, made after this retirement began. It stays.`,
    );
  }
  const volumes = await countOf(kubernetes, ref, signal);
  for (const { kind, object } of remove) {
    const { name, namespace, deletionTimestamp } = object.metadata;
    if (!deletionTimestamp) {
      await kubernetes.delete(kind, namespace, name, {
        uid: object.metadata.uid,
        signal,
        ...(kind === kinds.Cluster && { propagationPolicy: 'Foreground' }),
      });
    }
    if (kind === kinds.Cluster) {
      log(
        `Deleting the Cluster ${name} with ${volumes.volumes} volumes: its instances archive their last WAL and stop`,
      );
      await untilGone(kubernetes, ref, object, options);
    }
    log(`Removed ${kind.kind} ${name}`);
  }
  if (!remove.some(({ kind }) => kind === kinds.Cluster)) {
    await untilGone(kubernetes, ref, undefined, options);
  }
}

/** Waits for the Cluster, its pods and its volumes. */
async function untilGone(
  kubernetes: KubernetesApi,
  ref: DatabaseRef,
  cluster: ListedObject['object'] | undefined,
  { log, timeoutMinutes, signal }: Options,
): Promise<void> {
  const started = Date.now();
  let lastWord = started;
  let left = '';
  while (Date.now() - started < timeoutMinutes * 60_000) {
    try {
      const now = await kubernetes.get<Cluster>(
        kinds.Cluster,
        ref.namespace,
        ref.name,
        { signal },
      );
      const { pods, volumes } = await countOf(kubernetes, ref, signal);
      const isThere = now && now.metadata.uid === cluster?.metadata.uid;
      if (!isThere && !pods && !volumes) return;
      left = `${pods} pods and ${volumes} volumes`;
    } catch (error) {
      if (!isPassing(error)) throw error;
      left = error.message;
    }
    if (Date.now() - lastWord >= REMINDER_MS) {
      lastWord = Date.now();
      log(
        `Still there: ${left}. An instance waits for its clients, at most 30 min`,
      );
    }
    await delay(INTERVAL_MS, undefined, { signal });
  }
  throw new ServiceUnavailableError(
    `${stringifyDatabaseRef(
      ref,
    )} is not gone after ${timeoutMinutes} min. Still there: ${left}. It goes on by itself; run this again to complete it.`,
  );
}

async function countOf(
  kubernetes: KubernetesApi,
  { namespace, name }: DatabaseRef,
  signal?: AbortSignal,
): Promise<{ pods: number; volumes: number }> {
  const [pods, volumes] = await Promise.all(
    [kinds.Pod, kinds.PersistentVolumeClaim].map(kind =>
      kubernetes.list(kind, {
        namespace,
        labelSelector: `cnpg.io/cluster=${name}`,
        signal,
      }),
    ),
  );
  return { pods: pods.items.length, volumes: volumes.items.length };
}
