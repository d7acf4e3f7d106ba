import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { cnpgTextsRef } from './textsRef';

/**
 * The plugin's texts in the languages that it comes in beside English, each
 * loaded when it is chosen.
 *
 * @public
 */
export const cnpgTranslations = createTranslationResource({
  ref: cnpgTextsRef,
  translations: {
    fr: () => import('./fr'),
    id: () => import('./id'),
    it: () => import('./it'),
    'pt-BR': () => import('./pt-BR'),
    sv: () => import('./sv'),
  },
});
