import { duplicate, invalid, notSupported, required } from '../fieldErrors.ts';
import type { FieldError } from '../fieldErrors.ts';
import type { Rule } from './webhook.ts';

const reservedNames = new Set(['POD_NAME', 'NAMESPACE', 'CLUSTER_NAME']);

const environment: Rule = ({ spec }) =>
  (spec.env ?? []).flatMap((variable: any, index: number) =>
    reservedNames.has(variable.name) || /^(PG|CNPG_)/.test(variable.name)
      ? [
          invalid(
            `spec.env[${index}].name`,
            variable.name,
            'the usage of this environment variable is reserved for the operator',
          ),
        ]
      : [],
  );

const tolerations: Rule = ({ spec }) =>
  (spec.affinity?.tolerations ?? []).flatMap(
    (toleration: any, index: number): FieldError[] => {
      const path = `spec.affinity.toleration[${index}]`;
      const {
        key,
        operator = '',
        value = '',
        effect = '',
        tolerationSeconds,
      } = toleration;
      const errors: FieldError[] = [];
      if (!key && operator !== 'Exists') {
        errors.push(
          invalid(
            `${path}.operator`,
            operator,
            'operator must be Exists when `key` is empty, which means "match all values and all keys"',
          ),
        );
      }
      if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
        errors.push(
          invalid(
            `${path}.effect`,
            effect,
            "effect must be 'NoExecute' when `tolerationSeconds` is set",
          ),
        );
      }
      if (operator === 'Exists' && value !== '') {
        errors.push(
          invalid(
            `${path}.operator`,
            toleration,
            "value must be empty when `operator` is 'Exists'",
          ),
        );
      }
      if (!['', 'Equal', 'Exists'].includes(operator)) {
        errors.push(
          notSupported(`${path}.operator`, operator, ['Equal', 'Exists']),
        );
      }
      if (
        !['', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'].includes(effect)
      ) {
        errors.push(
          notSupported(`${path}.effect`, effect, [
            'NoSchedule',
            'PreferNoSchedule',
            'NoExecute',
          ]),
        );
      }
      return errors;
    },
  );

const antiAffinity: Rule = ({ spec }) => {
  const type = spec.affinity?.podAntiAffinityType ?? '';
  return ['', 'preferred', 'required'].includes(type)
    ? []
    : [
        invalid(
          'spec.affinity.podAntiAffinityType',
          type,
          "pod anti-affinity type needs to be 'preferred' (default if empty) or 'required'",
        ),
      ];
};

const serviceAccount: Rule = ({ spec }) =>
  spec.serviceAccountName && spec.serviceAccountTemplate
    ? [
        invalid(
          'spec.serviceAccountName',
          spec.serviceAccountName,
          'serviceAccountName and serviceAccountTemplate are mutually exclusive',
        ),
      ]
    : [];

function isReservedRole(name: string): boolean {
  return (
    name === 'postgres' ||
    name === 'streaming_replica' ||
    /^(pg_|cnpg_)/.test(name)
  );
}

const managedRoles: Rule = ({ spec }) => {
  const seen = new Set<string>();
  return (spec.managed?.roles ?? []).flatMap((role: any): FieldError[] => {
    const errors: FieldError[] = [];
    if (seen.has(role.name)) {
      errors.push(
        invalid(
          'spec.managed.roles',
          role.name,
          'Role name is duplicate of another',
        ),
      );
    }
    seen.add(role.name);
    if (isReservedRole(role.name)) {
      errors.push(
        invalid(
          'spec.managed.roles',
          role.name,
          'This role is reserved for operator use',
        ),
      );
    }
    if (role.connectionLimit < -1) {
      errors.push(
        invalid(
          'spec.managed.roles',
          role.name,
          'Connection limit should be positive, unless defaulting to -1',
        ),
      );
    }
    if (role.disablePassword && role.passwordSecret) {
      errors.push(
        invalid(
          'spec.managed.roles',
          role.name,
          'This role both sets and disables a password',
        ),
      );
    }
    return errors;
  });
};

const managedServices: Rule = ({ metadata, spec }) => {
  const services = spec.managed?.services;
  if (!services) {
    return [];
  }
  const path = 'spec.managed.services';
  const errors: FieldError[] = [];
  if (services.disabledDefaultServices?.includes('rw')) {
    errors.push(
      invalid(
        `${path}.disabledDefaultServices`,
        'rw',
        'service of type RW cannot be disabled.',
      ),
    );
  }
  const reserved = new Set(
    ['rw', 'r', 'ro', 'any'].map(suffix => `${metadata.name}-${suffix}`),
  );
  const seen = new Set<string>();
  (services.additional ?? []).forEach((service: any, index: number) => {
    const at = `${path}.additional[${index}]`;
    const name = service.serviceTemplate?.metadata?.name;
    if (!name) {
      errors.push(
        required(`${at}.serviceTemplate.metadata.name`, 'name is required'),
      );
    } else if (reserved.has(name)) {
      errors.push(
        invalid(
          `${at}.serviceTemplate.metadata.name`,
          name,
          `the service name: '${name}' is reserved for operator use`,
        ),
      );
    } else if (seen.has(name)) {
      errors.push(duplicate(`${at}.serviceTemplate.metadata.name`, name));
    }
    seen.add(name);
    if (service.serviceTemplate?.spec?.selector) {
      errors.push(
        invalid(
          `${at}.serviceTemplate.spec.selector`,
          service.serviceTemplate.spec.selector,
          'service template selector is not allowed',
        ),
      );
    }
  });
  return errors;
};

/** What runs, where, as whom, and under which names it is reached. */
export const pods: Rule[] = [
  tolerations,
  antiAffinity,
  environment,
  serviceAccount,
  managedServices,
  managedRoles,
];
