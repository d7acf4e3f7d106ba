import { ArmError, resourceNotFound } from './errors.ts';
import { asObject, asText, page } from './resourceType.ts';
import type { ArmCall, ArmReply, ResourceType } from './resourceType.ts';
import type { BlobContainer, StorageAccount } from './state.ts';

const accountType = 'Microsoft.Storage/storageAccounts';
const containerType = `${accountType}/blobServices/containers`;

function findAccount(call: ArmCall): StorageAccount {
  const account = call.state.storageAccounts.get(
    call.path.names[0].toLowerCase(),
  );
  if (
    !account ||
    account.resourceGroup.toLowerCase() !==
      call.path.resourceGroup?.toLowerCase()
  ) {
    throw resourceNotFound(
      accountType,
      call.path.names.slice(0, 1),
      call.path.resourceGroup ?? '',
    );
  }
  return account;
}

const renderAccount = (call: ArmCall, account: StorageAccount): object => ({
  id: account.id,
  name: account.name,
  type: accountType,
  kind: 'StorageV2',
  location: call.state.seed.location,
  sku: { name: 'Standard_ZRS', tier: 'Standard' },
  tags: account.tags,
  properties: {
    provisioningState: 'Succeeded',
    primaryLocation: call.state.seed.location,
    statusOfPrimary: 'available',
    primaryEndpoints: {
      blob: `https://${account.name}.blob.core.windows.net/`,
    },
    accessTier: 'Hot',
    allowBlobPublicAccess: account.allowBlobPublicAccess,
    allowSharedKeyAccess: false,
    minimumTlsVersion: 'TLS1_2',
    supportsHttpsTrafficOnly: true,
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' },
  },
});

const renderContainer = (
  account: StorageAccount,
  container: BlobContainer,
): object => ({
  id: `${account.id}/blobServices/default/containers/${container.name}`,
  name: container.name,
  type: containerType,
  etag: `"0x${container.lastModified.getTime().toString(16).toUpperCase()}"`,
  properties: {
    publicAccess: container.publicAccess,
    metadata: container.metadata,
    leaseStatus: 'Unlocked',
    leaseState: 'Available',
    lastModifiedTime: container.lastModified.toISOString(),
    hasImmutabilityPolicy: false,
    hasLegalHold: false,
    deleted: false,
    remainingRetentionDays: 0,
    defaultEncryptionScope: '$account-encryption-key',
    denyEncryptionScopeOverride: false,
  },
});

function assertName(name: string): void {
  if (name.length < 3 || name.length > 63) {
    throw new ArmError(
      400,
      'OutOfRangeInput',
      `The container name '${name}' is invalid: its length must be between 3 and 63 characters.`,
    );
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
    throw new ArmError(
      400,
      'InvalidResourceName',
      `The container name '${name}' is invalid: it must consist of lower-case letters, digits and single hyphens, and start and end with a letter or digit.`,
    );
  }
}

function settings(
  call: ArmCall,
  account: StorageAccount,
): Partial<Pick<BlobContainer, 'publicAccess' | 'metadata'>> {
  const properties = asObject(asObject(call.body).properties);
  const publicAccess = asText(properties.publicAccess);
  if (
    publicAccess &&
    publicAccess !== 'None' &&
    !account.allowBlobPublicAccess
  ) {
    throw new ArmError(
      409,
      'PublicAccessNotPermitted',
      'Public access is not permitted on this storage account.',
    );
  }
  if (properties.metadata === undefined)
    return publicAccess ? { publicAccess } : {};
  const metadata = Object.entries(asObject(properties.metadata));
  // Metadata keys are C# identifiers: no hyphen.
  if (metadata.some(([key]) => !/^[a-z_][a-z0-9_]*$/i.test(key))) {
    throw new ArmError(
      400,
      'InvalidMetadata',
      'The metadata specified is invalid. It has characters that are not permitted.',
    );
  }
  return {
    ...(publicAccess && { publicAccess }),
    metadata: Object.fromEntries(
      metadata.map(([key, value]) => [key, String(value)]),
    ),
  };
}

function findContainer(call: ArmCall, account: StorageAccount): BlobContainer {
  const container = account.containers.get(call.path.names[2]);
  if (!container) {
    throw new ArmError(
      404,
      'ContainerNotFound',
      'The specified container does not exist.',
    );
  }
  return container;
}

function putContainer(call: ArmCall): ArmReply {
  const { state } = call;
  const account = findAccount(call);
  const name = call.path.names[2];
  assertName(name);
  const wanted = settings(call, account);
  const blockedUntil = account.blockedNames.get(name);
  if (blockedUntil !== undefined && !state.reached(blockedUntil)) {
    throw new ArmError(
      409,
      'ContainerOperationFailure',
      'The specified container is being deleted. Try operation later.',
    );
  }
  account.blockedNames.delete(name);
  const existing = account.containers.get(name);
  // Whoever knows the container by its object (what is archived in it) goes on doing so.
  const container: BlobContainer = Object.assign(existing ?? { name }, {
    publicAccess: wanted.publicAccess ?? existing?.publicAccess ?? 'None',
    metadata: wanted.metadata ?? existing?.metadata ?? {},
    lastModified: state.clock.now(),
  });
  account.containers.set(name, container);
  return {
    status: existing ? 200 : 201,
    body: renderContainer(account, container),
  };
}

function patchContainer(call: ArmCall): ArmReply {
  const account = findAccount(call);
  const container = findContainer(call, account);
  Object.assign(container, settings(call, account), {
    lastModified: call.state.clock.now(),
  });
  return { status: 200, body: renderContainer(account, container) };
}

function deleteContainer(call: ArmCall): ArmReply {
  const { state } = call;
  const account = findAccount(call);
  const name = call.path.names[2];
  if (!account.containers.delete(name)) return { status: 204 };
  account.blockedNames.set(name, state.after(state.delays.containerDeletion));
  return { status: 200 };
}

/** Microsoft.Storage: the seeded account, and containers in it. */
export const storageTypes: ResourceType[] = [
  {
    type: accountType,
    item: {
      GET: call => ({
        status: 200,
        body: renderAccount(call, findAccount(call)),
      }),
    },
    list: call => {
      const group = call.path.resourceGroup?.toLowerCase();
      return page(
        call,
        [...call.state.storageAccounts.values()]
          .filter(
            account =>
              group === undefined ||
              account.resourceGroup.toLowerCase() === group,
          )
          .map(account => renderAccount(call, account)),
      );
    },
  },
  {
    type: containerType,
    item: {
      GET: call => {
        const account = findAccount(call);
        return {
          status: 200,
          body: renderContainer(account, findContainer(call, account)),
        };
      },
      PUT: putContainer,
      PATCH: patchContainer,
      DELETE: deleteContainer,
    },
    list: call => {
      const account = findAccount(call);
      return page(
        call,
        [...account.containers.values()]
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .map(container => renderContainer(account, container)),
      );
    },
  },
];
