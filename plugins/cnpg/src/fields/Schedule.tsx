import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { checkSchedule } from '@pgportal/plugin-cnpg-common';
import { StateLabel } from '../components/common/StateLabel';
import { useScheduleText } from '../components/recovery/useScheduleText';
import { formatDateTime } from '../format';
import { useNow } from '../hooks/useNow';
import { useTexts } from '../hooks/useTexts';
import { useDefaultValue } from './useDefaultValue';

/** Every night, when little happens. */
const USUAL = '0 0 2 * * *';

/** When base backups are taken: six fields, said in words, with the next five times. */
export function Schedule(props: FieldExtensionComponentProps<string>) {
  const { formData, idSchema, onChange, rawErrors, required, schema } = props;
  const { t, language } = useTexts();
  const describe = useScheduleText();
  const now = useNow(60_000);
  const id = idSchema?.$id ?? 'cnpg-schedule';
  useDefaultValue(props, USUAL);
  const checked = formData ? checkSchedule(formData, now) : undefined;
  const problem = checked && 'problem' in checked ? checked.problem : undefined;
  return (
    <>
      <TextField
        id={id}
        fullWidth
        label={schema.title ?? t('lifecycle.schedule.title')}
        margin="normal"
        required={required}
        value={formData ?? ''}
        onChange={event => onChange(event.target.value)}
        error={problem !== undefined || rawErrors?.length > 0}
        helperText={schema.description ?? t('lifecycle.schedule.help')}
        inputProps={{
          'aria-describedby': `${id}-helper-text ${id}-state`,
          autoComplete: 'off',
          spellCheck: false,
        }}
      />
      <div id={`${id}-state`} role="status" aria-live="polite">
        {problem && !rawErrors?.includes(problem) && (
          <StateLabel tone="error">{problem}</StateLabel>
        )}
        {checked && !('problem' in checked) && (
          <>
            <StateLabel tone={checked.advice ? 'warning' : 'ok'}>
              {checked.advice ?? describe(checked.schedule)}
            </StateLabel>
            <Typography variant="body2">
              {t('lifecycle.schedule.next')}
            </Typography>
            <ul>
              {checked.nextRuns.map(run => (
                <li key={run.getTime()}>
                  <Typography variant="body2" component="span">
                    {t('lifecycle.schedule.run', {
                      utc: formatDateTime(run, language, 'UTC'),
                      local: formatDateTime(run, language),
                    })}
                  </Typography>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
