import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { englishMessages } from '@pgportal/plugin-cnpg-common';

/**
 * What the backend says about a database: findings, why a check could not be
 * made, and the steps of a creation. Loaded when another language than English
 * needs it, for the backend sends the English sentences along.
 *
 * @public
 */
export const cnpgMessagesTranslationRef = createTranslationRef({
  id: 'plugin.cnpg.messages',
  messages: englishMessages,
  translations: {
    fr: () => import('./fr'),
    id: () => import('./id'),
    it: () => import('./it'),
    'pt-BR': () => import('./pt-BR'),
    sv: () => import('./sv'),
  },
});
