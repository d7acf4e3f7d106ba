import { parseEntityRef } from '@backstage/catalog-model';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import {
  databaseNameProblem,
  parseDatabaseRef,
  suggestDatabaseName,
  validateDatabaseName,
} from '@pgportal/plugin-cnpg-common';
import { useRef } from 'react';
import { useSay } from '../hooks/useSay';
import { useTexts } from '../hooks/useTexts';
import { StateLabel } from '../components/common/StateLabel';
import { answersFrom, NAME_STEP_FIELDS, onlyTarget } from './answers';
import { useDefaultValue } from './useDefaultValue';
import { useFailureText } from './useFailureText';
import { useOffer } from './useOffer';
import { usePlanPreview } from './usePlanPreview';

function nameFor(service: string | undefined): string | undefined {
  if (!service) return undefined;
  try {
    return suggestDatabaseName(
      parseEntityRef(service, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }).name,
    );
  } catch {
    // Half-typed references are no concern of this field.
    return undefined;
  }
}

/** A restored database says so in its name, until somebody finds a better one. */
function nameOfCopy(source: unknown): string | undefined {
  const ref = typeof source === 'string' ? parseDatabaseRef(source) : undefined;
  return ref && `${ref.name.slice(0, 41).replace(/-+$/, '')}-restored`;
}

/** The name of the database: suggested from the service, checked while typing. */
export function DatabaseName(props: FieldExtensionComponentProps<string>) {
  const {
    formData,
    formContext,
    idSchema,
    onChange,
    rawErrors,
    required,
    schema,
  } = props;
  const { t } = useTexts();
  const describe = useFailureText();
  const say = useSay();
  const id = idSchema?.$id ?? 'cnpg-name';
  const { value: offer } = useOffer();
  const answers = answersFrom({ ...formContext?.formData, name: formData });
  // Only on a known target can be said whether a name is taken.
  answers.target ??= onlyTarget(offer, answers.environment);

  // A suggestion follows the service until somebody writes a name.
  const suggestion =
    nameOfCopy(formContext?.formData?.recovery?.source) ??
    nameFor(answers.service);
  const lastSuggestion = useRef<string>();
  const isUntouched =
    formData === undefined || formData === lastSuggestion.current;
  const shouldReplace =
    isUntouched && suggestion !== undefined && suggestion !== formData;
  useDefaultValue(
    {
      formData: shouldReplace ? undefined : formData ?? '',
      onChange: value => {
        lastSuggestion.current = value;
        onChange(value);
      },
    },
    suggestion,
  );

  const english = formData ? validateDatabaseName(formData) : undefined;
  const syntaxProblem = english && say(databaseNameProblem(formData!), english);
  const { preview, error, checking } = usePlanPreview(
    formData && !syntaxProblem ? answers : undefined,
  );
  const found = preview?.problems.find(({ field }) =>
    NAME_STEP_FIELDS.includes(field),
  );
  const problem =
    syntaxProblem ?? (found && say(found.messages?.message, found.message));

  return (
    <>
      <TextField
        id={id}
        label={schema.title ?? t('form.name.title')}
        margin="normal"
        required={required}
        value={formData ?? ''}
        onChange={event => onChange(event.target.value)}
        error={problem !== undefined || rawErrors?.length > 0}
        inputProps={{
          'aria-describedby': `${id}-help ${id}-state`,
          autoCapitalize: 'none',
          autoComplete: 'off',
          spellCheck: false,
        }}
      />
      <FormHelperText id={`${id}-help`} error={false}>
        {schema.description ?? t('form.name.help')}
      </FormHelperText>
      <div id={`${id}-state`} role="status" aria-live="polite">
        {problem && !rawErrors?.includes(problem) && (
          <StateLabel tone="error">{problem}</StateLabel>
        )}
        {checking && (
          <StateLabel tone="running">{t('form.name.checking')}</StateLabel>
        )}
        {error && (
          <StateLabel tone="warning">
            {t('form.notChecked', {
              reason: describe(error),
            })}
          </StateLabel>
        )}
        {preview?.problems.length === 0 &&
          answers.service &&
          answers.target && (
            <StateLabel tone={preview.exists ? 'info' : 'ok'}>
              {t(preview.exists ? 'form.name.exists' : 'form.name.free')}
            </StateLabel>
          )}
      </div>
    </>
  );
}
