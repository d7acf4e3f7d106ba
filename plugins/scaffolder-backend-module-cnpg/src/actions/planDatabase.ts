import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { checkDatabase } from '../lib/checkDatabase';
import { ActionDependencies } from '../lib/dependencies';
import { planOutput, reportPlan } from '../lib/reportPlan';
import { runAction } from '../lib/runAction';
import { answers } from '../lib/schemas';
import { examples } from './planDatabase.examples';

/**
 * Checks a request for a database against the catalog, the permissions, the
 * platform team's offer and the target, and says what would be created. Never
 * writes anything.
 *
 * @public
 */
export function createPlanDatabaseAction(dependencies: ActionDependencies) {
  return createTemplateAction({
    id: 'cnpg:database:plan',
    description:
      'Checks a request for a PostgreSQL database and lists what would be created, in Azure and in Kubernetes. Writes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: answers,
      output: planOutput,
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const plan = await checkDatabase(ctx, ctx.input, dependencies);
        await reportPlan(ctx, plan, dependencies);
      });
    },
  });
}
