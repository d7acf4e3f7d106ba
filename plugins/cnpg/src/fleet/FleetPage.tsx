import {
  Content,
  Header as LegacyHeader,
  Page,
  Progress,
} from '@backstage/core-components';
import { Container, Header } from '@backstage/ui';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type { ErrorLike } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { parseEntityRef } from '@backstage/catalog-model';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { cnpgFleetReadPermission } from '@pgportal/plugin-cnpg-common';
import { useCallback, useMemo } from 'react';
import { Notice } from '../components/common/Notice';
import { Stack } from '../components/common/Stack';
import { TargetNotices } from '../components/common/TargetNotices';
import { cnpgApiRef } from '../api';
import { describeError } from '../errors';
import { ColumnPicker } from './ColumnPicker';
import type { CellContext } from './columns';
import { ExportMenu } from './ExportMenu';
import { FilterBar } from './FilterBar';
import { FleetTable } from './FleetTable';
import { countFilters, filterOf } from './fleetQuery';
import { GroupTable } from './GroupTable';
import { Pictures } from './Pictures';
import { SummaryStrip } from './SummaryStrip';
import { useChosenColumns } from './useChosenColumns';
import { useFleetDocument } from './useFleetDocument';
import { useFleetQuery } from './useFleetQuery';
import { useFleetRows } from './useFleetRows';
import { useFleetTexts } from './useFleetTexts';
import { useRuleNames } from './useRuleNames';
import { ViewSwitch, panelId } from './ViewSwitch';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  end: { marginLeft: 'auto', display: 'flex', gap: theme.spacing(1) },
}));

function Forbidden({ message }: { message?: string }) {
  const { fleet } = useFleetTexts();
  return (
    <Notice severity="info" heading="h3" title={fleet('forbidden.title')}>
      <Typography variant="body2">
        {fleet('forbidden.remedy', {
          permission: cnpgFleetReadPermission.name,
        })}
      </Typography>
      {message && (
        <Typography variant="body2" color="textSecondary">
          {message}
        </Typography>
      )}
    </Notice>
  );
}

function Failed(props: { error: ErrorLike; onRetry(): void }) {
  const { fleet } = useFleetTexts();
  const failure = describeError(props.error);
  if (failure.kind === 'forbidden') {
    return <Forbidden message={failure.message} />;
  }
  return (
    <div role="alert">
      <Notice severity="warning" title={fleet('failed.title')}>
        <Typography variant="body2">
          {('message' in failure && failure.message) ||
            fleet('failed.unreachable')}
        </Typography>
        <Button variant="outlined" size="small" onClick={props.onRetry}>
          {fleet('failed.retry')}
        </Button>
      </Notice>
    </div>
  );
}

/** Where the page of a database is; undefined in an app without a catalog. */
function useEntityLink(): (entityRef: string) => string | undefined {
  const route = useRouteRef(entityRouteRef);
  return useCallback(
    (entityRef: string) => {
      try {
        const { kind, namespace, name } = parseEntityRef(entityRef);
        return route?.({ kind: kind.toLowerCase(), namespace, name });
      } catch {
        return undefined;
      }
    },
    [route],
  );
}

function Fleet() {
  const api = useApi(cnpgApiRef);
  const classes = useStyles();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('xs'));
  const { fleet, language } = useFleetTexts();
  const state = useFleetQuery();
  const { query, view } = state;
  const rows = useFleetRows(query);
  const filter = filterOf(query);
  const all = useFleetDocument('all', options =>
    api.getFleetSummary({}, options),
  );
  const isFiltered = countFilters(query) > 0;
  const some = useFleetDocument(
    JSON.stringify(filter),
    options => api.getFleetSummary(filter, options),
    // The rows first: what both have to do to answer is much the same.
    { paused: !isFiltered || (rows.stale && !rows.error) },
  );
  const summary = isFiltered ? some : all;
  const { value: governance } = useFleetDocument('governance', options =>
    api.getGovernance(options),
  );
  const { nameOfFinding, nameOfRule } = useRuleNames(governance);
  const columns = useChosenColumns();
  const linkOf = useEntityLink();

  const currency = governance?.currency;
  const context: CellContext = useMemo(() => {
    const format = new Intl.NumberFormat(language, {
      ...(currency && { style: 'currency', currency }),
      maximumFractionDigits: 0,
    });
    return {
      fleet,
      language,
      money: amount => format.format(amount),
      nameOfFinding,
      nameOfRule,
    };
  }, [fleet, language, currency, nameOfFinding, nameOfRule]);

  const error = rows.error ?? all.error ?? summary.error;
  if (error && describeError(error).kind === 'forbidden') {
    return <Failed error={error} onRetry={rows.retry} />;
  }
  const total = rows.total;
  return (
    <Stack gap={2}>
      {error && (
        <Failed
          error={error}
          onRetry={() => {
            rows.retry();
            summary.retry();
          }}
        />
      )}
      <TargetNotices targets={rows.targets} />
      {summary.value && (
        <SummaryStrip
          summary={summary.value}
          state={state}
          money={context.money}
        />
      )}
      <FilterBar
        state={state}
        summary={all.value}
        targets={rows.targets}
        nameOfFinding={nameOfFinding}
        nameOfRule={nameOfRule}
        narrow={narrow}
      />
      <div className={classes.bar}>
        <Typography role="status" variant="body2">
          {total !== undefined &&
            fleet('table.found', {
              count: total,
              number: new Intl.NumberFormat(language).format(total),
            })}
        </Typography>
        <div className={classes.end}>
          {view === 'databases' && <ColumnPicker {...columns} />}
          <ExportMenu filter={filter} />
        </div>
      </div>
      <ViewSwitch state={state} />
      <div id={panelId} role="tabpanel" aria-labelledby={`fleet-tab-${view}`}>
        {total === undefined && !rows.error && <Progress />}
        {total === 0 && (
          <Typography>
            {fleet(isFiltered ? 'table.none' : 'table.empty')}
          </Typography>
        )}
        {view === 'databases' && total !== undefined && total > 0 && (
          <FleetTable
            rows={rows}
            total={total}
            query={query}
            columns={columns.chosen}
            narrow={narrow}
            context={context}
            linkOf={linkOf}
            onSort={(sort, order) => state.change({ sort, order })}
          />
        )}
        {view === 'pictures' && summary.value && (
          <Pictures
            summary={summary.value}
            money={context.money}
            nameOfFinding={nameOfFinding}
            nameOfRule={nameOfRule}
          />
        )}
        {view !== 'databases' && view !== 'pictures' && summary.value && (
          <GroupTable
            by={view}
            summary={summary.value}
            targets={rows.targets}
            money={context.money}
          />
        )}
      </div>
    </Stack>
  );
}

/** Every database of the company, for those who may see them all at once. */
export function FleetPage() {
  const { loading, allowed } = usePermission({
    permission: cnpgFleetReadPermission,
  });
  if (loading) return <Progress />;
  return allowed ? <Fleet /> : <Forbidden />;
}

/** The content of the page, where the app draws the header itself. */
export function FleetPageContent() {
  const { fleet } = useFleetTexts();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('xs'));
  return (
    <main>
      <Header
        title={fleet('heading')}
        description={narrow ? undefined : fleet('intro')}
      />
      <Container>
        <FleetPage />
      </Container>
    </main>
  );
}

/** The whole page, for apps on the legacy frontend system. */
export function LegacyFleetPage() {
  const { fleet } = useFleetTexts();
  return (
    <Page themeId="tool">
      <LegacyHeader title={fleet('heading')} subtitle={fleet('intro')} />
      <Content>
        <FleetPage />
      </Content>
    </Page>
  );
}
