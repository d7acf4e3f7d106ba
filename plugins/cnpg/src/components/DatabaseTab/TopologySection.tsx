import Button from '@material-ui/core/Button';
import { useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type {
  DatabaseDetail,
  DatabaseLive,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { useState } from 'react';
import { formatDuration, parseDate } from '../../format';
import type { LiveDocument } from '../../hooks/useLiveDocument';
import { useNow } from '../../hooks/useNow';
import { useTexts } from '../../hooks/useTexts';
import { PartFailure } from '../common/PartFailure';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel } from '../common/StateLabel';
import { Time } from '../common/Time';
import { useHiddenStyles } from '../common/useHiddenStyles';
import { describeTopology, type Topology } from '../topology/describeTopology';
import { InstanceTable } from '../topology/InstanceTable';
import { TopologyPicture } from '../topology/TopologyPicture';
import { Unavailable } from './Unavailable';

/** That nobody is primary, or that the primary is changing, and since when. */
function Situation({ topology }: { topology: Topology }) {
  const { situation, target } = topology;
  const { t, language } = useTexts();
  const now = useNow(1_000);
  if (situation === 'normal') return null;
  const since = parseDate(topology.since);
  const lasts = since ? now.getTime() - since.getTime() : 0;
  return (
    <div>
      <StateLabel tone="warning" strong>
        {situation === 'withoutPrimary'
          ? t('instances.nobody')
          : t('topology.switchover', { instance: target! })}
      </StateLabel>
      {since && (
        <Typography variant="body2">
          {t('finding.since')} <Time date={since} format="moment" />
          {lasts >= 1_000 && ` (${formatDuration(lasts, language)})`}
        </Typography>
      )}
    </div>
  );
}

/** Who is primary, who is standby, where they run and who reaches them. */
export function TopologySection(props: {
  database: DatabaseDetail;
  target: TargetStatus | undefined;
  live: LiveDocument<DatabaseLive>;
}) {
  const { database, target, live } = props;
  const { t } = useTexts();
  const hidden = useHiddenStyles();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const [prefersTable, setPrefersTable] = useState(false);
  const topology = describeTopology(database, live.value);
  const hasPicture = !isNarrow && !prefersTable;
  const isEmpty = topology.nodes.length === 0;
  const noInstances =
    database.health.state === 'hibernated'
      ? t('instances.hibernated')
      : t('instances.none');
  const isCreating = database.health.state === 'progressing';
  return (
    <Section
      id="topology"
      title={t('topology.title')}
      action={
        !isNarrow &&
        !isEmpty && (
          <Button size="small" onClick={() => setPrefersTable(!prefersTable)}>
            {t(prefersTable ? 'topology.asPicture' : 'topology.asTable')}
          </Button>
        )
      }
    >
      <Stack>
        <Unavailable kinds={['Pod', 'Node']} target={target} />
        <PartFailure error={live.error} stale={live.value !== undefined} />
        <Situation topology={topology} />
        {isEmpty && <Typography variant="body2">{noInstances}</Typography>}
        {!isEmpty && hasPicture && <TopologyPicture topology={topology} />}
        {!isEmpty && (
          <div className={hasPicture ? hidden.visuallyHidden : undefined}>
            <InstanceTable
              topology={topology}
              instances={database.instanceList}
              live={live.value}
              isCreating={isCreating}
            />
          </div>
        )}
      </Stack>
    </Section>
  );
}
