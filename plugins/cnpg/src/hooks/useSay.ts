import {
  type ApiHolder,
  type TranslationApi,
  appLanguageApiRef,
  translationApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import {
  type Message,
  formatMessageValues,
} from '@pgportal/plugin-cnpg-common';
import { useCallback, useEffect, useState } from 'react';
import { useTexts } from './useTexts';

/** A sentence of the backend, given which one it is and how it reads in English. */
export type Say = (message: Message | undefined, english: string) => string;

type Lookup = (id: string, values: Record<string, string | number>) => string;

/**
 * Says in the reader's language what the backend said. It stays in English
 * while the language is loaded, and where this version does not know the
 * sentence.
 */
export function useSay(): Say {
  const { language } = useTexts();
  const translationApi = useApi(translationApiRef);
  const [lookup, setLookup] = useState<Lookup>();

  useEffect(() => {
    if (language === 'en') return undefined;
    let subscription: { unsubscribe(): void } | undefined;
    let isGone = false;
    const use = (snapshot: { ready: false } | { ready: true; t: unknown }) => {
      if (snapshot.ready) setLookup(() => snapshot.t as Lookup);
    };
    import('../translations/messages/ref').then(
      ({ cnpgMessagesTranslationRef: ref }) => {
        if (isGone) return;
        use(translationApi.getTranslation(ref));
        subscription = translationApi
          .translation$(ref)
          // In English, then: the page is readable without.
          .subscribe({ next: use, error: () => {} });
      },
      () => {},
    );
    return () => {
      isGone = true;
      subscription?.unsubscribe();
    };
  }, [language, translationApi]);

  return useCallback(
    (message, english) => sayWith(lookup, language, message, english),
    [lookup, language],
  );
}

function sayWith(
  lookup: Lookup | undefined,
  language: string,
  message: Message | undefined,
  english: string,
): string {
  if (!lookup || language === 'en') return english;
  const find = ({ id, params }: Message): string =>
    lookup(id, formatMessageValues(params, language, find));
  const said = message && find(message);
  return said === undefined || said === message?.id ? english : said;
}

/** The same for the validations of fields, which are no components. */
export async function sayFor(apis: ApiHolder): Promise<Say> {
  const language = apis.get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  const translationApi = apis.get(translationApiRef);
  const lookup =
    language === 'en' || !translationApi
      ? undefined
      : await loadLookup(translationApi);
  return (message, english) => sayWith(lookup, language, message, english);
}

async function loadLookup(
  translationApi: TranslationApi,
): Promise<Lookup | undefined> {
  const { cnpgMessagesTranslationRef: ref } = await import(
    '../translations/messages/ref'
  );
  const snapshot = translationApi.getTranslation(ref);
  if (snapshot.ready) return snapshot.t as unknown as Lookup;
  return new Promise(resolve => {
    const subscription = translationApi.translation$(ref).subscribe({
      next: next => {
        if (!next.ready) return;
        resolve(next.t as unknown as Lookup);
        subscription.unsubscribe();
      },
      // In English, then.
      error: () => resolve(undefined),
    });
  });
}
