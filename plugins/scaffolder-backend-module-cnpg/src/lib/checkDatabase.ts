import { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  DatabaseAnswers,
  DatabasePlan,
  RecoveryChoice,
  planDatabase,
} from '@pgportal/plugin-cnpg-common';
import {
  KnownAnswers,
  readVersions,
  resolveRequest,
} from '@pgportal/plugin-cnpg-node';
import { ActionDependencies } from './dependencies';
import { fieldErrors } from './fieldErrors';
import { readRecovery } from './readRecovery';

/** The answers as they come in; whatever else is there is not looked at. */
export type AnswersInput = Omit<DatabaseAnswers, 'version'> & {
  version: number | string;
  recovery?: RecoveryChoice;
};

/**
 * Derives the plan from the answers, with the permissions of whoever started
 * the task. Every action does this itself: what an earlier step put out could
 * come from any template.
 *
 * Throws `InputError` with a sentence for each answer that cannot be met.
 */
export async function checkDatabase(
  ctx: Pick<
    ActionContext<any, any>,
    'getInitiatorCredentials' | 'user' | 'signal'
  >,
  input: AnswersInput,
  dependencies: ActionDependencies,
): Promise<DatabasePlan> {
  const { catalog, governance, permissions, targets } = dependencies;
  const { service, name, environment, target } = input;
  const request = await resolveRequest({
    catalog,
    permissions,
    credentials: await ctx.getInitiatorCredentials(),
    answers: {
      service,
      name,
      environment,
      plan: input.plan,
      version: Number(input.version),
      target,
      options: input.options ?? {},
    },
    requestedBy: ctx.user?.ref,
  });
  const { plans, targets: definitions } = targets.offer;
  const plan = plans.find(entry => entry.name === request.plan);
  const definition = definitions.find(entry => entry.name === request.target);
  const recovery =
    input.recovery && plan && definition
      ? await readRecovery(ctx, input.recovery, {
          request,
          plan,
          target: definition,
          dependencies,
        })
      : undefined;
  const { plan: result, problems } = planDatabase(
    { ...request, ...(recovery && { recovery }) },
    targets.offer,
    // Only this profile depends on it, and it costs several requests.
    request.options?.profile === 'inTree' && definition
      ? await readVersions(targets.get(definition.name).kubernetes, {
          signal: ctx.signal,
        })
      : undefined,
  );
  if (problems.length || !result) throw fieldErrors(problems);
  return governance.complete(result);
}

/**
 * What a Cluster that exists is compared with: all that was asked for, so that
 * no options means that there were none.
 */
export function askedFor({ request }: DatabasePlan): KnownAnswers {
  return { ...request, options: request.options ?? {} };
}
