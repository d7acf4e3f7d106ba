import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Collapse from '@material-ui/core/Collapse';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Autocomplete from '@material-ui/lab/Autocomplete';
import {
  type BackupAge,
  type FleetSummary,
  NO_VALUE,
  type TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { useEffect, useId, useRef, useState } from 'react';
import type { FleetQuery } from '../api';
import { type ColumnId, columns } from './columns';
import {
  type FlagFilter,
  type ListFilter,
  type Sort,
  countFilters,
  flagFilters,
  healthStates,
  listFilters,
  noFilter,
} from './fleetQuery';
import { nameOfEntity } from './nameOfEntity';
import { useAgeNames } from './useAgeNames';
import type { FleetQueryState } from './useFleetQuery';
import { useFleetTexts } from './useFleetTexts';

/** Milliseconds without a key before a text is searched for. */
const TYPING_PAUSE = 75;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 9.5rem), 1fr))',
    gap: theme.spacing(1.5),
    alignItems: 'start',
    background: theme.palette.background.paper,
    padding: theme.spacing(1.5),
    borderRadius: theme.shape.borderRadius,
  },
  // With it, the fields fill two rows of six.
  text: { [theme.breakpoints.up('sm')]: { gridColumn: 'span 2' } },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    alignItems: 'center',
  },
  chip: { margin: 0, maxWidth: '100%' },
}));

interface Option {
  value: string;
  label: string;
  databases: number;
}

/** What those without a value are called. */
const withoutValue = {
  owner: 'group.noOwner',
  system: 'group.noSystem',
  environment: 'group.noEnvironment',
  plan: 'filter.noPlan',
  version: 'picture.versionUnknown',
} as const;

/** What can be chosen in each filter, the most frequent first. */
export function optionsOf(
  summary: FleetSummary,
  labelOf: (filter: ListFilter, value: string) => string,
): Partial<Record<ListFilter, Option[]>> {
  const option =
    (filter: ListFilter) =>
    ({
      name = NO_VALUE,
      databases,
    }: {
      name?: string | number;
      databases: number;
    }) =>
      databases === 0
        ? []
        : {
            value: String(name),
            label: labelOf(filter, String(name)),
            databases,
          };
  return {
    owner: summary.owners.flatMap(option('owner')),
    system: summary.systems.flatMap(option('system')),
    environment: summary.environments.flatMap(option('environment')),
    target: summary.targets.flatMap(option('target')),
    plan: summary.plans.flatMap(option('plan')),
    health: healthStates.flatMap(name =>
      option('health')({ name, databases: summary.health[name] }),
    ),
    version: summary.versions.flatMap(({ major, databases }) =>
      option('version')({ name: major, databases }),
    ),
    backupAge: summary.backupAges.flatMap(({ age, databases }) =>
      option('backupAge')({ name: age, databases }),
    ),
    finding: summary.findings.flatMap(({ id, databases }) =>
      option('finding')({ name: id, databases }),
    ),
    policy: summary.policies.flatMap(({ rule, databases }) =>
      option('policy')({ name: rule, databases }),
    ),
  };
}

/** The text as it is typed; the address follows when the keys rest. */
function TextFilter(props: { text: string; onChange(text: string): void }) {
  const { text, onChange } = props;
  const id = useId();
  const classes = useStyles();
  const { fleet } = useFleetTexts();
  const [typed, setTyped] = useState(text);
  const last = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    // The address changed by something else: a link, or the way back.
    if (text !== last.current) setTyped(text);
    last.current = text;
  }, [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <TextField
      id={id}
      className={classes.text}
      variant="outlined"
      size="small"
      type="search"
      label={fleet('filter.text')}
      placeholder={fleet('filter.textHelp')}
      inputProps={{ maxLength: 200 }}
      value={typed}
      onChange={({ target: { value } }) => {
        setTyped(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          last.current = value;
          onChange(value);
        }, TYPING_PAUSE);
      }}
    />
  );
}

function ListFilterField(props: {
  label: string;
  options: Option[];
  values: string[];
  onChange(values: string[]): void;
}) {
  const { label, options, values, onChange } = props;
  const id = useId();
  const { language } = useFleetTexts();
  const chosen = new Set(values);
  return (
    <Autocomplete
      id={id}
      multiple
      size="small"
      disableCloseOnSelect
      filterSelectedOptions
      options={options}
      // The chips below say what is chosen.
      value={options.filter(({ value }) => chosen.has(value))}
      renderTags={() => null}
      getOptionLabel={option => option.label}
      getOptionSelected={(a, b) => a.value === b.value}
      renderOption={option =>
        `${option.label} (${new Intl.NumberFormat(language).format(
          option.databases,
        )})`
      }
      onChange={(_, selected) =>
        onChange([
          // Those that no database has at this moment are kept.
          ...values.filter(
            value => !options.some(each => each.value === value),
          ),
          ...selected.map(({ value }) => value),
        ])
      }
      renderInput={params => (
        <TextField {...params} variant="outlined" label={label} />
      )}
    />
  );
}

function SortField(props: { state: FleetQueryState }) {
  const { query, change } = props.state;
  const id = useId();
  const { fleet } = useFleetTexts();
  const sortable = [
    'name' as const,
    ...columns.flatMap(column =>
      column.sort ? [column.id as ColumnId & Sort] : [],
    ),
  ];
  return (
    <TextField
      id={id}
      select
      variant="outlined"
      size="small"
      label={fleet('sort.by')}
      SelectProps={{ native: true }}
      value={`${query.sort ?? 'name'} ${query.order ?? 'asc'}`}
      onChange={({ target: { value } }) => {
        const [sort, order] = value.split(' ');
        change({ sort: sort as Sort, order: order as 'asc' | 'desc' });
      }}
    >
      {sortable.flatMap(sort =>
        (['asc', 'desc'] as const).map(order => (
          <option key={`${sort} ${order}`} value={`${sort} ${order}`}>
            {fleet('sort.option', {
              column: fleet(`column.${sort}`),
              order: fleet(
                order === 'asc' ? 'sort.ascending' : 'sort.descending',
              ),
            })}
          </option>
        )),
      )}
    </TextField>
  );
}

/** What the chosen filters are, each to be taken away. */
function Chips(props: {
  query: FleetQuery;
  labelOf(filter: ListFilter, value: string): string;
  change: FleetQueryState['change'];
}) {
  const { query, labelOf, change } = props;
  const classes = useStyles();
  const { fleet } = useFleetTexts();
  const chips = [
    ...listFilters.flatMap(filter =>
      (query[filter] ?? []).map(value => ({
        key: `${filter} ${value}`,
        label: `${fleet(`filter.${filter}`)}: ${labelOf(filter, value)}`,
        without: {
          [filter]: query[filter]?.filter((each: string) => each !== value),
        },
      })),
    ),
    ...flagFilters
      .filter((flag: FlagFilter) => query[flag])
      .map(flag => ({
        key: flag,
        label: fleet(`filter.${flag}`),
        without: { [flag]: undefined },
      })),
    ...(query.text
      ? [
          {
            key: 'text',
            label: `${fleet('filter.text')}: ${query.text}`,
            without: { text: undefined },
          },
        ]
      : []),
  ];
  if (chips.length === 0) return null;
  return (
    <div className={classes.chips}>
      {chips.map(({ key, label, without }) => (
        <Chip
          key={key}
          size="small"
          className={classes.chip}
          label={label}
          aria-label={fleet('filter.remove', { filter: label })}
          onClick={() => change(without)}
          onDelete={() => change(without)}
        />
      ))}
      <Button size="small" onClick={() => change(noFilter)}>
        {fleet('filter.clear')}
      </Button>
    </div>
  );
}

/** Everything that the list can be narrowed by. */
export function FilterBar(props: {
  state: FleetQueryState;
  /** Of the whole fleet: what can be chosen. */
  summary: FleetSummary | undefined;
  targets: TargetStatus[];
  nameOfFinding(id: string): string;
  nameOfRule(id: string): string;
  narrow: boolean;
}) {
  const { state, summary, targets, nameOfFinding, nameOfRule, narrow } = props;
  const { query, change } = state;
  const classes = useStyles();
  const { fleet, t } = useFleetTexts();
  const nameOfAge = useAgeNames();
  const [isOpen, setOpen] = useState(false);
  const fieldsId = useId();

  const labelOf = (filter: ListFilter, value: string): string => {
    if (value === NO_VALUE && filter in withoutValue) {
      return fleet(withoutValue[filter as keyof typeof withoutValue]);
    }
    if (filter === 'backupAge') return nameOfAge(value as BackupAge);
    if (filter === 'owner' || filter === 'system') return nameOfEntity(value);
    if (filter === 'health') return t(`health.${value as 'healthy'}`);
    if (filter === 'finding') return nameOfFinding(value);
    if (filter === 'policy') return nameOfRule(value);
    if (filter === 'target') {
      return targets.find(({ name }) => name === value)?.title ?? value;
    }
    return value;
  };
  const options = summary ? optionsOf(summary, labelOf) : {};
  const fields = (
    <div className={classes.fields} id={fieldsId}>
      <TextFilter
        text={query.text ?? ''}
        onChange={text => change({ text }, { replace: true })}
      />
      {listFilters.map(filter => (
        <ListFilterField
          key={filter}
          label={fleet(`filter.${filter}`)}
          options={options[filter] ?? []}
          values={query[filter] ?? []}
          onChange={values => change({ [filter]: values })}
        />
      ))}
      {narrow && <SortField state={state} />}
    </div>
  );
  return (
    <div
      role="search"
      aria-label={fleet('filter.label')}
      className={classes.root}
    >
      {narrow ? (
        <>
          <Button
            variant="outlined"
            aria-expanded={isOpen}
            aria-controls={fieldsId}
            onClick={() => setOpen(!isOpen)}
          >
            {fleet('filter.show', { filters: String(countFilters(query)) })}
          </Button>
          <Collapse in={isOpen}>{fields}</Collapse>
        </>
      ) : (
        fields
      )}
      <Chips query={query} labelOf={labelOf} change={change} />
    </div>
  );
}
