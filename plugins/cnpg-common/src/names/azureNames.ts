import { DatabaseRef, stringifyDatabaseRef } from '../databaseRef';
import { cutWithHash } from './fitName';

/**
 * Names of what belongs to a database in Azure.
 *
 * @public
 */
export interface AzureNames {
  /** Managed identity: 3 to 128 of `[A-Za-z0-9_-]`, starts with a letter or digit. */
  identity: string;
  /** Federated credential: 3 to 120 of `[A-Za-z0-9_-]`. */
  federatedCredential: string;
  /** Blob container: 3 to 63 of `[a-z0-9-]`, no two hyphens in a row. */
  container: string;
}

/**
 * Names the Azure side of a database. All of them end with a hash of the
 * reference: the readable part alone is ambiguous (`team` + `orders-db` and
 * `team-orders` + `db` read the same, and several targets may share a storage
 * account), and two databases in one container would destroy each other's
 * backups. Rules: Azure resource name rules, Microsoft.ManagedIdentity and
 * Microsoft.Storage.
 *
 * @public
 */
export function azureNames(ref: DatabaseRef, aksName: string): AzureNames {
  const key = stringifyDatabaseRef(ref);
  const aks = aksName.replace(/[^A-Za-z0-9-]+/g, '-');
  return {
    identity: cutWithHash(
      `id-pg-${aks}-${ref.namespace}-${ref.name}`,
      key,
      128,
    ),
    federatedCredential: cutWithHash(
      `fc-${aks}-${ref.namespace}-${ref.name}`,
      key,
      120,
    ),
    container: cutWithHash(
      `${ref.namespace}-${ref.name}`.replace(/-{2,}/g, '-'),
      key,
      63,
    ),
  };
}

/**
 * URL of a database's container.
 *
 * @public
 */
export function containerUrl(
  storage: { account: string; blobHost?: string },
  container: string,
): string {
  const host = storage.blobHost ?? `${storage.account}.blob.core.windows.net`;
  return `https://${host}/${container}`;
}
