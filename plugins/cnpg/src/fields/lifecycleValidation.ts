import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import {
  type RecoveryChoice,
  checkSchedule,
  parseDatabaseRef,
  parseMoment,
} from '@pgportal/plugin-cnpg-common';
import { sayFor } from '../hooks/useSay';

type Validator<T> = CustomFieldValidator<T, any>;

export const validateDatabase: Validator<string> = (value, field) => {
  if (!parseDatabaseRef(value ?? '')) field.addError('Choose a database.');
};

/** What can be said without the database; its window is checked by the plan step. */
export const validateRecovery: Validator<Partial<RecoveryChoice>> = (
  value,
  field,
) => {
  const { source, targetTime, backupId } = value ?? {};
  if (!parseDatabaseRef(source ?? '')) {
    field.addError('Choose the database whose backups are to be restored.');
  } else if (backupId === '') {
    field.addError('Choose a base backup.');
  } else if (targetTime !== undefined) {
    const moment = parseMoment(targetTime);
    if (!moment) {
      field.addError(
        'Write the point in time with seconds and zone, such as 2026-11-19T10:30:00Z.',
      );
    } else if (moment.getTime() > Date.now()) {
      field.addError('The point in time lies in the future.');
    }
  }
};

export const validateSchedule: Validator<string> = async (
  value,
  field,
  { apiHolder },
) => {
  const checked = checkSchedule(value ?? '', new Date());
  if (!('problem' in checked)) return;
  const say = await sayFor(apiHolder);
  field.addError(say(checked.messages.problem, checked.problem));
};

export const validateConfirmName: Validator<string> = (
  value,
  field,
  { formData },
) => {
  const name = parseDatabaseRef(String(formData?.database ?? ''))?.name;
  if (!name) field.addError('Choose a database first.');
  else if (value !== name)
    field.addError(`Type the name of the database: ${name}`);
};
