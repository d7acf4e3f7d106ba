import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { ConfirmName } from './ConfirmName';
import { DatabaseName } from './DatabaseName';
import { DatabasePicker } from './DatabasePicker';
import { EnvironmentPicker } from './EnvironmentPicker';
import { Options } from './Options';
import {
  validateConfirmName,
  validateDatabase,
  validateRecovery,
  validateSchedule,
} from './lifecycleValidation';
import { PlanPicker } from './PlanPicker';
import { RecoveryPoint } from './RecoveryPoint';
import { Review } from './Review';
import { Schedule } from './Schedule';
import { TargetPicker } from './TargetPicker';
import {
  validateEnvironment,
  validateName,
  validateOptions,
  validatePlan,
  validateReview,
  validateTarget,
  validateVersion,
} from './validation';
import { VersionPicker } from './VersionPicker';

const text = makeFieldSchema({ output: z => z.string() });
const recovery = makeFieldSchema({
  output: z =>
    z.object({
      source: z.string().optional(),
      targetTime: z.string().optional(),
      backupId: z.string().optional(),
    }),
});
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

export const optionsField = createFormField({
  name: 'CnpgOptions',
  component: Options,
  validation: validateOptions,
  schema: makeFieldSchema({
    output: z =>
      z.object({
        profile: z.enum(['current', 'inTree']).optional(),
        extensions: z.array(z.string()).optional(),
        databases: z
          .array(
            z.object({
              name: z.string(),
              extensions: z.array(z.string()).optional(),
            }),
          )
          .optional(),
        pooler: z
          .object({
            poolMode: z.enum(['session', 'transaction']),
            instances: z.number(),
          })
          .optional(),
      }),
  }),
});

export const reviewField = createFormField({
  name: 'CnpgReview',
  component: Review,
  validation: validateReview,
  schema: text,
});

export const databasePickerField = createFormField({
  name: 'CnpgDatabasePicker',
  component: DatabasePicker,
  validation: validateDatabase,
  schema: text,
});

export const recoveryPointField = createFormField({
  name: 'CnpgRecoveryPoint',
  component: RecoveryPoint,
  validation: validateRecovery,
  schema: recovery,
});

export const scheduleField = createFormField({
  name: 'CnpgSchedule',
  component: Schedule,
  validation: validateSchedule,
  schema: text,
});

export const confirmNameField = createFormField({
  name: 'CnpgConfirmName',
  component: ConfirmName,
  validation: validateConfirmName,
  schema: text,
});
