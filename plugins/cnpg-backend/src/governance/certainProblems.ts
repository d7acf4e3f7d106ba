import {
  DatabaseAnswers,
  DatabaseRequest,
  FieldProblem,
  Offer,
  planDatabase,
} from '@pgportal/plugin-cnpg-common';
import { GovernanceService } from '@pgportal/plugin-cnpg-node';

/** More ways to go on than any form offers are not looked at. */
const MOST = 500;

/**
 * What policies have against answers whatever the missing ones are going to be,
 * so that a form can say it while they are being given.
 */
export function certainProblems(
  request: DatabaseRequest,
  answers: Partial<DatabaseAnswers>,
  { offer, governance }: { offer: Offer; governance: GovernanceService },
  now: Date,
): FieldProblem[] {
  const names = (field: 'environment' | 'plan' | 'target', all: string[]) =>
    answers[field] === undefined ? all : [request[field]];
  const nameOf = ({ name }: { name: string }) => name;
  const ways = names('environment', offer.environments.map(nameOf)).flatMap(
    environment =>
      names('plan', offer.plans.map(nameOf)).flatMap(plan =>
        names('target', offer.targets.map(nameOf)).flatMap(target =>
          (answers.version === undefined
            ? offer.versions.map(({ major }) => major)
            : [request.version]
          ).map(version => ({ environment, plan, target, version })),
        ),
      ),
  );
  if (ways.length > MOST) return [];
  let certain: FieldProblem[] | undefined;
  for (const way of ways) {
    const { plan } = planDatabase({ ...request, ...way }, offer);
    if (!plan) continue;
    const { problems } = governance.judgePlan(
      governance.complete(plan),
      undefined,
      now,
    );
    certain = (certain ?? problems).filter(({ field, message }) =>
      problems.some(
        problem => problem.field === field && problem.message === message,
      ),
    );
    if (certain.length === 0) return [];
  }
  return (certain ?? []).filter(
    ({ field }) => answers[field as keyof DatabaseAnswers] !== undefined,
  );
}
