import type { InstanceFacts } from '@pgportal/plugin-cnpg-common';
import { formatBytes, formatLag } from '../../../format';
import { useSay } from '../../../hooks/useSay';
import { useTexts } from '../../../hooks/useTexts';
import { Choice } from './Choice';
import type { Form, FormProps } from './form';

/** All instances at once, where that can be asked for. */
const ALL = '*';

const syncStates = ['sync', 'quorum', 'potential', 'async'] as const;

function InstanceChoice({ id, facts, input, onChange }: FormProps) {
  const { t, language } = useTexts();
  const say = useSay();
  const instances = facts.instances ?? [];
  const describe = (it: InstanceFacts) => {
    const sync = syncStates.find(state => state === it.syncState);
    const lag = [
      it.lagBytes !== undefined && formatBytes(it.lagBytes, language),
      it.lagMs !== undefined && formatLag(it.lagMs, language),
    ].filter(Boolean);
    return [
      t(`instances.${it.role}`),
      sync && t(`sync.${sync}`),
      lag.length > 0 && t('topology.lag', { amount: lag.join(' · ') }),
      it.fenced && t('topology.fenced'),
    ]
      .filter(Boolean)
      .join(', ');
  };
  return (
    <Choice
      label={t('instances.name')}
      value={input.instance as string | undefined}
      onChange={instance => onChange({ instance })}
      options={[
        ...instances.map(it => ({
          value: it.name,
          title: it.name,
          detail: describe(it),
          refused: it.fit ? undefined : say(it.messages?.unfit, it.unfit ?? ''),
        })),
        ...(id === 'fence' || id === 'unfence'
          ? [{ value: ALL, title: t('operations.allInstances') }]
          : []),
      ]}
    />
  );
}

/** One of the instances; the one that is the least behind unless somebody chooses. */
export const instanceForm: Form = {
  Component: InstanceChoice,
  initial: ({ instances = [] }) => {
    const [best] = instances
      .filter(({ fit, role }) => fit && role !== 'primary')
      .sort((a, b) => (a.lagBytes ?? Infinity) - (b.lagBytes ?? Infinity));
    return best ? { instance: best.name } : {};
  },
  isComplete: ({ instance }) => Boolean(instance),
};
