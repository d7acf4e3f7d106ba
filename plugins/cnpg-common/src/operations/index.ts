import { backup } from './backup';
import { changePlan } from './changePlan';
import {
  databaseCreate,
  databaseRemove,
  roleCreate,
  roleRemove,
} from './declared';
import { deleteDatabase, deletionProtection } from './deletion';
import { fence, unfence } from './fencing';
import { growStorage } from './growStorage';
import { hibernate, wake } from './hibernation';
import { Operation, OperationId } from './operation';
import { parameters } from './parameters';
import { poolerCreate, poolerEdit, poolerRemove } from './poolers';
import { reload, restart, restartInstance } from './restart';
import { rotatePassword } from './rotatePassword';
import { scale } from './scale';
import {
  scheduleCreate,
  scheduleEdit,
  scheduleRemove,
  scheduleResume,
  scheduleRun,
  scheduleSuspend,
} from './schedules';
import { switchover } from './switchover';
import { majorUpgrade, minorUpgrade } from './upgrades';

export * from './operation';
export { blockedBy, runningOperations } from './running';
export type { RunningOperation } from './running';
export { changeableParameters } from './parameterTable';

/**
 * Everything that can be done to a database that is there, in the order in
 * which it is shown.
 *
 * @public
 */
export const operations = {
  backup,
  'schedule-create': scheduleCreate,
  'schedule-edit': scheduleEdit,
  'schedule-suspend': scheduleSuspend,
  'schedule-resume': scheduleResume,
  'schedule-run': scheduleRun,
  'schedule-remove': scheduleRemove,
  switchover,
  restart,
  'restart-instance': restartInstance,
  reload,
  fence,
  unfence,
  hibernate,
  wake,
  scale,
  'change-plan': changePlan,
  'grow-storage': growStorage,
  parameters,
  'minor-upgrade': minorUpgrade,
  'major-upgrade': majorUpgrade,
  'pooler-create': poolerCreate,
  'pooler-edit': poolerEdit,
  'pooler-remove': poolerRemove,
  'database-create': databaseCreate,
  'database-remove': databaseRemove,
  'role-create': roleCreate,
  'role-remove': roleRemove,
  'rotate-password': rotatePassword,
  'deletion-protection': deletionProtection,
  delete: deleteDatabase,
} satisfies Record<OperationId, Operation>;

/** @public */
export const operationIds = Object.keys(operations) as OperationId[];
