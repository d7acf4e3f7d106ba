import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { cnpgTranslations } from '@pgportal/plugin-cnpg/translations';

/** The plugin's texts in the languages of `app-language` in app-config. */
export const translationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'cnpg',
      params: { resource: cnpgTranslations },
    }),
  ],
});
