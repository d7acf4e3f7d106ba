import {
  type TranslationFunction,
  appLanguageApiRef,
  useApiHolder,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { cnpgTranslationRef } from '../translations/ref';

function useLanguage(): string {
  const api = useApiHolder().get(appLanguageApiRef);
  const [language, setLanguage] = useState(
    () => api?.getLanguage().language ?? 'en',
  );
  useEffect(() => {
    const subscription = api?.language$().subscribe({
      next: value => setLanguage(value.language),
    });
    return () => subscription?.unsubscribe();
  }, [api]);
  return language;
}

/** The plugin's texts, and the language that numbers and times are written in. */
export function useTexts(): { t: Translate; language: string } {
  const { t } = useTranslationRef(cnpgTranslationRef);
  return { t, language: useLanguage() };
}

/** Looks up one of the plugin's texts. */
export type Translate = TranslationFunction<typeof cnpgTranslationRef.T>;
