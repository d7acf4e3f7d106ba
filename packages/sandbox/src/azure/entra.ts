import { randomUUID } from 'node:crypto';
import {
  SignJWT,
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  exportJWK,
  generateKeyPair,
  jwtVerify,
} from 'jose';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import {
  describeRefusal,
  matchFederatedCredential,
  newTrace,
  unknownApplication,
} from './federation.ts';
import type { EntraRefusal } from './federation.ts';
import type { AzureState } from './state.ts';

/** Seconds for which Entra's tokens for applications are valid. */
const tokenLifetime = 3599;
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const storageResource = 'https://storage.azure.com';
const armResources = [
  'https://management.azure.com',
  'https://management.core.windows.net',
];

export interface EntraReply {
  status: number;
  body: object;
  /** The code of a refusal, for the journal. */
  code?: string;
}

/** The keys of a workload's token issuer; undefined when the issuer cannot be asked. */
export type IssuerKeys = (issuer: string) => Promise<JSONWebKeySet | undefined>;

/** Who sent a request to ARM. */
export interface Caller {
  clientId: string;
  objectId: string;
}

export type TokenCheck =
  | { caller: Caller }
  | { problem: 'invalid' | 'expired' | 'audience'; expiredAt?: Date };

export interface Entra {
  handle(request: {
    method: string;
    path: string;
    body: string;
    origin: string;
    correlationId?: string;
  }): Promise<EntraReply>;
  /** Checks a bearer token that was presented to ARM. */
  checkArmToken(token: string): Promise<TokenCheck>;
}

/** Whether a path belongs to the token endpoint's part of the port. */
export const isEntraPath = (pathname: string): boolean =>
  /^\/[^/]+\/(oauth2\/v2\.0|v2\.0|discovery)(\/|$)/.test(pathname);

/**
 * @param origins - where the sandbox itself is reached; as resources of tokens they mean ARM
 */
export async function createEntra(
  state: AzureState,
  origins: () => string[],
  issuerKeys?: IssuerKeys,
): Promise<Entra> {
  const { tenantId } = state.seed;
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keyId = randomUUID();
  const jwk = {
    ...(await exportJWK(publicKey)),
    kid: keyId,
    use: 'sig',
    alg: 'RS256',
  };
  const issuer = `https://sts.windows.net/${tenantId}/`;

  const refusal = (
    status: number,
    error: string,
    code: number,
    message: string,
  ): EntraRefusal => ({ status, error, code, message });

  function refused(
    reason: EntraRefusal,
    correlationId: string | undefined,
  ): EntraReply {
    const trace = newTrace(state.clock.now(), correlationId);
    return {
      status: reason.status,
      code: `AADSTS${reason.code}`,
      body: {
        error: reason.error,
        error_description: describeRefusal(reason, trace),
        error_codes: [reason.code],
        timestamp: `${trace.at.toISOString().slice(0, 19).replace('T', ' ')}Z`,
        trace_id: trace.traceId,
        correlation_id: trace.correlationId,
        error_uri: `https://login.microsoftonline.com/error?code=${reason.code}`,
      },
    };
  }

  async function issue(caller: Caller, audience: string): Promise<EntraReply> {
    const now = Math.floor(state.now() / 1000);
    const accessToken = await new SignJWT({
      appid: caller.clientId,
      appidacr: '1',
      idp: issuer,
      idtyp: 'app',
      oid: caller.objectId,
      tid: tenantId,
      uti: randomUUID(),
      ver: '1.0',
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(caller.objectId)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + tokenLifetime)
      .sign(privateKey);
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: tokenLifetime,
        ext_expires_in: tokenLifetime,
        access_token: accessToken,
      },
    };
  }

  /** The resource of a scope, or why there is none. */
  function resourceOf(scope: string): string | EntraRefusal {
    const resource = /^(\S+)\/\.default$/.exec(scope)?.[1].replace(/\/$/, '');
    if (!resource) {
      return refusal(
        400,
        'invalid_scope',
        1002012,
        `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
      );
    }
    // ARM under another host is its own resource, as in the sovereign clouds.
    if ([...armResources, storageResource, ...origins()].includes(resource))
      return resource;
    return refusal(
      400,
      'invalid_resource',
      500011,
      `The resource principal named ${resource} was not found in the tenant named ${tenantId}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    );
  }

  /** The identity that a workload's token stands for, or why it stands for none. */
  async function exchange(
    clientId: string,
    assertion: string,
  ): Promise<Caller | EntraRefusal> {
    let claims: JWTPayload;
    try {
      claims = decodeJwt(assertion);
    } catch {
      return refusal(
        401,
        'invalid_client',
        50027,
        'JWT token is invalid or malformed.',
      );
    }
    const audiences = [claims.aud ?? []].flat();
    const match = matchFederatedCredential(state, {
      clientId,
      issuer: claims.iss ?? '',
      subject: claims.sub ?? '',
      audience: audiences[0] ?? '',
    });
    if ('refusal' in match) return match.refusal;

    const keys = await issuerKeys?.(claims.iss ?? '');
    if (!keys) {
      return refusal(
        400,
        'invalid_request',
        90061,
        `Request to External OIDC endpoint failed: the keys of issuer '${claims.iss}' cannot be read.`,
      );
    }
    try {
      await compactVerify(assertion, createLocalJWKSet(keys), {
        algorithms: ['RS256'],
      });
    } catch {
      return refusal(
        401,
        'invalid_client',
        50013,
        'Assertion failed signature validation. [Reason - The key was not found or does not match.]',
      );
    }
    const now = state.now() / 1000;
    const from = claims.nbf ?? claims.iat ?? 0;
    if (claims.exp === undefined || now >= claims.exp || now < from) {
      const time = (seconds: number) => new Date(seconds * 1000).toISOString();
      return refusal(
        401,
        'invalid_client',
        700024,
        `Client assertion is not within its valid time range. Current time: ${time(
          now,
        )}, assertion valid from ${time(from)}, expiry time of assertion ${time(
          claims.exp ?? 0,
        )}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`,
      );
    }
    return {
      clientId: match.identity.clientId,
      objectId: match.identity.principalId,
    };
  }

  function authenticate(
    clientId: string,
    secret: string,
  ): Caller | EntraRefusal {
    const principal = state.servicePrincipalByClientId(clientId);
    if (!principal && !state.identityByClientId(clientId)) {
      return unknownApplication(clientId, tenantId);
    }
    if (principal?.clientSecret !== secret) {
      return refusal(
        401,
        'invalid_client',
        7000215,
        `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
      );
    }
    return { clientId: principal.clientId, objectId: principal.objectId };
  }

  async function token(
    form: URLSearchParams,
  ): Promise<EntraReply | EntraRefusal> {
    const missing = ['grant_type', 'client_id', 'scope'].find(
      name => !form.get(name),
    );
    if (missing) {
      return refusal(
        400,
        'invalid_request',
        900144,
        `The request body must contain the following parameter: '${missing}'.`,
      );
    }
    const grantType = form.get('grant_type') ?? '';
    if (grantType !== 'client_credentials') {
      return refusal(
        400,
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${grantType}'.`,
      );
    }
    const clientId = form.get('client_id') ?? '';
    const secret = form.get('client_secret');
    const assertion = form.get('client_assertion');
    let caller: Caller | EntraRefusal;
    if (assertion && form.get('client_assertion_type') === assertionType) {
      caller = await exchange(clientId, assertion);
    } else if (secret) {
      caller = authenticate(clientId, secret);
    } else {
      return refusal(
        401,
        'invalid_client',
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      );
    }
    if ('error' in caller) return caller;
    const resource = resourceOf(form.get('scope') ?? '');
    return typeof resource === 'string' ? issue(caller, resource) : resource;
  }

  return {
    async handle({ method, path, body, origin, correlationId }) {
      state.settle();
      const [tenant, ...rest] = path.split('/').slice(1);
      const endpoint = `${method} ${rest.join('/')}`;
      if (endpoint === 'GET discovery/instance') {
        return {
          status: 200,
          body: {
            tenant_discovery_endpoint: `${origin}/${tenantId}/v2.0/.well-known/openid-configuration`,
            'api-version': '1.1',
            metadata: [],
          },
        };
      }
      if (tenant.toLowerCase() !== tenantId.toLowerCase()) {
        return refused(
          refusal(
            400,
            'invalid_request',
            90002,
            `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
          ),
          correlationId,
        );
      }
      switch (endpoint) {
        case 'GET v2.0/.well-known/openid-configuration':
          return {
            status: 200,
            body: {
              issuer: `${origin}/${tenantId}/v2.0`,
              token_endpoint: `${origin}/${tenantId}/oauth2/v2.0/token`,
              authorization_endpoint: `${origin}/${tenantId}/oauth2/v2.0/authorize`,
              jwks_uri: `${origin}/${tenantId}/discovery/v2.0/keys`,
              token_endpoint_auth_methods_supported: [
                'client_secret_post',
                'private_key_jwt',
              ],
              response_types_supported: ['code', 'id_token', 'token'],
              response_modes_supported: ['query', 'fragment', 'form_post'],
              subject_types_supported: ['pairwise'],
              id_token_signing_alg_values_supported: ['RS256'],
              scopes_supported: ['openid'],
            },
          };
        case 'GET discovery/v2.0/keys':
          return { status: 200, body: { keys: [jwk] } };
        case 'POST oauth2/v2.0/token': {
          const result = await token(new URLSearchParams(body));
          return 'error' in result ? refused(result, correlationId) : result;
        }
        default:
          return { status: 404, code: 'NotFound', body: {} };
      }
    },

    async checkArmToken(bearer) {
      let payload: JWTPayload;
      try {
        ({ payload } = await jwtVerify(bearer, publicKey, {
          algorithms: ['RS256'],
          issuer,
          currentDate: state.clock.now(),
        }));
      } catch (error) {
        if (
          error instanceof Error &&
          'code' in error &&
          error.code === 'ERR_JWT_EXPIRED'
        ) {
          return {
            problem: 'expired',
            expiredAt: new Date((decodeJwt(bearer).exp ?? 0) * 1000),
          };
        }
        return { problem: 'invalid' };
      }
      const audience = String(payload.aud).replace(/\/$/, '');
      if (![...armResources, ...origins()].includes(audience))
        return { problem: 'audience' };
      return {
        caller: {
          clientId: String(payload.appid),
          objectId: String(payload.oid),
        },
      };
    },
  };
}
