import type { HealthState } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import { StateLabel, type Tone } from './StateLabel';

const tones: Record<HealthState, Tone> = {
  healthy: 'ok',
  progressing: 'running',
  degraded: 'warning',
  unhealthy: 'error',
  hibernated: 'idle',
  unknown: 'unknown',
};

/** Health of a database. */
export function HealthLabel({ state }: { state: HealthState }) {
  const { t } = useTexts();
  return (
    <StateLabel tone={tones[state]} strong>
      {t(`health.${state}`)}
    </StateLabel>
  );
}
