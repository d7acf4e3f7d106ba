import { LinkButton } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import { templatePath } from '../common/lifecyclePaths';
import { Notice } from '../common/Notice';

/** A database that the portal did not make: whose it is, it has yet to be told. */
export function AdoptNotice({ database }: { database: DatabaseSummary }) {
  const { t } = useTexts();
  if (!database.unmanaged) return null;
  return (
    <Notice severity="info" title={t('adopt.title')}>
      <Typography variant="body2">{t('adopt.text')}</Typography>
      <div>
        <LinkButton
          to={templatePath('postgres-adopt', { database: database.ref })}
          color="primary"
          variant="outlined"
          size="small"
        >
          {t('adopt.action')}
        </LinkButton>
      </div>
    </Notice>
  );
}
