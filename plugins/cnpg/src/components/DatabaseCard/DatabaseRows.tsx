import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  DatabaseSummary,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { useTabLink } from '../../hooks/useTabLink';
import { useDatabaseFacts } from '../common/useDatabaseFacts';
import { DatabaseHeadline } from './DatabaseHeadline';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    '& > *': { display: 'flex', gap: theme.spacing(0.5) },
  },
}));

function DatabaseRow(props: {
  database: DatabaseSummary;
  target: TargetStatus | undefined;
}) {
  const { database, target } = props;
  const classes = useStyles();
  const tabLink = useTabLink();
  const facts = useDatabaseFacts(database, target);
  const name = tabLink ? (
    <Link to={tabLink(database.ref)}>{database.name}</Link>
  ) : (
    database.name
  );
  return (
    <li className={classes.row}>
      <DatabaseHeadline database={database} name={name} />
      <Typography
        component="div"
        variant="body2"
        color="textSecondary"
        className={classes.facts}
      >
        {[facts.instances, facts.version, facts.lastBackup]
          .filter(fact => fact.value !== undefined)
          .map(({ label, value }) => (
            <span key={label}>
              <span>{label}:</span>
              <span>{value}</span>
            </span>
          ))}
      </Typography>
    </li>
  );
}

/** Several databases on the card: a row each. */
export function DatabaseRows(props: {
  databases: DatabaseSummary[];
  targets: TargetStatus[];
}) {
  const { databases, targets } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {databases.map(database => (
        <DatabaseRow
          key={database.ref}
          database={database}
          target={targets.find(it => it.name === database.target)}
        />
      ))}
    </ul>
  );
}
