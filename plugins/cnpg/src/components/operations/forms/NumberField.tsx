import TextField from '@material-ui/core/TextField';
import { useId } from 'react';

/** A whole number; empty is undefined, and what does not fit stays as it was typed. */
export function NumberField(props: {
  label: string;
  value: number | undefined;
  least: number;
  most?: number;
  help?: string;
  required?: boolean;
  onChange(value: number | undefined): void;
}) {
  const { label, value, least, most, help, required, onChange } = props;
  const id = useId();
  return (
    <TextField
      id={id}
      fullWidth
      type="number"
      label={label}
      required={required}
      value={value ?? ''}
      onChange={event =>
        onChange(
          event.target.value === '' ? undefined : Number(event.target.value),
        )
      }
      error={value !== undefined && !isWithin(value, least, most)}
      helperText={help}
      inputProps={{ min: least, max: most, step: 1 }}
    />
  );
}

export function isWithin(value: unknown, least: number, most = Infinity) {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= least &&
    value <= most
  );
}
