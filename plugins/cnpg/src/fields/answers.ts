import type {
  DatabaseAnswers,
  FieldProblem,
} from '@pgportal/plugin-cnpg-common';
import type { OfferDocument } from '../api';

/**
 * The answers among the values of a form, by the names that they have in
 * {@link DatabaseAnswers}; what is not answered yet is left out.
 */
export function answersFrom(
  formData: Record<string, unknown> | undefined,
): Partial<DatabaseAnswers> {
  const answers: Partial<DatabaseAnswers> = {};
  for (const field of [
    'service',
    'name',
    'environment',
    'plan',
    'target',
  ] as const) {
    const value = formData?.[field];
    if (typeof value === 'string' && value) answers[field] = value;
  }
  const version = Number(formData?.version);
  if (Number.isInteger(version) && version > 0) answers.version = version;
  const options = formData?.options;
  if (options && typeof options === 'object') answers.options = options;
  return answers;
}

/** Where databases of an environment may run; anywhere while none is chosen. */
export function targetsFor(
  { environments, targets }: OfferDocument,
  environment: string | undefined,
) {
  const allowed = environments.find(
    ({ name }) => name === environment,
  )?.targets;
  return targets.filter(({ name }) => !allowed || allowed.includes(name));
}

/** The target of every database when there is no choice. */
export function onlyTarget(
  offer: OfferDocument | undefined,
  environment: string | undefined,
) {
  const targets = offer ? targetsFor(offer, environment) : [];
  return targets.length === 1 ? targets[0].name : undefined;
}

/**
 * Problems that are said at the name: its own, and those of the service, whose
 * field is the scaffolder's and cannot say them.
 */
export const NAME_STEP_FIELDS: FieldProblem['field'][] = [
  'name',
  'service',
  'owner',
  'namespace',
];
