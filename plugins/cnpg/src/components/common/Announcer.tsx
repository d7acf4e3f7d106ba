import type { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { useHiddenStyles } from './useHiddenStyles';

/** Tells screen readers when the state of a database changes. */
export function Announcer({ databases }: { databases: DatabaseSummary[] }) {
  const { t } = useTexts();
  const say = useSay();
  const hidden = useHiddenStyles();
  return (
    <div
      role="status"
      aria-live="polite"
      // Of several databases only those whose state changed.
      aria-atomic="false"
      className={hidden.visuallyHidden}
    >
      {databases.map(({ ref, name, health }) => (
        <p key={ref} aria-atomic="true">
          {name}: {t(`health.${health.state}`)}
          {health.worst &&
            `. ${say(health.worst.messages?.title, health.worst.title)}`}
        </p>
      ))}
    </div>
  );
}
