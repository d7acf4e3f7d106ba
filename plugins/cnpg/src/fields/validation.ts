import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import {
  type DatabaseAnswers,
  type DatabaseOptions,
  type FieldProblem,
  databaseNameProblem,
  validateDatabaseName,
} from '@pgportal/plugin-cnpg-common';
import { cnpgApiRef } from '../api';
import { describeError, sayFailure } from '../errors';
import { sayFor } from '../hooks/useSay';
import { answersFrom, NAME_STEP_FIELDS, onlyTarget } from './answers';

type Validator<T> = CustomFieldValidator<T, any>;

/**
 * Asks the backend about the answers, which knows what is taken, offered and
 * allowed, and says the problems that belong to the field.
 */
function askBackend<T>(
  field: keyof DatabaseAnswers,
  belongs: (problem: FieldProblem) => boolean,
): Validator<T> {
  return async (value, validation, { apiHolder, formData }) => {
    const api = apiHolder.get(cnpgApiRef);
    if (!api) {
      throw new Error('The API of the plugin cnpg is not part of this app.');
    }
    let problems: FieldProblem[];
    try {
      const answers = answersFrom({ ...formData, [field]: value });
      const target =
        answers.target ?? onlyTarget(await api.getOffer(), answers.environment);
      ({ problems } = await api.previewPlan({ ...answers, target }));
    } catch (error) {
      validation.addError(
        sayFailure(describeError(error), await sayFor(apiHolder)) ||
          'The portal did not answer, so this could not be checked. Try again in a moment.',
      );
      return;
    }
    const say = await sayFor(apiHolder);
    for (const { message, messages } of problems.filter(belongs)) {
      validation.addError(say(messages?.message, message));
    }
  };
}

const askAboutName = askBackend<string>('name', problem =>
  NAME_STEP_FIELDS.includes(problem.field),
);

export const validateName: Validator<string> = async (name, field, context) => {
  const problem = validateDatabaseName(name ?? '');
  if (problem) {
    const say = await sayFor(context.apiHolder);
    field.addError(say(databaseNameProblem(name ?? ''), problem));
  } else {
    await askAboutName(name, field, context);
  }
};

const ofField = (field: keyof DatabaseAnswers) => (problem: FieldProblem) =>
  problem.field === field;

export const validatePlan = askBackend<string>('plan', ofField('plan'));
export const validateEnvironment = askBackend<string>(
  'environment',
  ofField('environment'),
);
export const validateVersion = askBackend<number>(
  'version',
  ofField('version'),
);
export const validateTarget = askBackend<string>(
  'target',
  // Whether a name is taken can only be asked once the target is known.
  ({ field }) => field === 'target' || field === 'name',
);

export const validateOptions = askBackend<DatabaseOptions>(
  'options',
  // A database that exists with other options takes the name.
  ({ field }) => field === 'options' || field === 'name',
);

/** Nothing that the backend would refuse gets past the review. */
export const validateReview: Validator<string> = async (
  _value,
  validation,
  { apiHolder, formData },
) => {
  await askBackend<string | undefined>('name', () => true)(
    answersFrom(formData).name,
    validation,
    { apiHolder, formData, schema: {} },
  );
};
