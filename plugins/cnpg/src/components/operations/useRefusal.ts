import type { OperationId } from '@pgportal/plugin-cnpg-common';
import { describeError } from '../../errors';
import { useTexts } from '../../hooks/useTexts';
import { useDatabaseOperations } from './OperationsContext';

/** Why an operation is not possible, in a sentence; undefined when it is. */
export function useRefusal(): (id: OperationId) => string | undefined {
  const { offer, error, loading } = useDatabaseOperations();
  const { t } = useTexts();
  return id => {
    const found = offer(id);
    if (found) return found.allowed ? undefined : found.refused ?? '';
    if (loading || !error) return t('operations.loading');
    const failure = describeError(error);
    const reason =
      (failure.kind !== 'unreachable' && failure.message) ||
      t(`part.${failure.kind}`);
    return t('operations.failed', { reason });
  };
}
