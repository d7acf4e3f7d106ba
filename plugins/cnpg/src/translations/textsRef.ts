import { createTranslationRef } from '@backstage/frontend-plugin-api';
import type { cnpgTranslationRef } from './ref';

/**
 * Names the texts without carrying them: an app loads its translations at
 * start, and the English texts come with the card and the tab.
 */
export const cnpgTextsRef = createTranslationRef({
  id: 'plugin.cnpg',
  messages: {},
}) as unknown as typeof cnpgTranslationRef;
