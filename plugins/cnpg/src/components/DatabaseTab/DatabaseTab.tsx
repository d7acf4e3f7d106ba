import { useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { useSearchParams } from 'react-router-dom';
import { mayWantDatabase } from '../../entities';
import { useDatabases } from '../../hooks/useDatabases';
import { useTexts } from '../../hooks/useTexts';
import { FailureNotice } from '../common/FailureNotice';
import { MissingDatabases } from '../common/MissingDatabases';
import { Notice } from '../common/Notice';
import { Stack } from '../common/Stack';
import { TargetNotices } from '../common/TargetNotices';
import { TemplateLink } from '../common/TemplateLink';
import { DatabasePage } from './DatabasePage';
import { DatabaseSelector } from './DatabaseSelector';
import { DatabaseTabSkeleton } from './DatabaseTabSkeleton';

const SELECTION = 'database';

/**
 * The databases of the entity, one at a time, with all that is known of it.
 *
 * @public
 */
export function DatabaseTab() {
  const { entity } = useEntity();
  const { t } = useTexts();
  const [searchParams, setSearchParams] = useSearchParams();
  const { value, error, loading, retry } = useDatabases(entity);

  if (loading) return <DatabaseTabSkeleton />;
  if (!value) {
    return error ? <FailureNotice error={error} onRetry={retry} /> : null;
  }

  const { items, targets, missing } = value;
  const wanted = searchParams.get(SELECTION);
  const selected = items.find(item => item.ref === wanted) ?? items[0];

  // A link may lead to one that was deleted since; nobody should take another for it.
  const isAnother =
    wanted !== null &&
    selected !== undefined &&
    selected.ref !== wanted &&
    missing.every(({ ref }) => ref !== wanted);

  const select = (ref: string) =>
    setSearchParams(
      previous => {
        const next = new URLSearchParams(previous);
        next.set(SELECTION, ref);
        return next;
      },
      { replace: true },
    );

  return (
    <Stack gap={3}>
      <TargetNotices
        targets={targets.filter(
          target => !selected || target.name === selected.target,
        )}
      />
      {isAnother && (
        <Notice
          severity="info"
          title={t('missing.title', { database: wanted })}
        >
          <Typography variant="body2">{t('missing.another')}</Typography>
        </Notice>
      )}
      {selected && (
        <DatabasePage
          key={selected.ref}
          selector={
            items.length > 1 && (
              <DatabaseSelector
                databases={items}
                selected={selected.ref}
                onSelect={select}
              />
            )
          }
          summary={selected}
          target={targets.find(target => target.name === selected.target)}
        />
      )}
      <MissingDatabases missing={missing} />
      {items.length + missing.length === 0 && (
        <Notice severity="info" heading="h3" title={t('empty.title')}>
          <Typography variant="body2">
            {t(mayWantDatabase(entity) ? 'empty.tab' : 'empty.other')}
          </Typography>
          <TemplateLink />
        </Notice>
      )}
    </Stack>
  );
}
