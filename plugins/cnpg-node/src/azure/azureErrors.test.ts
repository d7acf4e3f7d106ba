import { translateAzureError } from './azureErrors';

const ACTION = 'create the managed identity id-pg-orders';

/** As both generations of clients throw it. */
function refused(
  status: number,
  code: string,
  message: string,
  details?: object,
) {
  const headers: Record<string, string> = {
    'x-ms-request-id': 'r-1',
    'x-ms-correlation-request-id': 'c-1',
  };
  return Object.assign(new Error(message), {
    name: 'RestError',
    statusCode: status,
    code,
    details,
    response: { headers: { get: (name: string) => headers[name] } },
  });
}

const POLICY_MESSAGE =
  'Resource \'id-pg-orders\' was disallowed by policy. Policy identifiers: \'[{"policyAssignment":{"name":"Allowed regions","id":"/x"},"policyDefinition":{"name":"y","id":"/y"}}]\'.';

describe('translateAzureError', () => {
  it.each<[string, unknown, string, RegExp]>([
    [
      'RBAC',
      refused(
        403,
        'AuthorizationFailed',
        "The client 'x' with object id 'y' does not have authorization to perform action 'Microsoft.ManagedIdentity/userAssignedIdentities/write' over scope '/subscriptions/s' or the scope is invalid.",
      ),
      'NotAllowedError',
      /^Azure RBAC does not allow the portal to create the managed identity id-pg-orders: its identity lacks Microsoft\.ManagedIdentity\/userAssignedIdentities\/write\. .* \(code AuthorizationFailed, request id r-1, correlation id c-1\)$/,
    ],
    [
      'RBAC with a condition',
      refused(
        403,
        'AuthorizationFailed',
        "The client 'x' does not have authorization or an ABAC condition not fulfilled to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '/s'.",
      ),
      'NotAllowedError',
      /lacks Microsoft\.Authorization\/roleAssignments\/write, or a condition on its role excludes this/,
    ],
    [
      'a policy, named in the body',
      refused(
        403,
        'RequestDisallowedByPolicy',
        'Resource was disallowed by policy.',
        {
          error: {
            code: 'RequestDisallowedByPolicy',
            additionalInfo: [
              {
                type: 'PolicyViolation',
                info: { policyAssignmentDisplayName: 'Tags' },
              },
            ],
          },
        },
      ),
      'NotAllowedError',
      /^Azure Policy "Tags" does not allow the portal to create/,
    ],
    [
      'a policy, named in the message alone',
      refused(403, 'RequestDisallowedByPolicy', POLICY_MESSAGE, {
        code: 'RequestDisallowedByPolicy',
      }),
      'NotAllowedError',
      /^Azure Policy "Allowed regions" does not allow/,
    ],
    [
      'a lock',
      refused(409, 'ScopeLocked', 'The scope cannot perform write operation'),
      'ConflictError',
      /^A lock does not let the portal create .* must remove the lock/,
    ],
    [
      'a deny assignment',
      refused(403, 'DenyAssignmentAuthorizationFailed', 'x'),
      'NotAllowedError',
      /^A deny assignment does not let the portal/,
    ],
    [
      'a missing resource group',
      refused(
        404,
        'ResourceGroupNotFound',
        "Resource group 'rg' could not be found.",
      ),
      'ServiceUnavailableError',
      /could not find what is needed .*'rg' could not be found\. Check the names in cnpg\.targets/,
    ],
    [
      'throttling',
      refused(429, 'TooManyRequests', 'x'),
      'ServiceUnavailableError',
      /too many requests .* Run it again in some minutes/,
    ],
    [
      'a login that fails',
      Object.assign(
        new Error(
          'invalid_client: 7000215 - AADSTS7000215: Invalid client secret provided.\nTrace ID: t',
        ),
        { name: 'AuthenticationRequiredError' },
      ),
      'ServiceUnavailableError',
      /^The portal could not sign in to Azure .*AADSTS7000215: Invalid client secret.* \(code AADSTS7000215\)$/,
    ],
    [
      'a refused connection',
      Object.assign(new Error('connect ECONNREFUSED'), {
        code: 'ECONNREFUSED',
      }),
      'ServiceUnavailableError',
      /^Azure cannot be reached to create/,
    ],
    [
      'an unknown CA',
      Object.assign(new Error('self-signed'), {
        code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      }),
      'ServiceUnavailableError',
      /^The TLS certificate of Azure is not trusted.*Check caFile/,
    ],
    [
      'a failed long-running operation',
      new Error('The long-running operation has failed.'),
      'ServiceUnavailableError',
      /^The portal could not create .*: The long-running operation has failed\.$/,
    ],
    [
      'something that is no error',
      undefined,
      'ServiceUnavailableError',
      /^The portal could not create/,
    ],
  ])('says who refused: %s', (_what, error, name, sentence) => {
    const translated = translateAzureError(error, ACTION);
    expect(translated.name).toBe(name);
    expect(translated.message).toMatch(sentence);
    expect(translated.message).not.toMatch(/\n|undefined/);
  });
});
