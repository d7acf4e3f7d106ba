import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Quota } from '@pgportal/plugin-cnpg-common';
import { StateLabel } from '../components/common/StateLabel';
import { formatBytes } from '../format';
import { useTexts } from '../hooks/useTexts';
import { useMoney } from './Cost';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyle: 'none',
    margin: theme.spacing(0.5, 0),
    padding: 0,
    columnGap: theme.spacing(3),
  },
}));

const KEYS = ['databases', 'cpu', 'memory', 'storage', 'monthlyCost'] as const;

/** What the team has left of its quota, before the database that is being ordered. */
export function QuotaLeft(props: {
  quota: { limits: Quota; left: Quota };
  /** Of the prices; amounts without one are plain numbers. */
  currency?: string;
}) {
  const { quota, currency } = props;
  const classes = useStyles();
  const { t, language } = useTexts();
  const money = useMoney();
  const say = (key: (typeof KEYS)[number], value: number) => {
    if (key === 'memory' || key === 'storage')
      return formatBytes(value, language);
    if (key === 'monthlyCost' && currency) return money(value, { currency });
    return new Intl.NumberFormat(language, {
      maximumFractionDigits: 1,
    }).format(value);
  };
  return (
    <section aria-label={t('form.quota.title')}>
      <Typography variant="body2" component="p">
        {t('form.quota.title')}
      </Typography>
      <Typography component="ul" variant="body2" className={classes.list}>
        {KEYS.map(key => {
          const limit = quota.limits[key];
          if (limit === undefined) return null;
          const left = quota.left[key] ?? 0;
          const text = t(`form.quota.${key}`, {
            left: say(key, left),
            limit: say(key, limit),
          });
          return (
            <li key={key}>
              {left > 0 ? text : <StateLabel tone="warning">{text}</StateLabel>}
            </li>
          );
        })}
      </Typography>
    </section>
  );
}
