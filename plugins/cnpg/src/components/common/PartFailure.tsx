import type { ErrorLike } from '@backstage/errors';
import { describeError, sayFailure } from '../../errors';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { StateLabel } from './StateLabel';

/** Says in one line why a part of the page has nothing, or nothing new, to show. */
export function PartFailure(props: {
  error: ErrorLike | undefined;
  /** There is an older answer, which stays on the screen. */
  stale: boolean;
}) {
  const { error, stale } = props;
  const { t } = useTexts();
  const say = useSay();
  if (!error) return null;
  const failure = describeError(error);
  const reason = sayFailure(failure, say) || t(`part.${failure.kind}`);
  return (
    <div>
      <StateLabel tone="unknown">
        {t(stale ? 'part.stale' : 'part.failed', { reason })}
      </StateLabel>
    </div>
  );
}
