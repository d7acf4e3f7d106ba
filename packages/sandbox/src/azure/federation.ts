import { randomUUID } from 'node:crypto';
import type { AzureState, ManagedIdentity } from './state.ts';

/** What the token endpoint answers instead of a token. */
export interface EntraRefusal {
  status: number;
  /** OAuth error, for example `invalid_client`. */
  error: string;
  /** The number after AADSTS. */
  code: number;
  /** The sentence, without the trace ids that follow it on the wire. */
  message: string;
}

const documentation =
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';
const caseNote =
  'Please note that the matching is done using a case-sensitive comparison. ';

export function unknownApplication(
  clientId: string,
  tenantId: string,
): EntraRefusal {
  return {
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    message: `Application with identifier '${clientId}' was not found in the directory '${tenantId}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  };
}

/**
 * Looks for the federated credential that an assertion matches. Issuer,
 * subject and audience are compared byte for byte.
 *
 * Entra has two wordings for a subject without a match: AADSTS70021 names all
 * three claims, AADSTS700213 the subject alone. Here the second stands for a
 * subject that is right but for its case, where its note on case helps.
 */
export function matchFederatedCredential(
  state: AzureState,
  assertion: {
    clientId: string;
    issuer: string;
    subject: string;
    audience: string;
  },
): { identity: ManagedIdentity } | { refusal: EntraRefusal } {
  const { clientId, issuer, subject, audience } = assertion;
  const identity = state.identityByClientId(clientId);
  if (!identity) {
    return { refusal: unknownApplication(clientId, state.seed.tenantId) };
  }
  const known = [...identity.credentials.values()].filter(credential =>
    state.reached(credential.usableAt),
  );
  const ofIssuer = known.filter(credential => credential.issuer === issuer);
  const ofSubject = ofIssuer.filter(
    credential => credential.subject === subject,
  );
  if (ofSubject.some(credential => credential.audiences.includes(audience))) {
    return { identity };
  }
  const refuse = (code: number, message: string) => ({
    refusal: { status: 401, error: 'invalid_client', code, message },
  });
  const check = `Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${documentation}`;
  const noRecord =
    'No matching federated identity record found for presented assertion';
  if (ofSubject.length > 0) {
    return refuse(
      700212,
      `${noRecord} audience '${audience}'. ${caseNote}${check}`,
    );
  }
  if (known.length > 0 && ofIssuer.length === 0) {
    return refuse(
      700211,
      `${noRecord} issuer '${issuer}'. ${caseNote}${check}`,
    );
  }
  if (
    ofIssuer.some(
      credential => credential.subject.toLowerCase() === subject.toLowerCase(),
    )
  ) {
    return refuse(
      700213,
      `${noRecord} subject '${subject}'. ${caseNote}${check}`,
    );
  }
  return refuse(
    70021,
    `${noRecord}. Assertion Issuer: '${issuer}'. Assertion Subject: '${subject}'. Assertion Audience: '${audience}'. ${documentation}`,
  );
}

/** The `error_description` of a refusal, as Entra words it. */
export function describeRefusal(
  refusal: EntraRefusal,
  trace: { traceId: string; correlationId: string; at: Date },
): string {
  const timestamp = `${trace.at.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return `AADSTS${refusal.code}: ${refusal.message} Trace ID: ${trace.traceId} Correlation ID: ${trace.correlationId} Timestamp: ${timestamp}`;
}

export const newTrace = (at: Date, correlationId: string = randomUUID()) => ({
  traceId: randomUUID(),
  correlationId,
  at,
});
