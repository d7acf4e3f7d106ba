import {
  type TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { useTexts } from '../hooks/useTexts';
import { cnpgFleetTranslationRef } from '../translations/fleet/ref';

/** Looks up a text of the page over all databases. */
export type FleetTranslate = TranslationFunction<
  typeof cnpgFleetTranslationRef.T
>;

/** The texts of the page over all databases, beside those of the plugin. */
export function useFleetTexts(): {
  fleet: FleetTranslate;
  t: ReturnType<typeof useTexts>['t'];
  language: string;
} {
  const { t: fleet } = useTranslationRef(cnpgFleetTranslationRef);
  const { t, language } = useTexts();
  return useMemo(() => ({ fleet, t, language }), [fleet, t, language]);
}
