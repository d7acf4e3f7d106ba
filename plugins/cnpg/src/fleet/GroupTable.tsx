import { Link } from '@backstage/core-components';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type { FleetGroup, FleetSummary } from '@pgportal/plugin-cnpg-common';
import { useLocation, useSearchParams } from 'react-router-dom';
import { type Column, DataTable } from '../components/common/DataTable';
import { StateLabel } from '../components/common/StateLabel';
import type { TargetStatus } from '@pgportal/plugin-cnpg-common';
import { writeQuery } from './fleetQuery';
import { nameOfEntity } from './nameOfEntity';
import { useFleetTexts } from './useFleetTexts';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1, 2) },
}));

export type Grouping = 'owner' | 'environment' | 'target';

const groupsOf = {
  owner: 'owners',
  environment: 'environments',
  target: 'targets',
} as const;

/** What the teams, environments or targets have, each leading to its databases. */
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
    if (name === undefined) {
      return fleet(by === 'owner' ? 'group.noOwner' : 'group.noEnvironment');
    }
    if (by === 'owner') return nameOfEntity(name);
    return targets.find(target => target.name === name)?.title ?? name;
  };
  const columns: Column<FleetGroup>[] = [
    {
      id: 'name',
      label: fleet(`column.${by}`),
      // The backend has no filter for what is absent.
      render: group =>
        group.name === undefined ? (
          nameOf(group)
        ) : (
          <Link
            to={`${pathname}?${writeQuery(search, {
              [by]: [group.name],
              view: 'databases',
            })}`}
          >
            {nameOf(group)}
          </Link>
        ),
    },
    {
      id: 'databases',
      label: fleet('group.databases'),
      render: ({ databases }) => number.format(databases),
    },
    {
      id: 'unwell',
      label: fleet('group.unwell'),
      render: ({ unwell }) => (
        <StateLabel tone={unwell ? 'warning' : 'ok'}>
          {number.format(unwell)}
        </StateLabel>
      ),
    },
    {
      id: 'cost',
      label: fleet('group.cost'),
      render: ({ monthlyCost }) => money(monthlyCost),
    },
    {
      id: 'score',
      label: fleet('group.score'),
      render: ({ score }) => score,
    },
  ];
  return (
    <Paper className={classes.root}>
      <DataTable
        caption={fleet(`view.${by}`)}
        columns={columns}
        rows={summary[groupsOf[by]]}
        rowKey={({ name }) => name ?? ''}
      />
    </Paper>
  );
}
