import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  ScheduleField,
  USUAL_SCHEDULE,
} from '../components/recovery/ScheduleField';
import { useDefaultValue } from './useDefaultValue';

/** When base backups are taken. */
export function Schedule(props: FieldExtensionComponentProps<string>) {
  const { formData, idSchema, onChange, rawErrors, required, schema } = props;
  useDefaultValue(props, USUAL_SCHEDULE);
  return (
    <ScheduleField
      id={idSchema?.$id ?? 'cnpg-schedule'}
      label={schema.title}
      help={schema.description}
      required={required}
      value={formData ?? ''}
      problems={rawErrors}
      onChange={onChange}
    />
  );
}
