import { authorizationTypes } from './authorization.ts';
import { containerServiceTypes } from './containerService.ts';
import type { Caller, Entra } from './entra.ts';
import { ArmError, scopeLocked } from './errors.ts';
import { identityTypes } from './identities.ts';
import type { ArmPath } from './paths.ts';
import { mayAct } from './rbac.ts';
import { groupNotFound, resourcesTypes } from './resources.ts';
import { asObject, asText } from './resourceType.ts';
import type {
  ArmReply,
  Handler,
  Method,
  ResourceType,
} from './resourceType.ts';
import type { AzureState } from './state.ts';
import { storageTypes } from './storage.ts';

const types = new Map<string, ResourceType>(
  [
    ...resourcesTypes,
    ...identityTypes,
    ...storageTypes,
    ...containerServiceTypes,
    ...authorizationTypes,
  ].map(type => [type.type.toLowerCase(), type]),
);

const groupType = 'microsoft.resources/subscriptions/resourcegroups';

const operations: Record<Method, 'read' | 'write' | 'delete'> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'write',
  PATCH: 'write',
  DELETE: 'delete',
};

const isMethod = (method: string): method is Method => method in operations;

export interface ArmRequest {
  method: string;
  path: ArmPath;
  query: URLSearchParams;
  body: string;
  authorization: string | undefined;
  origin: string;
}

function unauthorized(
  state: AzureState,
  code: string,
  message: string,
): ArmError {
  const authority = `https://login.windows.net/${state.seed.tenantId}`;
  return new ArmError(401, code, message, {
    headers: {
      'www-authenticate': `Bearer authorization_uri="${authority}", error="invalid_token", error_description="${message.replaceAll(
        '"',
        "'",
      )}"`,
    },
  });
}

async function authenticate(
  request: ArmRequest,
  state: AzureState,
  entra: Entra,
): Promise<Caller> {
  const token = /^Bearer (\S+)$/i.exec(request.authorization ?? '')?.[1];
  if (!token) {
    throw unauthorized(
      state,
      'AuthenticationFailed',
      "Authentication failed. The 'Authorization' header is missing or has no bearer token.",
    );
  }
  const check = await entra.checkArmToken(token);
  if ('caller' in check) return check.caller;
  switch (check.problem) {
    case 'expired':
      throw unauthorized(
        state,
        'ExpiredAuthenticationToken',
        `The access token expiry UTC time '${check.expiredAt?.toISOString()}' is earlier than current UTC time '${state.clock
          .now()
          .toISOString()}'.`,
      );
    case 'audience':
      throw unauthorized(
        state,
        'InvalidAuthenticationTokenAudience',
        "The access token has been obtained for wrong audience or resource. It should exactly match with one of the allowed audiences 'https://management.core.windows.net/','https://management.azure.com/'.",
      );
    default:
      throw unauthorized(
        state,
        'InvalidAuthenticationToken',
        'The access token is invalid.',
      );
  }
}

/** Where the right to a request must be granted: the resource, or a collection's parent. */
function authorizationScope(path: ArmPath): string {
  if (!path.collection) return path.id;
  return path.names.length > 0
    ? path.id.slice(0, path.id.lastIndexOf('/'))
    : path.scope;
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ArmError(
      400,
      'InvalidRequestContent',
      'The request content was invalid and could not be deserialized: it is not JSON.',
    );
  }
}

/** What conditions can ask about: the assignment that is sent, and the one that is there. */
function attributesOf(
  state: AzureState,
  type: string,
  path: ArmPath,
  body: unknown,
) {
  const attributes = (from: Record<string, unknown> | undefined) => ({
    'microsoft.authorization/roleassignments:roledefinitionid': asText(
      from?.roleDefinitionId,
    )
      ?.split('/')
      .pop(),
    'microsoft.authorization/roleassignments:principaltype': asText(
      from?.principalType,
    ),
  });
  if (type !== 'Microsoft.Authorization/roleAssignments') {
    return { request: {}, resource: {} };
  }
  const existing = state.roleAssignments.get(path.names[0]?.toLowerCase());
  return {
    request: attributes(asObject(asObject(body).properties)),
    resource: attributes(existing && { ...existing }),
  };
}

function assertUnlocked(
  state: AzureState,
  id: string,
  type: string,
  operation: 'read' | 'write' | 'delete',
): void {
  // A lock does not protect itself.
  if (operation === 'read' || type === 'Microsoft.Authorization/locks') return;
  const locks = state
    .locksOn(id)
    .filter(lock => operation === 'delete' || lock.level === 'ReadOnly');
  if (operation === 'delete') locks.push(...state.locksBelow(id));
  if (locks.length > 0) {
    throw scopeLocked(
      id,
      operation,
      locks.map(lock => lock.scope),
    );
  }
}

/** The handler of a request, or the refusal of what ARM does not serve. */
function route(
  method: string,
  path: ArmPath,
): { type: ResourceType; handler: Handler } {
  const type = types.get(path.type.toLowerCase());
  if (!type) {
    const [namespace, ...rest] = path.type.split('/');
    throw new ArmError(
      404,
      'InvalidResourceType',
      `The resource type '${rest.join(
        '/',
      )}' could not be found in the namespace '${namespace}'.`,
    );
  }
  const item = isMethod(method) ? type.item?.[method] : undefined;
  const handler = path.collection ? method === 'GET' && type.list : item;
  if (!handler) {
    throw new ArmError(
      405,
      'MethodNotAllowed',
      `The requested resource does not support http method '${method}'.`,
    );
  }
  return { type, handler };
}

/**
 * Answers a request to ARM in the order in which ARM refuses: version, token,
 * subscription, type, rights, resource group, locks, and then the provider.
 * Throws an {@link ArmError} for every refusal.
 */
export async function handleArm(
  request: ArmRequest,
  state: AzureState,
  entra: Entra,
): Promise<ArmReply & { caller: Caller }> {
  const { method, path, query, origin } = request;
  const caller = await authenticate(request, state, entra);
  const apiVersion = query.get('api-version');
  if (!apiVersion) {
    throw new ArmError(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  if (!/^\d{4}-\d{2}-\d{2}(-[a-z]+)?$/i.test(apiVersion)) {
    throw new ArmError(
      400,
      'InvalidApiVersionParameter',
      `The api-version '${apiVersion}' is invalid.`,
    );
  }
  if (
    path.subscriptionId !== undefined &&
    path.subscriptionId.toLowerCase() !==
      state.seed.subscriptionId.toLowerCase()
  ) {
    throw new ArmError(
      404,
      'SubscriptionNotFound',
      `The subscription '${path.subscriptionId}' could not be found.`,
    );
  }
  const { type, handler } = route(method, path);
  const operation = operations[method as Method];
  const scope = authorizationScope(path);
  const action = `${type.type}/${operation}`;
  const body = parseBody(request.body);
  const attributes = attributesOf(state, type.type, path, body);
  if (!mayAct(state, caller.objectId, action, scope, attributes)) {
    throw new ArmError(
      403,
      'AuthorizationFailed',
      `The client '${caller.clientId}' with object id '${caller.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );
  }

  state.settle();
  if (path.resourceGroup !== undefined) {
    const group = state.resourceGroups.get(path.resourceGroup.toLowerCase());
    // A request about the group itself is answered by its own handler.
    if (!group && type !== types.get(groupType)) {
      throw groupNotFound(path.resourceGroup);
    }
    if (group?.goneAt !== undefined && operation === 'write') {
      throw new ArmError(
        409,
        'ResourceGroupBeingDeleted',
        `The resource group '${group.name}' is in deprovisioning state and cannot perform this operation.`,
      );
    }
  }
  assertUnlocked(state, path.id, type.type, operation);
  const reply = await handler({
    state,
    path,
    query,
    body,
    caller,
    origin,
  });
  return { ...reply, caller };
}
