import { useTexts } from '../../../hooks/useTexts';
import type { Form, FormProps } from './form';
import { NumberField, isWithin } from './NumberField';

function InstanceCount({ facts, input, onChange }: FormProps) {
  const { t } = useTexts();
  const { current = 1, least = 1, most = 9 } = facts.instanceCount ?? {};
  return (
    <NumberField
      label={t('operations.count')}
      value={input.instances as number | undefined}
      least={least}
      most={most}
      required
      help={t('operations.countHelp', {
        current: String(current),
        least: String(least),
        most: String(most),
      })}
      onChange={instances => onChange({ instances })}
    />
  );
}

/** How many instances there are to be. */
export const scaleForm: Form = {
  Component: InstanceCount,
  initial: ({ instanceCount }) => ({ instances: instanceCount?.current }),
  isComplete: ({ instances }, { instanceCount }) =>
    instances !== instanceCount?.current &&
    isWithin(instances, instanceCount?.least ?? 1, instanceCount?.most),
};
