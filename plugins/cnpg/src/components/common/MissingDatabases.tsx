import Typography from '@material-ui/core/Typography';
import type { EntityDatabases } from '../../api';
import { useTexts } from '../../hooks/useTexts';
import { Notice } from './Notice';

/** Databases that the entity names but that cannot be shown. */
export function MissingDatabases(props: {
  missing: EntityDatabases['missing'];
}) {
  const { t } = useTexts();
  return (
    <>
      {props.missing.map(({ ref, reason }) => (
        <Notice
          key={ref}
          severity="info"
          title={t('missing.title', { database: ref })}
        >
          <Typography variant="body2">{reason}</Typography>
        </Notice>
      ))}
    </>
  );
}
