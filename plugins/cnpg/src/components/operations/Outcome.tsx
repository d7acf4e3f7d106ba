import Typography from '@material-ui/core/Typography';
import {
  type DatabaseDetail,
  type DatabaseSummary,
  overOnceWritten,
} from '@pgportal/plugin-cnpg-common';
import { useRef } from 'react';
import type {
  OperationOffer,
  OperationRecord,
  OperationsDocument,
} from '../../api';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { Stack } from '../common/Stack';
import { StateLabel, type Tone } from '../common/StateLabel';
import { changesBetween } from './changes';
import { RunningList } from './RunningStrip';

const phaseTones: Record<string, Tone> = { completed: 'ok', failed: 'error' };

/** Of the clocks of browsers, and of the servers that they talk to. */
const CLOCK_SKEW = 5_000;

/** What came of an operation so far, by what the cluster shows. */
export function Outcome(props: {
  record: OperationRecord;
  database: DatabaseSummary | DatabaseDetail;
  /** The offer when the operation was started. */
  before: OperationOffer;
  document: OperationsDocument;
}) {
  const { record, database, before, document } = props;
  const { t } = useTexts();
  const say = useSay();
  const { running, operations } = document;
  const hasRun = useRef(false);
  if (running.length > 0) hasRun.current = true;
  const after = operations.find(({ id }) => id === record.operation);
  const changes = after ? changesBetween(before.seen, after.seen) : [];
  const names = { ...before.seenMessages, ...after?.seenMessages };
  const isBackup =
    record.operation === 'backup' || record.operation === 'schedule-run';
  const taken =
    isBackup && 'backupList' in database
      ? database.backupList.filter(
          ({ startedAt }) =>
            Date.parse(startedAt ?? '') >= Date.parse(record.at) - CLOCK_SKEW,
        )
      : [];
  const isDone =
    running.length === 0 &&
    (isBackup
      ? taken.some(({ phase }) => phase in phaseTones)
      : hasRun.current ||
        changes.length > 0 ||
        overOnceWritten.has(record.operation));
  return (
    <Stack gap={1.5}>
      <StateLabel tone={isDone ? 'ok' : 'running'} strong>
        {t(isDone ? 'operations.done' : 'operations.started', {
          title: say(record.messages?.title, record.title),
        })}
      </StateLabel>
      {!isDone && (
        <Typography variant="body2">
          {say(record.messages?.effect, record.effect)}
        </Typography>
      )}
      {changes.map(({ fact, before: from, after: to }) => (
        <StateLabel key={fact} tone="ok">
          {t('operations.changed', {
            fact: say(names[fact], fact),
            before: from || t('operations.nothing'),
            after: to || t('operations.nothing'),
          })}
        </StateLabel>
      ))}
      {taken.map(({ name, phase, error }) => (
        <StateLabel key={name} tone={phaseTones[phase] ?? 'running'}>
          {[name, phase, error].filter(Boolean).join(': ')}
        </StateLabel>
      ))}
      {running.length > 0 && <RunningList running={running} />}
      {!isDone && (
        <Typography variant="body2" color="textSecondary">
          {t('operations.mayClose')}
        </Typography>
      )}
    </Stack>
  );
}
