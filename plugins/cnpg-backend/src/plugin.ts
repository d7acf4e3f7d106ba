import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  CustomPolicyRule,
  cnpgPermissions,
} from '@pgportal/plugin-cnpg-common';
import {
  SystemReader,
  azureProvisionerServiceRef,
  governanceServiceRef,
  policyRulesExtensionPoint,
  readResourceOptions,
  targetsServiceRef,
} from '@pgportal/plugin-cnpg-node';
import { createCnpgActions } from './actions';
import { pruneTrail, TrailStore } from './audit/TrailStore';
import { CredentialsService } from './credentials/CredentialsService';
import { FleetIndex } from './fleet/FleetIndex';
import { openDatabase } from './openDatabase';
import { InFlight } from './operations/InFlight';
import { readOperationsConfig } from './operations/operationsConfig';
import { OperationService } from './operations/OperationService';
import { FleetService } from './governance/FleetService';
import { PolicyHistory } from './governance/PolicyHistory';
import { startGovernance } from './governance/startGovernance';
import { WaiverService } from './governance/WaiverService';
import { createRouter } from './router';
import { BackupDoctor } from './service/BackupDoctor';
import { ChangePublisher } from './service/ChangePublisher';
import { DatabaseService } from './service/DatabaseService';
import { FleetSystems } from './service/FleetSystems';
import { reportIndex } from './service/indexMetrics';
import { LookedAt } from './service/LookedAt';
import { ManifestReader } from './service/ManifestReader';
import { KeptContainers } from './service/KeptContainers';
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
    const customRules: CustomPolicyRule[] = [];
    env.registerExtensionPoint(policyRulesExtensionPoint, {
      addRule: rule => customRules.push(rule),
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        governance: governanceServiceRef,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        provisioner: azureProvisionerServiceRef,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        targets: targetsServiceRef,
      },
      async init({
        actionsRegistry,
        auditor,
        auth,
        catalog,
        config,
        database,
        events,
        httpAuth,
        httpRouter,
        lifecycle,
        logger,
        governance,
        metrics,
        notifications,
        permissions,
        permissionsRegistry,
        provisioner,
        scheduler,
        signals,
        targets,
      }) {
        permissionsRegistry.addPermissions(cnpgPermissions);
        customRules.forEach(rule => governance.addRule(rule));

        const fleet = new FleetIndex({
          targets: targets.list(),
          environments: targets.offer.environments,
          plans: targets.offer.plans,
          govern(ref, objects, now) {
            const { report, usage } = governance.judgeDatabase(
              ref,
              objects,
              now,
            );
            return { report, monthlyCost: usage.monthlyCost };
          },
          logger,
        });
        reportIndex(fleet, metrics);
        const lookedAt = new LookedAt();
        const publisher = new ChangePublisher({
          fleet,
          lookedAt,
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

        const readable = new ReadableDatabases({
          auth,
          catalog,
          permissions,
          resource: readResourceOptions(config),
        });
        const systems = new FleetSystems({
          reader: new SystemReader({ auth, catalog }),
          logger,
        });
        const databases = new DatabaseService({
          auth,
          fleet,
          lookedAt,
          readable,
          manifests: new ManifestReader({ targets }),
          doctor: new BackupDoctor({ targets, provisioner }),
          catalog,
          versions,
          postgresVersions: targets.offer.versions,
          systems,
        });
        const knex = await openDatabase(database);
        const trail = new TrailStore(knex);
        const operationsConfig = readOperationsConfig(config);
        await scheduler.scheduleTask({
          id: 'prune-operation-trail',
          frequency: { hours: 24 },
          initialDelay: { minutes: 10 },
          timeout: { minutes: 10 },
          fn: () => pruneTrail(trail, operationsConfig.trailDays),
        });
        const operations = new OperationService({
          fleet,
          databases,
          readable,
          targets,
          auditor,
          trail,
          inFlight: new InFlight(knex),
          config: operationsConfig,
          governance,
        });

        const history = new PolicyHistory(knex);
        await startGovernance({
          fleet,
          knex,
          scheduler,
          notifications,
          history,
          logger,
        });

        createCnpgActions({ actionsRegistry, auth, databases, operations });
        httpRouter.use(
          createRouter({
            httpAuth,
            databases,
            operations,
            secrets: new CredentialsService({ operations, targets }),
            fleet: new FleetService({
              fleet,
              readable,
              permissions,
              targets,
              governance,
              history,
              systems,
            }),
            waivers: new WaiverService({
              operations,
              permissions,
              targets,
              governance,
            }),
            plans: new PlanService({
              targets,
              catalog,
              permissions,
              versions,
              fleet,
              governance,
              containers: new KeptContainers({ provisioner, logger }),
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
