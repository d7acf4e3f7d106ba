import { randomUUID } from 'node:crypto';
import {
  describeRefusal,
  matchFederatedCredential,
  newTrace,
} from './federation.ts';
import { mayActOnData } from './rbac.ts';
import type { AzureState } from './state.ts';
import type { StorageAccess, WorkloadAzure } from './types.ts';

const host = /^([a-z0-9]{3,24})\.blob\.core\.windows\.net$/;

/** What the barman-cloud tools meet: the token endpoint first, then the blob service. */
export function createWorkload(state: AzureState): WorkloadAzure {
  const refuse = (
    status: number,
    code: string,
    message: string,
  ): StorageAccess => ({
    ok: false,
    status,
    code,
    message,
  });
  const storageRefusal = (status: number, code: string, message: string) =>
    refuse(
      status,
      code,
      `${message}\nRequestId:${randomUUID()}\nTime:${state.clock
        .now()
        .toISOString()}\nErrorCode:${code}`,
    );

  return {
    async accessContainer({
      issuer,
      subject,
      audience,
      clientId,
      destinationPath,
      action,
    }) {
      state.settle();
      if (clientId === undefined || clientId === '') {
        // Without AZURE_CLIENT_ID the tools ask the node's metadata service, which has no identity for them.
        return refuse(
          400,
          'CredentialUnavailableError',
          'ManagedIdentityCredential authentication unavailable. The requested identity has not been assigned to this resource. Error: Identity not found',
        );
      }
      const match = matchFederatedCredential(state, {
        clientId,
        issuer,
        subject,
        audience,
      });
      if ('refusal' in match) {
        return refuse(
          match.refusal.status,
          `AADSTS${match.refusal.code}`,
          describeRefusal(match.refusal, newTrace(state.clock.now())),
        );
      }

      const url = URL.canParse(destinationPath)
        ? new URL(destinationPath)
        : undefined;
      const accountName = host.exec(url?.hostname ?? '')?.[1];
      const containerName = url?.pathname.split('/')[1];
      if (url?.protocol !== 'https:' || !accountName || !containerName) {
        return refuse(
          400,
          'InvalidUri',
          `The destination path '${destinationPath}' is not https://<account>.blob.core.windows.net/<container>.`,
        );
      }
      const account = state.storageAccounts.get(accountName);
      if (!account) {
        // No answer at all: the name of an account that does not exist does not resolve.
        return refuse(
          0,
          'ServiceRequestError',
          `Failed to resolve '${url.hostname}' ([Errno -2] Name or service not known)`,
        );
      }
      const containerId = `${account.id}/blobServices/default/containers/${containerName}`;
      const dataAction = `Microsoft.Storage/storageAccounts/blobServices/containers/blobs/${action}`;
      if (
        !mayActOnData(
          state,
          match.identity.principalId,
          dataAction,
          containerId,
        )
      ) {
        return storageRefusal(
          403,
          'AuthorizationPermissionMismatch',
          'This request is not authorized to perform this operation using this permission.',
        );
      }
      const container = account.containers.get(containerName);
      if (container) return { ok: true, container };
      const blockedUntil = account.blockedNames.get(containerName);
      if (blockedUntil !== undefined && !state.reached(blockedUntil)) {
        return storageRefusal(
          409,
          'ContainerBeingDeleted',
          'The specified container is being deleted. Try operation later.',
        );
      }
      return storageRefusal(
        404,
        'ContainerNotFound',
        'The specified container does not exist.',
      );
    },
  };
}
