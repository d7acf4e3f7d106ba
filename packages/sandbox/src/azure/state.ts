import type { Clock } from '../kubernetes/types.ts';
import { isWithin, parseArmPath } from './paths.ts';
import { defaultDelays } from './seed.ts';
import type { AzureDelays, AzureSeed, ServicePrincipalSeed } from './seed.ts';

export interface ResourceGroup {
  name: string;
  location: string;
  tags: Record<string, string>;
  /** When its deletion ends, in milliseconds since the epoch. */
  goneAt?: number;
}

export interface FederatedCredential {
  name: string;
  issuer: string;
  subject: string;
  audiences: string[];
  /** From when on the token endpoint knows it. */
  usableAt: number;
}

export interface ManagedIdentity {
  name: string;
  resourceGroup: string;
  location: string;
  tags: Record<string, string>;
  isolationScope?: string;
  clientId: string;
  principalId: string;
  /** From when on federated credentials can be written below it. */
  parentVisibleAt: number;
  /** From when on a role can be assigned to its principal. */
  principalVisibleAt: number;
  /** The same for role assignments that name the principal's type. */
  typedPrincipalVisibleAt: number;
  credentials: Map<string, FederatedCredential>;
  /** Whether a write below it is in flight. */
  writing: boolean;
}

export interface BlobContainer {
  name: string;
  publicAccess: string;
  metadata: Record<string, string>;
  lastModified: Date;
}

export interface StorageAccount {
  id: string;
  name: string;
  resourceGroup: string;
  tags: Record<string, string>;
  allowBlobPublicAccess: boolean;
  containers: Map<string, BlobContainer>;
  /** When the names of deleted containers are free again. */
  blockedNames: Map<string, number>;
}

export interface RoleAssignment {
  /** The GUID, in lower case. */
  name: string;
  scope: string;
  roleDefinitionId: string;
  principalId: string;
  principalType: string;
  description?: string;
  condition?: string;
  conditionVersion?: string;
  createdOn: Date;
  updatedOn: Date;
  createdBy: string;
  effectiveAt: number;
}

export interface Lock {
  name: string;
  scope: string;
  level: 'CanNotDelete' | 'ReadOnly';
  notes?: string;
}

/**
 * Everything that the sandbox's Azure remembers. Keys of maps are in lower case.
 *
 * @public
 */
export class AzureState {
  readonly seed: AzureSeed;
  readonly clock: Clock;
  /** May be changed while the sandbox runs; changes count for later writes. */
  readonly delays: AzureDelays;
  readonly resourceGroups = new Map<string, ResourceGroup>();
  /** By `<resource group>/<name>`. */
  readonly identities = new Map<string, ManagedIdentity>();
  readonly storageAccounts = new Map<string, StorageAccount>();
  readonly roleAssignments = new Map<string, RoleAssignment>();
  /** By `<scope>/<name>`. */
  readonly locks = new Map<string, Lock>();
  /** Scope of the grant and action, of every request that was let pass. */
  readonly usedActions = new Set<string>();
  /** Of requests that were refused. */
  readonly deniedActions: {
    objectId: string;
    action: string;
    scope: string;
  }[] = [];
  /** What can change on the seeded AKS cluster. */
  readonly managedCluster = { tags: {} as Record<string, string> };
  /** Resource groups by the id of the operation that deletes them. */
  readonly deletions = new Map<string, ResourceGroup>();

  constructor(seed: AzureSeed, clock: Clock) {
    this.seed = seed;
    this.clock = clock;
    this.delays = { ...defaultDelays, ...seed.delays };
    for (const group of seed.resourceGroups) {
      this.resourceGroups.set(group.name.toLowerCase(), {
        name: group.name,
        location: group.location ?? seed.location,
        tags: { ...group.tags },
      });
    }
    const account = parseArmPath(seed.storageAccount.id);
    this.storageAccounts.set(account.names[0].toLowerCase(), {
      id: account.id,
      name: account.names[0],
      resourceGroup: account.resourceGroup ?? '',
      tags: {},
      allowBlobPublicAccess: false,
      containers: new Map(),
      blockedNames: new Map(),
    });
  }

  now(): number {
    return this.clock.now().getTime();
  }

  /** The wall-clock moment that is `delay` milliseconds of sandbox time away. */
  after(delay: number): number {
    return this.now() + delay / this.clock.speed;
  }

  reached(moment: number): boolean {
    return this.now() >= moment;
  }

  /** Ends the deletions of resource groups whose time has come. */
  settle(): void {
    for (const [key, group] of this.resourceGroups) {
      if (group.goneAt === undefined || !this.reached(group.goneAt)) continue;
      this.resourceGroups.delete(key);
      for (const [id, identity] of this.identities) {
        if (identity.resourceGroup.toLowerCase() === key)
          this.identities.delete(id);
      }
      for (const [id, account] of this.storageAccounts) {
        if (account.resourceGroup.toLowerCase() === key)
          this.storageAccounts.delete(id);
      }
    }
  }

  subscriptionScope(): string {
    return `/subscriptions/${this.seed.subscriptionId}`;
  }

  identityByClientId(clientId: string): ManagedIdentity | undefined {
    return [...this.identities.values()].find(
      identity => identity.clientId === clientId.toLowerCase(),
    );
  }

  identityByPrincipalId(principalId: string): ManagedIdentity | undefined {
    return [...this.identities.values()].find(
      identity => identity.principalId === principalId.toLowerCase(),
    );
  }

  servicePrincipalByClientId(
    clientId: string,
  ): ServicePrincipalSeed | undefined {
    return this.seed.servicePrincipals.find(
      principal => principal.clientId.toLowerCase() === clientId.toLowerCase(),
    );
  }

  servicePrincipalByObjectId(
    objectId: string,
  ): ServicePrincipalSeed | undefined {
    return this.seed.servicePrincipals.find(
      principal => principal.objectId.toLowerCase() === objectId.toLowerCase(),
    );
  }

  /** The locks that hold at an id: on it or above it. */
  locksOn(id: string): Lock[] {
    return [...this.locks.values()].filter(lock => isWithin(id, lock.scope));
  }

  /** The locks on what lies below an id: they hold against the deletion of the whole. */
  locksBelow(id: string): Lock[] {
    return [...this.locks.values()].filter(
      lock => isWithin(lock.scope, id) && !isWithin(id, lock.scope),
    );
  }
}
