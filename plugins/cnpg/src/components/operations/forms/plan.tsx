import { parseQuantity } from '@pgportal/plugin-cnpg-common';
import { formatBytes } from '../../../format';
import { useSay } from '../../../hooks/useSay';
import { useTexts } from '../../../hooks/useTexts';
import { Choice } from './Choice';
import type { Form, FormProps } from './form';

function PlanChoice({ facts, input, onChange }: FormProps) {
  const { t, language } = useTexts();
  const say = useSay();
  const size = (quantity: string) => {
    const bytes = parseQuantity(quantity);
    return bytes === undefined ? quantity : formatBytes(bytes, language);
  };
  const cores = (quantity: string) => {
    const number = parseQuantity(quantity);
    return number === undefined
      ? quantity
      : new Intl.NumberFormat(language).format(number);
  };
  return (
    <Choice
      label={t('operations.plan')}
      value={input.plan as string | undefined}
      onChange={plan => onChange({ plan })}
      options={(facts.plans ?? []).map(plan => ({
        value: plan.name,
        title: plan.current
          ? t('operations.currentPlan', { title: plan.title })
          : plan.title,
        detail: t('operations.planFacts', {
          cpu: cores(plan.cpu),
          memory: size(plan.memory),
          storage: size(plan.storage),
        }),
        refused: plan.refused && say(plan.messages?.refused, plan.refused),
      }))}
    />
  );
}

/** Another plan of the offer. */
export const planForm: Form = {
  Component: PlanChoice,
  isComplete: ({ plan }) => Boolean(plan),
};
