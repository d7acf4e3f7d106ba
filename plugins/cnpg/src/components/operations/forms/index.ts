import type { OperationId } from '@pgportal/plugin-cnpg-common';
import { backupForm } from './backup';
import {
  newDatabaseForm,
  newRoleForm,
  protectionForm,
  removalForm,
} from './declared';
import type { Form } from './form';
import { instanceForm } from './instance';
import { namedForm } from './named';
import { parametersForm } from './parameters';
import { planForm } from './plan';
import { newPoolerForm, poolerChangeForm } from './pooler';
import { scaleForm } from './scale';
import { newScheduleForm, scheduleChangeForm } from './schedule';
import { storageForm } from './storage';
import { versionForm } from './version';

/** Operations that are asked something; the others are only confirmed. */
export const forms: Partial<Record<OperationId, Form>> = {
  backup: backupForm,
  'schedule-create': newScheduleForm,
  'schedule-edit': scheduleChangeForm,
  'schedule-suspend': namedForm,
  'schedule-resume': namedForm,
  'schedule-run': namedForm,
  'schedule-remove': namedForm,
  switchover: instanceForm,
  'restart-instance': instanceForm,
  fence: instanceForm,
  unfence: instanceForm,
  scale: scaleForm,
  'change-plan': planForm,
  'grow-storage': storageForm,
  parameters: parametersForm,
  'major-upgrade': versionForm,
  'pooler-create': newPoolerForm,
  'pooler-edit': poolerChangeForm,
  'pooler-remove': namedForm,
  'database-create': newDatabaseForm,
  'database-remove': removalForm,
  'role-create': newRoleForm,
  'role-remove': removalForm,
  'deletion-protection': protectionForm,
};
