import { setTimeout as delay } from 'node:timers/promises';
import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { stringifyDatabaseRef } from '@pgportal/plugin-cnpg-common';
import { examineBackups, findClusterProblem } from '@pgportal/plugin-cnpg-node';
import { BootstrapReporter } from '../lib/BootstrapReporter';
import { CreationReporter } from '../lib/CreationReporter';
import { DoctorReporter } from '../lib/DoctorReporter';
import { askedFor, checkDatabase } from '../lib/checkDatabase';
import { ActionDependencies } from '../lib/dependencies';
import { nameConflict } from '../lib/fieldErrors';
import { isPassing } from '../lib/isPassing';
import { readDatabase } from '../lib/readDatabase';
import { runAction } from '../lib/runAction';
import { database, entityRef, reference } from '../lib/schemas';
import { examples } from './waitForDatabase.examples';

const INTERVAL_MS = 2_000;
const DEFAULT_TIMEOUT_MINUTES = 30;

/**
 * Waits until a database is healthy and has archived its first WAL, and says
 * on the way what happens and what is in the way. On a target without backups
 * it waits for the instances alone.
 *
 * @public
 */
export function createWaitForDatabaseAction(dependencies: ActionDependencies) {
  const { targets } = dependencies;
  return createTemplateAction({
    id: 'cnpg:database:wait',
    description:
      'Waits until a PostgreSQL database is healthy and has archived its first WAL, or says what is in the way.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database,
        timeoutMinutes: z =>
          z
            .number({
              description: `Minutes until it gives up; ${DEFAULT_TIMEOUT_MINUTES} when absent`,
            })
            .positive()
            .max(24 * 60)
            .optional(),
      },
      output: {
        reference,
        entityRef,
        phase: z =>
          z.string({ description: 'Phase of the Cluster' }).optional(),
        endpoint: z =>
          z.string({
            description:
              'Host and port that always lead to the primary, inside Kubernetes',
          }),
      },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { logger, signal } = ctx;
        const { timeoutMinutes = DEFAULT_TIMEOUT_MINUTES } = ctx.input;
        const plan = await checkDatabase(ctx, ctx.input.database, dependencies);
        const { ref, entityRef: entity } = plan;
        const name = stringifyDatabaseRef(ref);
        ctx.output('reference', name);
        ctx.output('entityRef', entity);
        ctx.output('endpoint', `${ref.name}-rw.${ref.namespace}.svc:5432`);
        if (ctx.isDryRun) {
          logger.info(`Would wait for ${name}`);
          return;
        }

        const target = targets.get(ref.target);
        const { kubernetes, definition } = target;
        const started = Date.now();
        const reporter = new CreationReporter(
          message => logger.info(message),
          new Date(),
        );
        const doctor = new DoctorReporter({
          examine: objects =>
            examineBackups({
              ref,
              target,
              provisioner: dependencies.provisioner,
              objects,
              signal,
            }),
          log: message => logger.warn(message),
        });
        const bootstrap = new BootstrapReporter({
          kubernetes,
          ref,
          log: message => logger.warn(message),
        });
        let missing = 'the target';
        let unreachable = false;
        while (Date.now() - started < timeoutMinutes * 60_000) {
          try {
            const objects = await readDatabase(kubernetes, ref, signal);
            if (!objects) {
              throw new NotFoundError(
                `Database ${name} is gone: somebody deleted its Cluster. Run the creation again.`,
              );
            }
            const problem = findClusterProblem(objects.cluster, {
              ref,
              targetTitle: definition.title,
              answers: askedFor(plan),
            });
            if (problem) throw nameConflict(problem);
            if (unreachable)
              logger.info(`${definition.title} can be reached again`);
            unreachable = false;
            const verdict = reporter.look(objects, new Date());
            if (verdict.state === 'ready') {
              ctx.output('phase', objects.cluster.status?.phase);
              logger.info(`${ref.name} is ready`);
              return;
            }
            if (verdict.state === 'failed') {
              throw new ConflictError(
                `CloudNativePG cannot create ${name}: ${verdict.reason}. It exists and stays as it is; when the cause is gone, run this again.`,
              );
            }
            const { reason, isFinal } = await bootstrap.look(objects, signal);
            if (isFinal) {
              throw new ConflictError(
                `${name} cannot be made: CloudNativePG has given up. ${reason}`,
              );
            }
            const broken =
              reason ?? (await doctor.look(verdict, objects, new Date()));
            missing = broken ? `${verdict.missing} ${broken}` : verdict.missing;
          } catch (error) {
            if (!isPassing(error)) throw error;
            if (!unreachable) logger.warn(`${error.message} Trying again.`);
            unreachable = true;
            missing = error.message;
          }
          await delay(INTERVAL_MS, undefined, { signal });
        }
        throw new ServiceUnavailableError(
          `${name} is not ready after ${timeoutMinutes} min. Still missing: ${missing} It exists and goes on by itself; run this again to wait for it.`,
        );
      });
    },
  });
}
