import { Link } from '@backstage/core-components';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import {
  type FleetGroup,
  type FleetSummary,
  NO_VALUE,
  type TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import type { ReactNode } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import type { FleetQuery } from '../api';
import { type Column, DataTable } from '../components/common/DataTable';
import { StateLabel } from '../components/common/StateLabel';
import { writeQuery } from './fleetQuery';
import { nameOfEntity } from './nameOfEntity';
import { useFleetTexts } from './useFleetTexts';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1, 2) },
}));

export type Grouping = 'owner' | 'system' | 'environment' | 'target';

const groupsOf = {
  owner: 'owners',
  system: 'systems',
  environment: 'environments',
  target: 'targets',
} as const;

/** What those without a value are called; every database has a target. */
const nameless = {
  owner: 'group.noOwner',
  system: 'group.noSystem',
  environment: 'group.noEnvironment',
  target: 'group.noEnvironment',
} as const;

/** What the teams, systems, environments or targets have, each leading to its databases. */
export function GroupTable(props: {
  by: Grouping;
  summary: FleetSummary;
  targets: TargetStatus[];
  money(amount: number): string;
}) {
  const { by, summary, targets, money } = props;
  const classes = useStyles();
  const { fleet, language } = useFleetTexts();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const number = new Intl.NumberFormat(language);
  const nameOf = ({ name }: FleetGroup) => {
    if (name === undefined) return fleet(nameless[by]);
    if (by === 'owner' || by === 'system') return nameOfEntity(name);
    return targets.find(target => target.name === name)?.title ?? name;
  };
  /** To the databases of a group, narrowed or ordered by what is clicked. */
  const link = (
    { name = NO_VALUE }: FleetGroup,
    content: ReactNode,
    change: Partial<FleetQuery> = {},
  ) => (
    <Link
      to={`${pathname}?${writeQuery(search, {
        [by]: [name],
        ...change,
        view: 'databases',
      })}`}
    >
      {content}
    </Link>
  );
  const columns: Column<FleetGroup>[] = [
    {
      id: 'name',
      label: fleet(`column.${by}`),
      render: group => link(group, nameOf(group)),
    },
    {
      id: 'databases',
      label: fleet('group.databases'),
      render: group => link(group, number.format(group.databases)),
    },
    {
      id: 'unwell',
      label: fleet('group.unwell'),
      render: group => {
        const count = (
          <StateLabel tone={group.unwell ? 'warning' : 'ok'}>
            {number.format(group.unwell)}
          </StateLabel>
        );
        return group.unwell
          ? link(group, count, { health: ['unhealthy', 'degraded'] })
          : count;
      },
    },
    {
      id: 'cost',
      label: fleet('group.cost'),
      render: group =>
        link(group, money(group.monthlyCost), { sort: 'cost', order: 'desc' }),
    },
    {
      id: 'score',
      label: fleet('group.score'),
      render: group =>
        group.score !== undefined &&
        link(group, number.format(group.score), {
          sort: 'score',
          order: 'asc',
        }),
    },
  ];
  return (
    <Paper className={classes.root}>
      <DataTable
        caption={fleet(`view.${by}`)}
        columns={columns}
        rows={summary[groupsOf[by]]}
        rowKey={({ name }) => name ?? NO_VALUE}
      />
    </Paper>
  );
}
