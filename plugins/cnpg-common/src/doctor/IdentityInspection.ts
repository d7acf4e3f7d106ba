/**
 * Something in Azure: what was found, or that it is not there, or why that
 * cannot be told.
 *
 * @public
 */
export type Inspected<T> =
  | { found: T }
  | { missing: true }
  | {
      /** One sentence: who refused, and what to do. */
      unknown: string;
    };

/**
 * What exists in Azure for one database, as the portal read it.
 *
 * @public
 */
export interface IdentityInspection {
  /** What it is called, whether it exists or not. */
  names: {
    identity: string;
    federatedCredential: string;
    container: string;
    /** Storage account. */
    account: string;
    /** AKS cluster. */
    aks: string;
    /** URL of the container, to which the database should archive. */
    containerUrl: string;
    /** Client id that the target's configuration says, where identities are not the portal's. */
    existingClientId?: string;
    /** Audience of the tokens with which pods sign in. */
    audience: string;
  };
  /** The AKS cluster. Where it may not be read, only its configured issuer is known. */
  cluster: Inspected<{
    issuer?: string;
    oidcIssuerEnabled?: boolean;
    workloadIdentityEnabled?: boolean;
  }>;
  storageAccount: Inspected<{
    /** `Enabled`, `Disabled` or `SecuredByPerimeter`. */
    publicNetworkAccess?: string;
    /** `Allow` or `Deny`: what happens to networks that no rule names. */
    defaultAction?: string;
    /** Number of private endpoints. */
    privateEndpoints: number;
    sharedKeyAllowed: boolean;
  }>;
  container: Inspected<{
    /** Whether a policy or a legal hold keeps its blobs from being deleted. */
    immutable: boolean;
  }>;
  identity: Inspected<{ clientId: string; principalId: string }>;
  federatedCredentials: Inspected<
    { name: string; issuer: string; subject: string; audiences: string[] }[]
  >;
  /** Those of the identity that hold on the container: on it or above it. */
  roleAssignments: Inspected<
    {
      /** GUID of the role's definition, in lower case. */
      role: string;
      /** Resource id on which it was assigned. */
      scope: string;
      /** Whether a condition limits it. */
      conditional: boolean;
      /** When it was assigned, RFC 3339. */
      since?: string;
    }[]
  >;
}
