import type {
  DatabaseSummary,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../../hooks/useTexts';
import { EndpointLine } from '../common/EndpointLine';
import { Facts } from '../common/Facts';
import { mainEndpoint } from '../common/summary';
import { useDatabaseFacts } from '../common/useDatabaseFacts';
import { DatabaseHeadline } from './DatabaseHeadline';

/** One database on the card. */
export function DatabaseFacts(props: {
  database: DatabaseSummary;
  target: TargetStatus | undefined;
}) {
  const { database, target } = props;
  const { t } = useTexts();
  const facts = useDatabaseFacts(database, target);
  const endpoint = mainEndpoint(database);
  return (
    <>
      <DatabaseHeadline database={database} name={database.name} />
      {database.health.state === 'hibernated' && (
        <Typography variant="body2">{t('hibernated')}</Typography>
      )}
      <Facts
        facts={[
          facts.primary,
          facts.instances,
          facts.version,
          facts.storage,
          facts.lastBackup,
          facts.restorable,
        ]}
      />
      {endpoint && <EndpointLine endpoint={endpoint} />}
    </>
  );
}
