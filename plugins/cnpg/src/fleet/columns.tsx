import type { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { HealthLabel } from '../components/common/HealthLabel';
import { formatBytes, formatList, parseDate } from '../format';
import type { Sort } from './fleetQuery';
import type { ColumnWidth } from './layoutColumns';
import { Moment } from './Moment';
import { nameOfEntity } from './nameOfEntity';
import type { FleetTranslate } from './useFleetTexts';

/** What cells need beyond the database. */
export interface CellContext {
  fleet: FleetTranslate;
  language: string;
  money(amount: number): string;
  nameOfFinding(id: string): string;
  nameOfRule(id: string): string;
}

export interface FleetColumn {
  id: ColumnId;
  width: ColumnWidth;
  /** Only there when somebody asks for it. */
  optional?: true;
  /** Named as the column is. */
  sort?: Sort;
  numeric?: boolean;
  /** Undefined leaves the cell empty. */
  render(database: DatabaseSummary, context: CellContext): ReactNode;
  /** More than the cell has room for. */
  hint?(database: DatabaseSummary, context: CellContext): string | undefined;
}

export type ColumnId =
  | 'health'
  | 'owner'
  | 'system'
  | 'service'
  | 'environment'
  | 'target'
  | 'plan'
  | 'version'
  | 'size'
  | 'instances'
  | 'lastBackup'
  | 'cost'
  | 'score';

const servicesOf = ({ dependencyOf }: DatabaseSummary) =>
  dependencyOf.map(nameOfEntity).join(', ');

/**
 * All columns after the name of the database, in their order. Those that are
 * not optional fit beside each other on a screen of 1280 pixels.
 */
export const columns: FleetColumn[] = [
  {
    id: 'health',
    width: [128, 1],
    sort: 'health',
    render: ({ health, live }) => (
      <HealthLabel state={health.state} live={live} />
    ),
    hint: ({ health }, { nameOfFinding }) =>
      health.worst && nameOfFinding(health.worst.id),
  },
  {
    id: 'owner',
    width: [108, 2],
    sort: 'owner',
    render: ({ owner }) => owner && nameOfEntity(owner),
    hint: ({ owner }) => owner,
  },
  {
    id: 'system',
    width: [100, 2],
    optional: true,
    sort: 'system',
    render: ({ system }) => system && nameOfEntity(system),
    hint: ({ system }) => system,
  },
  {
    id: 'service',
    width: [108, 2],
    optional: true,
    render: servicesOf,
    hint: servicesOf,
  },
  {
    id: 'environment',
    width: [113, 1],
    render: ({ environment }) => environment,
    hint: ({ environment }) => environment,
  },
  {
    id: 'target',
    width: [124, 2],
    sort: 'target',
    render: ({ targetTitle }) => targetTitle,
    hint: ({ targetTitle }) => targetTitle,
  },
  {
    id: 'plan',
    width: [84, 1],
    optional: true,
    render: ({ plan }) => plan,
    hint: ({ plan }) => plan,
  },
  {
    id: 'version',
    width: [84, 1],
    sort: 'version',
    render: ({ postgresVersion }) => postgresVersion,
  },
  {
    id: 'size',
    width: [80, 1],
    optional: true,
    sort: 'size',
    numeric: true,
    render: ({ storage: { sizeBytes } }, { language }) =>
      sizeBytes === undefined ? undefined : formatBytes(sizeBytes, language),
  },
  {
    id: 'instances',
    width: [94, 1],
    optional: true,
    render: ({ instances: { ready, desired } }, { fleet }) =>
      fleet('table.instances', {
        ready: String(ready),
        desired: String(desired),
      }),
  },
  {
    id: 'lastBackup',
    width: [92, 1],
    sort: 'lastBackup',
    render: ({ backups }, { fleet }) => {
      const date = parseDate(backups.lastSuccessfulAt);
      return date ? <Moment date={date} /> : fleet('table.noBackup');
    },
  },
  {
    id: 'cost',
    width: [94, 1],
    sort: 'cost',
    numeric: true,
    render: ({ monthlyCost }, { money }) =>
      monthlyCost === undefined ? undefined : money(monthlyCost),
  },
  {
    id: 'score',
    width: [82, 1],
    sort: 'score',
    numeric: true,
    render: ({ policy }, { fleet }) =>
      policy?.score !== undefined && (
        <>
          {policy.score}
          {policy.broken.length > 0 && (
            <Typography variant="caption" component="div" color="textSecondary">
              {fleet('table.broken', { count: policy.broken.length })}
            </Typography>
          )}
        </>
      ),
    hint: ({ policy }, { language, nameOfRule }) =>
      policy && formatList(policy.broken.map(nameOfRule), language),
  },
];
