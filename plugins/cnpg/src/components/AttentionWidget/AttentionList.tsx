import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../../hooks/useTexts';
import { FailureNotice } from '../common/FailureNotice';
import { PartFailure } from '../common/PartFailure';
import { DatabaseCardSkeleton } from '../DatabaseCard/DatabaseCardSkeleton';
import { DatabaseHeadline } from '../DatabaseCard/DatabaseHeadline';
import { useAttention } from './useAttention';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
}));

/** What is wrong with the databases of the user's teams, the worst first. */
export function AttentionList() {
  const classes = useStyles();
  const { t } = useTexts();
  const { value, error, loading, retry } = useAttention();
  if (loading) return <DatabaseCardSkeleton />;
  if (error && !value) return <FailureNotice error={error} onRetry={retry} />;
  if (!value?.items.length) {
    return (
      <>
        <PartFailure error={error} stale />
        <Typography variant="body2">{t('attention.none')}</Typography>
      </>
    );
  }
  const more = value.total - value.items.length;
  return (
    <>
      <PartFailure error={error} stale />
      <ul className={classes.list}>
        {value.items.map(database => (
          <li key={database.ref} className={classes.row}>
            <DatabaseHeadline
              database={database}
              name={
                <EntityRefLink
                  entityRef={database.entityRef}
                  title={database.name}
                  hideIcon
                />
              }
            />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('attention.more', { count: more })}
        </Typography>
      )}
    </>
  );
}
