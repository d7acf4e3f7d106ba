import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type { DatabaseRef } from '@pgportal/plugin-cnpg-common';
import { type FormEvent, useId, useState } from 'react';
import { cnpgApiRef } from '../../api';
import { useFleetTexts } from '../../fleet/useFleetTexts';
import { useReason } from '../../fleet/useReason';

const DAY = 24 * 60 * 60_000;
const DEFAULT_DAYS = 30;
/** What the backend takes. */
const MAX_REASON = 500;

const dayAfter = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Asks until when a database may break a rule, and why. */
export function WaiverDialog(props: {
  database: DatabaseRef;
  rule: string;
  /** What people call the rule. */
  title: string;
  onClose(): void;
  onDone(): void;
}) {
  const { database, rule, title, onClose, onDone } = props;
  const api = useApi(cnpgApiRef);
  const id = useId();
  const { fleet } = useFleetTexts();
  const reasonOf = useReason();
  const [until, setUntil] = useState(() => dayAfter(DEFAULT_DAYS));
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await api.waiveRule(database, rule, { until, reason: reason.trim() });
      onDone();
    } catch (error) {
      setProblem(fleet('policy.failed', { reason: reasonOf(error) }));
      setBusy(false);
    }
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth="sm">
      <form onSubmit={submit}>
        <DialogTitle id={id}>
          {fleet('policy.waiveTitle', { rule: title, database: database.name })}
        </DialogTitle>
        <DialogContent>
          <DialogContentText>{fleet('policy.waiveMeaning')}</DialogContentText>
          <TextField
            id={`${id}-until`}
            type="date"
            required
            margin="normal"
            label={fleet('policy.until')}
            helperText={fleet('policy.untilHelp')}
            InputLabelProps={{ shrink: true }}
            inputProps={{ min: dayAfter(0) }}
            value={until}
            onChange={event => setUntil(event.target.value)}
          />
          <TextField
            id={`${id}-reason`}
            required
            fullWidth
            multiline
            margin="normal"
            label={fleet('policy.reason')}
            inputProps={{ maxLength: MAX_REASON }}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
          {problem && (
            <Typography role="alert" variant="body2" color="error">
              {problem}
            </Typography>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{fleet('policy.cancel')}</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={isBusy || !until || !reason.trim()}
          >
            {fleet('policy.waive')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
