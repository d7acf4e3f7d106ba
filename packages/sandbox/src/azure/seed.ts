import { randomBytes } from 'node:crypto';
import type { ConditionInput } from './condition.ts';

/**
 * What a principal may do at a scope and below, in the terms of a role definition.
 *
 * @public
 */
export interface Grant {
  /** ARM id without a trailing slash, or `/` for everything. */
  scope: string;
  /** Control-plane actions; `*` is a wildcard inside them. */
  actions: string[];
  notActions?: string[];
  /** Name of the role definition that it comes from. */
  role?: string;
  /** Whether it counts for a request; without, it always does. */
  condition?: (input: ConditionInput) => boolean;
}

/**
 * How long Azure takes until a change is seen everywhere, in milliseconds of
 * sandbox time. All zero gives a consistent Azure, which the real one is not.
 *
 * @public
 */
export interface AzureDelays {
  /** A role assignment takes effect. The real one: up to 10 minutes. */
  roleAssignment: number;
  /** A federated credential is known to the token endpoint. */
  federatedCredential: number;
  /** How long one write to a federated credential takes; a second one meanwhile is refused with 409. */
  federatedCredentialWrite: number;
  /** A new identity answers ParentResourceNotFound to writes below it. */
  identityReplication: number;
  /** A new principal answers PrincipalNotFound to role assignments that do not name its type. */
  principalReplication: number;
  /** The same when they do name it. */
  typedPrincipalReplication: number;
  /** The name of a deleted container stays blocked. */
  containerDeletion: number;
  /** Deletion of a resource group runs. */
  resourceGroupDeletion: number;
}

/**
 * What a start without `delays` in its seed takes.
 *
 * @public
 */
export const defaultDelays: AzureDelays = {
  roleAssignment: 60_000,
  federatedCredential: 5_000,
  federatedCredentialWrite: 500,
  identityReplication: 3_000,
  principalReplication: 10_000,
  typedPrincipalReplication: 3_000,
  containerDeletion: 30_000,
  resourceGroupDeletion: 10_000,
};

/**
 * An application with a secret.
 *
 * @public
 */
export interface ServicePrincipalSeed {
  clientId: string;
  clientSecret: string;
  objectId: string;
  roles: Grant[];
}

/**
 * What exists in the sandbox's Azure when it starts.
 *
 * @public
 */
export interface AzureSeed {
  tenantId: string;
  subscriptionId: string;
  location: string;
  resourceGroups: {
    name: string;
    location?: string;
    tags?: Record<string, string>;
  }[];
  managedCluster: {
    /** ARM id; its resource group must be among `resourceGroups`. */
    id: string;
    /** OIDC issuer, with the trailing slash that AKS gives it. */
    issuerURL: string;
    workloadIdentityEnabled: boolean;
    nodeResourceGroup: string;
    kubernetesVersion: string;
  };
  storageAccount: {
    /** ARM id; its resource group must be among `resourceGroups`. */
    id: string;
  };
  /** The identities with which the portal, or a test, calls ARM. */
  servicePrincipals: ServicePrincipalSeed[];
  delays?: Partial<AzureDelays>;
}

/**
 * The demo's Azure: one subscription with an AKS cluster, a backup account and one principal for the portal.
 *
 * @public
 */
export function demoSeed(): AzureSeed {
  const tenantId = 'a4f0c9de-5b0e-4c53-9a51-6a5f1d0b7c11';
  const subscriptionId = '5d3c1f62-8f0a-4b77-b6a5-0c1b5e9d2f34';
  const subscription = `/subscriptions/${subscriptionId}`;
  const location = 'swedencentral';
  return {
    tenantId,
    subscriptionId,
    location,
    resourceGroups: [
      { name: 'rg-pg-identities', tags: { owner: 'platform' } },
      { name: 'rg-pg-backups', tags: { owner: 'platform' } },
      { name: 'rg-aks', tags: { owner: 'platform' } },
      { name: 'rg-aks-nodes' },
    ],
    managedCluster: {
      id: `${subscription}/resourceGroups/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks-primary`,
      issuerURL: `https://${location}.oic.prod-aks.azure.com/${tenantId}/0b7c5d1e-2f3a-4d68-9e1b-7a6c54d3e2f1/`,
      workloadIdentityEnabled: true,
      nodeResourceGroup: 'rg-aks-nodes',
      kubernetesVersion: '1.36.0',
    },
    storageAccount: {
      id: `${subscription}/resourceGroups/rg-pg-backups/providers/Microsoft.Storage/storageAccounts/pgportalbackups`,
    },
    servicePrincipals: [
      {
        clientId: 'c2a4e6f8-1b3d-4f5a-8c7e-9d0b1a2c3e4f',
        objectId: 'e8d7c6b5-a493-4281-b0cf-1e2d3c4b5a69',
        clientSecret: randomBytes(24).toString('base64url'),
        roles: [{ scope: subscription, actions: ['*'] }],
      },
    ],
  };
}
