import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { ConflictError, InputError } from '@backstage/errors';
import {
  DatabaseAnswers,
  DatabasePlan,
  FieldProblem,
  planDatabase,
} from '@pgportal/plugin-cnpg-common';
import { resolveRequest } from '@pgportal/plugin-cnpg-node';
import { ActionDependencies } from './dependencies';

/** The answers as they come in; whatever else is there is not looked at. */
export type AnswersInput = Omit<DatabaseAnswers, 'version'> & {
  version: number | string;
};

/**
 * Derives the plan from the answers, with the permissions of whoever started
 * the task. Every action does this itself: what an earlier step put out could
 * come from any template.
 *
 * Throws `InputError` with a sentence for each answer that cannot be met.
 */
export async function checkDatabase(
  ctx: Pick<ActionContext<any, any>, 'getInitiatorCredentials' | 'user'>,
  input: AnswersInput,
  { catalog, permissions, targets }: ActionDependencies,
): Promise<DatabasePlan> {
  const { service, name, environment, plan, target } = input;
  const request = await resolveRequest({
    catalog,
    permissions,
    credentials: await ctx.getInitiatorCredentials(),
    answers: {
      service,
      name,
      environment,
      plan,
      version: Number(input.version),
      target,
    },
    requestedBy: ctx.user?.ref,
  });
  const { plan: result, problems } = planDatabase(request, targets.offer);
  if (problems.length || !result) throw fieldErrors(problems);
  return result;
}

/** For a name that was free when the request was checked. */
export function nameConflict({ field, message }: FieldProblem): ConflictError {
  return new ConflictError(`${field}: ${message}`);
}

/** One sentence per field, each starting with the field's name. */
export function fieldErrors(problems: FieldProblem[]): InputError {
  return new InputError(
    problems.map(({ field, message }) => `${field}: ${message}`).join(' '),
  );
}
