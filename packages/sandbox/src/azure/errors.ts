/** An answer of ARM with status 400 or above. */
export class ArmError extends Error {
  readonly status: number;
  readonly code: string;
  /** Further fields of the error body: `target`, `additionalInfo`. */
  readonly extra: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: {
      extra?: Record<string, unknown>;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(message);
    this.name = 'ArmError';
    this.status = status;
    this.code = code;
    this.extra = more.extra ?? {};
    this.headers = more.headers ?? {};
  }

  get body(): object {
    return { error: { code: this.code, message: this.message, ...this.extra } };
  }
}

export function resourceNotFound(
  type: string,
  names: string[],
  resourceGroup: string,
): ArmError {
  const provider = `${type.split('/')[0]}`;
  const types = type.split('/').slice(1);
  const path = types.map((part, index) => `${part}/${names[index]}`).join('/');
  return new ArmError(
    404,
    'ResourceNotFound',
    `The Resource '${provider}/${path}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );
}

export function scopeLocked(
  scope: string,
  operation: 'delete' | 'write',
  lockedScopes: string[],
): ArmError {
  return new ArmError(
    409,
    'ScopeLocked',
    `The scope '${scope}' cannot perform ${operation} operation because following scope(s) are locked: '${lockedScopes.join(
      "','",
    )}'. Please remove the lock and try again.`,
  );
}

export interface PolicyAssignment {
  name: string;
  displayName?: string;
  /** Where it is assigned; the subscription when absent. */
  scope?: string;
  definitionName?: string;
  definitionDisplayName?: string;
}

/** Azure Policy's refusal of a write, with the violation in `additionalInfo`. */
export function disallowedByPolicy(
  resourceName: string,
  assignment: PolicyAssignment,
  subscriptionId: string,
): ArmError {
  const scope = assignment.scope ?? `/subscriptions/${subscriptionId}`;
  const definitionName = assignment.definitionName ?? assignment.name;
  const assignmentId = `${scope}/providers/Microsoft.Authorization/policyAssignments/${assignment.name}`;
  const definitionId = `/providers/Microsoft.Authorization/policyDefinitions/${definitionName}`;
  const assignmentTitle = assignment.displayName ?? assignment.name;
  const definitionTitle = assignment.definitionDisplayName ?? assignmentTitle;
  const identifiers = JSON.stringify([
    {
      policyAssignment: { name: assignmentTitle, id: assignmentId },
      policyDefinition: { name: definitionTitle, id: definitionId },
    },
  ]);
  return new ArmError(
    403,
    'RequestDisallowedByPolicy',
    `Resource '${resourceName}' was disallowed by policy. Policy identifiers: '${identifiers}'.`,
    {
      extra: {
        target: resourceName,
        additionalInfo: [
          {
            type: 'PolicyViolation',
            info: {
              policyDefinitionDisplayName: definitionTitle,
              policyDefinitionId: definitionId,
              policyDefinitionName: definitionName,
              policyDefinitionEffect: 'deny',
              policyAssignmentDisplayName: assignmentTitle,
              policyAssignmentId: assignmentId,
              policyAssignmentName: assignment.name,
              policyAssignmentScope: scope,
              policyAssignmentParameters: {},
            },
          },
        ],
      },
    },
  );
}
