import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { cnpgPermissions } from '@pgportal/plugin-cnpg-common';
import {
  readDefaultOwner,
  targetsServiceRef,
} from '@pgportal/plugin-cnpg-node';
import { FleetIndex } from './fleet/FleetIndex';
import { createRouter } from './router';
import { ChangePublisher } from './service/ChangePublisher';
import { DatabaseService } from './service/DatabaseService';
import { reportIndex } from './service/indexMetrics';
import { ManifestReader } from './service/ManifestReader';
import { PlanService } from './service/PlanService';
import { ReadableDatabases } from './service/ReadableDatabases';
import { VersionFollower } from './service/VersionFollower';

/**
 * The fleet index and its REST API under `/api/cnpg/v1`.
 *
 * @public
 */
export const cnpgPlugin = createBackendPlugin({
  pluginId: 'cnpg',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
        targets: targetsServiceRef,
      },
      async init({
        catalog,
        config,
        events,
        httpAuth,
        httpRouter,
        lifecycle,
        logger,
        metrics,
        permissions,
        permissionsRegistry,
        signals,
        targets,
      }) {
        permissionsRegistry.addPermissions(cnpgPermissions);

        const fleet = new FleetIndex({
          targets: targets.list(),
          environments: targets.offer.environments,
          plans: targets.offer.plans,
          logger,
        });
        reportIndex(fleet, metrics);
        const publisher = new ChangePublisher({
          fleet,
          signals,
          events,
          logger,
        });
        const stop = new AbortController();
        publisher.start(stop.signal);
        // Not awaited: the API answers from what has been read so far.
        const versions = new VersionFollower({
          targets: targets.list(),
          logger,
        });
        const running = Promise.all([
          fleet.run(stop.signal),
          versions.run(stop.signal),
        ]);
        lifecycle.addShutdownHook(async () => {
          stop.abort();
          await running;
        });

        httpRouter.use(
          createRouter({
            httpAuth,
            databases: new DatabaseService({
              fleet,
              readable: new ReadableDatabases({
                permissions,
                defaultOwner: readDefaultOwner(config),
              }),
              manifests: new ManifestReader({ targets }),
              catalog,
              versions,
            }),
            plans: new PlanService({
              targets,
              catalog,
              permissions,
              versions,
            }),
            targets,
          }),
        );
        httpRouter.addAuthPolicy({
          path: '/v1/health',
          allow: 'unauthenticated',
        });
      },
    });
  },
});
