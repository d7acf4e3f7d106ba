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
import { spoken } from './spoken';
import { switchover } from './switchover';
import { majorUpgrade, minorUpgrade } from './upgrades';

export * from './operation';
export { parseInput } from './parseInput';
export { blockedBy, overOnceWritten, runningOperations } from './running';
export type { RunningOperation } from './running';
export { sayRefusal } from './spoken';
export type { Refusal } from './spoken';
export { changeableParameters } from './parameterTable';

/**
 * Everything that can be done to a database that is there, in the order in
 * which it is shown.
 *
 * @public
 */
export const operations = {
  backup: spoken(backup),
  'schedule-create': spoken(scheduleCreate),
  'schedule-edit': spoken(scheduleEdit),
  'schedule-suspend': spoken(scheduleSuspend),
  'schedule-resume': spoken(scheduleResume),
  'schedule-run': spoken(scheduleRun),
  'schedule-remove': spoken(scheduleRemove),
  switchover: spoken(switchover),
  restart: spoken(restart),
  'restart-instance': spoken(restartInstance),
  reload: spoken(reload),
  fence: spoken(fence),
  unfence: spoken(unfence),
  hibernate: spoken(hibernate),
  wake: spoken(wake),
  scale: spoken(scale),
  'change-plan': spoken(changePlan),
  'grow-storage': spoken(growStorage),
  parameters: spoken(parameters),
  'minor-upgrade': spoken(minorUpgrade),
  'major-upgrade': spoken(majorUpgrade),
  'pooler-create': spoken(poolerCreate),
  'pooler-edit': spoken(poolerEdit),
  'pooler-remove': spoken(poolerRemove),
  'database-create': spoken(databaseCreate),
  'database-remove': spoken(databaseRemove),
  'role-create': spoken(roleCreate),
  'role-remove': spoken(roleRemove),
  'rotate-password': spoken(rotatePassword),
  'deletion-protection': spoken(deletionProtection),
  delete: spoken(deleteDatabase),
} satisfies Record<OperationId, Operation>;

/** @public */
export const operationIds = Object.keys(operations) as OperationId[];
