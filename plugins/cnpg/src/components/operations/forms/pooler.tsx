import { useTexts } from '../../../hooks/useTexts';
import { Stack } from '../../common/Stack';
import { Choice } from './Choice';
import type { Form, FormProps, Input } from './form';
import { NamedChoice, onlyName } from './named';
import { NumberField, isWithin } from './NumberField';

const MOST = 5;

function Settings({ input, onChange }: Pick<FormProps, 'input' | 'onChange'>) {
  const { t } = useTexts();
  return (
    <>
      <Choice
        label={t('form.options.pooler.mode')}
        value={input.poolMode as string | undefined}
        onChange={poolMode => onChange({ ...input, poolMode })}
        options={(['transaction', 'session'] as const).map(mode => ({
          value: mode,
          title: mode,
          detail: t(`form.options.pooler.${mode}`),
        }))}
      />
      <NumberField
        label={t('form.options.pooler.instances')}
        value={input.instances as number | undefined}
        least={1}
        most={MOST}
        required
        onChange={instances => onChange({ ...input, instances })}
      />
    </>
  );
}

function NewPooler(props: FormProps) {
  const { input, onChange } = props;
  const { t } = useTexts();
  return (
    <Stack>
      <Choice
        label={t('operations.pooler.leadsTo')}
        value={input.type as string}
        onChange={type => onChange({ ...input, type })}
        options={(['rw', 'ro'] as const).map(type => ({
          value: type,
          title: type,
          detail: t(`connect.endpoint.${type}`),
        }))}
      />
      <Settings input={input} onChange={onChange} />
    </Stack>
  );
}

function PoolerChange(props: FormProps) {
  const { facts, input, onChange } = props;
  return (
    <Stack>
      <NamedChoice
        {...props}
        onChange={({ name }) => onChange(settingsOf(facts, name))}
      />
      <Settings
        input={{ ...settingsOf(facts, input.name), ...input }}
        onChange={onChange}
      />
    </Stack>
  );
}

function settingsOf({ poolers }: FormProps['facts'], name: unknown): Input {
  const found = poolers?.find(it => it.name === name);
  return found
    ? { name, poolMode: found.poolMode, instances: found.instances }
    : {};
}

export const newPoolerForm: Form = {
  Component: NewPooler,
  initial: () => ({ type: 'rw', poolMode: 'transaction', instances: 2 }),
  isComplete: ({ instances }) => isWithin(instances, 1, MOST),
};

export const poolerChangeForm: Form = {
  Component: PoolerChange,
  initial: (facts, id) => settingsOf(facts, onlyName({ facts, id }).name),
  isComplete: (input, facts) => {
    const { name, ...before } = settingsOf(facts, input.name);
    const after = { ...before, ...input };
    return (
      Boolean(name) &&
      isWithin(after.instances, 1, MOST) &&
      (after.instances !== before.instances ||
        after.poolMode !== before.poolMode)
    );
  },
};
