import { MANAGED_BY, RETIRED } from './resources';

/**
 * Why a container that exists is not one that a new database may archive into,
 * as a sentence; undefined when it is.
 */
export function containerProblem(
  { name, account }: { name: string; account: string },
  metadata: Record<string, string> | undefined,
): string | undefined {
  if (metadata?.managedby !== MANAGED_BY) {
    return `The container ${name} in storage account ${account} was not made by the portal, which therefore leaves it alone. Choose another name for the database, or remove the container.`;
  }
  const retired = metadata[RETIRED];
  // The operator archives into no container that holds another cluster's WAL.
  return retired
    ? `The container ${name} in storage account ${account} keeps the backups of an earlier database of this name, retired at ${retired}. Choose another name for the database, or have the platform team remove the container once nobody needs those backups.`
    : undefined;
}
