import { toError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { ActionDependencies } from './dependencies';

/** Errors whose message was written for people. */
const EXPECTED =
  /^(InputError|NotFoundError|ConflictError|NotAllowedError|ServiceUnavailableError|KubernetesApiError|AbortError)$/;

/**
 * Runs an action so that what it throws reads as a sentence: the scaffolder
 * writes an error's stack into the task's log. The stack of an error that
 * nobody expected goes to the backend's log.
 */
export async function runAction(
  ctx: Pick<ActionContext<any, any>, 'task'>,
  { logger }: ActionDependencies,
  fn: () => Promise<void>,
): Promise<void> {
  try {
    await fn();
  } catch (thrown) {
    const error = toError(thrown);
    if (!EXPECTED.test(error.name)) {
      logger.error(`Task ${ctx.task.id} failed unexpectedly`, error);
    }
    error.stack = error.message;
    throw error;
  }
}

/** Audits a write: who had it done, to which database. Refused while the portal is read-only. */
export async function audited<T>(
  { auditor, governance }: ActionDependencies,
  event: {
    eventId: string;
    reference: string;
    taskId: string;
    requestedBy?: string;
  },
  fn: () => Promise<T>,
): Promise<T> {
  const { eventId, ...meta } = event;
  const opened = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    meta,
  });
  try {
    governance.admitChange();
    const result = await fn();
    await opened.success();
    return result;
  } catch (error) {
    await opened.fail({ error: toError(error) });
    throw error;
  }
}
