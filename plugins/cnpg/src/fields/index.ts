import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { DatabaseName } from './DatabaseName';
import { EnvironmentPicker } from './EnvironmentPicker';
import { PlanPicker } from './PlanPicker';
import { Review } from './Review';
import { TargetPicker } from './TargetPicker';
import {
  validateEnvironment,
  validateName,
  validatePlan,
  validateReview,
  validateTarget,
  validateVersion,
} from './validation';
import { VersionPicker } from './VersionPicker';

const text = makeFieldSchema({ output: z => z.string() });
const number = makeFieldSchema({ output: z => z.number() });

export const databaseNameField = createFormField({
  name: 'CnpgDatabaseName',
  component: DatabaseName,
  validation: validateName,
  schema: text,
});

export const planPickerField = createFormField({
  name: 'CnpgPlanPicker',
  component: PlanPicker,
  validation: validatePlan,
  schema: text,
});

export const environmentPickerField = createFormField({
  name: 'CnpgEnvironmentPicker',
  component: EnvironmentPicker,
  validation: validateEnvironment,
  schema: text,
});

export const versionPickerField = createFormField({
  name: 'CnpgVersionPicker',
  component: VersionPicker,
  validation: validateVersion,
  schema: number,
});

export const targetPickerField = createFormField({
  name: 'CnpgTargetPicker',
  component: TargetPicker,
  validation: validateTarget,
  schema: text,
});

export const reviewField = createFormField({
  name: 'CnpgReview',
  component: Review,
  validation: validateReview,
  schema: text,
});
