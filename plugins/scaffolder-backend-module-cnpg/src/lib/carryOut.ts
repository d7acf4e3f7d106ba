import { ConflictError, InputError } from '@backstage/errors';
import {
  OperationContext,
  OperationOutcome,
  OperationPlan,
  OperationWrite,
  isRefusal,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi, KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { ActionDependencies } from './dependencies';

/** What the operations that actions carry out need to know; none of them sets parameters or passwords. */
export function operationContext(
  { targets }: Pick<ActionDependencies, 'targets'>,
  target: string,
): OperationContext {
  return {
    now: new Date(),
    target: targets.get(target).definition,
    offer: targets.offer,
    parameters: [],
    password: () => {
      throw new Error('No action sets a password.');
    },
  };
}

/** Throws `InputError` or `ConflictError` when the operation is refused. */
export function accepted(outcome: OperationOutcome): OperationPlan {
  if (!isRefusal(outcome)) return outcome;
  if (outcome.field) {
    throw new InputError(`${outcome.field}: ${outcome.refused}`);
  }
  throw new ConflictError(outcome.refused);
}

/** Makes one write; an object that an earlier run has created is the one that was meant. */
export async function carryOut(
  kubernetes: KubernetesApi,
  write: OperationWrite,
  signal?: AbortSignal,
): Promise<void> {
  switch (write.verb) {
    case 'create':
      try {
        await kubernetes.create(write.object, write.kind, { signal });
      } catch (error) {
        const exists =
          error instanceof KubernetesApiError &&
          error.reason === 'AlreadyExists';
        if (!exists) throw error;
      }
      return;
    case 'patch':
      await kubernetes.mergePatch(
        write.kind,
        write.namespace,
        write.name,
        write.patch,
        {
          signal,
          ...(write.subresource && { subresource: write.subresource }),
        },
      );
      return;
    default:
      await kubernetes.delete(write.kind, write.namespace, write.name, {
        signal,
        ...(write.uid && { uid: write.uid }),
      });
  }
}
