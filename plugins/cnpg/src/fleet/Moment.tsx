import { useHiddenStyles } from '../components/common/useHiddenStyles';
import { formatDateTime, formatRelative } from '../format';
import { useTexts } from '../hooks/useTexts';

/**
 * A moment of the past, relative to now. In rows that come and go by the
 * dozen: without the tooltip and the clock of its own that other moments have.
 */
export function Moment({ date }: { date: Date }) {
  const { language } = useTexts();
  const hidden = useHiddenStyles();
  const absolute = formatDateTime(date, language);
  const now = new Date();
  return (
    <time dateTime={date.toISOString()} title={absolute}>
      {formatRelative(date > now ? now : date, now, language)}
      <span className={hidden.visuallyHidden}> ({absolute})</span>
    </time>
  );
}
