import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  clusterAnnotations,
  cnpgDatabaseRestorePermission,
  majorVersion,
  parseMoment,
} from '@pgportal/plugin-cnpg-common';
import { authorizeDatabase, readReference } from '../lib/authorizeDatabase';
import { checkDatabase } from '../lib/checkDatabase';
import { ActionDependencies } from '../lib/dependencies';
import { readCluster } from '../lib/readDatabase';
import { planOutput, reportPlan } from '../lib/reportPlan';
import { runAction } from '../lib/runAction';
import { answers, recoveryChoice } from '../lib/schemas';
import { examples } from './planRestore.examples';

/** CloudNativePG's default of archive_timeout. */
const ARCHIVED_WITHIN_MS = 5 * 60_000;

/**
 * Checks a restore: the backups of one database into a new one, which gets an
 * identity, a container and backups of its own. What is not answered is as in
 * the source. Never writes anything.
 *
 * @public
 */
export function createPlanRestoreAction(dependencies: ActionDependencies) {
  return createTemplateAction({
    id: 'cnpg:database:planRestore',
    description:
      'Checks a restore of the backups of a PostgreSQL database into a new one, and lists what would be created. The source stays as it is. Writes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        recovery: recoveryChoice,
        service: answers.service,
        name: answers.name,
        plan: z => answers.plan(z).optional(),
        environment: z => answers.environment(z).optional(),
        target: z => answers.target(z).optional(),
      },
      output: planOutput,
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { recovery, service, name } = ctx.input;
        const source = readReference(recovery.source);
        await authorizeDatabase(
          ctx,
          source,
          cnpgDatabaseRestorePermission,
          dependencies,
        );
        const cluster = await readCluster(dependencies, source, ctx.signal);
        const { annotations = {} } = cluster.metadata;
        const known = (field: string, ...values: (string | undefined)[]) => {
          const value = values.find(Boolean);
          if (value) return value;
          throw new InputError(
            `${field}: ${recovery.source} was not made by the portal and has none; choose one.`,
          );
        };
        const version = majorVersion(cluster);
        if (version === undefined) {
          throw new InputError(
            `recovery: ${recovery.source} does not say yet which version of PostgreSQL it runs. Run this again when it is up.`,
          );
        }
        const plan = await checkDatabase(
          ctx,
          {
            service,
            name,
            plan: known(
              'plan',
              ctx.input.plan,
              annotations[clusterAnnotations.plan],
            ),
            environment: known(
              'environment',
              ctx.input.environment,
              annotations[clusterAnnotations.environment],
            ),
            target: ctx.input.target || source.target,
            version,
            recovery,
          },
          dependencies,
        );
        const { targetTime, backupId } = recovery;
        let until = 'everything that is in its archive';
        if (backupId)
          until = `as it was at the end of the base backup ${backupId}`;
        else if (targetTime) until = `as it was at ${targetTime}`;
        ctx.logger.info(
          `Restoring ${recovery.source}, ${until}. The source stays as it is`,
        );
        const moment = targetTime && parseMoment(targetTime);
        if (moment && Date.now() - moment.getTime() < ARCHIVED_WITHIN_MS) {
          ctx.logger.warn(
            `${targetTime} is only minutes ago: WAL up to it may not be archived yet. The restore waits until a later transaction is in the archive`,
          );
        }
        await reportPlan(ctx, plan, dependencies);
      });
    },
  });
}
