import Typography from '@material-ui/core/Typography';
import { formatDay, parseDate } from '../../../format';
import { useSay } from '../../../hooks/useSay';
import { useTexts } from '../../../hooks/useTexts';
import { Stack } from '../../common/Stack';
import { StateLabel } from '../../common/StateLabel';
import { Choice } from './Choice';
import type { Form, FormProps } from './form';

function VersionChoice({ facts, input, onChange }: FormProps) {
  const { t, language } = useTexts();
  const say = useSay();
  const { checks = [], versions = [], wayBack } = facts;
  return (
    <Stack>
      <div>
        <Typography component="h4" variant="subtitle2">
          {t('operations.checks')}
        </Typography>
        {checks.map(({ title, ok, detail, messages }) => (
          <div key={title}>
            <StateLabel tone={ok ? 'ok' : 'error'}>
              {[
                say(messages?.title, title),
                detail && say(messages?.detail, detail),
              ]
                .filter(Boolean)
                .join('. ')}
            </StateLabel>
          </div>
        ))}
      </div>
      <Choice
        label={t('operations.version')}
        value={input.major === undefined ? undefined : String(input.major)}
        onChange={major => onChange({ major: Number(major) })}
        options={versions.map(({ major, endOfLife, image, ...it }) => {
          const end = parseDate(endOfLife);
          return {
            value: String(major),
            title: t('form.version.option', { major: String(major) }),
            detail: [
              end &&
                t('form.version.supportedUntil', {
                  date: formatDay(end, language),
                }),
              image,
            ]
              .filter(Boolean)
              .join(' '),
            refused: it.refused && say(it.messages?.refused, it.refused),
          };
        })}
      />
      {wayBack && (
        <div>
          <Typography component="h4" variant="subtitle2">
            {t('operations.wayBack')}
          </Typography>
          <Typography variant="body2">
            {say(facts.messages?.wayBack, wayBack)}
          </Typography>
        </div>
      )}
    </Stack>
  );
}

/** Another major version, with what must hold before and how one gets back. */
export const versionForm: Form = {
  Component: VersionChoice,
  initial: ({ versions = [] }) => {
    const possible = versions.filter(({ refused }) => !refused);
    return possible.length === 1 ? { major: possible[0].major } : {};
  },
  isComplete: ({ major }) => major !== undefined,
};
