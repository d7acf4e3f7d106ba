import type { OperationId } from '@pgportal/plugin-cnpg-common';
import type { Form } from './form';
import { instanceForm } from './instance';

/** Operations that are asked something; the others are only confirmed. */
export const forms: Partial<Record<OperationId, Form>> = {
  switchover: instanceForm,
  'restart-instance': instanceForm,
  fence: instanceForm,
  unfence: instanceForm,
};
