import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { DatabaseReader, SystemReader } from '@pgportal/plugin-cnpg-node';
import { readModuleConfig } from './config';
import { DATABASE_TOPIC } from './databaseFacts';
import { DatabaseIngestion } from './DatabaseIngestion';

/**
 * Every PostgreSQL database of the portal's targets as a Resource in the
 * catalog.
 *
 * @public
 */
export const catalogModuleCnpg = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'cnpg',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        processing: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        config,
        discovery,
        events,
        logger,
        processing,
        scheduler,
      }) {
        const { targets, resource, schedule } = readModuleConfig(config);
        if (!targets.length) {
          logger.info(
            'No databases to bring into the catalog: cnpg.targets is empty.',
          );
          return;
        }
        const ingestion = new DatabaseIngestion({
          targets,
          resource,
          logger,
          systems: new SystemReader({ auth, catalog }),
          reader: new DatabaseReader({ auth, discovery }),
        });
        processing.addEntityProvider(...ingestion.providers);
        await events.subscribe({
          id: 'catalog-cnpg',
          topics: [DATABASE_TOPIC],
          onEvent: async ({ eventPayload }) => ingestion.handle(eventPayload),
        });
        await scheduler.scheduleTask({
          ...schedule,
          id: 'catalog-cnpg-read',
          fn: async () => ingestion.requestRead(),
        });
      },
    });
  },
});
