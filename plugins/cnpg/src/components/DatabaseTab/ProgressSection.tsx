import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ProgressStep } from '@pgportal/plugin-cnpg-common';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { Section } from '../common/Section';
import { StateLabel, type Tone } from '../common/StateLabel';
import { useHiddenStyles } from '../common/useHiddenStyles';

const tones: Record<ProgressStep['state'], Tone> = {
  done: 'ok',
  running: 'running',
  waiting: 'waiting',
  failed: 'error',
};

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
  },
  detail: { paddingLeft: theme.spacing(3.5), overflowWrap: 'anywhere' },
}));

/** The steps of a creation, and where it stands. */
export function ProgressSection({ steps }: { steps: ProgressStep[] }) {
  const classes = useStyles();
  const hidden = useHiddenStyles();
  const { t } = useTexts();
  const say = useSay();
  const said = steps.map(({ title, detail, messages, ...step }) => ({
    ...step,
    title: say(messages?.title, title),
    detail: detail && say(messages?.detail, detail),
  }));
  const current = said.find(
    step => step.state === 'running' || step.state === 'failed',
  );
  return (
    <Section id="progress" title={t('progress.title')}>
      <div role="status" aria-live="polite" className={hidden.visuallyHidden}>
        {current &&
          `${current.title}: ${t(`progress.${current.state}`)}. ${
            current.detail ?? ''
          }`}
      </div>
      <ol className={classes.list}>
        {said.map(({ id, title, state, detail }) => (
          <li key={id} aria-current={state === 'running' ? 'step' : undefined}>
            <StateLabel tone={tones[state]} strong={state === 'running'}>
              {t('progress.step', { title, state: t(`progress.${state}`) })}
            </StateLabel>
            {detail && (
              <Typography
                variant="body2"
                color="textSecondary"
                className={classes.detail}
              >
                {detail}
              </Typography>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
