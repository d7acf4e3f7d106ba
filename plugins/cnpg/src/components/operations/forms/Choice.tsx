import FormControl from '@material-ui/core/FormControl';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { type ReactNode, useId } from 'react';
import { StateLabel } from '../../common/StateLabel';

const useStyles = makeStyles(theme => ({
  root: { width: '100%' },
  option: {
    display: 'flex',
    alignItems: 'flex-start',
    padding: theme.spacing(0.5, 0),
  },
  radio: { padding: theme.spacing(0, 1, 0, 0) },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
}));

export interface Option {
  value: string;
  title: string;
  detail?: ReactNode;
  /** Why it cannot be chosen. */
  refused?: string;
}

/** One of several; what cannot be chosen says why, and is passed by nobody. */
export function Choice(props: {
  label: string;
  options: Option[];
  value: string | undefined;
  onChange(value: string): void;
}) {
  const { label, options, value, onChange } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <FormControl component="fieldset" className={classes.root}>
      <FormLabel component="legend">{label}</FormLabel>
      <RadioGroup
        aria-label={label}
        value={value ?? ''}
        onChange={(_, chosen) => {
          const option = options.find(it => it.value === chosen);
          if (option && option.refused === undefined) onChange(chosen);
        }}
      >
        {options.map(({ value: own, title, detail, refused }) => {
          const isRefused = refused !== undefined;
          const optionId = `${id}-${own}`;
          return (
            <div key={own} className={classes.option}>
              <Radio
                value={own}
                color="primary"
                size="small"
                className={classes.radio}
                id={optionId}
                inputProps={{
                  'aria-disabled': isRefused || undefined,
                  'aria-describedby': `${optionId}-detail`,
                }}
              />
              <div className={classes.words}>
                <Typography
                  component="label"
                  variant="body2"
                  htmlFor={optionId}
                  color={isRefused ? 'textSecondary' : 'textPrimary'}
                >
                  {title}
                </Typography>
                <div id={`${optionId}-detail`}>
                  {detail && (
                    <Typography variant="body2" color="textSecondary">
                      {detail}
                    </Typography>
                  )}
                  {refused && <StateLabel tone="warning">{refused}</StateLabel>}
                </div>
              </div>
            </div>
          );
        })}
      </RadioGroup>
    </FormControl>
  );
}
