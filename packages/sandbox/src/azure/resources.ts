import { randomUUID } from 'node:crypto';
import { ArmError } from './errors.ts';
import { parseArmPath } from './paths.ts';
import {
  asObject,
  asText,
  assertSameLocation,
  locationOf,
  page,
  tagsOf,
} from './resourceType.ts';
import type { ArmCall, ArmReply, ResourceType } from './resourceType.ts';
import type { AzureState, ResourceGroup } from './state.ts';

const groupType = 'Microsoft.Resources/resourceGroups';

const renderGroup = (state: AzureState, group: ResourceGroup): object => ({
  id: `${state.subscriptionScope()}/resourceGroups/${group.name}`,
  name: group.name,
  type: groupType,
  location: group.location,
  tags: group.tags,
  properties: {
    provisioningState: group.goneAt === undefined ? 'Succeeded' : 'Deleting',
  },
});

export function groupNotFound(name: string): ArmError {
  return new ArmError(
    404,
    'ResourceGroupNotFound',
    `Resource group '${name}' could not be found.`,
  );
}

const groupName = (call: ArmCall): string => call.path.names[1];

function findGroup(call: ArmCall): ResourceGroup {
  const group = call.state.resourceGroups.get(groupName(call).toLowerCase());
  if (!group) throw groupNotFound(groupName(call));
  return group;
}

function putGroup(call: ArmCall): ArmReply {
  const name = groupName(call);
  if (!/^[-\w.()]{0,89}[-\w()]$/.test(name)) {
    throw new ArmError(
      400,
      'InvalidResourceGroup',
      `The resource group name '${name}' is invalid: it can have up to 90 letters, digits, underscores, parentheses, hyphens and periods, and cannot end with a period.`,
    );
  }
  const body = asObject(call.body);
  const location = locationOf(body);
  const tags = tagsOf(body.tags);
  const existing = call.state.resourceGroups.get(name.toLowerCase());
  if (existing) {
    assertSameLocation({ ...existing, resourceGroup: existing.name }, location);
    existing.tags = tags;
    return { status: 200, body: renderGroup(call.state, existing) };
  }
  const group: ResourceGroup = { name, location, tags };
  call.state.resourceGroups.set(name.toLowerCase(), group);
  return { status: 201, body: renderGroup(call.state, group) };
}

function patchGroup(call: ArmCall): ArmReply {
  const group = findGroup(call);
  const body = asObject(call.body);
  if (body.tags !== undefined) group.tags = tagsOf(body.tags);
  return { status: 200, body: renderGroup(call.state, group) };
}

/** The answer while a deletion runs: where to ask again, and when. */
function pending(call: ArmCall, operation: string, goneAt: number): ArmReply {
  const wait = Math.max(0, Math.ceil((goneAt - call.state.now()) / 1000));
  const url = `${
    call.origin
  }${call.state.subscriptionScope()}/operationresults/${operation}`;
  return {
    status: 202,
    headers: {
      location: `${url}?api-version=${encodeURIComponent(
        call.query.get('api-version') ?? '',
      )}`,
      'retry-after': String(Math.min(wait, 15)),
    },
  };
}

function deleteGroup(call: ArmCall): ArmReply {
  const { state } = call;
  const group = findGroup(call);
  group.goneAt ??= state.after(state.delays.resourceGroupDeletion);
  const operation = randomUUID();
  state.deletions.set(operation, group);
  return pending(call, operation, group.goneAt);
}

function operationResult(call: ArmCall): ArmReply {
  const operation = call.path.names[1];
  const group = call.state.deletions.get(operation);
  if (group?.goneAt === undefined) {
    throw new ArmError(
      404,
      'OperationNotFound',
      `The operation '${operation}' is not known.`,
    );
  }
  // The last answer must be 200: the SDK takes a final 204 for an error.
  return call.state.reached(group.goneAt)
    ? { status: 200 }
    : pending(call, operation, group.goneAt);
}

/** Where the tags of a scope are kept. */
function tagHolder(
  state: AzureState,
  scope: string,
): {
  tags: Record<string, string>;
  replace: (tags: Record<string, string>) => void;
} {
  const { type, names, resourceGroup } = parseArmPath(scope);
  const holder = (resource: { tags: Record<string, string> } | undefined) =>
    resource && {
      tags: resource.tags,
      replace: (tags: Record<string, string>) => {
        resource.tags = tags;
      },
    };
  let found: ReturnType<typeof holder>;
  switch (type.toLowerCase()) {
    case 'microsoft.resources/subscriptions/resourcegroups':
      found = holder(state.resourceGroups.get(names[1].toLowerCase()));
      break;
    case 'microsoft.managedidentity/userassignedidentities':
      found = holder(
        state.identities.get(`${resourceGroup}/${names[0]}`.toLowerCase()),
      );
      break;
    case 'microsoft.storage/storageaccounts':
      found = holder(state.storageAccounts.get(names[0].toLowerCase()));
      break;
    case 'microsoft.containerservice/managedclusters':
      if (scope.toLowerCase() === state.seed.managedCluster.id.toLowerCase()) {
        found = holder(state.managedCluster);
      }
      break;
    default:
      throw new ArmError(
        400,
        'TagsNotSupported',
        `Tags are not supported at scope '${scope}'.`,
      );
  }
  if (!found) {
    throw new ArmError(
      404,
      'ResourceNotFound',
      `The resource '${scope}' was not found.`,
    );
  }
  return found;
}

function tagsReply(
  call: ArmCall,
  change?: (tags: Record<string, string>) => Record<string, string>,
): ArmReply {
  const { scope } = call.path;
  const holder = tagHolder(call.state, scope);
  const tags = change ? tagsOf(change(holder.tags)) : holder.tags;
  if (change) holder.replace(tags);
  return {
    status: 200,
    body: {
      id: `${scope}/providers/Microsoft.Resources/tags/default`,
      name: 'default',
      type: 'Microsoft.Resources/tags',
      properties: { tags },
    },
  };
}

function patchTags(call: ArmCall): ArmReply {
  const body = asObject(call.body);
  const given = tagsOf(asObject(body.properties).tags);
  const operation = asText(body.operation)?.toLowerCase();
  // Tag names are compared without case; a merged tag keeps its old spelling's place.
  const without = (tags: Record<string, string>) => {
    const names = Object.keys(given).map(name => name.toLowerCase());
    return Object.fromEntries(
      Object.entries(tags).filter(
        ([name]) => !names.includes(name.toLowerCase()),
      ),
    );
  };
  switch (operation) {
    case 'merge':
      return tagsReply(call, tags => ({ ...without(tags), ...given }));
    case 'replace':
      return tagsReply(call, () => given);
    case 'delete':
      return tagsReply(call, without);
    default:
      throw new ArmError(
        400,
        'InvalidTagPatchOperation',
        "The operation of a tags patch must be 'Merge', 'Replace' or 'Delete'.",
      );
  }
}

/** Microsoft.Resources: the subscription, its resource groups, operations and tags. */
export const resourcesTypes: ResourceType[] = [
  {
    type: 'Microsoft.Resources/subscriptions',
    item: {
      GET: ({ state }) => ({
        status: 200,
        body: {
          id: state.subscriptionScope(),
          subscriptionId: state.seed.subscriptionId,
          tenantId: state.seed.tenantId,
          displayName: 'Sandbox',
          state: 'Enabled',
        },
      }),
    },
  },
  {
    type: 'Microsoft.Resources/subscriptions/resourceGroups',
    item: {
      GET: call => ({
        status: 200,
        body: renderGroup(call.state, findGroup(call)),
      }),
      HEAD: call => ({
        status: call.state.resourceGroups.has(groupName(call).toLowerCase())
          ? 204
          : 404,
      }),
      PUT: putGroup,
      PATCH: patchGroup,
      DELETE: deleteGroup,
    },
    list: call =>
      page(
        call,
        [...call.state.resourceGroups.values()].map(group =>
          renderGroup(call.state, group),
        ),
      ),
  },
  {
    type: 'Microsoft.Resources/subscriptions/operationresults',
    item: { GET: operationResult },
  },
  {
    type: 'Microsoft.Resources/tags',
    item: {
      GET: call => tagsReply(call),
      PUT: call => {
        const tags = tagsOf(asObject(asObject(call.body).properties).tags);
        return tagsReply(call, () => tags);
      },
      PATCH: patchTags,
      DELETE: call => {
        tagsReply(call, () => ({}));
        return { status: 200 };
      },
    },
  },
];
