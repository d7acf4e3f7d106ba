import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import type { OperationsDocument } from '../../api';
import { useTexts } from '../../hooks/useTexts';

type Rule = NonNullable<OperationsDocument['reason']>;

/** Whether a reason is what the platform team asks for. */
export function isReasonGiven(rule: Rule | undefined, reason: string): boolean {
  if (!rule) return true;
  const given = reason.trim();
  if (!given) return false;
  try {
    return !rule.pattern || new RegExp(rule.pattern).test(given);
  } catch {
    // The backend decides about patterns that the browser does not know.
    return true;
  }
}

/** Why something is done, where that has to be said. */
export function ReasonField(props: {
  rule: Rule;
  value: string;
  onChange(value: string): void;
}) {
  const { rule, value, onChange } = props;
  const { t } = useTexts();
  const id = useId();
  const isWrong = value.trim() !== '' && !isReasonGiven(rule, value);
  return (
    <TextField
      id={id}
      fullWidth
      required
      multiline
      label={t('operations.reason')}
      value={value}
      onChange={event => onChange(event.target.value)}
      error={isWrong}
      helperText={rule.hint}
      inputProps={{ maxLength: 500 }}
    />
  );
}
