import { LinkButton } from '@backstage/core-components';
import { useTexts } from '../../hooks/useTexts';

/** Where the template "PostgreSQL database" is found in the catalog's default setup. */
export const TEMPLATE_PATH = '/create/templates/default/postgres-database';

/** The way to a new database. */
export function TemplateLink() {
  const { t } = useTexts();
  return (
    <div>
      <LinkButton to={TEMPLATE_PATH} color="primary" variant="outlined">
        {t('empty.action')}
      </LinkButton>
    </div>
  );
}
