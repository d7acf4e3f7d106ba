import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  DatabaseDetail,
  DatabaseSummary,
  PolicyReport,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { type ReactNode, Suspense, lazy } from 'react';
import { parseDate } from '../../format';
import { useDatabase, useInstances } from '../../hooks/useDatabase';
import { useOnScreen } from '../../hooks/useOnScreen';
import { useTexts } from '../../hooks/useTexts';
import { Announcer } from '../common/Announcer';
import { Facts } from '../common/Facts';
import { FailureNotice } from '../common/FailureNotice';
import { Freshness } from '../common/Freshness';
import { HealthLabel } from '../common/HealthLabel';
import { Stack } from '../common/Stack';
import { OperationsBar } from '../operations/OperationsBar';
import { OperationsProvider } from '../operations/OperationsContext';
import { RunningStrip } from '../operations/RunningStrip';
import { TrailSection } from '../trail/TrailSection';
import { isBeingCreated } from '../common/summary';
import { useHiddenStyles } from '../common/useHiddenStyles';
import { useDatabaseFacts } from '../common/useDatabaseFacts';
import { AdoptNotice } from './AdoptNotice';
import { BackupsSection } from './BackupsSection';
import { ConnectSection } from './ConnectSection';
import { DatabaseTabSkeleton } from './DatabaseTabSkeleton';
import { EventsSection } from './EventsSection';
import { HealthSection } from './HealthSection';
import { ManifestSection } from './ManifestSection';
import { PageNavigation } from './PageNavigation';
import { ProgressSection } from './ProgressSection';
import { ReplicationSection } from './ReplicationSection';
import { StorageSection } from './StorageSection';
import { TopologySection } from './TopologySection';

/** What few databases need at once comes after the rest. */
const PolicySection = lazy(() =>
  import('../policy').then(m => ({ default: m.PolicySection })),
);

const useStyles = makeStyles(theme => ({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
  },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  end: {
    marginLeft: 'auto',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
  },
  facts: { padding: theme.spacing(2) },
}));

function Header(props: {
  database: DatabaseSummary;
  failed: boolean;
  selector: ReactNode;
}) {
  const { database, failed, selector } = props;
  const { postgresVersion, environment, plan, targetTitle } = database;
  const classes = useStyles();
  const hidden = useHiddenStyles();
  const { t } = useTexts();
  return (
    <div className={classes.header}>
      {selector}
      <Typography
        component="h2"
        variant="h5"
        className={selector ? hidden.visuallyHidden : classes.name}
      >
        {database.name}
      </Typography>
      <HealthLabel state={database.health.state} live={database.live} />
      <Typography variant="body2">
        {[
          postgresVersion && t('header.version', { version: postgresVersion }),
          environment,
          plan,
          targetTitle,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <div className={classes.end}>
        <Freshness
          asOf={parseDate(database.asOf)}
          live={database.live}
          failed={failed}
        />
        <OperationsBar />
      </div>
    </div>
  );
}

function KeyFacts(props: {
  database: DatabaseSummary;
  target: TargetStatus | undefined;
}) {
  const { database, target } = props;
  const classes = useStyles();
  const facts = useDatabaseFacts(database, target);
  return (
    <Paper className={classes.facts}>
      <Facts
        inline
        facts={[
          facts.primary,
          facts.instances,
          facts.storage,
          facts.lastBackup,
          facts.restorable,
        ]}
      />
    </Paper>
  );
}

/** Sections that show what the instances say, which are asked while one can be seen. */
function LiveSections(props: {
  database: DatabaseDetail;
  target: TargetStatus | undefined;
}) {
  const { database, target } = props;
  const [isOnScreen, ref] = useOnScreen();
  const isHibernated = database.health.state === 'hibernated';
  const live = useInstances(database.ref, !isOnScreen || isHibernated);
  return (
    <div ref={ref}>
      <Stack gap={3}>
        <TopologySection database={database} target={target} live={live} />
        <ReplicationSection database={database} live={live} />
        <BackupsSection database={database} target={target} live={live} />
        <ConnectSection database={database} target={target} />
        <StorageSection
          database={database}
          target={target}
          live={isHibernated ? undefined : live.value}
        />
      </Stack>
    </div>
  );
}

/** Whether any policy asks something of the database. */
const isJudged = ({ judged, findings }: PolicyReport) =>
  judged > 0 || findings.length > 0;

/** All of one database. */
export function DatabasePage(props: {
  summary: DatabaseSummary;
  target: TargetStatus | undefined;
  /** Leads to the other databases of the entity, in place of the name. */
  selector?: ReactNode;
}) {
  const { summary, target, selector } = props;
  const { value: detail, error, loading, retry } = useDatabase(summary.ref);
  const database = detail ?? summary;
  const progress =
    detail && isBeingCreated(detail) ? detail.progress : undefined;
  // The most urgent comes first.
  const isTrouble = detail?.report.findings.some(
    ({ severity }) => severity !== 'info',
  );
  return (
    <OperationsProvider database={database}>
      <Stack gap={3}>
        <div>
          <Header
            database={database}
            failed={error !== undefined}
            selector={selector}
          />
          <RunningStrip />
        </div>
        <Announcer databases={[database]} />
        {error && <FailureNotice error={error} onRetry={retry} />}
        {progress && !isTrouble && <ProgressSection steps={progress} />}
        {detail && <HealthSection report={detail.report} />}
        <AdoptNotice database={database} />
        {progress && isTrouble && <ProgressSection steps={progress} />}
        <KeyFacts database={database} target={target} />
        {loading && <DatabaseTabSkeleton />}
        {detail && (
          <>
            <PageNavigation />
            <LiveSections database={detail} target={target} />
            {detail.policyReport && isJudged(detail.policyReport) && (
              <Suspense fallback={null}>
                <PolicySection
                  database={detail}
                  report={detail.policyReport}
                  onChange={retry}
                />
              </Suspense>
            )}
            <EventsSection databaseRef={detail.ref} />
            <TrailSection databaseRef={detail.ref} />
            <ManifestSection databaseRef={detail.ref} />
          </>
        )}
      </Stack>
    </OperationsProvider>
  );
}
