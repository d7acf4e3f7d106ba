import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  DatabaseLock,
  azureProvisionerServiceRef,
  governanceServiceRef,
  targetsServiceRef,
} from '@pgportal/plugin-cnpg-node';
import { createAdoptDatabaseAction } from './actions/adoptDatabase';
import { createApplyDatabaseAction } from './actions/applyDatabase';
import { createCreateBackupAction } from './actions/createBackup';
import { createDeleteDatabaseAction } from './actions/deleteDatabase';
import { createDeleteDatabaseIdentityAction } from './actions/deleteDatabaseIdentity';
import { createEnsureDatabaseIdentityAction } from './actions/ensureDatabaseIdentity';
import { createExposeDatabaseAction } from './actions/exposeDatabase';
import { createPlanDatabaseAction } from './actions/planDatabase';
import { createPlanRestoreAction } from './actions/planRestore';
import { createScheduleBackupAction } from './actions/scheduleBackup';
import { createWaitForDatabaseAction } from './actions/waitForDatabase';
import { createWriteManifestsAction } from './actions/writeManifests';

/**
 * Adds the actions that create databases to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleCnpg = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'cnpg',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        governance: governanceServiceRef,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        provisioner: azureProvisionerServiceRef,
        targets: targetsServiceRef,
      },
      async init({ actions, database, ...services }) {
        const dependencies = {
          ...services,
          lock: await DatabaseLock.create(database),
        };
        actions.addActions(
          createPlanDatabaseAction(dependencies),
          createPlanRestoreAction(dependencies),
          createEnsureDatabaseIdentityAction(dependencies),
          createApplyDatabaseAction(dependencies),
          createWaitForDatabaseAction(dependencies),
          createWriteManifestsAction(dependencies),
          createExposeDatabaseAction(dependencies),
          createAdoptDatabaseAction(dependencies),
          createCreateBackupAction(dependencies),
          createScheduleBackupAction(dependencies),
          createDeleteDatabaseAction(dependencies),
          createDeleteDatabaseIdentityAction(dependencies),
        );
      },
    });
  },
});
