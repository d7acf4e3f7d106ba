import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Finding } from '@pgportal/plugin-cnpg-common';
import { formatDuration, parseDate } from '../../format';
import { useNow } from '../../hooks/useNow';
import { useRunbook } from '../../hooks/useRunbook';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { Disclosure } from '../common/Disclosure';
import { Notice } from '../common/Notice';
import { Time } from '../common/Time';

const useStyles = makeStyles(theme => ({
  evidence: {
    margin: 0,
    paddingLeft: theme.spacing(2),
    listStyle: 'none',
  },
}));

/** What is wrong: what it means for the data first, then why, then what to do. */
export function FindingNotice({ finding }: { finding: Finding }) {
  const classes = useStyles();
  const { t, language } = useTexts();
  const say = useSay();
  const { messages } = finding;
  const runbook = useRunbook(finding);
  const now = useNow(30_000);
  const since = parseDate(finding.since);
  const lasts = since ? now.getTime() - since.getTime() : 0;
  return (
    <Notice
      severity={finding.severity}
      heading="h3"
      title={say(messages?.title, finding.title)}
    >
      {since && (
        <Typography variant="body2" color="textSecondary">
          {t('finding.since')} <Time date={since} format="moment" />
          {lasts >= 1_000 && ` (${formatDuration(lasts, language)})`}
        </Typography>
      )}
      <Typography variant="body2">
        {say(messages?.impact, finding.impact)}
      </Typography>
      {finding.cause && (
        <Typography variant="body2">
          <strong>{t('finding.cause')}</strong>{' '}
          {say(messages?.cause, finding.cause)}
        </Typography>
      )}
      <Typography variant="body2">
        <strong>{t('finding.remedy')}</strong>{' '}
        {say(messages?.remedy, finding.remedy)}
      </Typography>
      <Typography variant="body2">
        <Link to={runbook}>{t('finding.runbook', { rule: finding.id })}</Link>
      </Typography>
      {finding.evidence.length > 0 && (
        <Disclosure summary={t('finding.evidence', { rule: finding.id })}>
          <ul className={classes.evidence}>
            {finding.evidence.map(({ object, path, value }) => (
              <Typography
                key={`${object} ${path}`}
                component="li"
                variant="body2"
              >
                <code>
                  {object} {path}
                </code>
                : {value}
              </Typography>
            ))}
          </ul>
        </Disclosure>
      )}
    </Notice>
  );
}
