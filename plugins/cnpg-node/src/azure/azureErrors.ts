import {
  ConflictError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { z } from 'zod';
import { plainText, sentence } from '../plainText';

const headersSchema = z.custom<{ get(name: string): string | undefined }>(
  value => typeof (value as { get?: unknown } | undefined)?.get === 'function',
);

/**
 * What the errors of both generations of Azure clients have in common. A
 * failed long-running operation and a failed login have neither code nor
 * status.
 */
const errorSchema = z.object({
  message: z.string().default(''),
  code: z.string().optional(),
  statusCode: z.number().optional(),
  // The body of the answer, with or without its outer `error`.
  details: z.unknown().optional(),
  response: z.object({ headers: headersSchema.optional() }).optional(),
});

const bodySchema = z.object({
  additionalInfo: z
    .array(
      z.object({
        info: z
          .object({
            policyAssignmentDisplayName: z.string().optional(),
            policyAssignmentName: z.string().optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});

export interface AzureFailure {
  /** Azure's own code, or an AADSTS code. */
  code: string;
  status?: number;
  message: string;
  requestId?: string;
  correlationId?: string;
  /** Seconds after which Azure wants to be asked again. */
  retryAfterSeconds?: number;
  /** The policy assignment that refused. */
  policy?: string;
}

/** Takes an error of any Azure client apart. */
export function readAzureError(error: unknown): AzureFailure {
  const parsed = errorSchema.safeParse(error);
  const raw = parsed.success ? parsed.data : { message: String(error ?? '') };
  const { message, code, statusCode, details, response } = raw as z.output<
    typeof errorSchema
  >;
  const login = /AADSTS\d+/.exec(message)?.[0];
  const header = (name: string) => response?.headers?.get(name) || undefined;
  return {
    code: login ?? code ?? '',
    status: statusCode,
    message: plainText(message),
    requestId: header('x-ms-request-id'),
    correlationId: header('x-ms-correlation-request-id'),
    retryAfterSeconds: Number(header('retry-after')) || undefined,
    policy: policyAssignment(details, message),
  };
}

/** `details` is lossy in one generation of clients; the name is in the message too. */
function policyAssignment(
  details: unknown,
  message: string,
): string | undefined {
  const inner = (details as { error?: unknown } | undefined)?.error ?? details;
  const body = bodySchema.safeParse(inner);
  const info = body.success
    ? body.data.additionalInfo?.find(entry => entry.info)?.info
    : undefined;
  const name =
    info?.policyAssignmentDisplayName ??
    info?.policyAssignmentName ??
    /"policyAssignment":\{"name":"([^"]+)"/.exec(message)?.[1];
  return name && plainText(name, 120);
}

/**
 * Says in a sentence what Azure refused, by whom, and what to do; with the ids
 * that Azure's support asks for.
 *
 * @param action - what was tried, for example `create the managed identity id-pg-…`
 */
export function translateAzureError(error: unknown, action: string): Error {
  const failure = readAzureError(error);
  const ids = [
    failure.code && `code ${failure.code}`,
    failure.requestId && `request id ${failure.requestId}`,
    failure.correlationId && `correlation id ${failure.correlationId}`,
  ].filter(Boolean);
  const text = `${describe(failure, action)}${
    ids.length ? ` (${ids.join(', ')})` : ''
  }`;
  // The original is not kept as the cause: its text would be said twice.
  switch (failure.status) {
    case 403:
      return new NotAllowedError(text);
    case 409:
      return new ConflictError(text);
    default:
      return new ServiceUnavailableError(text);
  }
}

function describe(failure: AzureFailure, action: string): string {
  const { code, status, message, policy } = failure;
  if (code === 'RequestDisallowedByPolicy') {
    return `Azure Policy${
      policy ? ` "${policy}"` : ''
    } does not allow the portal to ${action}. Ask who owns the policy for an exemption, or change the request to follow it.`;
  }
  if (code === 'ScopeLocked') {
    return `A lock does not let the portal ${action}. The platform team must remove the lock.`;
  }
  if (code === 'DenyAssignmentAuthorizationFailed') {
    return `A deny assignment does not let the portal ${action}. Use a resource group that is not managed by Azure.`;
  }
  if (code === 'AuthorizationFailed' || code === 'LinkedAuthorizationFailed') {
    const operation = /perform action '([^']+)'/.exec(message)?.[1];
    const condition = /ABAC condition/.test(message)
      ? ', or a condition on its role excludes this'
      : '';
    return `Azure RBAC does not allow the portal to ${action}: its identity lacks ${
      operation ?? 'the permission'
    }${condition}. The platform team must grant it; a new grant takes some minutes to work.`;
  }
  if (
    code.startsWith('AADSTS') ||
    /Credential(Unavailable|Error)|AuthenticationRe/.test(code)
  ) {
    return `The portal could not sign in to Azure to ${action}: ${sentence(
      message,
    )} The platform team must check its credential.`;
  }
  switch (status) {
    case 401:
      return `Azure does not accept the portal's token, so it could not ${action}. The platform team must check its credential, tenant and cloud.`;
    case 403:
      return `Azure does not allow the portal to ${action}: ${sentence(
        message,
      )}`;
    case 404:
      return `Azure could not find what is needed to ${action}: ${sentence(
        message,
      )} Check the names in cnpg.targets.`;
    case 409:
      return `Something in Azure is in the way of what it takes to ${action}: ${sentence(
        message,
      )}`;
    case 429:
      return `Azure has too many requests at the moment, so the portal could not ${action}. Run it again in some minutes.`;
    case undefined:
      return noAnswer(failure, action);
    default:
      return `Azure answered ${status} when the portal tried to ${action}: ${sentence(
        message,
      )}`;
  }
}

function noAnswer({ code, message }: AzureFailure, action: string): string {
  if (
    /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/.test(
      code,
    )
  ) {
    return `Azure cannot be reached to ${action}. Check the network of the portal and resourceManagerUrl.`;
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER/.test(code)) {
    return `The TLS certificate of Azure is not trusted, so the portal could not ${action}. Check caFile and resourceManagerUrl.`;
  }
  return `The portal could not ${action}: ${sentence(
    message || 'the reason is not known',
  )}`;
}
