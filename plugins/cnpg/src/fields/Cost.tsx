import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { MonthlyCost } from '@pgportal/plugin-cnpg-common';
import { formatDay, parseDate } from '../format';
import { useTexts } from '../hooks/useTexts';

const useStyles = makeStyles(theme => ({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'max-content max-content',
    columnGap: theme.spacing(3),
    margin: theme.spacing(0.5, 0),
  },
  amount: {
    margin: 0,
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** Writes an amount in its currency, as the reader's language does. */
export function useMoney() {
  const { language } = useTexts();
  return (amount: number, { currency }: { currency: string }) =>
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      maximumFractionDigits: amount < 10 ? 2 : 0,
    }).format(amount);
}

/** Of which day the prices are, and what is not in them. */
export function CostSource({
  prices,
}: {
  prices: { asOf: string; region?: string };
}) {
  const { t, language } = useTexts();
  const day = parseDate(prices.asOf);
  const date = day ? formatDay(day, language) : prices.asOf;
  return (
    <Typography variant="caption" color="textSecondary" component="p">
      {prices.region
        ? t('form.cost.sourceInRegion', { date, region: prices.region })
        : t('form.cost.source', { date })}
    </Typography>
  );
}

/** What a database costs a month, in all and by parts. */
export function Cost({ cost }: { cost: MonthlyCost }) {
  const classes = useStyles();
  const { t } = useTexts();
  const money = useMoney();
  return (
    <div>
      <Typography component="h3" variant="subtitle1">
        {t('form.cost.perMonth', { amount: money(cost.amount, cost) })}
      </Typography>
      <Typography component="dl" variant="body2" className={classes.parts}>
        {cost.parts.flatMap(({ id, amount }) => [
          <dt key={id}>{t(`form.cost.parts.${id}`)}</dt>,
          <dd key={`${id}-amount`} className={classes.amount}>
            {money(amount, cost)}
          </dd>,
        ])}
      </Typography>
      <CostSource prices={cost} />
    </div>
  );
}
