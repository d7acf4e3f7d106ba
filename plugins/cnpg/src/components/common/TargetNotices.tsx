import Typography from '@material-ui/core/Typography';
import type { TargetStatus } from '@pgportal/plugin-cnpg-common';
import { parseDate } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import { Notice } from './Notice';
import { Time } from './Time';

/** Where the problem says that the target cannot be reached, the title says what follows. */
function titleOf(state: TargetStatus['state'], problem: string | undefined) {
  if (state !== 'stale') return 'target.connecting';
  return problem ? 'target.outdated' : 'target.stale';
}

/** Says of each target that cannot be followed since when, and why. */
export function TargetNotices({ targets }: { targets: TargetStatus[] }) {
  const { t } = useTexts();
  return (
    <>
      {targets
        .filter(target => target.state !== 'live')
        .map(({ name, title, state, asOf, problem }) => {
          const date = parseDate(asOf);
          return (
            <Notice
              key={name}
              severity={state === 'stale' ? 'warning' : 'info'}
              title={t(titleOf(state, problem), { target: title })}
            >
              {date && (
                <Typography variant="body2">
                  {t('target.lastKnown')} <Time date={date} past />
                </Typography>
              )}
              {problem && <Typography variant="body2">{problem}</Typography>}
            </Notice>
          );
        })}
    </>
  );
}
