import { ArmError } from './errors.ts';
import { isWithin, parseArmPath } from './paths.ts';
import { findRole, grantsOf, roleDefinitions } from './rbac.ts';
import type { RoleDefinition } from './rbac.ts';
import { asObject, asText, page } from './resourceType.ts';
import type { ArmCall, ArmReply, ResourceType } from './resourceType.ts';
import type { AzureState, Lock, RoleAssignment } from './state.ts';

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const renderAssignment = (assignment: RoleAssignment): object => ({
  id: `${assignment.scope}/providers/Microsoft.Authorization/roleAssignments/${assignment.name}`,
  name: assignment.name,
  type: 'Microsoft.Authorization/roleAssignments',
  properties: {
    roleDefinitionId: assignment.roleDefinitionId,
    principalId: assignment.principalId,
    principalType: assignment.principalType,
    scope: assignment.scope,
    condition: assignment.condition ?? null,
    conditionVersion: assignment.conditionVersion ?? null,
    description: assignment.description ?? null,
    createdOn: assignment.createdOn.toISOString(),
    updatedOn: assignment.updatedOn.toISOString(),
    createdBy: assignment.createdBy,
    updatedBy: assignment.createdBy,
    delegatedManagedIdentityResourceId: null,
  },
});

/** The resource that a scope names must exist; nested resources, such as containers, need not. */
function assertScopeExists(state: AzureState, scope: string): void {
  const { type, names, resourceGroup } = parseArmPath(scope);
  const kind = type.toLowerCase();
  const name = names[0]?.toLowerCase();
  const inGroup = (group: string | undefined) =>
    group?.toLowerCase() === resourceGroup?.toLowerCase();
  let exists = true;
  if (kind.startsWith('microsoft.storage/storageaccounts')) {
    exists = inGroup(state.storageAccounts.get(name)?.resourceGroup);
  } else if (
    kind.startsWith('microsoft.managedidentity/userassignedidentities')
  ) {
    exists = state.identities.has(`${resourceGroup?.toLowerCase()}/${name}`);
  } else if (kind.startsWith('microsoft.containerservice/managedclusters')) {
    exists = isWithin(scope, state.seed.managedCluster.id);
  }
  if (!exists) {
    throw new ArmError(
      404,
      'ResourceNotFound',
      `The Resource '${type.split('/').slice(0, 2).join('/')}/${
        names[0]
      }' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
    );
  }
}

/** The principal's type, or the refusal of a principal that the directory does not know (yet). */
function principalType(
  state: AzureState,
  principalId: string,
  named: string | undefined,
): string {
  const identity = state.identityByPrincipalId(principalId);
  const visible = identity
    ? state.reached(
        named ? identity.typedPrincipalVisibleAt : identity.principalVisibleAt,
      )
    : state.servicePrincipalByObjectId(principalId) !== undefined;
  if (!visible) {
    throw new ArmError(
      400,
      'PrincipalNotFound',
      `Principal ${principalId.replaceAll(
        '-',
        '',
      )} does not exist in the directory ${
        state.seed.tenantId
      }. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`,
    );
  }
  if (named && named.toLowerCase() !== 'serviceprincipal') {
    throw new ArmError(
      400,
      'UnmatchedPrincipalType',
      `The PrincipalId '${principalId.replaceAll(
        '-',
        '',
      )}' has type 'ServicePrincipal' , which is different from specified PrinciaplType '${named}'.`,
    );
  }
  return 'ServicePrincipal';
}

function putAssignment(call: ArmCall): ArmReply {
  const { state, path } = call;
  const name = path.names[0].toLowerCase();
  if (!guid.test(name)) {
    throw new ArmError(
      400,
      'InvalidRoleAssignmentId',
      `The role assignment ID '${path.names[0]}' is not valid. The role assignment ID must be a GUID.`,
    );
  }
  assertScopeExists(state, path.scope);
  const properties = asObject(asObject(call.body).properties);
  const principalId = asText(properties.principalId)?.toLowerCase();
  const roleDefinitionId = asText(properties.roleDefinitionId);
  if (!principalId || !roleDefinitionId) {
    throw new ArmError(
      400,
      'BadRequestFormat',
      'The request was incorrectly formatted: principalId and roleDefinitionId are required.',
    );
  }
  if (!guid.test(principalId)) {
    throw new ArmError(
      400,
      'InvalidPrincipalId',
      `The Principal ID '${principalId}' is not valid. Principal ID must be a GUID.`,
    );
  }
  const role = findRole(roleDefinitionId);
  if (!role) {
    throw new ArmError(
      400,
      'RoleDefinitionDoesNotExist',
      `The specified role definition with ID '${roleDefinitionId
        .split('/')
        .pop()
        ?.replaceAll('-', '')}' does not exist.`,
    );
  }
  const same = (assignment: RoleAssignment) =>
    assignment.scope.toLowerCase() === path.scope.toLowerCase() &&
    assignment.principalId === principalId &&
    findRole(assignment.roleDefinitionId) === role;

  const details = {
    description: asText(properties.description),
    condition: asText(properties.condition),
    conditionVersion: asText(properties.conditionVersion),
    updatedOn: state.clock.now(),
  };
  const existing = state.roleAssignments.get(name);
  if (existing) {
    if (!same(existing)) {
      throw new ArmError(
        400,
        'RoleAssignmentUpdateNotPermitted',
        'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
      );
    }
    Object.assign(existing, details);
    return { status: 200, body: renderAssignment(existing) };
  }
  const conflicting = [...state.roleAssignments.values()].find(same);
  if (conflicting) {
    throw new ArmError(
      409,
      'RoleAssignmentExists',
      `The role assignment already exists. The ID of the conflicting role assignment is ${conflicting.name.replaceAll(
        '-',
        '',
      )}.`,
    );
  }
  const assignment: RoleAssignment = {
    ...details,
    name,
    scope: path.scope,
    roleDefinitionId: `${state.subscriptionScope()}/providers/Microsoft.Authorization/roleDefinitions/${
      role.name
    }`,
    principalId,
    principalType: principalType(
      state,
      principalId,
      asText(properties.principalType),
    ),
    createdOn: state.clock.now(),
    createdBy: call.caller.objectId,
    effectiveAt: state.after(state.delays.roleAssignment),
  };
  state.roleAssignments.set(name, assignment);
  return { status: 201, body: renderAssignment(assignment) };
}

function findAssignment(call: ArmCall): RoleAssignment | undefined {
  const assignment = call.state.roleAssignments.get(
    call.path.names[0].toLowerCase(),
  );
  return assignment?.scope.toLowerCase() === call.path.scope.toLowerCase()
    ? assignment
    : undefined;
}

/** The filters that ARM documents for role assignments, joined by `and`. */
function parseFilter(filter: string): {
  atScope: boolean;
  principalId?: string;
} {
  const result: { atScope: boolean; principalId?: string } = { atScope: false };
  for (const term of filter.split(/\s+and\s+/i).filter(text => text !== '')) {
    const principal =
      /^assignedTo\('([^']*)'\)$/i.exec(term) ??
      /^principalId\s+eq\s+'([^']*)'$/i.exec(term);
    if (/^atScope\(\)$/i.test(term)) result.atScope = true;
    else if (principal) result.principalId = principal[1].toLowerCase();
    else {
      throw new ArmError(
        400,
        'UnsupportedQuery',
        `The filter '${filter}' is not supported. Supported filters are either 'atScope()' or 'principalId eq '{value}' or assignedTo('{value}')'.`,
      );
    }
  }
  return result;
}

function listAssignments(call: ArmCall): ArmReply {
  const { scope } = call.path;
  const { atScope, principalId } = parseFilter(
    (call.query.get('$filter') ?? '').trim(),
  );
  return page(
    call,
    [...call.state.roleAssignments.values()]
      .filter(
        assignment =>
          isWithin(scope, assignment.scope) ||
          (!atScope && isWithin(assignment.scope, scope)),
      )
      .filter(
        assignment =>
          principalId === undefined || assignment.principalId === principalId,
      )
      .map(renderAssignment),
  );
}

const renderRole = (call: ArmCall, role: RoleDefinition): object => ({
  id: `${call.state.subscriptionScope()}/providers/Microsoft.Authorization/roleDefinitions/${
    role.name
  }`,
  name: role.name,
  type: 'Microsoft.Authorization/roleDefinitions',
  properties: {
    roleName: role.roleName,
    type: 'BuiltInRole',
    description: role.description,
    assignableScopes: ['/'],
    permissions: [
      {
        actions: role.actions,
        notActions: role.notActions,
        dataActions: role.dataActions,
        notDataActions: [],
      },
    ],
  },
});

function getRole(call: ArmCall): ArmReply {
  const role = findRole(call.path.id);
  if (!role) {
    throw new ArmError(
      404,
      'RoleDefinitionDoesNotExist',
      `The specified role definition with ID '${call.path.names[0].replaceAll(
        '-',
        '',
      )}' does not exist.`,
    );
  }
  return { status: 200, body: renderRole(call, role) };
}

function listRoles(call: ArmCall): ArmReply {
  const filter = (call.query.get('$filter') ?? '').trim();
  const named = /^roleName\s+eq\s+'((?:[^']|'')*)'$/i
    .exec(filter)?.[1]
    .replaceAll("''", "'");
  if (
    filter !== '' &&
    named === undefined &&
    !/^atScopeAndBelow\(\)$/i.test(filter)
  ) {
    throw new ArmError(
      400,
      'UnsupportedQuery',
      `The filter '${filter}' is not supported.`,
    );
  }
  return page(
    call,
    roleDefinitions
      .filter(role => named === undefined || role.roleName === named)
      .map(role => renderRole(call, role)),
  );
}

const renderLock = (lock: Lock): object => ({
  id: `${lock.scope}/providers/Microsoft.Authorization/locks/${lock.name}`,
  name: lock.name,
  type: 'Microsoft.Authorization/locks',
  properties: { level: lock.level, ...(lock.notes && { notes: lock.notes }) },
});

const lockKey = (call: ArmCall): string =>
  `${call.path.scope}/${call.path.names[0]}`.toLowerCase();

function putLock(call: ArmCall): ArmReply {
  const properties = asObject(asObject(call.body).properties);
  const { level } = properties;
  if (level !== 'CanNotDelete' && level !== 'ReadOnly') {
    throw new ArmError(
      400,
      'LockLevelInvalid',
      "The level of a lock must be 'CanNotDelete' or 'ReadOnly'.",
    );
  }
  assertScopeExists(call.state, call.path.scope);
  const existed = call.state.locks.has(lockKey(call));
  const lock: Lock = {
    name: call.path.names[0],
    scope: call.path.scope,
    level,
    notes: asText(properties.notes),
  };
  call.state.locks.set(lockKey(call), lock);
  return { status: existed ? 200 : 201, body: renderLock(lock) };
}

/** Microsoft.Authorization, as in api-version 2022-04-01 (locks: 2020-05-01). */
export const authorizationTypes: ResourceType[] = [
  {
    type: 'Microsoft.Authorization/roleAssignments',
    item: {
      GET: call => {
        const assignment = findAssignment(call);
        if (!assignment) {
          throw new ArmError(
            404,
            'RoleAssignmentNotFound',
            `The role assignment '${call.path.names[0]}' is not found.`,
          );
        }
        return { status: 200, body: renderAssignment(assignment) };
      },
      PUT: putAssignment,
      DELETE: call => {
        const assignment = findAssignment(call);
        if (!assignment) return { status: 204 };
        call.state.roleAssignments.delete(assignment.name);
        return { status: 200, body: renderAssignment(assignment) };
      },
    },
    list: listAssignments,
  },
  {
    type: 'Microsoft.Authorization/roleDefinitions',
    item: { GET: getRole },
    list: listRoles,
  },
  {
    type: 'Microsoft.Authorization/permissions',
    list: call =>
      page(
        call,
        grantsOf(call.state, call.caller.objectId)
          .filter(grant => isWithin(call.path.scope, grant.scope))
          .map(({ actions, notActions, dataActions }) => ({
            actions,
            notActions,
            dataActions,
            notDataActions: [],
          })),
      ),
  },
  {
    type: 'Microsoft.Authorization/locks',
    item: {
      GET: call => {
        const lock = call.state.locks.get(lockKey(call));
        if (!lock) {
          throw new ArmError(
            404,
            'LockNotFound',
            `The lock '${call.path.names[0]}' could not be found.`,
          );
        }
        return { status: 200, body: renderLock(lock) };
      },
      PUT: putLock,
      DELETE: call => ({
        status: call.state.locks.delete(lockKey(call)) ? 200 : 204,
      }),
    },
    list: call =>
      page(
        call,
        [
          ...call.state.locksOn(call.path.scope),
          ...call.state.locksBelow(call.path.scope),
        ].map(renderLock),
      ),
  },
];
