import { describeError, sayFailure } from '../errors';
import { useSay } from '../hooks/useSay';
import { useTexts } from '../hooks/useTexts';

/** Says why the portal could not be asked: its own words where it answered. */
export function useFailureText(): (error: unknown) => string {
  const { t } = useTexts();
  const say = useSay();
  return error => sayFailure(describeError(error), say) || t('form.noAnswer');
}
