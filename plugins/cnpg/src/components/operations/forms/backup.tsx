import { useTexts } from '../../../hooks/useTexts';
import { Choice } from './Choice';
import type { Form, FormProps } from './form';

function BackupSource({ input, onChange }: FormProps) {
  const { t } = useTexts();
  return (
    <Choice
      label={t('operations.takeFrom')}
      value={input.target as string}
      onChange={target => onChange({ target })}
      options={[
        {
          value: 'prefer-standby',
          title: t('operations.fromStandby'),
          detail: t('operations.fromStandbyHelp'),
        },
        {
          value: 'primary',
          title: t('fact.primary'),
          detail: t('operations.fromPrimaryHelp'),
        },
      ]}
    />
  );
}

/** Where a base backup is read from. */
export const backupForm: Form = {
  Component: BackupSource,
  initial: () => ({ target: 'prefer-standby' }),
};
