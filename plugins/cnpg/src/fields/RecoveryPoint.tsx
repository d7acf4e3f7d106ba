import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import {
  type DatabaseDetail,
  type RecoveryChoice,
  parseDatabaseRef,
  parseMoment,
} from '@pgportal/plugin-cnpg-common';
import { useId } from 'react';
import { FailureNotice } from '../components/common/FailureNotice';
import { RowsSkeleton } from '../components/common/RowsSkeleton';
import {
  clamp,
  cursorRange,
  recoveryTimeline,
} from '../components/recovery/recoveryTimeline';
import { RecoveryWindow } from '../components/recovery/RecoveryWindow';
import { formatDateTime, formatMoment, parseDate } from '../format';
import { useDatabase } from '../hooks/useDatabase';
import { useNow } from '../hooks/useNow';
import { useTexts } from '../hooks/useTexts';
import { DatabaseSelect } from './DatabasePicker';
import { ChoiceFrame } from './FieldFrame';

type Way = 'latest' | 'time' | 'backup';

function wayOf({ targetTime, backupId }: Partial<RecoveryChoice>): Way {
  if (backupId !== undefined) return 'backup';
  return targetTime === undefined ? 'latest' : 'time';
}

/** What was written in the last minutes may not be archived, and cannot be recovered to then. */
const NOT_YET_ARCHIVED_MS = 10 * 60_000;

/** To the second: finer than people mean, and what the form shows. */
function toText(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Which database's backups, and how far: to the end, to a moment, or a base backup alone. */
export function RecoveryPoint(
  props: FieldExtensionComponentProps<Partial<RecoveryChoice>>,
) {
  const { formData = {}, idSchema, onChange, rawErrors, required } = props;
  const { source, targetTime, backupId } = formData;
  const { t, language } = useTexts();
  const id = idSchema?.$id ?? 'cnpg-recovery';
  const ref = parseDatabaseRef(source ?? '');
  const now = useNow(60_000);
  const {
    value: database,
    error,
    loading,
    retry,
  } = useDatabase(source ?? '', !ref);
  const way = wayOf(formData);
  const timeline = database && recoveryTimeline(database, undefined, now);
  const moment = parseMoment(targetTime ?? '');
  const reach = timeline?.restorable && cursorRange(timeline.restorable);
  const isReached =
    !moment ||
    !timeline?.restorable ||
    clamp(moment.getTime(), timeline.restorable) === moment.getTime();
  let momentHelp: string = t('lifecycle.moment.help');
  if (moment && reach && !isReached) {
    momentHelp = t('lifecycle.moment.outside', {
      from: formatDateTime(new Date(reach.from), language),
      to: formatDateTime(new Date(reach.to), language),
    });
  } else if (moment) {
    momentHelp = t('lifecycle.moment.local', {
      local: formatDateTime(moment, language),
    });
  }

  const choose = (next: Way) => {
    if (next === 'latest') onChange({ source });
    else if (next === 'backup') onChange({ source, backupId: '' });
    else {
      const { from, to } = cursorRange(
        timeline?.restorable ?? { from: 0, to: now.getTime() },
      );
      onChange({
        source,
        targetTime: toText(new Date(Math.max(from, to - NOT_YET_ARCHIVED_MS))),
      });
    }
  };

  return (
    <>
      <DatabaseSelect
        id={`${id}-source`}
        label={t('lifecycle.moment.source')}
        value={source}
        required={required}
        error={rawErrors?.length > 0 && !source}
        onChange={reference => onChange({ source: reference })}
      />
      {ref && (
        <ChoiceFrame
          id={id}
          title={t('lifecycle.moment.title')}
          required={required}
          error={rawErrors?.length > 0}
        >
          <RadioGroup
            name={id}
            value={way}
            onChange={(_, value) => choose(value as Way)}
          >
            {(['latest', 'time', 'backup'] as const).map(value => (
              <FormControlLabel
                key={value}
                value={value}
                control={<Radio color="primary" />}
                label={t(`lifecycle.moment.way.${value}`)}
              />
            ))}
          </RadioGroup>
        </ChoiceFrame>
      )}
      {ref && way === 'time' && (
        <TextField
          id={`${id}-time`}
          label={t('lifecycle.moment.time')}
          margin="normal"
          fullWidth
          value={targetTime ?? ''}
          onChange={event =>
            onChange({ source, targetTime: event.target.value.trim() })
          }
          error={targetTime !== '' && (!moment || !isReached)}
          helperText={momentHelp}
          inputProps={{ autoComplete: 'off', spellCheck: false }}
        />
      )}
      {/* In both ways, so that the cursor keeps the keyboard as it comes to the end. */}
      {ref && way !== 'backup' && timeline && (
        <RecoveryWindow
          timeline={timeline}
          moment={moment}
          onMove={date =>
            onChange({ source, ...(date && { targetTime: toText(date) }) })
          }
        />
      )}
      {ref && error && <FailureNotice error={error} onRetry={retry} />}
      {ref && loading && <RowsSkeleton label={t('loading')} />}
      {ref && way === 'backup' && (
        <BackupSelect
          database={database}
          value={backupId}
          onChange={chosen => onChange({ source, backupId: chosen })}
        />
      )}
    </>
  );
}

function BackupSelect(props: {
  database?: DatabaseDetail;
  value?: string;
  onChange(backupId: string): void;
}) {
  const { database, value, onChange } = props;
  const { t, language } = useTexts();
  const id = useId();
  const completed = (database?.backupList ?? []).filter(
    backup => backup.phase === 'completed' && backup.backupId,
  );
  const known = completed.some(({ backupId }) => backupId === value);
  return (
    <TextField
      select
      fullWidth
      id={id}
      label={t('lifecycle.moment.backup')}
      margin="normal"
      value={value ?? ''}
      disabled={!completed.length && !value}
      onChange={event => onChange(event.target.value)}
      helperText={
        database && !completed.length
          ? t('lifecycle.moment.noBackups')
          : undefined
      }
    >
      {value && !known && <MenuItem value={value}>{value}</MenuItem>}
      {completed.map(({ name, backupId, stoppedAt }) => {
        const at = parseDate(stoppedAt);
        return (
          <MenuItem key={name} value={backupId!}>
            {at ? `${formatMoment(at, language)} · ${name}` : name}
          </MenuItem>
        );
      })}
    </TextField>
  );
}
