import type { HealthState } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import { StateLabel, type Tone } from './StateLabel';

/** By which icon and colour each state is known. */
export const healthTones: Record<HealthState, Tone> = {
  healthy: 'ok',
  progressing: 'running',
  degraded: 'warning',
  unhealthy: 'error',
  hibernated: 'idle',
  unknown: 'unknown',
};

/** Health of a database; not vouched for by its colour where it is not followed any more. */
export function HealthLabel(props: { state: HealthState; live: boolean }) {
  const { state, live } = props;
  const { t } = useTexts();
  const word = t(`health.${state}`);
  return (
    <StateLabel tone={live ? healthTones[state] : 'unknown'} strong>
      {live ? word : t('health.lastKnown', { state: word })}
    </StateLabel>
  );
}
