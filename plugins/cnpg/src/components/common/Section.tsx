import { InfoCard } from '@backstage/core-components';
import { type ReactNode, useId } from 'react';

/** A part of the page that stands, and fails, alone. */
export function Section(props: {
  /** Anchor. */
  id: string;
  title: string;
  /** At the end of the title's line. */
  action?: ReactNode;
  children: ReactNode;
}) {
  const { id, title, action, children } = props;
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId}>
      <InfoCard
        title={<span id={headingId}>{title}</span>}
        titleTypographyProps={{ component: 'h3', variant: 'h6' }}
        action={action || undefined}
      >
        {children}
      </InfoCard>
    </section>
  );
}
