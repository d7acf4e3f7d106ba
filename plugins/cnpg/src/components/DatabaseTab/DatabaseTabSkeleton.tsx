import Skeleton from '@material-ui/lab/Skeleton';
import { useTexts } from '../../hooks/useTexts';
import { Stack } from '../common/Stack';

/** The shape of the page before there is anything to show. */
export function DatabaseTabSkeleton() {
  const { t } = useTexts();
  return (
    <div role="progressbar" aria-label={t('loading')} aria-busy="true">
      <Stack>
        <Skeleton variant="text" width="40%" height={40} />
        <Skeleton variant="rect" height={180} />
        <Skeleton variant="rect" height={240} />
        <Skeleton variant="rect" height={120} />
      </Stack>
    </div>
  );
}
