import { Link } from '@backstage/core-components';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { mayWantDatabase } from '../../entities';
import { parseDate } from '../../format';
import { useDatabases } from '../../hooks/useDatabases';
import { useTabLink } from '../../hooks/useTabLink';
import { useTexts } from '../../hooks/useTexts';
import { Announcer } from '../common/Announcer';
import { FailureNotice } from '../common/FailureNotice';
import { Freshness } from '../common/Freshness';
import { MissingDatabases } from '../common/MissingDatabases';
import { Stack } from '../common/Stack';
import { TargetNotices } from '../common/TargetNotices';
import { TemplateLink } from '../common/TemplateLink';
import { DatabaseCardSkeleton } from './DatabaseCardSkeleton';
import { DatabaseFacts } from './DatabaseFacts';
import { DatabaseRows } from './DatabaseRows';

/**
 * The databases of the entity on its overview.
 *
 * @public
 */
export function DatabaseCard() {
  const { entity } = useEntity();
  const { t } = useTexts();
  const tabLink = useTabLink();
  const { value, error, loading, retry } = useDatabases(entity);

  const isEmpty = value && !value.items.length && !value.missing.length;
  // What depends on some other resource has no place for a card about databases.
  if (isEmpty && !mayWantDatabase(entity)) return null;

  const items = value?.items ?? [];
  const oldest = items
    .map(item => parseDate(item.asOf))
    .filter((date): date is Date => date !== undefined)
    .sort((a, b) => a.getTime() - b.getTime())[0];

  return (
    <EntityInfoCard
      title={t(items.length > 1 ? 'card.titleSeveral' : 'card.title')}
      headerActions={
        tabLink &&
        items.length > 0 && (
          <Link to={tabLink()} aria-label={t('card.openLabel')}>
            {t('card.open')}
          </Link>
        )
      }
    >
      <Stack>
        <Announcer databases={items} />
        {loading && <DatabaseCardSkeleton />}
        {error && !value && <FailureNotice error={error} onRetry={retry} />}
        {isEmpty && (
          <>
            <Typography variant="body2">{t('empty.card')}</Typography>
            <TemplateLink />
          </>
        )}
        {value && <TargetNotices targets={value.targets} />}
        {items.length === 1 && (
          <DatabaseFacts
            database={items[0]}
            target={value?.targets.find(it => it.name === items[0].target)}
          />
        )}
        {value && items.length > 1 && (
          <DatabaseRows databases={items} targets={value.targets} />
        )}
        {value && <MissingDatabases missing={value.missing} />}
        {items.length > 0 && (
          <Freshness
            asOf={oldest}
            live={items.every(item => item.live)}
            failed={error !== undefined}
          />
        )}
      </Stack>
    </EntityInfoCard>
  );
}
