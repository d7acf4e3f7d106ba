import { setTimeout as delay } from 'node:timers/promises';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  Backup,
  DatabaseObjects,
  DatabaseRef,
  archivingState,
  cnpgDatabaseBackupPermission,
  findArchivingCause,
  operations,
  runningBackup,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { authorizeDatabase, readReference } from '../lib/authorizeDatabase';
import { authorizeRemoval } from '../lib/authorizeRemoval';
import { accepted, carryOut, operationContext } from '../lib/carryOut';
import { ActionDependencies } from '../lib/dependencies';
import { isPassing } from '../lib/isPassing';
import {
  noSuchDatabase,
  readDatabase,
  readPluginLog,
} from '../lib/readDatabase';
import { audited, runAction } from '../lib/runAction';
import { reference, service } from '../lib/schemas';
import { examples } from './createBackup.examples';

const INTERVAL_MS = 1_000;
const REMINDER_MS = 60_000;
const DEFAULT_TIMEOUT_MINUTES = 240;
/** A word in passing, as every promotion says one, is no failure. */
const FAILING_MS = 30_000;

/**
 * Takes a base backup of a database and waits until it is complete.
 *
 * @public
 */
export function createCreateBackupAction(dependencies: ActionDependencies) {
  const { targets } = dependencies;
  return createTemplateAction({
    id: 'cnpg:backup:create',
    description:
      'Takes a base backup of a PostgreSQL database now and waits until it is complete, or says what is in the way.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database: reference,
        instance: z =>
          z
            .enum(['primary', 'prefer-standby'], {
              description:
                'Where it is read from; as the Cluster says when absent',
            })
            .optional(),
        ifExists: z =>
          z
            .boolean({
              description:
                'In a retirement: do nothing when there is no such database any more, or when it is being deleted, instead of failing. Takes the permission to delete it',
            })
            .optional(),
        service,
        timeoutMinutes: z =>
          z
            .number({
              description: `Minutes until it gives up waiting; ${DEFAULT_TIMEOUT_MINUTES} when absent`,
            })
            .positive()
            .max(7 * 24 * 60)
            .optional(),
      },
      output: {
        reference,
        backup: z => z.string({ description: 'Name of the Backup' }).optional(),
        backupId: z =>
          z
            .string({
              description: 'Id of the base backup, by which it can be restored',
            })
            .optional(),
        completedAt: z =>
          z.string({ description: 'When it was complete' }).optional(),
      },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { logger, signal } = ctx;
        const ref = readReference(ctx.input.database);
        const name = stringifyDatabaseRef(ref);
        ctx.output('reference', name);
        const { kubernetes, definition } = targets.get(ref.target);
        const objects = await readDatabase(kubernetes, ref, signal);
        if (ctx.input.ifExists) {
          // Whether a database exists is not for everybody.
          await authorizeRemoval(
            ctx,
            ref,
            objects ? undefined : ctx.input.service,
            dependencies,
          );
        }
        if (!objects && ctx.input.ifExists) {
          logger.info(`${name} is gone, so there is nothing to back up`);
          return;
        }
        // An earlier run has come that far, after its own backup.
        if (
          ctx.input.ifExists &&
          objects?.cluster.metadata.deletionTimestamp !== undefined
        ) {
          logger.info(
            `${name} is being deleted already, so no backup is taken`,
          );
          return;
        }
        await authorizeDatabase(
          ctx,
          ref,
          cnpgDatabaseBackupPermission,
          dependencies,
        );
        if (!objects) throw noSuchDatabase(ref, definition.title);
        if (ctx.isDryRun) {
          logger.info(`Would take a base backup of ${name}`);
          return;
        }

        const started = Date.now();
        const backup = await ctx.checkpoint({
          key: `backup.${name}`,
          fn: async () => {
            const running = runningBackup(objects, new Date());
            if (running) {
              logger.info(
                `The backup ${running.metadata.name} is running already; waiting for that one`,
              );
              return running.metadata.name;
            }
            const { writes } = accepted(
              operations.backup.plan(
                objects,
                ctx.input.instance ? { target: ctx.input.instance } : {},
                operationContext(dependencies, ref.target),
              ),
            );
            const [write] = writes;
            if (write.verb !== 'create') {
              throw new Error('A backup begins with the creation of a Backup.');
            }
            await audited(
              dependencies,
              {
                eventId: 'backup-create',
                reference: name,
                taskId: ctx.task.id,
                requestedBy: ctx.user?.ref,
              },
              () => carryOut(kubernetes, write, signal),
            );
            const { metadata } = write.object;
            logger.info(`Started the backup ${metadata.name}`);
            return metadata.name;
          },
        });
        ctx.output('backup', backup);

        const timeoutMs =
          (ctx.input.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES) * 60_000;
        let lastWord = started;
        let failingSince: number | undefined;
        let why = '';
        while (Date.now() - started < timeoutMs) {
          try {
            const now = await readDatabase(kubernetes, ref, signal);
            const verdict = look(now, backup);
            if (verdict.state === 'failed') {
              throw new ConflictError(
                `The backup ${backup} of ${name} failed: ${await explain(
                  kubernetes,
                  ref,
                  verdict.backup,
                  signal,
                )}`,
              );
            }
            if (verdict.state === 'completed') {
              const { backupId, stoppedAt } = verdict.backup.status ?? {};
              logger.info(`The backup ${backup} is complete`);
              ctx.output('backupId', backupId);
              ctx.output('completedAt', stoppedAt);
              return;
            }
            failingSince = verdict.archiving
              ? failingSince ?? Date.now()
              : undefined;
            const held =
              failingSince !== undefined &&
              Date.now() - failingSince >= FAILING_MS;
            const reason = held
              ? `${verdict.archiving} The backup stays "running" until archiving works again, and then goes on by itself.`
              : '';
            if (reason && reason !== why) logger.warn(reason);
            why = reason;
          } catch (error) {
            if (!isPassing(error)) throw error;
            why = error.message;
          }
          if (Date.now() - lastWord >= REMINDER_MS) {
            lastWord = Date.now();
            logger.info(
              `The backup ${backup} is still running, ${Math.round(
                (lastWord - started) / 60_000,
              )} min so far`,
            );
          }
          await delay(INTERVAL_MS, undefined, { signal });
        }
        throw new ServiceUnavailableError(
          `The backup ${backup} of ${name} is not complete after ${
            timeoutMs / 60_000
          } min. ${
            why || 'It goes on by itself.'
          } Run this again to wait for it.`,
        );
      });
    },
  });
}

type Verdict =
  | { state: 'running'; archiving?: string }
  | { state: 'completed'; backup: Backup }
  | { state: 'failed'; backup?: Backup };

function look(objects: DatabaseObjects | undefined, name: string): Verdict {
  const backup = objects?.backups.find(
    ({ metadata }) => metadata.name === name,
  );
  if (!objects || !backup) return { state: 'failed' };
  const { phase } = backup.status ?? {};
  if (phase === 'completed') return { state: 'completed', backup };
  if (phase === 'failed' || phase === 'invalid backup definition') {
    return { state: 'failed', backup };
  }
  const cause = findArchivingCause(objects.archiverLog);
  const failing =
    phase === 'walArchivingFailing' ||
    archivingState(objects.cluster, new Date()) === 'failing';
  return {
    state: 'running',
    ...(failing && {
      archiving: `WAL archiving fails. ${
        cause
          ? `${cause.cause} ${cause.remedy}`
          : 'Its log does not say why in words that the portal knows; see the health of the database.'
      }`,
    }),
  };
}

/** Why a backup failed. The operator says "exit status 2"; the log of the plugin says why. */
async function explain(
  kubernetes: KubernetesApi,
  ref: DatabaseRef,
  backup: Backup | undefined,
  signal?: AbortSignal,
): Promise<string> {
  if (!backup) return 'its Backup was deleted by somebody.';
  const { error, instanceID } = backup.status ?? {};
  const log =
    instanceID?.podName &&
    (await readPluginLog(
      kubernetes,
      ref.namespace,
      instanceID.podName,
      signal,
    ));
  const cause = findArchivingCause(log || undefined);
  if (cause) return `${cause.cause} ${cause.remedy}`;
  const text = (error ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);
  return `CloudNativePG says ${
    text ? JSON.stringify(text) : 'nothing more'
  }. The log of the container plugin-barman-cloud in the pod ${
    instanceID?.podName ?? 'of the instance'
  } says why.`;
}
