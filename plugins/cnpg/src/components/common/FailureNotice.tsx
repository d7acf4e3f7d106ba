import type { ErrorLike } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { cnpgDatabaseReadPermission } from '@pgportal/plugin-cnpg-common';
import { describeError, sayFailure } from '../../errors';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { Notice } from './Notice';

/** Why there is nothing to show, and what to do about it. */
export function FailureNotice(props: { error: ErrorLike; onRetry(): void }) {
  const { error, onRetry } = props;
  const { t } = useTexts();
  const say = useSay();
  const failure = describeError(error);

  if (failure.kind === 'forbidden') {
    return (
      <Notice severity="info" title={t('failure.forbidden.title')}>
        <Typography variant="body2">
          {t('failure.forbidden.remedy', {
            permission: cnpgDatabaseReadPermission.name,
          })}
        </Typography>
        {failure.message && (
          <Typography variant="body2" color="textSecondary">
            {sayFailure(failure, say)}
          </Typography>
        )}
      </Notice>
    );
  }
  if (failure.kind === 'gone') {
    return (
      <Notice severity="info" title={t('failure.gone.title')}>
        <Typography variant="body2">{t('failure.gone.remedy')}</Typography>
      </Notice>
    );
  }
  return (
    <div role="alert">
      <Notice severity="warning" title={t('failure.other.title')}>
        <Typography variant="body2">
          {failure.kind === 'refused'
            ? sayFailure(failure, say)
            : t('failure.other.unreachable')}
        </Typography>
        <Button variant="outlined" size="small" onClick={onRetry}>
          {t('failure.other.retry')}
        </Button>
      </Notice>
    </div>
  );
}
