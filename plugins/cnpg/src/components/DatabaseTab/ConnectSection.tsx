import Typography from '@material-ui/core/Typography';
import type {
  DatabaseDetail,
  Endpoint,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import { type Column, DataTable } from '../common/DataTable';
import { EndpointLine } from '../common/EndpointLine';
import { Facts } from '../common/Facts';
import { secretKeys, snippetEndpoint } from '../connect/snippets';
import { Snippets } from '../connect/Snippets';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { Unavailable } from './Unavailable';

/** Where and as whom to connect. The password stays in its secret. */
export function ConnectSection(props: {
  database: DatabaseDetail;
  target: TargetStatus | undefined;
}) {
  const { database, target } = props;
  const { application, endpoints, namespace } = database;
  const { t } = useTexts();
  const main = snippetEndpoint(endpoints);
  const columns: Column<Endpoint>[] = [
    {
      id: 'purpose',
      label: t('connect.purpose'),
      render: it => t(`connect.endpoint.${it.type}`),
    },
    {
      id: 'address',
      label: t('connect.address'),
      render: it => <EndpointLine endpoint={it} />,
    },
  ];
  return (
    <Section id="connect" title={t('connect.title')}>
      <Stack>
        <Unavailable kinds={['Service']} target={target} />
        {endpoints.length > 0 ? (
          <DataTable
            caption={t('connect.endpoints')}
            columns={columns}
            rows={endpoints}
            rowKey={it => `${it.type} ${it.host}`}
          />
        ) : (
          <Typography variant="body2">{t('connect.none')}</Typography>
        )}
        {application && (
          <>
            <Facts
              wide
              facts={[
                { label: t('connect.database'), value: application.database },
                { label: t('connect.role'), value: application.owner },
                { label: t('connect.secret'), value: application.secret },
                { label: t('connect.keys'), value: secretKeys.join(', ') },
                { label: t('connect.namespace'), value: namespace },
              ]}
            />
            <Typography variant="body2" color="textSecondary">
              {t('connect.password', { secret: application.secret })}
            </Typography>
            {main && (
              <Snippets
                facts={{
                  host: main.host,
                  port: main.port,
                  database: application.database,
                  user: application.owner,
                  secret: application.secret,
                  namespace,
                }}
              />
            )}
          </>
        )}
      </Stack>
    </Section>
  );
}
