import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { KubernetesObject, OperationWrite } from '@pgportal/plugin-cnpg-common';
import { KubernetesApi, KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { describeWrite } from './describeWrite';

/** Makes one write. Returns the object as it is then, where it is still there. */
export async function executeWrite(
  kubernetes: KubernetesApi,
  write: OperationWrite,
): Promise<KubernetesObject | undefined> {
  switch (write.verb) {
    case 'create':
      return kubernetes.create(write.object, write.kind);
    case 'patch': {
      const { kind, namespace, name, patch, subresource } = write;
      return kubernetes.mergePatch(kind, namespace, name, patch, {
        subresource,
      });
    }
    default: {
      const { kind, namespace, name, uid } = write;
      await kubernetes.delete(kind, namespace, name, { uid });
      return undefined;
    }
  }
}

/** The error as the API answers it, with what had been done before it. */
export function toBackstageError(
  error: unknown,
  done: OperationWrite[] = [],
): unknown {
  if (!(error instanceof KubernetesApiError)) return error;
  const before = done.length
    ? ` Before that, this was done: ${done
        .map(write => describeWrite(write).request)
        .join(', ')}.`
    : '';
  const message = `${error.message}${before}`;
  switch (error.statusCode) {
    case 400:
    case 422:
      return new InputError(message);
    case 404:
      return new NotFoundError(message);
    case 409:
      return new ConflictError(message);
    default:
      // Refusals of the portal's own credentials included: it is not the caller's right that is missing.
      return new ServiceUnavailableError(message);
  }
}
