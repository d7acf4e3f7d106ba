import Typography from '@material-ui/core/Typography';
import type { DatabaseDetail, TokenFacts } from '@pgportal/plugin-cnpg-common';
import { parseDate } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import { Facts } from '../common/Facts';
import { StateLabel, type Tone } from '../common/StateLabel';
import { Time } from '../common/Time';

function Token(props: {
  title: string;
  token: TokenFacts & { used?: boolean };
}) {
  const { title, token } = props;
  const { t } = useTexts();
  const at = parseDate(token.at);
  let state: { tone: Tone; text: string } = {
    tone: 'ok',
    text: t('replication.tokenValid'),
  };
  if (!token.valid) {
    state = {
      tone: 'error',
      text: token.problem ?? t('replication.tokenInvalid'),
    };
  } else if (token.systemIdMatches === false) {
    state = { tone: 'error', text: t('replication.tokenForeign') };
  } else if (token.used) {
    state = { tone: 'idle', text: t('replication.tokenUsed') };
  }
  return (
    <div>
      <Typography component="h4" variant="subtitle2">
        {title}
      </Typography>
      <Facts
        wide
        facts={[
          {
            label: t('configuration.state'),
            value: <StateLabel tone={state.tone}>{state.text}</StateLabel>,
          },
          { label: t('instances.lsn'), value: token.lsn },
          { label: t('replication.walFile'), value: token.walFile },
          { label: t('replication.timeline'), value: token.timelineId },
          {
            label: t('replication.checkpoint'),
            value: at && <Time date={at} format="moment" />,
          },
        ]}
      />
    </div>
  );
}

/** Whom a replica cluster follows, and the tokens by which roles are exchanged. */
export function ReplicaCluster({ database }: { database: DatabaseDetail }) {
  const { replicaCluster, demotionToken, promotionToken } = database;
  const { t } = useTexts();
  return (
    <>
      {replicaCluster && (
        <div>
          <StateLabel tone={replicaCluster.switching ? 'running' : 'info'}>
            {t(
              replicaCluster.switching
                ? 'replication.switching'
                : 'replication.replica',
            )}
          </StateLabel>
          <Facts
            wide
            facts={[
              { label: t('replication.source'), value: replicaCluster.source },
              {
                label: t('replication.designated'),
                value: replicaCluster.designatedPrimary,
              },
            ]}
          />
        </div>
      )}
      {demotionToken && (
        <Token title={t('replication.demotionToken')} token={demotionToken} />
      )}
      {promotionToken && (
        <Token title={t('replication.promotionToken')} token={promotionToken} />
      )}
    </>
  );
}
