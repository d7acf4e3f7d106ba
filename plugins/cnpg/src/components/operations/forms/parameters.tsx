import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type { ParameterFacts } from '@pgportal/plugin-cnpg-common';
import { useId, useState } from 'react';
import { useSay } from '../../../hooks/useSay';
import { useTexts } from '../../../hooks/useTexts';
import { Stack } from '../../common/Stack';
import { StateLabel } from '../../common/StateLabel';
import type { Form, FormProps } from './form';

type Changes = Record<string, string | null>;

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(0, 1, 0, 0),
    maxHeight: '45vh',
    overflow: 'auto',
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(9rem, 2fr)',
    gap: theme.spacing(0.5, 2),
    alignItems: 'center',
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { fontWeight: 'bold', overflowWrap: 'anywhere' },
}));

const choices = ({ type, values }: ParameterFacts) =>
  type === 'boolean' ? ['on', 'off'] : values;

function Parameter(props: {
  parameter: ParameterFacts;
  description: string;
  value: string;
  onChange(value: string): void;
}) {
  const { parameter, description, value, onChange } = props;
  const { name, type, min, max, unit, restart } = parameter;
  const classes = useStyles();
  const { t } = useTexts();
  const id = useId();
  const range =
    min !== undefined &&
    max !== undefined &&
    t('operations.parameters.range', { min: String(min), max: String(max) });
  const allowed = choices(parameter);
  return (
    <li className={classes.row}>
      <div id={`${id}-facts`}>
        <Typography component="code" variant="body2" className={classes.name}>
          {name}
        </Typography>
        <Typography variant="body2">{description}</Typography>
        <Typography variant="caption" color="textSecondary">
          {[
            t(`operations.parameters.types.${type}`),
            [range, unit].filter(Boolean).join(' '),
          ]
            .filter(Boolean)
            .join(', ')}
        </Typography>
        {restart && (
          <div>
            <StateLabel tone="warning">
              {t('operations.parameters.restart')}
            </StateLabel>
          </div>
        )}
      </div>
      <TextField
        id={id}
        fullWidth
        select={allowed !== undefined}
        value={value}
        placeholder={t('operations.parameters.default')}
        onChange={event => onChange(event.target.value)}
        SelectProps={{ native: true }}
        inputProps={{
          'aria-label': name,
          'aria-describedby': `${id}-facts`,
          autoComplete: 'off',
          spellCheck: false,
        }}
      >
        {allowed && [
          <option key="" value="">
            {t('operations.parameters.default')}
          </option>,
          ...allowed.map(each => (
            <option key={each} value={each}>
              {each}
            </option>
          )),
        ]}
      </TextField>
    </li>
  );
}

function Parameters({ facts, input, onChange }: FormProps) {
  const classes = useStyles();
  const { t } = useTexts();
  const say = useSay();
  const id = useId();
  const [text, setText] = useState('');
  const all = facts.parameters ?? [];
  const set = (input.set ?? {}) as Changes;
  const change = ({ name, value: before }: ParameterFacts, value: string) => {
    const { [name]: _, ...others } = set;
    const wanted = value.trim() === '' ? null : value;
    onChange({
      set: wanted === (before ?? null) ? others : { ...others, [name]: wanted },
    });
  };
  const wanted = text.trim().toLowerCase();
  const describe = ({ messages, description }: ParameterFacts) =>
    say(messages?.description, description);
  const shown = all.filter(
    parameter =>
      parameter.name in set ||
      `${parameter.name} ${describe(parameter)}`.toLowerCase().includes(wanted),
  );
  return (
    <Stack gap={1}>
      <TextField
        id={id}
        fullWidth
        type="search"
        label={t('operations.parameters.filter')}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          // It finds, and does not send off the changes so far.
          if (event.key === 'Enter') event.preventDefault();
        }}
        helperText={t('operations.parameters.backToDefault')}
      />
      <ul className={classes.list}>
        {shown.map(parameter => (
          <Parameter
            key={parameter.name}
            parameter={parameter}
            description={describe(parameter)}
            value={
              (parameter.name in set ? set[parameter.name] : parameter.value) ??
              ''
            }
            onChange={value => change(parameter, value)}
          />
        ))}
      </ul>
      <Typography variant="body2" role="status">
        {t('operations.parameters.chosen', { count: Object.keys(set).length })}
      </Typography>
    </Stack>
  );
}

/** Parameters of PostgreSQL that may be changed; only those that differ are sent. */
export const parametersForm: Form = {
  Component: Parameters,
  isComplete: ({ set }) => Object.keys((set as Changes) ?? {}).length > 0,
};
