import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  PlannedResource,
  buildDatabaseManifests,
  manifestsToYaml,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { checkName } from '@pgportal/plugin-cnpg-node';
import { checkDatabase, fieldErrors } from '../lib/checkDatabase';
import { checkNamespace } from '../lib/checkNamespace';
import { ActionDependencies } from '../lib/dependencies';
import { runAction } from '../lib/runAction';
import { answers, database, entityRef, reference } from '../lib/schemas';
import { examples } from './planDatabase.examples';

/**
 * Checks a request for a database against the catalog, the permissions, the
 * platform team's offer and the target, and says what would be created. Never
 * writes anything.
 *
 * @public
 */
export function createPlanDatabaseAction(dependencies: ActionDependencies) {
  const { targets } = dependencies;
  return createTemplateAction({
    id: 'cnpg:database:plan',
    description:
      'Checks a request for a PostgreSQL database and lists what would be created, in Azure and in Kubernetes. Writes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: answers,
      output: {
        database,
        reference,
        entityRef,
        resources: z =>
          z.array(
            z.object({
              where: z.enum(['azure', 'kubernetes']),
              type: z.string(),
              name: z.string(),
              scope: z.string().optional(),
            }),
            { description: 'What will be created, in this order' },
          ),
        manifests: z =>
          z.string({ description: 'The Kubernetes objects as YAML' }),
      },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { input, logger, signal } = ctx;
        const plan = await checkDatabase(ctx, input, dependencies);
        const { request, ref, target, environment } = plan;

        await checkNamespace(targets.get(target.name), plan, signal);
        const { problem } = await checkName({
          targets,
          ref,
          answers: request,
          signal,
        });
        if (problem) throw fieldErrors([problem]);

        logger.info(
          `PostgreSQL ${request.version} ${ref.name} for ${request.service}, owned by ${request.owner}: plan ${plan.plan.title}, ${environment.title}, on ${target.title}`,
        );
        logResources(plan.resources, line => logger.info(line));
        if (target.backups === 'none') {
          logger.warn(
            `${target.title} keeps no backups: this database will have none`,
          );
        }

        const manifests = buildDatabaseManifests(plan.plan, target, {
          ...request,
          production: environment.production,
        });
        ctx.output('database', { ...request });
        ctx.output('reference', stringifyDatabaseRef(ref));
        ctx.output('entityRef', plan.entityRef);
        ctx.output(
          'resources',
          plan.resources.map(resource => ({ ...resource })),
        );
        ctx.output('manifests', manifestsToYaml(manifests));
      });
    },
  });
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
