import { readFileSync } from 'node:fs';
import {
  AccessToken,
  AzureCliCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DefaultAzureCredential,
  ManagedIdentityCredential,
  TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { CredentialConfig } from '../config/readTargets';

const REFRESH_BEFORE_MS = 5 * 60_000;

/** Entra's own hosts, which MSAL knows; any other is asked without discovery. */
const KNOWN_AUTHORITY =
  /^https:\/\/login\.(microsoftonline\.com|microsoftonline\.us|chinacloudapi\.cn)\/?$/;

/**
 * The Entra identity of a configuration, with tokens that are kept until
 * shortly before they expire.
 *
 * @param cloud - where tokens come from, when it is not the public cloud
 */
export function createCredential(
  config: CredentialConfig,
  cloud: { authorityHost?: string; caFile?: string } = {},
): TokenCredential {
  const options = {
    ...(cloud.authorityHost && {
      authorityHost: cloud.authorityHost,
      disableInstanceDiscovery: !KNOWN_AUTHORITY.test(cloud.authorityHost),
    }),
    ...(cloud.caFile && {
      tlsOptions: { ca: readFileSync(cloud.caFile, 'utf8') },
    }),
  };
  return keepTokens(select(config, options));
}

function select(config: CredentialConfig, options: object): TokenCredential {
  const { type, tenantId, clientId } = config;
  switch (type) {
    case 'workloadIdentity':
      return new WorkloadIdentityCredential({
        ...options,
        tenantId,
        clientId,
        tokenFilePath: config.tokenFile,
      });
    case 'managedIdentity':
      return clientId
        ? new ManagedIdentityCredential({ ...options, clientId })
        : new ManagedIdentityCredential(options);
    case 'clientSecret':
      return new ClientSecretCredential(
        tenantId!,
        clientId!,
        config.clientSecret!,
        options,
      );
    case 'clientCertificate':
      return new ClientCertificateCredential(
        tenantId!,
        clientId!,
        config.certificateFile!,
        options,
      );
    case 'azureCli':
      return new AzureCliCredential({ ...options, tenantId });
    default:
      return new DefaultAzureCredential({
        ...options,
        tenantId,
        managedIdentityClientId: clientId,
        workloadIdentityClientId: clientId,
      });
  }
}

/**
 * Asks for a token once per scope and again five minutes before it expires;
 * callers at the same moment share one question, and a failure is not kept.
 */
export function keepTokens(
  credential: TokenCredential,
  now: () => number = Date.now,
): TokenCredential {
  const kept = new Map<string, AccessToken>();
  const asking = new Map<string, Promise<AccessToken | null>>();
  return {
    async getToken(scopes, options) {
      // A claims challenge says that the token that is kept is no longer good.
      if (options?.claims) return credential.getToken(scopes, options);
      const key = [scopes].flat().join(' ');
      const token = kept.get(key);
      if (token && token.expiresOnTimestamp - REFRESH_BEFORE_MS > now())
        return token;
      let question = asking.get(key);
      if (!question) {
        question = credential
          .getToken(scopes)
          .then(answer => {
            if (answer) kept.set(key, answer);
            return answer;
          })
          .finally(() => asking.delete(key));
        asking.set(key, question);
      }
      return question;
    },
  };
}
