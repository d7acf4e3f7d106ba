import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import TextField from '@material-ui/core/TextField';
import { parseDatabaseRef } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../hooks/useTexts';

/** The name of the chosen database, typed: the next step begins only when it is right. */
export function ConfirmName(props: FieldExtensionComponentProps<string>) {
  const { formContext, formData, idSchema, onChange, rawErrors, required } =
    props;
  const { t } = useTexts();
  const reference = formContext?.formData?.database;
  const name =
    typeof reference === 'string' ? parseDatabaseRef(reference)?.name : '';
  const id = idSchema?.$id ?? 'cnpg-confirm';
  return (
    <TextField
      id={id}
      fullWidth
      label={props.schema.title ?? t('lifecycle.confirm.title')}
      margin="normal"
      required={required}
      value={formData ?? ''}
      onChange={event => onChange(event.target.value)}
      error={rawErrors?.length > 0}
      helperText={[
        props.schema.description?.replace(/[^.]$/, '$&.'),
        name && t('lifecycle.confirm.name', { name }),
      ]
        .filter(Boolean)
        .join(' ')}
      inputProps={{
        autoCapitalize: 'none',
        autoComplete: 'off',
        spellCheck: false,
      }}
    />
  );
}
