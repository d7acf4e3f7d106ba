import { Kind } from '@pgportal/plugin-cnpg-common';
import { z } from 'zod';
import { plainText, sentence } from '../plainText';
import { KubernetesApiError } from './KubernetesApiError';

/** What was asked of which target. */
export interface KubernetesCall {
  /** Title of the target. */
  target: string;
  kind: Kind;
  namespace?: string;
  name?: string;
}

/** `Status` of apimachinery `meta/v1`, as far as it is used. */
const statusSchema = z.object({
  message: z.string().optional(),
  reason: z.string().optional(),
  code: z.number().optional(),
  details: z
    .object({
      name: z.string().optional(),
      kind: z.string().optional(),
      retryAfterSeconds: z.number().optional(),
      causes: z
        .array(
          z.object({
            reason: z.string().optional(),
            message: z.string().optional(),
            field: z.string().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

type Status = z.output<typeof statusSchema>;

/**
 * Says in a sentence what an API server refused. All texts of the recordings
 * that this is written for come from Kubernetes 1.36 and CloudNativePG 1.30.
 *
 * @param body - the answer's body, parsed where it is JSON
 */
export function fromAnswer(
  call: KubernetesCall,
  statusCode: number,
  body: unknown,
  retryAfter?: string,
): KubernetesApiError {
  const parsed = statusSchema.safeParse(body);
  const status: Status = parsed.success
    ? parsed.data
    : { message: typeof body === 'string' ? body : undefined };
  return new KubernetesApiError(describe(call, statusCode, status), {
    statusCode,
    reason: status.reason,
    retryAfterSeconds: seconds(retryAfter) ?? status.details?.retryAfterSeconds,
  });
}

function describe(call: KubernetesCall, code: number, status: Status): string {
  const { target } = call;
  const message = plainText(status.message ?? '');
  const object = describeObject(call);

  const webhook = /^admission webhook "([^"]+)" denied the request: (.*)$/.exec(
    message,
  );
  if (webhook) {
    return sentence(
      `The admission webhook ${webhook[1]} on ${target} refused ${object}: ${
        fields(status) ?? webhook[2]
      }`,
    );
  }
  const silent = /failed calling webhook "([^"]+)"/.exec(message);
  if (silent) {
    return `The webhook ${silent[1]} on ${target} did not answer, so ${object} could not be checked: make sure that the operator behind it runs, then try again. (${message})`;
  }

  switch (code) {
    case 401:
      return `${target} does not accept the portal's credentials (401): the platform team must renew them.`;
    case 403:
      return forbidden(call, message);
    case 404:
      return notFound(call, status, message);
    case 409:
      return conflict(call, status, message);
    case 410:
      return `${target} no longer has the version of ${call.kind.plural} that was asked for: they must be listed again.`;
    case 422:
      return sentence(
        `${target} refused ${object}: ${
          fields(status) ?? (message || 'it is not valid')
        }`,
      );
    case 429:
      return `${target} has too many requests at the moment (429): try again later.`;
    default:
      return sentence(
        `${target} answered ${code} for ${object}${message && `: ${message}`}`,
      );
  }
}

function forbidden(
  { target, namespace }: KubernetesCall,
  message: string,
): string {
  const quota =
    /exceeded quota: ([^,]+), requested: (.+), used: (.+), limited: (.+)$/.exec(
      message,
    );
  if (quota) {
    const [, name, requested, used, limited] = quota;
    return `The quota ${name} of namespace ${namespace} on ${target} is exceeded: requested ${requested}, used ${used}, limited to ${limited}. Choose a smaller plan, or ask the platform team for more.`;
  }
  const rbac =
    /User "([^"]+)" cannot (\S+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?/.exec(
      message,
    );
  if (rbac) {
    const [, user, verb, resource, group, where] = rbac;
    return `RBAC of ${target} does not allow the portal (${user}) to ${verb} ${
      group ? `${resource}.${group}` : resource
    } ${
      where ? `in namespace ${where}` : 'in all namespaces'
    }: the platform team must grant it.`;
  }
  if (/being terminated/.test(message)) {
    return `Namespace ${namespace} on ${target} is being deleted: try again when it is gone.`;
  }
  return sentence(
    `${target} does not allow it (403)${message && `: ${message}`}`,
  );
}

function notFound(
  call: KubernetesCall,
  status: Status,
  message: string,
): string {
  const { target, kind, namespace } = call;
  if (status.details?.kind === 'namespaces' && kind.plural !== 'namespaces') {
    return `There is no namespace ${
      status.details.name ?? namespace
    } on ${target}.`;
  }
  if (!status.details?.name) {
    return `${target} does not know ${kind.kind} (${kind.group || 'core'}/${
      kind.version
    }): what provides it is not installed there.`;
  }
  return sentence(
    `There is no ${describeObject(call)} on ${target} (${message})`,
  );
}

function conflict(
  call: KubernetesCall,
  status: Status,
  message: string,
): string {
  const { target } = call;
  const object = describeObject(call);
  if (status.reason === 'AlreadyExists') {
    return `${object} exists on ${target} already.`;
  }
  const managed = status.details?.causes?.filter(
    ({ reason }) => reason === 'FieldManagerConflict',
  );
  if (managed?.length) {
    const list = managed.map(({ field, message: by }) => {
      const manager =
        /conflict with "([^"]+)"/.exec(by ?? '')?.[1] ?? 'somebody else';
      return `${plainText(field ?? '')} by ${plainText(manager)}`;
    });
    return `Fields of ${object} on ${target} are managed by others, so the portal leaves them alone: ${list.join(
      ', ',
    )}. Remove them there, or have the platform team decide who manages them.`;
  }
  if (/UID in the precondition/.test(message)) {
    return `${object} on ${target} was replaced by another of the same name meanwhile: look at it again.`;
  }
  return `${object} on ${target} was changed by somebody else at the same moment: try again.`;
}

/** `spec.instances: must be …; spec.storage.size: …` */
function fields(status: Status): string | undefined {
  const causes = status.details?.causes?.filter(
    // Kubernetes appends this one to say that not all rules were looked at.
    ({ field }) => field && field !== '<nil>',
  );
  if (!causes?.length) return undefined;
  return plainText(
    causes.map(({ field, message }) => `${field}: ${message}`).join('; '),
  );
}

function describeObject({ kind, namespace, name }: KubernetesCall): string {
  if (!name) return namespace ? `${kind.plural} in ${namespace}` : kind.plural;
  return `${kind.kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** `Retry-After` in its form with seconds; the form with a date is not used by API servers. */
function seconds(retryAfter: string | undefined): number | undefined {
  return retryAfter && /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : undefined;
}

const CONNECTION: { codes: RegExp; says: string; remedy: string }[] = [
  {
    codes: /^(ENOTFOUND|EAI_AGAIN)$/,
    says: 'its name cannot be resolved',
    remedy: 'check the URL and the DNS of the portal',
  },
  {
    codes: /^ECONNREFUSED$/,
    says: 'the connection was refused',
    remedy: 'check that the API server runs and that its address is right',
  },
  {
    codes: /^(EHOSTUNREACH|ENETUNREACH)$/,
    says: 'there is no route to it',
    remedy: 'check the network between the portal and the API server',
  },
  {
    codes:
      /^(TimeoutError|ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|UND_ERR_ABORTED)$/,
    says: 'it did not answer in time',
    remedy: 'check the network between the portal and the API server',
  },
  {
    codes: /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/,
    says: 'the connection was closed before the answer was complete',
    remedy: 'try again',
  },
  {
    codes:
      /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL|^EPROTO$|ISSUER/,
    says: 'its TLS certificate is not trusted',
    remedy: 'check the CA that is configured for it',
  },
];

/** Says in a sentence why there was no answer from an API server at all. */
export function fromFailure(
  target: string,
  error: unknown,
): KubernetesApiError {
  const { code, message } = rootCause(error);
  const known = CONNECTION.find(({ codes }) => codes.test(code));
  return new KubernetesApiError(
    known
      ? `${target} cannot be reached: ${known.says} (${code}); ${known.remedy}.`
      : sentence(`${target} cannot be reached: ${plainText(message)}`),
    { statusCode: 0 },
  );
}

/** Libraries wrap the error of the socket, several times over. */
function rootCause(error: unknown): { code: string; message: string } {
  let current = error;
  let found = { code: '', message: String(error) };
  for (let depth = 0; depth < 5 && isObject(current); depth++) {
    const { code, name, message, cause, errors } = current;
    found = {
      code: textOf(code) ?? (name === 'TimeoutError' ? name : found.code),
      message: textOf(message) ?? found.message,
    };
    current = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
