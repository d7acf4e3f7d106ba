import { describeError } from '../errors';
import { useFleetTexts } from './useFleetTexts';

/** Why a request failed, as the end of a sentence. */
export function useReason(): (error: unknown) => string {
  const { fleet } = useFleetTexts();
  return error => {
    const failure = describeError(error);
    return ('message' in failure && failure.message) || fleet('unreachable');
  };
}
