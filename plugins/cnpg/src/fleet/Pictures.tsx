import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { type FleetSummary, NO_VALUE } from '@pgportal/plugin-cnpg-common';
import { useLocation, useSearchParams } from 'react-router-dom';
import { healthTones } from '../components/common/HealthLabel';
import { Section } from '../components/common/Section';
import { StateLabel } from '../components/common/StateLabel';
import { useHiddenStyles } from '../components/common/useHiddenStyles';
import { type FleetQuery, cnpgApiRef } from '../api';
import { formatDay } from '../format';
import { type Bar, BarList } from './BarList';
import { healthStates, writeQuery } from './fleetQuery';
import { nameOfEntity } from './nameOfEntity';
import { ScoreHistory } from './ScoreHistory';
import { useAgeNames } from './useAgeNames';
import { useFleetDocument } from './useFleetDocument';
import { useFleetTexts } from './useFleetTexts';

const HISTORY_DAYS = 90;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 22rem), 1fr))',
    gap: theme.spacing(2),
    alignItems: 'start',
    '& > *': { minWidth: 0 },
  },
}));

const tones = {
  ok: 'ok',
  running: 'running',
  warning: 'warning',
  error: 'error',
  idle: 'idle',
  unknown: 'idle',
  info: 'idle',
  waiting: 'idle',
} as const;

const supportTones = {
  supported: 'ok',
  ending: 'warning',
  ended: 'error',
  unknown: 'unknown',
} as const;

/** What many databases have in common, as pictures; each part leads to the databases behind it. */
export function Pictures(props: {
  summary: FleetSummary;
  money(amount: number): string;
  nameOfFinding(id: string): string;
  nameOfRule(id: string): string;
}) {
  const { summary, money, nameOfFinding, nameOfRule } = props;
  const nameOfAge = useAgeNames();
  const api = useApi(cnpgApiRef);
  const classes = useStyles();
  const { fleet, t, language } = useFleetTexts();
  const hidden = useHiddenStyles();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const { value: history } = useFleetDocument('history', options =>
    api.getFleetHistory(HISTORY_DAYS, options),
  );
  const number = new Intl.NumberFormat(language);
  const link = (change: Partial<FleetQuery>) =>
    `${pathname}?${writeQuery(search, { ...change, view: 'databases' })}`;

  const health: Bar[] = healthStates.map(state => ({
    key: state,
    label: (
      <StateLabel tone={healthTones[state]}>{t(`health.${state}`)}</StateLabel>
    ),
    amount: summary.health[state],
    value: number.format(summary.health[state]),
    tone: tones[healthTones[state]],
    to: link({ health: [state] }),
  }));
  const versions: Bar[] = summary.versions.map(
    ({ major, databases, endOfLife, support }) => ({
      key: String(major),
      label: (
        <StateLabel tone={supportTones[support]}>
          {major === undefined
            ? fleet('picture.versionUnknown')
            : fleet('picture.version', { version: String(major) })}
          {endOfLife && support !== 'unknown' && (
            <>
              {', '}
              {fleet(`picture.${support}`, {
                day: formatDay(new Date(endOfLife), language),
              })}
            </>
          )}
        </StateLabel>
      ),
      amount: databases,
      value: number.format(databases),
      tone: tones[supportTones[support]],
      to: link({ version: [String(major ?? NO_VALUE)] }),
    }),
  );
  const ages: Bar[] = summary.backupAges.map(({ age, databases }) => ({
    key: age,
    label: nameOfAge(age),
    amount: databases,
    value: number.format(databases),
    tone: age === '24h' ? 'ok' : 'warning',
    to: link({ backupAge: [age] }),
  }));
  const costs: Bar[] = [...summary.owners]
    .sort((a, b) => b.monthlyCost - a.monthlyCost)
    .map(({ name, monthlyCost }) => ({
      key: name ?? NO_VALUE,
      label: name === undefined ? fleet('group.noOwner') : nameOfEntity(name),
      amount: monthlyCost,
      value: money(monthlyCost),
      to: link({ owner: [name ?? NO_VALUE], sort: 'cost', order: 'desc' }),
    }));
  const findings: Bar[] = summary.findings.map(({ id, databases }) => ({
    key: id,
    label: nameOfFinding(id),
    amount: databases,
    value: number.format(databases),
    to: link({ finding: [id] }),
  }));
  const policies: Bar[] = summary.policies.map(({ rule, databases }) => ({
    key: rule,
    label: nameOfRule(rule),
    amount: databases,
    value: number.format(databases),
    to: link({ policy: [rule] }),
  }));

  return (
    <div className={classes.root}>
      <h2 className={hidden.visuallyHidden}>{fleet('view.pictures')}</h2>
      <Section id="health" title={fleet('picture.health')}>
        <BarList bars={health} />
      </Section>
      <Section id="findings" title={fleet('picture.findings')}>
        <BarList bars={findings} />
      </Section>
      <Section id="policies" title={fleet('picture.policies')}>
        <BarList bars={policies} />
      </Section>
      <Section id="versions" title={fleet('picture.versions')}>
        <BarList bars={versions} />
      </Section>
      <Section id="backups" title={fleet('picture.backupAge')}>
        <BarList bars={ages} />
      </Section>
      <Section id="cost" title={fleet('picture.cost')}>
        <BarList bars={costs} />
      </Section>
      <Section id="score" title={fleet('picture.score')}>
        {history && <ScoreHistory days={history.items} />}
        <Typography variant="caption" color="textSecondary" component="p">
          {fleet('picture.scoreScope')}
        </Typography>
      </Section>
    </div>
  );
}
