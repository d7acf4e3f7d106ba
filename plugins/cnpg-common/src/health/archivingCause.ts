/**
 * Why WAL archiving fails, recognised in the archiver's log.
 *
 * @public
 */
export interface ArchivingCause {
  /** What the refusing party calls it, for example `AADSTS70021`. */
  code: string;
  cause: string;
  remedy: string;
  /** Azure takes a while until what was just created is known everywhere. */
  mayBePropagation: boolean;
}

interface Pattern {
  pattern: RegExp;
  code: string;
  cause: string;
  remedy: string;
  mayBePropagation?: true;
}

/**
 * The chain from the service account to the container, most telling text
 * first. Codes: Microsoft Entra "AADSTS error codes", Azure Storage "Common
 * REST API error codes".
 */
const PATTERNS: Pattern[] = [
  {
    pattern: /AADSTS700211\b/,
    code: 'AADSTS700211',
    cause:
      "The federated credential's issuer is not the issuer of this AKS cluster; both must match to the trailing slash.",
    remedy:
      'Run the creation again: it adds the federated credential with the right issuer.',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700212\b/,
    code: 'AADSTS700212',
    cause:
      "The federated credential's audience is not api://AzureADTokenExchange.",
    remedy:
      'Run the creation again: it adds the federated credential with the right audience.',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS70021[3]?\b/,
    code: 'AADSTS70021',
    cause:
      "The federated credential's subject does not match the service account of the database.",
    remedy:
      'Run the creation again: it adds the federated credential with the right subject.',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700016\b/,
    code: 'AADSTS700016',
    cause:
      'The managed identity that the service account names does not exist (any more).',
    remedy:
      'Run the creation again, then restart the cluster so that its pods get the new client id.',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700024\b/,
    code: 'AADSTS700024',
    cause: "The service account's token is outside its time of validity.",
    remedy: "Check the clock of the node; restart the instance's pod.",
  },
  {
    pattern: /AADSTS90061\b/,
    code: 'AADSTS90061',
    cause:
      'Microsoft Entra cannot read the keys of the OIDC issuer of this AKS cluster.',
    remedy:
      'Ask the platform team to check the OIDC issuer of the AKS cluster.',
  },
  {
    pattern: /AuthorizationPermissionMismatch/,
    code: 'AuthorizationPermissionMismatch',
    cause:
      'The managed identity has no role on the container that lets it write.',
    remedy:
      'After a creation this can take up to 10 min. If it stays, run the creation again: it assigns the role.',
    mayBePropagation: true,
  },
  {
    pattern: /AuthorizationFailure/,
    code: 'AuthorizationFailure',
    cause:
      'The storage account refuses: by its firewall, or because the account key is wrong.',
    remedy:
      "Ask the platform team to allow the cluster's network on the storage account.",
  },
  {
    pattern: /KeyBasedAuthenticationNotPermitted/,
    code: 'KeyBasedAuthenticationNotPermitted',
    cause: 'The storage account does not allow access by key.',
    remedy: 'Use the workload identity instead of an account key.',
  },
  {
    pattern: /ContainerBeingDeleted/,
    code: 'ContainerBeingDeleted',
    cause: 'The container is being deleted.',
    remedy: 'Find out who deletes it; its name is free again after about 30 s.',
  },
  {
    pattern: /ContainerNotFound/,
    code: 'ContainerNotFound',
    cause: 'The container for the backups does not exist.',
    remedy: 'Run the creation again: it makes the container.',
  },
  {
    pattern: /Expected empty archive|WAL archive check failed/,
    code: 'ExpectedEmptyArchive',
    cause:
      'The container already holds the WAL of another cluster of this name.',
    remedy:
      'Give the database another name, or have the old backups moved away.',
  },
  {
    pattern:
      /Multiple user assigned identities exist|ManagedIdentityCredential authentication unavailable/,
    code: 'ManagedIdentityUnavailable',
    cause: 'The pod was started without its workload identity.',
    remedy:
      'Restart the cluster once the service account names the managed identity.',
  },
  {
    pattern: /objectstores\S* .*is forbidden/,
    code: 'ObjectStoreForbidden',
    cause:
      "The plugin's role is not bound to the service account that the pods use.",
    remedy: 'Let the database use the service account of its own name.',
  },
  {
    pattern:
      /Name or service not known|Temporary failure in name resolution|Connection timed out|Max retries exceeded|Failed to establish a new connection/,
    code: 'Unreachable',
    cause:
      'The storage account or Microsoft Entra cannot be reached from the cluster.',
    remedy:
      'Ask the platform team about network policies and egress to login.microsoftonline.com and *.blob.core.windows.net.',
  },
];

/**
 * Finds the cause in the last lines of the archiver's log; the newest line
 * that says something wins.
 *
 * @public
 */
export function findArchivingCause(
  lines: string[] | undefined,
): ArchivingCause | undefined {
  for (const line of [...(lines ?? [])].reverse()) {
    const hit = PATTERNS.find(({ pattern }) => pattern.test(line));
    if (hit) {
      const { code, cause, remedy, mayBePropagation = false } = hit;
      return { code, cause, remedy, mayBePropagation };
    }
  }
  return undefined;
}
