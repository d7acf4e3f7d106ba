import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { fleetTexts } from './texts';

/**
 * All texts of the page over all databases. They come with the page, so that
 * the card and the tab do not carry them.
 *
 * @public
 */
export const cnpgFleetTranslationRef = createTranslationRef({
  id: 'plugin.cnpg.fleet',
  messages: fleetTexts,
  translations: {
    fr: () => import('./fr'),
    id: () => import('./id'),
    it: () => import('./it'),
    'pt-BR': () => import('./pt-BR'),
    sv: () => import('./sv'),
  },
});
