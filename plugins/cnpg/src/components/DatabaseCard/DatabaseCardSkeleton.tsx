import Skeleton from '@material-ui/lab/Skeleton';
import { useTexts } from '../../hooks/useTexts';
import { Facts } from '../common/Facts';
import { Stack } from '../common/Stack';

/** The shape of the card before there is anything to show. */
export function DatabaseCardSkeleton() {
  const { t } = useTexts();
  const facts = [
    'primary',
    'instances',
    'version',
    'storage',
    'lastBackup',
    'restorable',
  ] as const;
  return (
    <div role="progressbar" aria-label={t('loading')} aria-busy="true">
      <Stack>
        <Skeleton variant="text" width="60%" height={28} />
        <Facts
          facts={facts.map(id => ({
            label: t(`fact.${id}`),
            value: <Skeleton variant="text" width="70%" />,
          }))}
        />
        <Skeleton variant="text" width="80%" />
      </Stack>
    </div>
  );
}
