import { CodeSnippet } from '@backstage/core-components';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { PlannedResource } from '@pgportal/plugin-cnpg-common';
import { useEffect } from 'react';
import { useSay } from '../hooks/useSay';
import { useTexts } from '../hooks/useTexts';
import { Disclosure } from '../components/common/Disclosure';
import { Notice } from '../components/common/Notice';
import { Stack } from '../components/common/Stack';
import { answersFrom } from './answers';
import { Cost } from './Cost';
import { QuotaLeft } from './QuotaLeft';
import { useFailureText } from './useFailureText';
import { usePlanPreview } from './usePlanPreview';

const useStyles = makeStyles(theme => ({
  places: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 20rem), 1fr))',
    gap: theme.spacing(3),
  },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  item: { overflowWrap: 'anywhere' },
  manifests: { overflowX: 'auto' },
}));

function Resources(props: { title: string; resources: PlannedResource[] }) {
  const { title, resources } = props;
  const classes = useStyles();
  const { t } = useTexts();
  if (resources.length === 0) return null;
  return (
    <div>
      <Typography component="h3" variant="subtitle1">
        {title}
      </Typography>
      <ul className={classes.list}>
        {resources.map(({ type, name, scope }) => (
          <Typography
            key={`${type} ${scope} ${name}`}
            component="li"
            variant="body2"
            className={classes.item}
          >
            {type}{' '}
            {scope ? (
              t('form.review.inScope', { name: <strong>{name}</strong>, scope })
            ) : (
              <strong>{name}</strong>
            )}
          </Typography>
        ))}
      </ul>
    </div>
  );
}

/** What will be created, before anything is. The value is the reference of the database. */
export function Review(props: FieldExtensionComponentProps<string>) {
  const { formData, formContext, onChange } = props;
  const classes = useStyles();
  const { t } = useTexts();
  const describe = useFailureText();
  const say = useSay();
  const { preview, error, checking, retry } = usePlanPreview(
    answersFrom(formContext?.formData),
  );

  // Validators run on fields that have a value, so there is one from the start.
  const value = preview?.ref ?? '';
  useEffect(() => {
    if (formData !== value) onChange(value);
  });

  if (checking) {
    return (
      <div
        role="progressbar"
        aria-label={t('form.review.loading')}
        aria-busy="true"
      >
        <Skeleton variant="text" width="50%" />
        <Skeleton variant="rect" height={160} />
      </div>
    );
  }
  if (error) {
    return (
      <div role="alert">
        <Notice
          severity="warning"
          title={t('form.notChecked', { reason: describe(error) })}
        >
          <Button variant="outlined" size="small" onClick={retry}>
            {t('failure.other.retry')}
          </Button>
        </Notice>
      </div>
    );
  }
  if (!preview) return null;

  const { problems, resources, ref, manifests, warnings, cost, quota } =
    preview;
  return (
    <Stack>
      {problems.length > 0 && (
        <div role="alert">
          <Notice severity="critical" title={t('form.review.problems')}>
            <ul className={classes.list}>
              {problems.map(({ field, message, messages }) => (
                <Typography
                  key={`${field} ${message}`}
                  component="li"
                  variant="body2"
                >
                  {say(messages?.message, message)}
                </Typography>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {warnings.length > 0 && (
        <Notice severity="warning" title={t('form.review.warnings')}>
          <ul className={classes.list}>
            {warnings.map(warning => (
              <Typography key={warning} component="li" variant="body2">
                {say(preview.warningMessages?.[warning], warning)}
              </Typography>
            ))}
          </ul>
        </Notice>
      )}
      {ref && (
        <Typography variant="body1">
          {t('form.review.reference', { ref })}
        </Typography>
      )}
      {cost && <Cost cost={cost} />}
      {quota && <QuotaLeft quota={quota} currency={cost?.currency} />}
      <div className={classes.places}>
        <Resources
          title={t('form.review.azure')}
          resources={resources.filter(({ where }) => where === 'azure')}
        />
        <Resources
          title={t('form.review.kubernetes')}
          resources={resources.filter(({ where }) => where === 'kubernetes')}
        />
      </div>
      {manifests && (
        <Disclosure summary={t('form.review.manifests')}>
          <div className={classes.manifests}>
            <CodeSnippet text={manifests} language="yaml" showCopyCodeButton />
          </div>
        </Disclosure>
      )}
      {resources.length === 0 && problems.length === 0 && (
        <Typography variant="body2">{t('form.review.nothing')}</Typography>
      )}
    </Stack>
  );
}
