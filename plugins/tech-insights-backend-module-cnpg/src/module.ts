import { techInsightsFactRetrieversExtensionPoint } from '@backstage-community/plugin-tech-insights-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { createDatabaseFactRetriever } from './databaseFacts';

/**
 * Adds the facts `cnpg` to Tech Insights. When they are retrieved is said in
 * `techInsights.factRetrievers.cnpg` of app-config.
 *
 * @public
 */
export const techInsightsModuleCnpg = createBackendModule({
  pluginId: 'tech-insights',
  moduleId: 'cnpg',
  register({ registerInit }) {
    registerInit({
      deps: { retrievers: techInsightsFactRetrieversExtensionPoint },
      async init({ retrievers }) {
        const retriever = createDatabaseFactRetriever();
        retrievers.addFactRetrievers({ [retriever.id]: retriever });
      },
    });
  },
});
