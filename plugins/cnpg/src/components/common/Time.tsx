import Tooltip from '@material-ui/core/Tooltip';
import { useNow } from '../../hooks/useNow';
import { useTexts } from '../../hooks/useTexts';
import { formatDateTime, formatMoment, formatRelative } from '../../format';
import { useHiddenStyles } from './useHiddenStyles';

/**
 * A moment, relative to now or as day and time; exactly on hover, on focus and
 * for screen readers.
 */
export function Time(props: {
  date: Date;
  format?: 'relative' | 'moment';
  /** Of moments in the past: never says that they are still to come, whatever the clocks say. */
  past?: boolean;
}) {
  const { date, format = 'relative', past } = props;
  const { language } = useTexts();
  const hidden = useHiddenStyles();
  const isRecent = Math.abs(Date.now() - date.getTime()) < 120_000;
  const now = useNow(isRecent ? 1_000 : 30_000);
  const absolute = formatDateTime(date, language);
  const shown = past && date > now ? now : date;
  return (
    <Tooltip title={absolute}>
      {/* The tooltip must be reachable by keyboard; nobody wants to be told every second. */}
      <time
        dateTime={date.toISOString()}
        aria-live="off"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {format === 'relative'
          ? formatRelative(shown, now, language)
          : formatMoment(date, language)}
        <span className={hidden.visuallyHidden}> ({absolute})</span>
      </time>
    </Tooltip>
  );
}
