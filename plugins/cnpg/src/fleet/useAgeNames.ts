import type { BackupAge } from '@pgportal/plugin-cnpg-common';
import { useCallback } from 'react';
import { formatDuration } from '../format';
import { useFleetTexts } from './useFleetTexts';

const HOUR = 60 * 60_000;

/** What the classes of age of the last base backup are called. */
export function useAgeNames() {
  const { fleet, language } = useFleetTexts();
  return useCallback(
    (age: BackupAge) => {
      const duration = (hours: number) =>
        formatDuration(hours * HOUR, language);
      const names: Record<BackupAge, string> = {
        '24h': fleet('age.upTo', { to: duration(24) }),
        '48h': fleet('age.between', { from: duration(24), to: duration(48) }),
        '7d': fleet('age.between', {
          from: duration(48),
          to: duration(7 * 24),
        }),
        older: fleet('age.older', { from: duration(7 * 24) }),
        none: fleet('age.none'),
      };
      return names[age];
    },
    [fleet, language],
  );
}
