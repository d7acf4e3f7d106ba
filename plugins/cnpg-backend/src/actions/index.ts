import { AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { OperationService } from '../operations/OperationService';
import { DatabaseService } from '../service/DatabaseService';
import { createCreateBackupAction } from './createCreateBackupAction';
import { createExplainDatabaseFindingsAction } from './createExplainDatabaseFindingsAction';
import { createGetConnectionInfoAction } from './createGetConnectionInfoAction';
import { createGetDatabaseHealthAction } from './createGetDatabaseHealthAction';
import { createHibernateAction } from './createHibernateAction';
import { createListBackupsAction } from './createListBackupsAction';
import { createListDatabasesAction } from './createListDatabasesAction';
import { createSwitchOverAction } from './createSwitchOverAction';

export interface ActionOptions {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  databases: DatabaseService;
  operations: OperationService;
}

/** What agents and other plugins can do with databases, with the rights of the user they work for. */
export function createCnpgActions(options: ActionOptions): void {
  createListDatabasesAction(options);
  createGetDatabaseHealthAction(options);
  createExplainDatabaseFindingsAction(options);
  createListBackupsAction(options);
  createGetConnectionInfoAction(options);
  createCreateBackupAction(options);
  createSwitchOverAction(options);
  createHibernateAction(options);
}
