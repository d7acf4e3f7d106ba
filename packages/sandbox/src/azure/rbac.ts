import type { ConditionInput } from './condition.ts';
import { isWithin } from './paths.ts';
import type { Grant } from './seed.ts';
import type { AzureState } from './state.ts';

/** A built-in role, by the GUID that it has in every tenant. */
export interface RoleDefinition {
  name: string;
  roleName: string;
  description: string;
  actions: string[];
  notActions: string[];
  dataActions: string[];
}

const containers = 'Microsoft.Storage/storageAccounts/blobServices/containers';

/** Permissions as in learn.microsoft.com/azure/role-based-access-control/built-in-roles. */
export const roleDefinitions: RoleDefinition[] = [
  {
    name: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    roleName: 'Storage Blob Data Contributor',
    description: 'Read, write and delete access to blob containers and data',
    actions: [
      `${containers}/delete`,
      `${containers}/read`,
      `${containers}/write`,
      'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
    ],
    notActions: [],
    dataActions: [
      `${containers}/blobs/delete`,
      `${containers}/blobs/read`,
      `${containers}/blobs/write`,
      `${containers}/blobs/move/action`,
      `${containers}/blobs/add/action`,
    ],
  },
  {
    name: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    roleName: 'Storage Blob Data Owner',
    description:
      'Full access to blob containers and data, with POSIX access control',
    actions: [
      `${containers}/*`,
      'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
    ],
    notActions: [],
    dataActions: [`${containers}/blobs/*`],
  },
  {
    name: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    roleName: 'Storage Blob Data Reader',
    description: 'Read access to blob containers and data',
    actions: [
      `${containers}/read`,
      'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
    ],
    notActions: [],
    dataActions: [`${containers}/blobs/read`],
  },
  {
    name: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
    roleName: 'Owner',
    description: 'Full control-plane access, including the assignment of roles',
    actions: ['*'],
    notActions: [],
    dataActions: [],
  },
  {
    name: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    roleName: 'Contributor',
    description: 'Full control-plane access without the assignment of roles',
    actions: ['*'],
    notActions: [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
    ],
    dataActions: [],
  },
  {
    name: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
    roleName: 'Reader',
    description: 'Read access to the control plane',
    actions: ['*/read'],
    notActions: [],
    dataActions: [],
  },
  {
    name: 'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59',
    roleName: 'Managed Identity Contributor',
    description: 'Create, read, update and delete user-assigned identities',
    actions: [
      'Microsoft.ManagedIdentity/userAssignedIdentities/read',
      'Microsoft.ManagedIdentity/userAssignedIdentities/write',
      'Microsoft.ManagedIdentity/userAssignedIdentities/delete',
      'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/*',
      'Microsoft.Authorization/*/read',
      'Microsoft.Resources/subscriptions/resourceGroups/read',
    ],
    notActions: [],
    dataActions: [],
  },
  {
    name: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    roleName: 'Role Based Access Control Administrator',
    description: 'Assignment of roles',
    actions: [
      'Microsoft.Authorization/roleAssignments/write',
      'Microsoft.Authorization/roleAssignments/delete',
      '*/read',
    ],
    notActions: [],
    dataActions: [],
  },
];

/** The role of a definition id at any scope; its last segment is the GUID. */
export function findRole(roleDefinitionId: string): RoleDefinition | undefined {
  const match =
    /(?:^|\/)providers\/Microsoft\.Authorization\/roleDefinitions\/([^/]+)$/i.exec(
      roleDefinitionId,
    );
  return roleDefinitions.find(role => role.name === match?.[1].toLowerCase());
}

/** Whether an action is among action patterns with `*` as wildcard; without case. */
export function matchesAction(patterns: string[], action: string): boolean {
  return patterns.some(pattern => {
    const source = pattern
      .split('*')
      .map(part => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('.*');
    return new RegExp(`^${source}$`, 'i').test(action);
  });
}

export interface EffectiveGrant {
  scope: string;
  actions: string[];
  notActions: string[];
  dataActions: string[];
  condition?: Grant['condition'];
}

/**
 * What a principal has been granted, by the seed and by role assignments in
 * effect. Conditions of assignments are kept and returned, but not evaluated;
 * those of the seed are.
 */
export function grantsOf(
  state: AzureState,
  objectId: string,
): EffectiveGrant[] {
  const seeded = state.servicePrincipalByObjectId(objectId)?.roles ?? [];
  const assigned = [...state.roleAssignments.values()].filter(
    assignment =>
      assignment.principalId === objectId.toLowerCase() &&
      state.reached(assignment.effectiveAt),
  );
  return [
    ...seeded.map(grant => ({
      scope: grant.scope,
      actions: grant.actions,
      notActions: grant.notActions ?? [],
      dataActions: [],
      condition: grant.condition,
    })),
    ...assigned.flatMap(assignment => {
      const role = findRole(assignment.roleDefinitionId);
      return role ? [{ scope: assignment.scope, ...role }] : [];
    }),
  ];
}

const usedKey = (scope: string, action: string) =>
  `${scope} ${action}`.toLowerCase();

/** Refusals that are remembered. */
const DENIED_LIMIT = 1000;

export function mayAct(
  state: AzureState,
  objectId: string,
  action: string,
  id: string,
  attributes: Omit<ConditionInput, 'action'> = { request: {}, resource: {} },
): boolean {
  const allowing = grantsOf(state, objectId).find(
    grant =>
      isWithin(id, grant.scope) &&
      matchesAction(grant.actions, action) &&
      !matchesAction(grant.notActions, action) &&
      (grant.condition?.({ action, ...attributes }) ?? true),
  );
  if (allowing) {
    state.usedActions.add(usedKey(allowing.scope, action));
  } else if (state.deniedActions.length < DENIED_LIMIT) {
    state.deniedActions.push({ objectId, action, scope: id });
  }
  return allowing !== undefined;
}

/** What the grants of a principal have been used for. */
export interface AzureUsage {
  /** Actions that no request needed so far. */
  unused: { role: string; action: string; scope: string }[];
  /** Requests that were refused. */
  denied: { action: string; scope: string }[];
}

export function usageOf(state: AzureState, objectId: string): AzureUsage {
  const grants = state.servicePrincipalByObjectId(objectId)?.roles ?? [];
  return {
    unused: grants.flatMap(({ role = '', scope, actions }) =>
      actions
        .filter(action => !state.usedActions.has(usedKey(scope, action)))
        .map(action => ({ role, action, scope })),
    ),
    denied: state.deniedActions
      .filter(denied => denied.objectId === objectId)
      .map(({ action, scope }) => ({ action, scope })),
  };
}

export function mayActOnData(
  state: AzureState,
  objectId: string,
  dataAction: string,
  id: string,
): boolean {
  return grantsOf(state, objectId).some(
    grant =>
      isWithin(id, grant.scope) && matchesAction(grant.dataActions, dataAction),
  );
}
