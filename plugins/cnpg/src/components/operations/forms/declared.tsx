import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useId } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { cnpgApiRef } from '../../../api';
import { useTexts } from '../../../hooks/useTexts';
import { Stack } from '../../common/Stack';
import { Choice } from './Choice';
import type { Form, FormProps, Input } from './form';
import { NamedChoice, onlyName } from './named';
import { NumberField } from './NumberField';

/** Roles of PostgreSQL that a role may be a member of. */
const MEMBERSHIPS = ['pg_read_all_data', 'pg_write_all_data', 'pg_monitor'];

function Name(props: {
  label: string;
  help: string;
  required?: boolean;
  value: unknown;
  onChange(value: string | undefined): void;
}) {
  const { label, help, required, value, onChange } = props;
  const id = useId();
  return (
    <TextField
      id={id}
      fullWidth
      required={required}
      label={label}
      value={value ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
      helperText={help}
      inputProps={{
        autoCapitalize: 'none',
        autoComplete: 'off',
        spellCheck: false,
      }}
    />
  );
}

function Several(props: {
  label: string;
  options: string[];
  value: unknown;
  onChange(value: string[] | undefined): void;
}) {
  const { label, options, value, onChange } = props;
  const id = useId();
  return (
    <Autocomplete
      multiple
      id={id}
      options={options}
      value={(value as string[]) ?? []}
      onChange={(_, chosen) => onChange(chosen.length ? chosen : undefined)}
      renderInput={params => <TextField {...params} label={label} />}
    />
  );
}

function NewDatabase({ input, onChange }: FormProps) {
  const api = useApi(cnpgApiRef);
  const { t } = useTexts();
  const offered = useAsync(() => api.getOffer(), [api]).value?.extensions ?? [];
  return (
    <Stack>
      <Name
        required
        label={t('operations.sqlName')}
        help={t('operations.sqlNameHelp')}
        value={input.name}
        onChange={name => onChange({ ...input, name })}
      />
      <Name
        label={t('operations.owner')}
        help={t('operations.ownerHelp')}
        value={input.owner}
        onChange={owner => onChange({ ...input, owner })}
      />
      {offered.length > 0 && (
        <Several
          label={t('operations.extensions')}
          options={offered}
          value={input.extensions}
          onChange={extensions => onChange({ ...input, extensions })}
        />
      )}
    </Stack>
  );
}

function NewRole({ input, onChange }: FormProps) {
  const { t } = useTexts();
  return (
    <Stack>
      <Name
        required
        label={t('operations.sqlName')}
        help={t('operations.sqlNameHelp')}
        value={input.name}
        onChange={name => onChange({ ...input, name })}
      />
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={input.login === true}
            onChange={(_, login) => onChange({ ...input, login })}
          />
        }
        label={t('operations.role.login')}
      />
      <Several
        label={t('operations.role.inRoles')}
        options={MEMBERSHIPS}
        value={input.inRoles}
        onChange={inRoles => onChange({ ...input, inRoles })}
      />
      <NumberField
        label={t('operations.role.limit')}
        value={input.connectionLimit as number | undefined}
        least={1}
        help={t('operations.role.limitHelp')}
        onChange={connectionLimit => onChange({ ...input, connectionLimit })}
      />
    </Stack>
  );
}

function Removal(props: FormProps) {
  const { input, onChange } = props;
  const { t } = useTexts();
  return (
    <Stack>
      <NamedChoice {...props} />
      <Choice
        label={t('operations.drop.label')}
        value={input.drop ? 'drop' : 'keep'}
        onChange={value => onChange({ ...input, drop: value === 'drop' })}
        options={[
          { value: 'keep', title: t('operations.drop.keep') },
          { value: 'drop', title: t('operations.drop.drop') },
        ]}
      />
    </Stack>
  );
}

function Protection({ input, onChange }: FormProps) {
  const { t } = useTexts();
  return (
    <Choice
      label={t('operations.titles.deletion-protection')}
      value={input.enabled === undefined ? undefined : String(input.enabled)}
      onChange={value => onChange({ enabled: value === 'true' })}
      options={[
        { value: 'true', title: t('operations.protection.on') },
        { value: 'false', title: t('operations.protection.off') },
      ]}
    />
  );
}

const isNamed = ({ name }: Input) => Boolean(name);

export const newDatabaseForm: Form = {
  Component: NewDatabase,
  isComplete: isNamed,
};

export const newRoleForm: Form = {
  Component: NewRole,
  initial: () => ({ login: true }),
  isComplete: isNamed,
};

/** What is declared no longer; what PostgreSQL has is kept unless somebody says otherwise. */
export const removalForm: Form = {
  Component: Removal,
  initial: (facts, id) => ({ ...onlyName({ facts, id }), drop: false }),
  isComplete: isNamed,
};

export const protectionForm: Form = {
  Component: Protection,
  isComplete: ({ enabled }) => enabled !== undefined,
};
