import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';
import type { OfferDocument } from '../api';
import { useTexts } from '../hooks/useTexts';
import { Notice } from '../components/common/Notice';
import { useFailureText } from './useFailureText';
import type { useOffer } from './useOffer';

/** Title and help of a field that is a group of choices. */
export function ChoiceFrame(props: {
  id: string;
  title: string;
  help?: string;
  required?: boolean;
  error?: boolean;
  children: ReactNode;
}) {
  const { id, title, help, required, error, children } = props;
  return (
    <FormControl
      component="fieldset"
      margin="normal"
      required={required}
      error={error}
      fullWidth
      aria-describedby={help ? `${id}-help` : undefined}
    >
      <FormLabel component="legend">{title}</FormLabel>
      {children}
      {help && <FormHelperText id={`${id}-help`}>{help}</FormHelperText>}
    </FormControl>
  );
}

/** Renders a field once it is known what is offered. */
export function WithOffer(props: {
  offer: ReturnType<typeof useOffer>;
  children(offer: OfferDocument): ReactNode;
}) {
  const { offer, children } = props;
  const { t } = useTexts();
  const describe = useFailureText();
  if (offer.value) return <>{children(offer.value)}</>;
  if (offer.error) {
    return (
      <div role="alert">
        <Notice severity="warning" title={t('form.offerFailed')}>
          <Typography variant="body2">{describe(offer.error)}</Typography>
          <Button variant="outlined" size="small" onClick={offer.retry}>
            {t('failure.other.retry')}
          </Button>
        </Notice>
      </div>
    );
  }
  return (
    <div role="progressbar" aria-label={t('form.loading')} aria-busy="true">
      <Skeleton variant="rect" height={64} />
    </div>
  );
}
