import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { Notice } from '../components/common/Notice';
import { useTexts } from '../hooks/useTexts';
import { useFailureText } from './useFailureText';
import { useDatabaseChoices } from './useDatabaseChoices';

/** Chooses among the databases of the catalog, or of one service. */
export function DatabaseSelect(props: {
  id: string;
  label: string;
  help?: string;
  value?: string;
  service?: string;
  /** Those that the portal did not make, and no others. */
  unmanaged?: boolean;
  required?: boolean;
  error?: boolean;
  onChange(reference: string): void;
}) {
  const { id, label, help, value, service, required, error, onChange } = props;
  const { unmanaged = false } = props;
  const { t } = useTexts();
  const describe = useFailureText();
  const choices = useDatabaseChoices({ service, unmanaged });
  if (choices.error && !choices.loading) {
    return (
      <div role="alert">
        <Notice severity="warning" title={t('lifecycle.database.failed')}>
          <Typography variant="body2">{describe(choices.error)}</Typography>
          <Button variant="outlined" size="small" onClick={choices.retry}>
            {t('failure.other.retry')}
          </Button>
        </Notice>
      </div>
    );
  }
  // Those of another service are no choice.
  if (!choices.value || choices.loading) {
    return (
      <div
        role="progressbar"
        aria-label={t('lifecycle.database.loading')}
        aria-busy="true"
      >
        <Skeleton variant="rect" height={56} />
      </div>
    );
  }
  const known = choices.value.some(({ reference }) => reference === value);
  const empty = !choices.value.length && !value;
  return (
    <TextField
      select
      fullWidth
      id={id}
      label={label}
      margin="normal"
      required={required}
      value={value ?? ''}
      disabled={empty}
      onChange={event => onChange(event.target.value)}
      error={error}
      helperText={empty ? t('lifecycle.database.none') : help}
    >
      {/* A link may name one that the catalog does not show yet, or not any more. */}
      {value && !known && <MenuItem value={value}>{value}</MenuItem>}
      {choices.value.map(({ reference, name, place }) => (
        <MenuItem key={reference} value={reference}>
          {t('lifecycle.database.option', { name, place })}
        </MenuItem>
      ))}
    </TextField>
  );
}

/**
 * Which database. When the form has asked for a service before, one of that
 * service; with the option `unmanaged`, one that the portal did not make.
 */
export function DatabasePicker(props: FieldExtensionComponentProps<string>) {
  const { formContext, formData, idSchema, onChange, rawErrors, required } =
    props;
  const { t } = useTexts();
  const { service } = formContext?.formData ?? {};
  const unmanaged = props.uiSchema?.['ui:options']?.unmanaged === true;
  return (
    <DatabaseSelect
      id={idSchema?.$id ?? 'cnpg-database'}
      label={props.schema.title ?? t('lifecycle.database.title')}
      help={props.schema.description}
      value={formData}
      service={typeof service === 'string' && !unmanaged ? service : undefined}
      unmanaged={unmanaged}
      required={required}
      error={rawErrors?.length > 0}
      onChange={onChange}
    />
  );
}
