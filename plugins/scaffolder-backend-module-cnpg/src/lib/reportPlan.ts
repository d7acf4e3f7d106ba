import { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  DatabasePlan,
  PlannedResource,
  manifestsOfPlan,
  manifestsToYaml,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { checkName } from '@pgportal/plugin-cnpg-node';
import type { z as zod } from 'zod/v3';
import { admitDatabase } from './admitDatabase';
import { askedFor } from './checkDatabase';
import { checkNamespace } from './checkNamespace';
import { ActionDependencies } from './dependencies';
import { fieldErrors } from './fieldErrors';
import { database, entityRef, planned, reference } from './schemas';

/** What the actions that plan a database put out. */
export const planOutput = {
  database,
  reference,
  entityRef,
  resources: (z: typeof zod) =>
    z.array(planned(z), { description: 'What will be created, in this order' }),
  manifests: (z: typeof zod) =>
    z.string({ description: 'The Kubernetes objects as YAML' }),
};

/**
 * Checks a plan against the target, says what would be created, and puts it
 * out for the steps that follow. Writes nothing.
 */
export async function reportPlan(
  ctx: ActionContext<any, any>,
  plan: DatabasePlan,
  dependencies: ActionDependencies,
): Promise<void> {
  const { targets } = dependencies;
  const { logger, signal } = ctx;
  const { request, ref, target, environment } = plan;

  await checkNamespace(targets.get(target.name), plan, signal);
  const { problem } = await checkName({
    targets,
    ref,
    answers: askedFor(plan),
    signal,
  });
  if (problem) throw fieldErrors([problem]);
  await admitDatabase(ctx, plan, dependencies, signal);

  logger.info(
    `PostgreSQL ${request.version} ${ref.name} for ${request.service}, owned by ${request.owner}: plan ${plan.plan.title}, ${environment.title}, on ${target.title}`,
  );
  logResources(plan.resources, line => logger.info(line));
  for (const warning of plan.warnings) logger.warn(warning);
  if (plan.cost) {
    const { amount, currency, asOf, region } = plan.cost;
    logger.info(
      `About ${amount.toFixed(2)} ${currency} a month at the prices of ${
        region ? `${region}, ` : ''
      }${asOf}`,
    );
  }

  ctx.output('database', toInput(plan));
  ctx.output('reference', stringifyDatabaseRef(ref));
  ctx.output('entityRef', plan.entityRef);
  ctx.output(
    'resources',
    plan.resources.map(resource => ({ ...resource })),
  );
  ctx.output('manifests', manifestsToYaml(manifestsOfPlan(plan)));
}

/** As the actions take it: what follows from the choice of a source is read anew by each of them. */
function toInput({ request }: DatabasePlan) {
  const { recovery, ...rest } = request;
  if (!recovery) return rest;
  const { source, targetTime, backupId } = recovery;
  return {
    ...rest,
    recovery: {
      source,
      ...(targetTime && { targetTime }),
      ...(backupId && { backupId }),
    },
  };
}

function logResources(
  resources: PlannedResource[],
  log: (line: string) => void,
): void {
  for (const [where, title] of [
    ['azure', 'In Azure'],
    ['kubernetes', 'In Kubernetes'],
  ]) {
    const some = resources.filter(resource => resource.where === where);
    if (some.length) log(`${title}, unless it is there already:`);
    for (const { type, name, scope } of some) {
      log(`  ${type} ${name}${scope ? ` in ${scope}` : ''}`);
    }
  }
}
