import { readFile } from 'node:fs/promises';
import { parseAllDocuments } from 'yaml';

/** Who sends a request. */
export interface User {
  name: string;
  groups: string[];
}

/** What a request wants, as the API server tells its authorizers. */
export interface Attributes {
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  namespace?: string;
  name?: string;
}

interface PolicyRule {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

interface Subject {
  kind: string;
  name: string;
  namespace?: string;
}

interface Binding {
  name: string;
  /** Undefined for a ClusterRoleBinding. */
  namespace: string | undefined;
  subjects: Subject[];
  role: { kind: string; name: string };
}

export interface Verdict {
  allowed: boolean;
  /** By which binding, where there is one. */
  reason?: string;
  /** Of the rule that let it pass: `ClusterRole name`, `Role name`. */
  role?: string;
}

/** What the rules have been used for. */
export interface Usage {
  /** Rights that no request needed so far. */
  unused: { role: string; verb: string; group: string; resource: string }[];
  /** Requests that were refused. */
  denied: (Attributes & { user: string })[];
}

/** Decides on requests. */
export interface Authorizer {
  authorize(user: User, wanted: Attributes): Verdict;
  /** Remembers a request that was let pass or refused. */
  note(user: User, wanted: Attributes, verdict: Verdict): void;
  /** What a user may do in a namespace, for a SelfSubjectRulesReview. */
  rulesOf(user: User, namespace: string): PolicyRule[];
}

const includes = (list: string[] | undefined, value: string) =>
  list !== undefined && (list.includes('*') || list.includes(value));

const whole = ({ resource, subresource }: Attributes) =>
  subresource ? `${resource}/${subresource}` : resource;

const rightKey = (
  role: string,
  verb: string,
  group: string,
  resource: string,
) => [role, verb, group, resource].join(' ');

/** Whether a rule of a Role or ClusterRole lets a request pass, as RBAC does. */
export function ruleAllows(rule: PolicyRule, wanted: Attributes): boolean {
  const { verb, group, subresource, name = '' } = wanted;
  return (
    includes(rule.verbs, verb) &&
    includes(rule.apiGroups, group) &&
    (includes(rule.resources, whole(wanted)) ||
      (subresource !== undefined &&
        rule.resources?.includes(`*/${subresource}`) === true)) &&
    (!rule.resourceNames?.length || rule.resourceNames.includes(name))
  );
}

function isSubject(
  user: User,
  subject: Subject,
  bindingNamespace: string | undefined,
): boolean {
  switch (subject.kind) {
    case 'User':
      return subject.name === user.name;
    case 'Group':
      return user.groups.includes(subject.name);
    case 'ServiceAccount':
      return (
        user.name ===
        `system:serviceaccount:${subject.namespace ?? bindingNamespace}:${
          subject.name
        }`
      );
    default:
      return false;
  }
}

/** The user that a subject of a binding stands for. */
function userOf(subject: Subject, namespace: string | undefined): User {
  if (subject.kind === 'Group') {
    return { name: 'portal', groups: [subject.name, 'system:authenticated'] };
  }
  if (subject.kind !== 'ServiceAccount') {
    return { name: subject.name, groups: ['system:authenticated'] };
  }
  const home = subject.namespace ?? namespace ?? 'default';
  return {
    name: `system:serviceaccount:${home}:${subject.name}`,
    groups: [
      'system:serviceaccounts',
      `system:serviceaccounts:${home}`,
      'system:authenticated',
    ],
  };
}

/** Refusals that are remembered. */
const DENIED_LIMIT = 1000;

/** Roles and bindings, and what they allow. */
export class RbacAuthorizer implements Authorizer {
  readonly #roles = new Map<string, PolicyRule[]>();
  readonly #bindings: Binding[] = [];
  readonly #used = new Set<string>();
  readonly #denied: Usage['denied'] = [];

  /**
   * @param objects - ClusterRoles, Roles and their bindings, as people apply them; other objects are left out
   * @throws Error with one sentence when a binding names a role that is not among them
   */
  constructor(objects: any[]) {
    for (const object of objects) {
      const { kind, metadata } = object;
      if (kind === 'Role' || kind === 'ClusterRole') {
        this.#roles.set(
          roleKey(kind, metadata.namespace, metadata.name),
          object.aggregationRule
            ? aggregated(object, objects)
            : object.rules ?? [],
        );
      } else if (kind === 'RoleBinding' || kind === 'ClusterRoleBinding') {
        this.#bindings.push({
          name: metadata.name,
          namespace:
            kind === 'RoleBinding'
              ? metadata.namespace ?? 'default'
              : undefined,
          subjects: object.subjects ?? [],
          role: object.roleRef,
        });
      }
    }
    for (const binding of this.#bindings) {
      if (!this.#roles.has(this.#key(binding))) {
        throw new Error(
          `The binding ${binding.name} names the ${binding.role.kind} ${binding.role.name}, which is not among the rules.`,
        );
      }
    }
  }

  /**
   * The user whom the rules are for: the first subject of the first binding.
   *
   * @throws Error with one sentence when there is none
   */
  get user(): User {
    for (const { subjects, namespace } of this.#bindings) {
      if (subjects.length > 0) {
        return userOf(subjects[0], namespace);
      }
    }
    throw new Error(
      'The rules hold no binding with a subject: add the RoleBinding or ClusterRoleBinding that people apply.',
    );
  }

  authorize(user: User, wanted: Attributes): Verdict {
    for (const binding of this.#bindingsOf(user, wanted.namespace)) {
      const rules = this.#roles.get(this.#key(binding)) ?? [];
      if (rules.some(rule => ruleAllows(rule, wanted))) {
        const kind = binding.namespace ? 'RoleBinding' : 'ClusterRoleBinding';
        const name = binding.namespace
          ? `${binding.name}/${binding.namespace}`
          : binding.name;
        return {
          allowed: true,
          role: `${binding.role.kind} ${binding.role.name}`,
          reason: `RBAC: allowed by ${kind} ${JSON.stringify(name)} of ${
            binding.role.kind
          } ${JSON.stringify(binding.role.name)} to ${describe(binding, user)}`,
        };
      }
    }
    return { allowed: false };
  }

  note(user: User, wanted: Attributes, verdict: Verdict): void {
    if (!verdict.allowed) {
      this.#denied.push({ user: user.name, ...wanted });
      this.#denied.splice(0, this.#denied.length - DENIED_LIMIT);
    } else if (verdict.role) {
      this.#used.add(
        rightKey(verdict.role, wanted.verb, wanted.group, whole(wanted)),
      );
    }
  }

  /** Which rights nobody needed, and what was refused. */
  get usage(): Usage {
    const unused: Usage['unused'] = [];
    for (const { role: reference, namespace } of this.#bindings) {
      const role = `${reference.kind} ${reference.name}`;
      const rules =
        this.#roles.get(roleKey(reference.kind, namespace, reference.name)) ??
        [];
      for (const { verbs, apiGroups = [], resources = [] } of rules) {
        for (const verb of verbs) {
          for (const group of apiGroups) {
            for (const resource of resources) {
              if (!this.#used.has(rightKey(role, verb, group, resource))) {
                unused.push({ role, verb, group, resource });
              }
            }
          }
        }
      }
    }
    return { unused, denied: [...this.#denied] };
  }

  rulesOf(user: User, namespace: string): PolicyRule[] {
    return this.#bindingsOf(user, namespace).flatMap(
      binding => this.#roles.get(this.#key(binding)) ?? [],
    );
  }

  /** A RoleBinding counts within its namespace only, also when it names a ClusterRole. */
  #bindingsOf(user: User, namespace: string | undefined): Binding[] {
    return this.#bindings.filter(
      binding =>
        (binding.namespace === undefined || binding.namespace === namespace) &&
        binding.subjects.some(subject =>
          isSubject(user, subject, binding.namespace),
        ),
    );
  }

  #key({ role, namespace }: Binding): string {
    return roleKey(role.kind, namespace, role.name);
  }
}

function describe(binding: Binding, user: User): string {
  const subject = binding.subjects.find(each =>
    isSubject(user, each, binding.namespace),
  );
  return subject?.kind === 'ServiceAccount'
    ? `ServiceAccount ${JSON.stringify(
        `${subject.name}/${subject.namespace ?? binding.namespace}`,
      )}`
    : `${subject?.kind} ${JSON.stringify(subject?.name)}`;
}

function roleKey(
  kind: string,
  namespace: string | undefined,
  name: string,
): string {
  return kind === 'Role'
    ? `Role/${namespace ?? 'default'}/${name}`
    : `${kind}/${name}`;
}

/** The rules of the ClusterRoles that an aggregated one selects by their labels. */
function aggregated(role: any, objects: any[]): PolicyRule[] {
  const selectors: any[] = role.aggregationRule.clusterRoleSelectors ?? [];
  return objects
    .filter(
      each =>
        each.kind === 'ClusterRole' &&
        each !== role &&
        selectors.some(selector =>
          Object.entries(selector.matchLabels ?? {}).every(
            ([key, value]) => each.metadata.labels?.[key] === value,
          ),
        ),
    )
    .flatMap(each => each.rules ?? []);
}

/**
 * Reads the manifests of roles and bindings, YAML or JSON, several documents
 * or a List.
 *
 * @throws Error with one sentence when a file cannot be read
 */
export async function loadRules(files: string[]): Promise<RbacAuthorizer> {
  const objects: any[] = [];
  for (const file of files) {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      throw new Error(
        `The rules ${file} cannot be read: ${
          (error as NodeJS.ErrnoException).code
        }.`,
      );
    }
    for (const document of parseAllDocuments(text)) {
      const [problem] = 'errors' in document ? document.errors : [];
      if (problem) {
        throw new Error(
          `The rules ${file} are no YAML: ${problem.message.split('\n')[0]}`,
        );
      }
      const object: any = 'toJS' in document ? document.toJS() : undefined;
      objects.push(...(object?.items ?? (object ? [object] : [])));
    }
  }
  return new RbacAuthorizer(objects);
}
