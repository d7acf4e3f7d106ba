import { useEffect, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';

type Describe = (schedule: string) => string;

/** The library's locales; its words are English without one. */
const locales: Record<string, { name: string; load(): Promise<unknown> }> = {
  fr: { name: 'fr', load: () => import('cronstrue/locales/fr') },
  id: { name: 'id', load: () => import('cronstrue/locales/id') },
  it: { name: 'it', load: () => import('cronstrue/locales/it') },
  pt: { name: 'pt_BR', load: () => import('cronstrue/locales/pt_BR') },
  sv: { name: 'sv', load: () => import('cronstrue/locales/sv') },
};

async function loadDescribe(language: string): Promise<Describe> {
  const [{ default: cronstrue }, locale] = await Promise.all([
    import('cronstrue'),
    (async () => {
      const found = locales[language.split('-')[0]];
      await found?.load();
      return found?.name ?? 'en';
    })(),
  ]);
  return schedule =>
    cronstrue.toString(schedule, {
      locale,
      use24HourTimeFormat: true,
      verbose: true,
    });
}

/**
 * Says schedules in words. The words are loaded when they are first needed; an
 * empty text comes back until then, and for a schedule that nobody understands.
 */
export function useScheduleText(): Describe {
  const { language } = useTexts();
  const [loaded, setLoaded] = useState<{ describe: Describe }>();
  useEffect(() => {
    let isCurrent = true;
    loadDescribe(language).then(
      describe => isCurrent && setLoaded({ describe }),
      // The schedule itself is shown beside the words.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return schedule => {
    try {
      return loaded?.describe(schedule) ?? '';
    } catch {
      return '';
    }
  };
}
