import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { checkSchedule } from '@pgportal/plugin-cnpg-common';
import { formatDateTime } from '../../format';
import { useNow } from '../../hooks/useNow';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { StateLabel } from '../common/StateLabel';
import { useScheduleText } from './useScheduleText';

/** Every night, when little happens. */
export const USUAL_SCHEDULE = '0 0 2 * * *';

/** When base backups are taken: six fields, said in words, with the next five times. */
export function ScheduleField(props: {
  id: string;
  label?: string;
  help?: string;
  required?: boolean;
  value: string;
  /** What others find wrong with it. */
  problems?: string[];
  onChange(value: string): void;
}) {
  const { id, label, help, required, value, problems = [], onChange } = props;
  const { t, language } = useTexts();
  const say = useSay();
  const describe = useScheduleText();
  const now = useNow(60_000);
  const checked = value ? checkSchedule(value, now) : undefined;
  const wrong = checked && 'problem' in checked ? checked : undefined;
  const problem = wrong?.problem;
  return (
    <>
      <TextField
        id={id}
        fullWidth
        label={label ?? t('lifecycle.schedule.title')}
        margin="normal"
        required={required}
        value={value}
        onChange={event => onChange(event.target.value)}
        error={problem !== undefined || problems.length > 0}
        helperText={help ?? t('lifecycle.schedule.help')}
        inputProps={{
          'aria-describedby': `${id}-helper-text ${id}-state`,
          autoComplete: 'off',
          spellCheck: false,
        }}
      />
      <div id={`${id}-state`} role="status" aria-live="polite">
        {problem && !problems.includes(problem) && (
          <StateLabel tone="error">
            {say(wrong?.messages.problem, problem)}
          </StateLabel>
        )}
        {checked && !('problem' in checked) && (
          <>
            <StateLabel tone={checked.advice ? 'warning' : 'ok'}>
              {checked.advice
                ? say(checked.messages?.advice, checked.advice)
                : t('backups.inUtc', {
                    schedule: describe(checked.schedule) || checked.schedule,
                  })}
            </StateLabel>
            <Typography variant="body2">
              {t('lifecycle.schedule.next')}
            </Typography>
            <ul>
              {checked.nextRuns.map(run => {
                const utc = formatDateTime(run, language, 'UTC');
                const local = formatDateTime(run, language);
                return (
                  <li key={run.getTime()}>
                    <Typography variant="body2" component="span">
                      {local === utc
                        ? utc
                        : t('lifecycle.schedule.run', { utc, local })}
                    </Typography>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
