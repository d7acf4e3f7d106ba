import { ConflictError } from '@backstage/errors';
import { AzureConfig, parseManagedClusterId } from '../config/readTargets';
import { AzureCaller } from './AzureCaller';
import { AzureClients } from './clients';

/** What of an AKS cluster identities depend on. */
export interface ManagedCluster {
  name: string;
  /** As Azure gives it: with a trailing slash. */
  issuer?: string;
  oidcIssuerEnabled?: boolean;
  workloadIdentityEnabled?: boolean;
  nodeResourceGroup?: string;
  location?: string;
}

/** Reads it; undefined when there is none of that name. */
export async function readManagedCluster(
  resourceId: string,
  clients: AzureClients,
  caller: AzureCaller,
): Promise<ManagedCluster | undefined> {
  const { subscriptionId, resourceGroup, name } =
    parseManagedClusterId(resourceId)!;
  const found = await caller.find(`read the AKS cluster ${name}`, options =>
    clients
      .containerService(subscriptionId)
      .managedClusters.get(resourceGroup, name, options),
  );
  return (
    found && {
      name,
      issuer: found.oidcIssuerProfile?.issuerURL,
      oidcIssuerEnabled: found.oidcIssuerProfile?.enabled,
      workloadIdentityEnabled: found.securityProfile?.workloadIdentity?.enabled,
      nodeResourceGroup: found.nodeResourceGroup,
      location: found.location,
    }
  );
}

/** One sentence for each thing that workload identity needs and the cluster lacks. */
export function managedClusterProblems(
  cluster: ManagedCluster,
  config: Pick<AzureConfig, 'identityResourceGroup'>,
): string[] {
  const problems: string[] = [];
  const { name, nodeResourceGroup } = cluster;
  const switchOn = `The platform team must switch it on (az aks update --enable-oidc-issuer --enable-workload-identity).`;
  if (!cluster.oidcIssuerEnabled) {
    problems.push(`The AKS cluster ${name} has no OIDC issuer. ${switchOn}`);
  } else if (!cluster.issuer) {
    problems.push(
      `Azure names no OIDC issuer of the AKS cluster ${name} yet. Run this again in some minutes.`,
    );
  }
  if (!cluster.workloadIdentityEnabled) {
    problems.push(
      `Workload identity is off on the AKS cluster ${name}, so its pods get no token. ${switchOn}`,
    );
  }
  if (!cluster.location) {
    problems.push(`Azure names no region of the AKS cluster ${name}.`);
  }
  if (!nodeResourceGroup) {
    problems.push(
      `Azure names no node resource group of the AKS cluster ${name}.`,
    );
  } else if (
    nodeResourceGroup.toLowerCase() ===
    config.identityResourceGroup?.toLowerCase()
  ) {
    problems.push(
      `identityResourceGroup ${nodeResourceGroup} is the node resource group of the AKS cluster ${name}, which goes with it. Configure a group of its own.`,
    );
  }
  return problems;
}

/** The issuer, byte for byte: Entra compares it with its trailing slash. */
export async function readIssuer(
  config: AzureConfig,
  clients: AzureClients,
  caller: AzureCaller,
): Promise<string> {
  const { oidcIssuer, resourceId } = config.aks;
  if (oidcIssuer) return oidcIssuer;
  const cluster = await readManagedCluster(resourceId!, clients, caller);
  if (!cluster) {
    throw new ConflictError(
      `There is no AKS cluster ${resourceId}, or the portal may not see it. Check cnpg.targets.`,
    );
  }
  const problems = managedClusterProblems(cluster, config);
  if (problems.length) throw new ConflictError(problems.join(' '));
  return cluster.issuer!;
}
