import { InfoCard } from '@backstage/core-components';
import type { RendererProps } from '@backstage/plugin-home-react';
import { useTexts } from '../../hooks/useTexts';

/** In place of the home page's own card, whose title has one language. */
export function AttentionCard({ Content }: RendererProps) {
  const { t } = useTexts();
  return (
    <InfoCard title={t('attention.title')}>
      <Content />
    </InfoCard>
  );
}
