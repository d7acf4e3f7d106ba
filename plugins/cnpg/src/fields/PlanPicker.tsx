import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Paper from '@material-ui/core/Paper';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  type MonthlyCost,
  type Plan,
  monthlyCost,
  parseQuantity,
} from '@pgportal/plugin-cnpg-common';
import { formatBytes, formatRetention } from '../format';
import { useTexts } from '../hooks/useTexts';
import { StateLabel } from '../components/common/StateLabel';
import { answersFrom } from './answers';
import { ChoiceFrame, WithOffer } from './FieldFrame';
import { useDefaultValue } from './useDefaultValue';
import { CostSource, useMoney } from './Cost';
import { QuotaLeft } from './QuotaLeft';
import { useOffer } from './useOffer';
import { usePlanPreview } from './usePlanPreview';

const useStyles = makeStyles(theme => ({
  plans: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 15rem), 1fr))',
    gap: theme.spacing(2),
    marginTop: theme.spacing(1),
  },
  plan: {
    display: 'flex',
    alignItems: 'flex-start',
    padding: theme.spacing(1, 2, 2, 0.5),
    cursor: 'pointer',
    '&:focus-within': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  chosen: { borderColor: theme.palette.primary.main },
  body: { paddingTop: theme.spacing(1), minWidth: 0 },
  facts: { listStyle: 'none', margin: theme.spacing(1, 0, 0), padding: 0 },
}));

function PlanFacts({ plan, cost }: { plan: Plan; cost?: MonthlyCost }) {
  const money = useMoney();
  const classes = useStyles();
  const { t, language } = useTexts();
  const size = (quantity: string) => {
    const bytes = parseQuantity(quantity);
    return bytes === undefined ? quantity : formatBytes(bytes, language);
  };
  const cores = parseQuantity(plan.cpu);
  return (
    <Typography component="ul" variant="body2" className={classes.facts}>
      <li>{t('form.plan.instances', { count: plan.instances })}</li>
      <li>
        {t('form.plan.cpu', {
          cores:
            cores === undefined
              ? plan.cpu
              : new Intl.NumberFormat(language).format(cores),
        })}
      </li>
      <li>{t('form.plan.memory', { size: size(plan.memory) })}</li>
      <li>
        {plan.walStorage
          ? t('form.plan.storageWithWal', {
              size: size(plan.storage),
              walSize: size(plan.walStorage),
            })
          : t('form.plan.storage', { size: size(plan.storage) })}
      </li>
      <li>
        {t('form.plan.retention', {
          duration: formatRetention(plan.retention, language),
        })}
      </li>
      {cost && (
        <li>
          <strong>
            {t('form.cost.perMonth', { amount: money(cost.amount, cost) })}
          </strong>
        </li>
      )}
    </Typography>
  );
}

/** How big: the plans that the environment allows, as cards. */
export function PlanPicker(props: FieldExtensionComponentProps<string>) {
  const {
    formData,
    formContext,
    idSchema,
    onChange,
    rawErrors,
    required,
    schema,
  } = props;
  const classes = useStyles();
  const { t } = useTexts();
  const offer = useOffer();
  const id = idSchema?.$id ?? 'cnpg-plan';
  const { environment, service, target } = answersFrom(formContext?.formData);
  const { quota } =
    usePlanPreview(service ? { service } : undefined).preview ?? {};
  const allowed = offer.value?.environments.find(
    ({ name }) => name === environment,
  )?.plans;
  const plans = offer.value?.plans.filter(
    ({ name }) => !allowed || allowed.includes(name),
  );
  const prices = offer.value?.prices;
  const chosen =
    offer.value?.targets.find(({ name }) => name === target) ??
    offer.value?.targets[0];
  const costOf = (plan: Plan) =>
    prices &&
    monthlyCost(plan, { backups: chosen?.backups ?? 'azure' }, prices);
  useDefaultValue(props, plans?.length === 1 ? plans[0].name : undefined);

  return (
    <WithOffer offer={offer}>
      {() => (
        <ChoiceFrame
          id={id}
          title={schema.title ?? t('form.plan.title')}
          help={schema.description ?? t('form.plan.help')}
          required={required}
          error={rawErrors?.length > 0}
        >
          <RadioGroup
            name={id}
            value={formData ?? ''}
            onChange={(_, value) => onChange(value)}
            className={classes.plans}
          >
            {plans?.map(plan => (
              <Paper
                key={plan.name}
                component="label"
                variant="outlined"
                className={
                  plan.name === formData
                    ? `${classes.plan} ${classes.chosen}`
                    : classes.plan
                }
              >
                <Radio color="primary" value={plan.name} />
                <div className={classes.body}>
                  <Typography variant="subtitle1" component="span">
                    <strong>{plan.title}</strong>
                  </Typography>
                  {plan.description && (
                    <Typography variant="body2" color="textSecondary">
                      {plan.description}
                    </Typography>
                  )}
                  <PlanFacts plan={plan} cost={costOf(plan)} />
                </div>
              </Paper>
            ))}
          </RadioGroup>
          {prices && <CostSource prices={prices} />}
          {quota && <QuotaLeft quota={quota} currency={prices?.currency} />}
          {plans?.length === 0 && (
            <StateLabel tone="warning">{t('form.plan.none')}</StateLabel>
          )}
        </ChoiceFrame>
      )}
    </WithOffer>
  );
}
