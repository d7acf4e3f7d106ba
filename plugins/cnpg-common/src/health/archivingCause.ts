import { Message, MessageId, inEnglish, say } from '../messages';

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
  /** Which sentences these are, for another language. */
  messages: { cause: Message; remedy: Message };
  /** Azure takes a while until what was just created is known everywhere. */
  mayBePropagation: boolean;
  /** The managed identity is refused or not found, rather than the archive. */
  concernsIdentity: boolean;
}

type CauseName = MessageId extends infer Id
  ? Id extends `archiving.${infer Name}.cause`
    ? Name
    : never
  : never;

interface Pattern {
  pattern: RegExp;
  /** What was matched, when absent. */
  code?: string;
  name: CauseName;
  mayBePropagation?: true;
}

/** Links of the chain between the service account and the role on the container. */
const OF_IDENTITY: ReadonlySet<CauseName> = new Set<CauseName>([
  'issuer',
  'audience',
  'subject',
  'noIdentity',
  'token',
  'issuerKeys',
  'entra',
  'noRole',
  'noWorkloadIdentity',
]);

/**
 * The chain from the service account to the container, most telling text
 * first. Codes: Microsoft Entra "AADSTS error codes", Azure Storage "Common
 * REST API error codes".
 */
const PATTERNS: Pattern[] = [
  {
    pattern: /AADSTS700211\b/,
    name: 'issuer',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700212\b/,
    name: 'audience',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700213?\b/,
    name: 'subject',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700016\b/,
    name: 'noIdentity',
    mayBePropagation: true,
  },
  {
    pattern: /AADSTS700024\b/,
    name: 'token',
  },
  {
    pattern: /AADSTS90061\b/,
    name: 'issuerKeys',
  },
  {
    pattern: /AADSTS\d+\b/,
    name: 'entra',
  },
  {
    pattern: /AuthorizationPermissionMismatch/,
    name: 'noRole',
    mayBePropagation: true,
  },
  {
    pattern: /AuthorizationFailure/,
    name: 'firewall',
  },
  {
    pattern: /AuthenticationFailed|NoAuthenticationInformation/,
    name: 'credentials',
  },
  {
    pattern: /KeyBasedAuthenticationNotPermitted/,
    name: 'keys',
  },
  {
    pattern: /AccountIsDisabled/,
    name: 'disabled',
  },
  {
    pattern: /ContainerBeingDeleted/,
    name: 'deleting',
  },
  {
    pattern: /ContainerNotFound/,
    name: 'noContainer',
  },
  {
    pattern: /Expected empty archive|WAL archive check failed/,
    code: 'ExpectedEmptyArchive',
    name: 'notEmpty',
  },
  {
    pattern:
      /Multiple user assigned identities exist|ManagedIdentityCredential authentication unavailable/,
    code: 'ManagedIdentityUnavailable',
    name: 'noWorkloadIdentity',
  },
  {
    pattern: /objectstores\S* .*is forbidden/,
    code: 'ObjectStoreForbidden',
    name: 'forbidden',
  },
  {
    pattern: /objectstores\S* .*not found/,
    code: 'ObjectStoreNotFound',
    name: 'noStore',
  },
  {
    pattern: /wal archive plugin is not available/,
    code: 'PluginMissing',
    name: 'noPlugin',
  },
  {
    pattern: /CERTIFICATE_VERIFY_FAILED/,
    code: 'CertificateNotTrusted',
    name: 'tls',
  },
  {
    // Not a bare "timed out": PostgreSQL says so of its clients, too.
    pattern:
      /Name or service not known|Temporary failure in name resolution|Failed to resolve|Max retries exceeded|Failed to establish a new connection|Connect(?:ion)? ?timeout|Service(?:Request|Response)(?:Timeout)?Error/i,
    code: 'Unreachable',
    name: 'unreachable',
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
    for (const { pattern, name, code, mayBePropagation = false } of PATTERNS) {
      const [match] = pattern.exec(line) ?? [];
      if (match !== undefined) {
        return causeOf(name, code ?? match, mayBePropagation);
      }
    }
  }
  return undefined;
}

function causeOf(
  name: CauseName,
  code: string,
  mayBePropagation: boolean,
): ArchivingCause {
  const messages = {
    cause: say(`archiving.${name}.cause`, { code }),
    remedy: say(`archiving.${name}.remedy`),
  };
  return {
    code,
    cause: inEnglish(messages.cause),
    remedy: inEnglish(messages.remedy),
    messages,
    mayBePropagation,
    concernsIdentity: OF_IDENTITY.has(name),
  };
}
