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
  /** What was matched, when absent. */
  code?: string;
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
    cause:
      "The federated credential's issuer is not the issuer of this AKS cluster; both must match to the trailing slash.",
    remedy:
      'Run the creation again: it adds the federated credential with the right issuer.',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700212\b/,
    cause:
      "The federated credential's audience is not api://AzureADTokenExchange.",
    remedy:
      'Run the creation again: it adds the federated credential with the right audience.',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700213?\b/,
    cause:
      "The federated credential's subject does not match the service account of the database.",
    remedy:
      'Run the creation again: it adds the federated credential with the right subject.',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700016\b/,
    cause:
      'The managed identity that the service account names does not exist (any more).',
    remedy:
      'Run the creation again, then restart the cluster so that its pods get the new client id.',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700024\b/,
    cause: "The service account's token is outside its time of validity.",
    remedy: "Check the clock of the node; restart the instance's pod.",
  },
  {
    pattern: /AADSTS90061\b/,
    cause:
      'Microsoft Entra cannot read the keys of the OIDC issuer of this AKS cluster.',
    remedy:
      'Ask the platform team to check the OIDC issuer of the AKS cluster.',
  },
  {
    pattern: /AADSTS\d+\b/,
    cause: 'Microsoft Entra refuses the identity of the database.',
    remedy: 'Ask the platform team, with this code.',
  },
  {
    pattern: /AuthorizationPermissionMismatch/,
    cause:
      'The managed identity has no role on the container that lets it write.',
    remedy:
      'After a creation this can take up to 10 min. If it stays, run the creation again: it assigns the role.',
    mayBePropagation: true,
  },
  {
    pattern: /AuthorizationFailure/,
    cause:
      "The storage account refuses the request; most often its firewall does not let the cluster's network in.",
    remedy:
      "Ask the platform team to allow the cluster's network on the storage account.",
  },
  {
    pattern: /AuthenticationFailed|NoAuthenticationInformation/,
    cause:
      'The storage account does not accept the credentials: a key or a token that is wrong or has expired.',
    remedy:
      'Mend the credentials, then reload the cluster so that they are read again.',
  },
  {
    pattern: /KeyBasedAuthenticationNotPermitted/,
    cause: 'The storage account does not allow access by key.',
    remedy: 'Use the workload identity instead of an account key.',
  },
  {
    pattern: /AccountIsDisabled/,
    cause: 'The storage account is disabled.',
    remedy: 'Ask the platform team to enable the storage account.',
  },
  {
    pattern: /ContainerBeingDeleted/,
    cause: 'The container is being deleted.',
    remedy: 'Find out who deletes it; its name is free again after about 30 s.',
  },
  {
    pattern: /ContainerNotFound/,
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
    pattern: /objectstores\S* .*not found/,
    code: 'ObjectStoreNotFound',
    cause: 'The ObjectStore that the cluster names does not exist.',
    remedy: 'Run the creation again: it makes the ObjectStore.',
  },
  {
    pattern: /wal archive plugin is not available/,
    code: 'PluginMissing',
    cause: 'The pod runs without the Barman Cloud plugin.',
    remedy:
      'Ask the platform team whether the plugin is installed, then restart the cluster.',
  },
  {
    pattern: /CERTIFICATE_VERIFY_FAILED/,
    code: 'CertificateNotTrusted',
    cause:
      'The certificate of the storage account or of Microsoft Entra is not trusted: something between reads along.',
    remedy:
      'Ask the platform team to exempt login.microsoftonline.com and *.blob.core.windows.net from TLS inspection.',
  },
  {
    // Not a bare "timed out": PostgreSQL says so of its clients, too.
    pattern:
      /Name or service not known|Temporary failure in name resolution|Failed to resolve|Max retries exceeded|Failed to establish a new connection|Connect(?:ion)? ?timeout|Service(?:Request|Response)(?:Timeout)?Error/i,
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
    for (const { pattern, ...known } of PATTERNS) {
      const match = pattern.exec(line);
      if (match) {
        return { code: match[0], mayBePropagation: false, ...known };
      }
    }
  }
  return undefined;
}
