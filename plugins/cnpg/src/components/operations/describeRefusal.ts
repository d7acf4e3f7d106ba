import { describeError } from '../../errors';
import type { Translate } from '../../hooks/useTexts';

/** Why something was not done, in a sentence: the backend's own where it answered. */
export function describeRefusal(error: unknown, t: Translate): string {
  const failure = describeError(error);
  return (
    (failure.kind !== 'unreachable' && failure.message) ||
    t('operations.noAnswer')
  );
}
