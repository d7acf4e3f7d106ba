import type { OperationId } from '@pgportal/plugin-cnpg-common';
import { describeError, sayFailure } from '../../errors';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { useDatabaseOperations } from './OperationsContext';

/** Why an operation is not possible, in a sentence; undefined when it is. */
export function useRefusal(): (id: OperationId) => string | undefined {
  const { offer, error, loading } = useDatabaseOperations();
  const { t } = useTexts();
  const say = useSay();
  return id => {
    const found = offer(id);
    if (found) {
      return found.allowed
        ? undefined
        : say(found.messages?.refused, found.refused ?? '');
    }
    if (loading || !error) return t('operations.loading');
    const failure = describeError(error);
    const reason = sayFailure(failure, say) || t(`part.${failure.kind}`);
    return t('operations.failed', { reason });
  };
}
