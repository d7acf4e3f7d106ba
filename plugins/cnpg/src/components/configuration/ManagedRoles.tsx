import type { DatabaseDetail } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import { StateLabel, type Tone } from '../common/StateLabel';
import { Part } from './Part';

const tones: Record<string, Tone> = {
  reconciled: 'ok',
  'pending-reconciliation': 'waiting',
  'not-managed': 'idle',
  reserved: 'idle',
};

const words = {
  reconciled: 'configuration.declared.applied',
  'pending-reconciliation': 'configuration.declared.pending',
  'not-managed': 'configuration.notManaged',
  reserved: 'configuration.reserved',
} as const;

/** The roles that the Cluster itself declares, by name. */
export function ManagedRoles(props: { roles: DatabaseDetail['managedRoles'] }) {
  const { t } = useTexts();
  const { byStatus = {}, cannotReconcile = {} } = props.roles ?? {};
  const states = new Map<string, string>();
  for (const [state, names] of Object.entries(byStatus)) {
    for (const name of names) states.set(name, state);
  }
  const names = [
    ...new Set([...states.keys(), ...Object.keys(cannotReconcile)]),
  ].sort((a, b) => a.localeCompare(b, 'en'));
  const word = (state: string | undefined) =>
    state && state in words ? t(words[state as keyof typeof words]) : state;
  return (
    <Part
      title={t('configuration.managedRoles')}
      columns={[
        { id: 'name', label: t('connect.role'), render: name => name },
        {
          id: 'state',
          label: t('configuration.state'),
          render: name => {
            const problems = cannotReconcile[name];
            const state = states.get(name);
            return problems?.length ? (
              <StateLabel tone="error">
                {t('configuration.declared.failed')}: {problems.join(' ')}
              </StateLabel>
            ) : (
              <StateLabel tone={tones[state ?? ''] ?? 'unknown'}>
                {word(state)}
              </StateLabel>
            );
          },
        },
      ]}
      rows={names}
      rowKey={name => name}
    />
  );
}
