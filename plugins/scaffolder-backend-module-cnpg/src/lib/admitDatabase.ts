import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { DatabasePlan, Quota } from '@pgportal/plugin-cnpg-common';
import { readUsage } from '@pgportal/plugin-cnpg-node';
import { ActionDependencies } from './dependencies';
import { fieldErrors } from './fieldErrors';

/**
 * Judges a plan by the policies, and by what the quota of its team has left at
 * this moment. A database that is there already takes nothing more.
 *
 * Throws `InputError` with a sentence for each thing that forbids it.
 */
export async function admitDatabase(
  ctx: Pick<ActionContext<any, any>, 'logger'>,
  plan: DatabasePlan,
  { governance, targets }: ActionDependencies,
  signal?: AbortSignal,
): Promise<void> {
  const { owner, namespace } = plan.request;
  let used: Required<Quota> | undefined;
  if (governance.hasQuota(owner)) {
    const usage = await readUsage({
      targets,
      governance,
      owner,
      namespace,
      except: plan.ref,
      signal,
    });
    for (const title of usage.unanswered) {
      ctx.logger.warn(
        `${title} does not answer, so its databases are not counted against the quota of ${owner}`,
      );
    }
    if (!usage.exists) used = usage.used;
  }
  const { problems } = governance.judgePlan(plan, used, new Date());
  if (problems.length) throw fieldErrors(problems);
}
