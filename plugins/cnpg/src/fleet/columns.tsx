import type { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';
import { HealthLabel } from '../components/common/HealthLabel';
import { formatBytes, parseDate } from '../format';
import type { Sort } from './fleetQuery';
import { Moment } from './Moment';
import { nameOfEntity } from './nameOfEntity';
import type { FleetTranslate } from './useFleetTexts';

/** What cells need beyond the database. */
export interface CellContext {
  fleet: FleetTranslate;
  language: string;
  money(amount: number): string;
}

export interface FleetColumn {
  id: ColumnId;
  /** Pixels at least, and its share of what is left. */
  width: [least: number, share: number];
  /** Named as the column is. */
  sort?: Sort;
  numeric?: boolean;
  /** Undefined leaves the cell empty. */
  render(database: DatabaseSummary, context: CellContext): ReactNode;
}

export type ColumnId =
  | 'health'
  | 'owner'
  | 'service'
  | 'environment'
  | 'target'
  | 'version'
  | 'size'
  | 'instances'
  | 'lastBackup'
  | 'cost'
  | 'score';

/** All columns after the name of the database, in their order. */
export const columns: FleetColumn[] = [
  {
    id: 'health',
    width: [124, 1],
    sort: 'health',
    render: ({ health, live }) => (
      <HealthLabel state={health.state} live={live} />
    ),
  },
  {
    id: 'owner',
    width: [100, 2],
    sort: 'owner',
    render: ({ owner }) => owner && nameOfEntity(owner),
  },
  {
    id: 'service',
    width: [90, 2],
    render: ({ dependencyOf }) => dependencyOf.map(nameOfEntity).join(', '),
  },
  {
    id: 'environment',
    width: [104, 1],
    render: ({ environment }) => environment,
  },
  {
    id: 'target',
    width: [100, 2],
    sort: 'target',
    render: ({ targetTitle }) => targetTitle,
  },
  {
    id: 'version',
    width: [80, 1],
    sort: 'version',
    render: ({ postgresVersion }) => postgresVersion,
  },
  {
    id: 'size',
    width: [90, 1],
    sort: 'size',
    numeric: true,
    render: ({ storage: { sizeBytes } }, { language }) =>
      sizeBytes === undefined ? undefined : formatBytes(sizeBytes, language),
  },
  {
    id: 'instances',
    width: [90, 1],
    render: ({ instances: { ready, desired } }, { fleet }) =>
      fleet('table.instances', {
        ready: String(ready),
        desired: String(desired),
      }),
  },
  {
    id: 'lastBackup',
    width: [120, 1],
    sort: 'lastBackup',
    render: ({ backups }, { fleet }) => {
      const date = parseDate(backups.lastSuccessfulAt);
      return date ? <Moment date={date} /> : fleet('table.noBackup');
    },
  },
  {
    id: 'cost',
    width: [100, 1],
    sort: 'cost',
    numeric: true,
    render: ({ monthlyCost }, { money }) =>
      monthlyCost === undefined ? undefined : money(monthlyCost),
  },
  {
    id: 'score',
    width: [110, 1],
    sort: 'score',
    numeric: true,
    render: ({ policy }, { fleet }) =>
      policy?.score !== undefined && (
        <span>
          {policy.score}
          {policy.broken.length > 0 && (
            <Typography
              variant="caption"
              component="span"
              color="textSecondary"
            >
              {' · '}
              {fleet('table.broken', { count: policy.broken.length })}
            </Typography>
          )}
        </span>
      ),
  },
];
