import { randomUUID } from 'node:crypto';
import { ArmError, resourceNotFound } from './errors.ts';
import {
  asObject,
  asText,
  assertSameLocation,
  locationOf,
  page,
  tagsOf,
} from './resourceType.ts';
import type { ArmCall, ArmReply, ResourceType } from './resourceType.ts';
import type { FederatedCredential, ManagedIdentity } from './state.ts';

const identityType = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const credentialType = `${identityType}/federatedIdentityCredentials`;

/** learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations */
const maximumCredentials = 20;
const regionsWithoutFederation = ['malaysiasouth', 'newzealandnorth'];

// The identity provider answers with a lower-case `resourcegroups`, unlike the others.
const idOf = (call: ArmCall, identity: ManagedIdentity): string =>
  `${call.state.subscriptionScope()}/resourcegroups/${
    identity.resourceGroup
  }/providers/${identityType}/${identity.name}`;

const render = (call: ArmCall, identity: ManagedIdentity): object => ({
  id: idOf(call, identity),
  name: identity.name,
  type: identityType,
  location: identity.location,
  tags: identity.tags,
  properties: {
    tenantId: call.state.seed.tenantId,
    principalId: identity.principalId,
    clientId: identity.clientId,
    ...(identity.isolationScope && { isolationScope: identity.isolationScope }),
  },
});

const renderCredential = (
  call: ArmCall,
  identity: ManagedIdentity,
  credential: FederatedCredential,
): object => ({
  id: `${idOf(call, identity)}/federatedIdentityCredentials/${credential.name}`,
  name: credential.name,
  type: credentialType,
  properties: {
    issuer: credential.issuer,
    subject: credential.subject,
    audiences: credential.audiences,
  },
});

const keyOf = (call: ArmCall): string =>
  `${call.path.resourceGroup}/${call.path.names[0]}`.toLowerCase();

function find(call: ArmCall): ManagedIdentity {
  const identity = call.state.identities.get(keyOf(call));
  if (!identity) {
    throw resourceNotFound(
      identityType,
      call.path.names,
      call.path.resourceGroup ?? '',
    );
  }
  return identity;
}

function putIdentity(call: ArmCall): ArmReply {
  const { state, path } = call;
  const name = path.names[0];
  if (!/^[a-z0-9][a-z0-9_-]{2,127}$/i.test(name)) {
    throw new ArmError(
      400,
      'InvalidResourceName',
      `The resource name '${name}' is invalid: it must have 3 to 128 letters, digits, hyphens and underscores and start with a letter or digit.`,
    );
  }
  const body = asObject(call.body);
  const location = locationOf(body);
  const tags = tagsOf(body.tags);
  const existing = state.identities.get(keyOf(call));
  if (existing) {
    assertSameLocation(existing, location);
    existing.tags = tags;
    return { status: 200, body: render(call, existing) };
  }
  const { delays } = state;
  const identity: ManagedIdentity = {
    name,
    resourceGroup: path.resourceGroup ?? '',
    location,
    tags,
    isolationScope: asText(asObject(body.properties).isolationScope),
    clientId: randomUUID(),
    principalId: randomUUID(),
    parentVisibleAt: state.after(delays.identityReplication),
    principalVisibleAt: state.after(delays.principalReplication),
    typedPrincipalVisibleAt: state.after(delays.typedPrincipalReplication),
    credentials: new Map(),
    writing: false,
  };
  state.identities.set(keyOf(call), identity);
  return { status: 201, body: render(call, identity) };
}

function patchIdentity(call: ArmCall): ArmReply {
  const identity = find(call);
  const body = asObject(call.body);
  // Tags are replaced as a whole, also by PATCH.
  if (body.tags !== undefined) identity.tags = tagsOf(body.tags);
  return { status: 200, body: render(call, identity) };
}

function listIdentities(call: ArmCall): ArmReply {
  const group = call.path.resourceGroup?.toLowerCase();
  const identities = [...call.state.identities.values()].filter(
    identity =>
      group === undefined || identity.resourceGroup.toLowerCase() === group,
  );
  return page(
    call,
    identities.map(identity => render(call, identity)),
  );
}

function parentNotFound(
  call: ArmCall,
  operation: 'read' | 'write' | 'delete',
): ArmError {
  const parentId = call.path.id.split('/').slice(0, 9).join('/');
  return new ArmError(
    404,
    'ParentResourceNotFound',
    `Failed to perform '${operation}' on resource(s) of type 'userAssignedIdentities/federatedIdentityCredentials', because the parent resource '${parentId}' could not be found.`,
  );
}

function parent(call: ArmCall, operation: 'read' | 'write'): ManagedIdentity {
  const identity = call.state.identities.get(keyOf(call));
  if (
    !identity ||
    (operation === 'write' && !call.state.reached(identity.parentVisibleAt))
  ) {
    throw parentNotFound(call, operation);
  }
  return identity;
}

/** Runs a write below an identity, for as long as Azure takes, and refuses any other meanwhile. */
async function exclusively(
  call: ArmCall,
  identity: ManagedIdentity,
  write: () => ArmReply,
): Promise<ArmReply> {
  if (identity.writing) {
    throw new ArmError(
      409,
      'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
      `Too many Federated Identity Credentials are written concurrently for the managed identity '${idOf(
        call,
        identity,
      )}'. Concurrent Federated Identity Credentials writes under the same managed identity are not supported.`,
    );
  }
  identity.writing = true;
  try {
    await call.state.clock.sleep(call.state.delays.federatedCredentialWrite);
    // The identity's own deletion is not refused meanwhile.
    if (call.state.identities.get(keyOf(call)) !== identity) {
      throw parentNotFound(call, 'write');
    }
    return write();
  } finally {
    identity.writing = false;
  }
}

function credentialFrom(call: ArmCall): Omit<FederatedCredential, 'usableAt'> {
  const refuse = (message: string) => new ArmError(400, 'BadRequest', message);
  const name = call.path.names[1];
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_-]{2,119}$/.test(name)) {
    throw refuse(
      `The federated identity credential name '${name}' is invalid: it must match ^[a-zA-Z0-9]{1}[a-zA-Z0-9-_]{2,119}$.`,
    );
  }
  const properties = asObject(asObject(call.body).properties);
  const issuer = asText(properties.issuer);
  const subject = asText(properties.subject);
  const audiences = Array.isArray(properties.audiences)
    ? properties.audiences
    : [];
  if (!issuer || !subject) {
    throw refuse(
      'Issuer and subject of a federated identity credential are required.',
    );
  }
  if (audiences.length !== 1 || !asText(audiences[0])) {
    throw refuse(
      `A federated identity credential must have exactly one audience; the request has ${audiences.length}.`,
    );
  }
  const tooLong = Object.entries({
    issuer,
    subject,
    audience: String(audiences[0]),
  }).find(([, text]) => text.length > 600);
  if (tooLong) {
    throw refuse(
      `The ${tooLong[0]} of a federated identity credential can have at most 600 characters.`,
    );
  }
  if (!URL.canParse(issuer))
    throw refuse(`The issuer '${issuer}' is not a URL.`);
  return { name, issuer, subject, audiences: [String(audiences[0])] };
}

function putCredential(call: ArmCall): Promise<ArmReply> {
  const { state } = call;
  const identity = parent(call, 'write');
  if (regionsWithoutFederation.includes(identity.location)) {
    throw new ArmError(
      405,
      'MethodNotAllowed',
      'Support for federated identity credentials not enabled in this region.',
    );
  }
  const wanted = credentialFrom(call);
  return exclusively(call, identity, () => {
    const key = wanted.name.toLowerCase();
    const existing = identity.credentials.get(key);
    const others = [...identity.credentials.values()].filter(
      other => other !== existing,
    );
    if (
      others.some(
        other =>
          other.issuer === wanted.issuer && other.subject === wanted.subject,
      )
    ) {
      throw new ArmError(
        400,
        'BadRequest',
        'Issuer and subject combination already exists for this Managed Identity.',
      );
    }
    if (!existing && others.length >= maximumCredentials) {
      throw new ArmError(
        400,
        'BadRequest',
        `The managed identity has ${others.length} federated identity credentials; the maximum is ${maximumCredentials}.`,
      );
    }
    const unchanged =
      existing?.issuer === wanted.issuer &&
      existing.subject === wanted.subject &&
      existing.audiences[0] === wanted.audiences[0];
    const credential: FederatedCredential = {
      ...wanted,
      name: existing?.name ?? wanted.name,
      usableAt: unchanged
        ? existing.usableAt
        : state.after(state.delays.federatedCredential),
    };
    identity.credentials.set(key, credential);
    return {
      status: existing ? 200 : 201,
      body: renderCredential(call, identity, credential),
    };
  });
}

function getCredential(call: ArmCall): ArmReply {
  const identity = parent(call, 'read');
  const credential = identity.credentials.get(call.path.names[1].toLowerCase());
  if (!credential) {
    throw resourceNotFound(
      credentialType,
      call.path.names,
      call.path.resourceGroup ?? '',
    );
  }
  return { status: 200, body: renderCredential(call, identity, credential) };
}

async function deleteCredential(call: ArmCall): Promise<ArmReply> {
  const identity = call.state.identities.get(keyOf(call));
  const key = call.path.names[1].toLowerCase();
  if (!identity?.credentials.has(key)) return { status: 204 };
  return exclusively(call, identity, () => ({
    status: identity.credentials.delete(key) ? 200 : 204,
  }));
}

/** Microsoft.ManagedIdentity, as in api-version 2024-11-30. */
export const identityTypes: ResourceType[] = [
  {
    type: identityType,
    item: {
      GET: call => ({ status: 200, body: render(call, find(call)) }),
      PUT: putIdentity,
      PATCH: patchIdentity,
      // Its federated credentials go with it; role assignments to its principal stay.
      DELETE: call => ({
        status: call.state.identities.delete(keyOf(call)) ? 200 : 204,
      }),
    },
    list: listIdentities,
  },
  {
    type: credentialType,
    item: { GET: getCredential, PUT: putCredential, DELETE: deleteCredential },
    list: call => {
      const identity = parent(call, 'read');
      return page(
        call,
        [...identity.credentials.values()].map(credential =>
          renderCredential(call, identity, credential),
        ),
      );
    },
  },
];
