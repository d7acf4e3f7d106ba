import { useCallback } from 'react';
import { describeError, sayFailure } from '../../errors';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';

/** Says why something was not done, in a sentence: the backend's own where it answered. */
export function useRefusalText(): (error: unknown) => string {
  const { t } = useTexts();
  const say = useSay();
  return useCallback(
    error => sayFailure(describeError(error), say) || t('operations.noAnswer'),
    [t, say],
  );
}
