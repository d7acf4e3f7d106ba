import {
  DatabaseRef,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';

/** Value of the tag and the metadata that say whose a resource is. */
export const MANAGED_BY = 'pgportal';

/** Metadata of a container whose database was retired: since when (RFC 3339). */
export const RETIRED = 'retired';

/**
 * What the portal writes onto role assignments, which have no tags.
 */
export function assignmentMark(ref: DatabaseRef): string {
  return `${MANAGED_BY}: ${stringifyDatabaseRef(ref)}`;
}

/** learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const BLOB_ROLES = {
  contributor: {
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    name: 'Storage Blob Data Contributor',
  },
  owner: {
    id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    name: 'Storage Blob Data Owner',
  },
  reader: {
    id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    name: 'Storage Blob Data Reader',
  },
};

export interface Storage {
  account: string;
  resourceGroup: string;
  subscriptionId: string;
}

/** Resource id without its leading slash: the clients put one in front of a scope. */
export function accountScope(storage: Storage): string {
  return `subscriptions/${storage.subscriptionId}/resourceGroups/${storage.resourceGroup}/providers/Microsoft.Storage/storageAccounts/${storage.account}`;
}

/** As {@link accountScope}, of a container. */
export function containerScope(storage: Storage, container: string): string {
  return `${accountScope(
    storage,
  )}/blobServices/default/containers/${container}`;
}
