import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import { checkSchedule } from '@pgportal/plugin-cnpg-common';
import { useId } from 'react';
import { useTexts } from '../../../hooks/useTexts';
import { ScheduleField, USUAL_SCHEDULE } from '../../recovery/ScheduleField';
import type { Form, FormProps, Input } from './form';
import { NamedChoice, onlyName } from './named';

function Times({ input, onChange }: Pick<FormProps, 'input' | 'onChange'>) {
  const id = useId();
  return (
    <ScheduleField
      id={id}
      required
      value={(input.schedule as string) ?? ''}
      onChange={schedule => onChange({ ...input, schedule })}
    />
  );
}

function NewSchedule({ input, onChange }: FormProps) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div>
      <TextField
        id={id}
        fullWidth
        label={t('operations.schedule.name')}
        value={input.name ?? ''}
        onChange={event =>
          onChange({ ...input, name: event.target.value || undefined })
        }
        helperText={t('operations.schedule.nameHelp')}
        inputProps={{ autoComplete: 'off', spellCheck: false }}
      />
      <Times input={input} onChange={onChange} />
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={input.immediate === true}
            onChange={(_, immediate) => onChange({ ...input, immediate })}
          />
        }
        label={t('operations.schedule.immediate')}
      />
    </div>
  );
}

function ScheduleChange(props: FormProps) {
  const { facts, input, onChange } = props;
  const times = (name: unknown) =>
    facts.schedules?.find(it => it.name === name)?.schedule;
  return (
    <div>
      <NamedChoice
        {...props}
        onChange={({ name }) => onChange({ name, schedule: times(name) })}
      />
      <Times
        input={{ schedule: times(input.name), ...input }}
        onChange={onChange}
      />
    </div>
  );
}

const isValid = ({ schedule }: Input) =>
  typeof schedule === 'string' &&
  !('problem' in checkSchedule(schedule, new Date()));

export const newScheduleForm: Form = {
  Component: NewSchedule,
  initial: () => ({ schedule: USUAL_SCHEDULE }),
  isComplete: isValid,
};

export const scheduleChangeForm: Form = {
  Component: ScheduleChange,
  initial: (facts, id) => {
    const { name } = onlyName({ facts, id });
    const [only] = facts.schedules ?? [];
    return name ? { name, schedule: only.schedule } : {};
  },
  isComplete: (input, { schedules = [] }) =>
    isValid(input) &&
    schedules.some(
      ({ name, schedule }) =>
        name === input.name && schedule !== input.schedule,
    ),
};
