import Typography from '@material-ui/core/Typography';
import type {
  DatabaseDetail,
  Endpoint,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { formatAddress, formatList } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import { type Column, DataTable } from '../common/DataTable';
import { EndpointLine } from '../common/EndpointLine';
import { Facts } from '../common/Facts';
import { CredentialsButton } from '../connect/CredentialsButton';
import { secretKeys, snippetEndpoint } from '../connect/snippets';
import { Snippets } from '../connect/Snippets';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel } from '../common/StateLabel';
import { Unavailable } from './Unavailable';

/** What can be connected to: an endpoint of the cluster, or of a pooler. */
interface Row {
  key: string;
  purpose: string;
  /** Absent while the load balancer has no address. */
  endpoint?: Omit<Endpoint, 'type'>;
  isOutside?: boolean;
}

const isAccess = (type: string): type is 'rw' | 'ro' | 'r' =>
  type === 'rw' || type === 'ro' || type === 'r';

/** Where and as whom to connect; the password is shown to those who may see it. */
export function ConnectSection(props: {
  database: DatabaseDetail;
  target: TargetStatus | undefined;
}) {
  const { database, target } = props;
  const { application, endpoints, namespace } = database;
  const { t, language } = useTexts();
  const main = snippetEndpoint(endpoints);
  const purpose = (type: 'rw' | 'ro' | 'r') => t(`connect.endpoint.${type}`);
  const outside = (access: Endpoint['access']) => {
    if (!access) return t('connect.endpoint.external');
    return t('connect.outside', {
      type: access === 'pooler' ? t('connect.anyPooler') : purpose(access),
    });
  };
  const rows: Row[] = [
    ...endpoints.map((endpoint): Row => {
      const { type, host, access } = endpoint;
      if (type !== 'external') {
        return { key: host, purpose: purpose(type), endpoint };
      }
      return {
        key: `external ${formatAddress(endpoint)}`,
        purpose: outside(access),
        endpoint,
        isOutside: true,
      };
    }),
    ...(database.waitingEndpoints ?? []).map(
      ({ service, access }): Row => ({
        key: `waiting ${service}`,
        purpose: outside(access),
        isOutside: true,
      }),
    ),
    ...database.poolers.flatMap(({ name, type, endpoint }): Row[] =>
      endpoint
        ? [
            {
              key: `pooler ${name}`,
              purpose: t('connect.pooler', {
                name,
                type: isAccess(type) ? purpose(type) : type,
              }),
              endpoint,
            },
          ]
        : [],
    ),
  ];
  const reach = ({ endpoint, isOutside }: Row) => {
    const { internal, sourceRanges } = endpoint ?? {};
    if (!isOutside) return t('connect.inside');
    if (internal === undefined) return undefined;
    return [
      t(internal ? 'connect.internal' : 'connect.internet'),
      sourceRanges &&
        t('connect.networks', { networks: formatList(sourceRanges, language) }),
    ]
      .filter(Boolean)
      .join(', ');
  };
  const columns: Column<Row>[] = [
    {
      id: 'purpose',
      label: t('connect.purpose'),
      render: it => it.purpose,
    },
    {
      id: 'address',
      label: t('connect.address'),
      render: ({ endpoint }) =>
        endpoint ? (
          <>
            {endpoint.dnsName && (
              <EndpointLine
                endpoint={{ ...endpoint, host: endpoint.dnsName }}
              />
            )}
            <EndpointLine endpoint={endpoint} />
          </>
        ) : (
          <StateLabel tone="waiting">{t('connect.waiting')}</StateLabel>
        ),
    },
    {
      id: 'reach',
      label: t('connect.reachedFrom'),
      render: reach,
    },
  ];
  return (
    <Section id="connect" title={t('connect.title')}>
      <Stack>
        <Unavailable kinds={['Service', 'Pooler']} target={target} />
        {rows.length > 0 && (
          <DataTable
            caption={t('connect.endpoints')}
            columns={columns}
            rows={rows}
            rowKey={it => it.key}
          />
        )}
        {rows.length === 0 && !target?.unavailable.Service && (
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
                {
                  label: t('connect.keys'),
                  value: secretKeys(database.name, application.secret).join(
                    ', ',
                  ),
                },
                { label: t('connect.namespace'), value: namespace },
              ]}
            />
            <Typography variant="body2" color="textSecondary">
              {t('connect.password', { secret: application.secret })}
            </Typography>
            <CredentialsButton databaseRef={database.ref} />
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
