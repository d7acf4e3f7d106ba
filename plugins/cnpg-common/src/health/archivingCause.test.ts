import { findArchivingCause } from './archivingCause';

/** Texts as Microsoft Entra, Azure Storage, the Azure SDK for Python, Barman and CloudNativePG word them. */
const TEXTS: [code: string, text: string, mayBePropagation: boolean][] = [
  [
    'AADSTS70021',
    "AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: 'https://swedencentral.oic.prod-aks.azure.com/t/i/'. Assertion Subject: 'system:serviceaccount:team-orders:orders-db'. Assertion Audience: 'api://AzureADTokenExchange'.",
    true,
  ],
  [
    'AADSTS700213',
    "AADSTS700213: No matching federated identity record found for presented assertion subject 'system:serviceaccount:team-orders:orders-db'. Please note that the matching is done using a case-sensitive comparison.",
    true,
  ],
  [
    'AADSTS700211',
    "AADSTS700211: No matching federated identity record found for presented assertion issuer 'https://swedencentral.oic.prod-aks.azure.com/t/i/'.",
    true,
  ],
  [
    'AADSTS700212',
    "AADSTS700212: No matching federated identity record found for presented assertion audience 'api://other'.",
    true,
  ],
  [
    'AADSTS700016',
    "AADSTS700016: Application with identifier '11111111-2222-3333-4444-555555555555' was not found in the directory 'Contoso'.",
    true,
  ],
  [
    'AADSTS700024',
    'AADSTS700024: Client assertion is not within its valid time range.',
    false,
  ],
  [
    'AADSTS90061',
    'AADSTS90061: Request to External OIDC endpoint failed.',
    false,
  ],
  [
    'AADSTS90002',
    "ClientAssertionCredential authentication failed: AADSTS90002: Tenant 'x' not found.",
    false,
  ],
  [
    'AuthorizationPermissionMismatch',
    'azure.core.exceptions.HttpResponseError: This request is not authorized to perform this operation using this permission.\nErrorCode:AuthorizationPermissionMismatch',
    true,
  ],
  [
    'AuthorizationFailure',
    'azure.core.exceptions.HttpResponseError: This request is not authorized to perform this operation. ErrorCode:AuthorizationFailure',
    false,
  ],
  [
    'AuthenticationFailed',
    'azure.core.exceptions.ClientAuthenticationError: Server failed to authenticate the request. ErrorCode:AuthenticationFailed',
    false,
  ],
  [
    'KeyBasedAuthenticationNotPermitted',
    'Key based authentication is not permitted on this storage account. ErrorCode:KeyBasedAuthenticationNotPermitted',
    false,
  ],
  [
    'ContainerNotFound',
    'azure.core.exceptions.ResourceNotFoundError: The specified container does not exist. ErrorCode:ContainerNotFound',
    false,
  ],
  [
    'ContainerBeingDeleted',
    'The specified container is being deleted. Try operation later. ErrorCode:ContainerBeingDeleted',
    false,
  ],
  [
    'ExpectedEmptyArchive',
    'ERROR: WAL archive check failed for server orders-db: Expected empty archive',
    false,
  ],
  [
    'ManagedIdentityUnavailable',
    'ManagedIdentityCredential authentication unavailable, no response from the IMDS endpoint.',
    false,
  ],
  [
    'ManagedIdentityUnavailable',
    'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request',
    false,
  ],
  [
    'ObjectStoreForbidden',
    'objectstores.barmancloud.cnpg.io "orders-db" is forbidden: User "system:serviceaccount:team-orders:shared" cannot get resource "objectstores"',
    false,
  ],
  [
    'ObjectStoreNotFound',
    'objectstores.barmancloud.cnpg.io "orders-db" not found',
    false,
  ],
  [
    'PluginMissing',
    'wal archive plugin is not available: barman-cloud.cloudnative-pg.io',
    false,
  ],
  [
    'CertificateNotTrusted',
    '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1000)',
    false,
  ],
  [
    'Unreachable',
    '<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused',
    false,
  ],
  [
    'Unreachable',
    "HTTPSConnectionPool(host='acct.blob.core.windows.net', port=443): Max retries exceeded with url: /c?restype=container",
    false,
  ],
  [
    'Unreachable',
    "Failed to resolve 'acct.blob.core.windows.net' ([Errno -3] Temporary failure in name resolution)",
    false,
  ],
];

describe('findArchivingCause', () => {
  it.each(TEXTS)('recognises %s in %p', (code, text, mayBePropagation) => {
    expect(findArchivingCause(['archiving failed', text])).toEqual({
      code,
      cause: expect.stringMatching(/^[A-Z].+\.$/),
      remedy: expect.stringMatching(/^[A-Z].+\.$/),
      mayBePropagation,
      concernsIdentity: expect.any(Boolean),
      messages: {
        cause: { id: expect.stringMatching(/cause$/), params: { code } },
        remedy: { id: expect.stringMatching(/remedy$/) },
      },
    });
  });

  it.each([
    ['AADSTS700213: No matching federated identity record', true],
    ['ErrorCode:AuthorizationPermissionMismatch', true],
    ['Multiple user assigned identities exist', true],
    ['ErrorCode:AuthorizationFailure', false],
    ['ErrorCode:ContainerNotFound', false],
    ['Expected empty archive', false],
  ])('knows whether %p is about the identity', (text, concernsIdentity) => {
    expect(findArchivingCause([text])).toMatchObject({ concernsIdentity });
  });

  it('believes the newest line that says something', () => {
    expect(
      findArchivingCause([
        'ErrorCode:ContainerNotFound',
        'ErrorCode:AuthorizationPermissionMismatch',
        'exit status 1',
      ])?.code,
    ).toBe('AuthorizationPermissionMismatch');
  });

  it.each([
    [undefined],
    [[]],
    [['exit status 2']],
    [['LOG:  could not receive data from client: Connection timed out']],
    [['archived 000000010000000000000070021']],
  ])('finds nothing in %p', lines => {
    expect(findArchivingCause(lines)).toBeUndefined();
  });
});
