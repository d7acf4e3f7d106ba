/**
 * Scaffolder actions that create a PostgreSQL database and its Azure identity.
 *
 * @packageDocumentation
 */

export { scaffolderModuleCnpg as default } from './module';
export { createApplyDatabaseAction } from './actions/applyDatabase';
export { createDeleteDatabaseAction } from './actions/deleteDatabase';
export { createEnsureDatabaseIdentityAction } from './actions/ensureDatabaseIdentity';
export { createPlanDatabaseAction } from './actions/planDatabase';
export { createPlanRestoreAction } from './actions/planRestore';
export { createWaitForDatabaseAction } from './actions/waitForDatabase';
export type { ActionDependencies } from './lib/dependencies';
