/**
 * Scaffolder actions that create a PostgreSQL database and its Azure identity.
 *
 * @packageDocumentation
 */

export { scaffolderModuleCnpg as default } from './module';
export { createAdoptDatabaseAction } from './actions/adoptDatabase';
export { createApplyDatabaseAction } from './actions/applyDatabase';
export { createCreateBackupAction } from './actions/createBackup';
export { createDeleteDatabaseAction } from './actions/deleteDatabase';
export { createDeleteDatabaseIdentityAction } from './actions/deleteDatabaseIdentity';
export { createEnsureDatabaseIdentityAction } from './actions/ensureDatabaseIdentity';
export { createExposeDatabaseAction } from './actions/exposeDatabase';
export { createPlanDatabaseAction } from './actions/planDatabase';
export { createPlanRestoreAction } from './actions/planRestore';
export { createScheduleBackupAction } from './actions/scheduleBackup';
export { createWaitForDatabaseAction } from './actions/waitForDatabase';
export { createWriteManifestsAction } from './actions/writeManifests';
export type { ActionDependencies } from './lib/dependencies';
