import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  DatabaseObjects,
  OperationWrite,
  ScheduledBackup,
  checkSchedule,
  cnpgDatabaseBackupPermission,
  kinds,
  operations,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { authorizeDatabase, readReference } from '../lib/authorizeDatabase';
import { accepted, carryOut, operationContext } from '../lib/carryOut';
import { ActionDependencies } from '../lib/dependencies';
import { noSuchDatabase, readDatabase } from '../lib/readDatabase';
import { audited, runAction } from '../lib/runAction';
import { reference } from '../lib/schemas';
import { examples } from './scheduleBackup.examples';

/**
 * Sees to it that a database has a schedule of base backups as given: makes it,
 * changes its times, suspends or resumes it. What is so already stays.
 *
 * @public
 */
export function createScheduleBackupAction(dependencies: ActionDependencies) {
  const { targets } = dependencies;
  return createTemplateAction({
    id: 'cnpg:backup:schedule',
    description:
      'Creates, changes, suspends or resumes a schedule of base backups of a PostgreSQL database. Running it again changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database: reference,
        name: z =>
          z
            .string({
              description:
                'Name of the ScheduledBackup; that of the database when absent',
            })
            .optional(),
        schedule: z =>
          z
            .string({
              description:
                'Six fields in UTC: second, minute, hour, day of the month, month, day of the week, such as "0 0 2 * * *". Left as it is when absent',
            })
            .optional(),
        suspend: z =>
          z
            .boolean({
              description:
                'Whether it makes no backups for now. Left as it is when absent',
            })
            .optional(),
      },
      output: {
        reference,
        schedule: z => z.string({ description: 'The six fields' }),
        suspended: z => z.boolean({ description: 'Whether it is suspended' }),
        nextRuns: z =>
          z.array(z.string(), {
            description: 'The next five times in UTC, RFC 3339',
          }),
      },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { input, logger, signal } = ctx;
        const ref = readReference(input.database);
        const asText = stringifyDatabaseRef(ref);
        await authorizeDatabase(
          ctx,
          ref,
          cnpgDatabaseBackupPermission,
          dependencies,
        );
        const { kubernetes, definition } = targets.get(ref.target);
        const objects = await readDatabase(kubernetes, ref, signal);
        if (!objects) throw noSuchDatabase(ref, definition.title);
        const { items } = await kubernetes.list<ScheduledBackup>(
          kinds.ScheduledBackup,
          { namespace: ref.namespace, signal },
        );
        const database: DatabaseObjects = {
          ...objects,
          scheduledBackups: items.filter(
            ({ spec }) => spec?.cluster?.name === ref.name,
          ),
        };
        const name = input.name || ref.name;
        const existing = database.scheduledBackups.find(
          ({ metadata }) => metadata.name === name,
        );
        const text = input.schedule || existing?.spec?.schedule;
        if (!text) {
          throw new InputError(
            `schedule: ${ref.name} has no schedule ${name} yet; say when it is to run.`,
          );
        }
        const checked = checkSchedule(text, new Date());
        // One that stands already is not judged when it is only suspended.
        if ('problem' in checked && input.schedule) {
          throw new InputError(`schedule: ${checked.problem}`);
        }
        const schedule = 'problem' in checked ? text : checked.schedule;
        const suspended = input.suspend ?? existing?.spec?.suspend === true;

        const context = operationContext(dependencies, ref.target);
        const writes: OperationWrite[] = [];
        if (!existing) {
          const named = operations['schedule-create'].input.safeParse({
            name,
            schedule,
          });
          if (!named.success) {
            throw new InputError(`name: ${named.error.issues[0].message}.`);
          }
          writes.push(
            ...accepted(
              operations['schedule-create'].plan(
                database,
                { name, schedule },
                context,
              ),
            ).writes,
          );
        } else if (existing.spec?.schedule !== schedule) {
          writes.push(
            ...accepted(
              operations['schedule-edit'].plan(
                database,
                { name, schedule },
                context,
              ),
            ).writes,
          );
        }
        if ((existing?.spec?.suspend === true) !== suspended) {
          const id = suspended ? 'schedule-suspend' : 'schedule-resume';
          writes.push(
            ...accepted(
              operations[id].plan(
                {
                  ...database,
                  scheduledBackups: [
                    existing ?? {
                      metadata: { name, namespace: ref.namespace },
                    },
                  ],
                },
                { name },
                context,
              ),
            ).writes,
          );
        }

        if (ctx.isDryRun) {
          logger.info(`Would set the schedule ${name} to "${schedule}"`);
        } else if (writes.length) {
          await audited(
            dependencies,
            {
              eventId: 'backup-schedule',
              reference: asText,
              taskId: ctx.task.id,
              requestedBy: ctx.user?.ref,
            },
            async () => {
              for (const write of writes) {
                await carryOut(kubernetes, write, signal);
              }
            },
          );
          logger.info(`Set the schedule ${name} to "${schedule}"`);
        } else {
          logger.info(`The schedule ${name} is "${schedule}" already`);
        }
        const nextRuns =
          'problem' in checked || suspended
            ? []
            : checked.nextRuns.map(run => run.toISOString());
        if (suspended) {
          logger.warn(
            `The schedule ${name} is suspended: it makes no base backups until it is resumed. WAL is archived as before`,
          );
        } else if (nextRuns.length) {
          logger.info(`The next backups: ${nextRuns.join(', ')}`);
        }
        if (!('problem' in checked) && checked.advice) {
          logger.warn(checked.advice);
        }
        ctx.output('reference', asText);
        ctx.output('schedule', schedule);
        ctx.output('suspended', suspended);
        ctx.output('nextRuns', nextRuns);
      });
    },
  });
}
