import type { SourceKind, TargetStatus } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import { StateLabel } from '../common/StateLabel';

/** Says, in a section, which of its sources cannot be read, and why. */
export function Unavailable(props: {
  kinds: SourceKind[];
  target: TargetStatus | undefined;
}) {
  const { kinds, target } = props;
  const { t } = useTexts();
  return (
    <>
      {kinds.map(kind => {
        const reason = target?.unavailable[kind];
        return (
          reason && (
            <div key={kind}>
              <StateLabel tone="unknown">
                {t('unavailable', { kind, reason })}
              </StateLabel>
            </div>
          )
        );
      })}
    </>
  );
}
