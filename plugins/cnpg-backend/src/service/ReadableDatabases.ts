import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_DEPENDENCY_OF,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  PermissionCondition,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  cnpgDatabaseReadPermission,
  databaseEntityRef,
  DatabaseRef,
  DatabaseSummary,
} from '@pgportal/plugin-cnpg-common';
import { ResourceOptions, toResourceEntity } from '@pgportal/plugin-cnpg-node';

type Rules = Parameters<typeof createConditionAuthorizer<Entity, unknown>>[0];

const fulfils = createConditionAuthorizer(
  Object.values(permissionRules) as Rules,
);

const KNOWN_RULES = new Set(
  Object.values(permissionRules).map(({ name }) => name as string),
);

/**
 * Says which databases may be seen with whose credentials. The policy is asked
 * once. Conditions in its answer are applied here, by the catalog's own rules,
 * to the entities that the catalog gets for the databases: so a list of
 * thousands costs no more, and a database can be seen before the catalog has
 * taken it in. For rules that others have added to the catalog, and for the
 * system, which follows from other entities, the catalog is asked.
 */
export class ReadableDatabases {
  readonly #permissions: PermissionsService;
  readonly #resource: ResourceOptions;
  /** Summaries are the same objects until something in them changes. */
  readonly #entities = new WeakMap<DatabaseSummary, Entity>();

  constructor(options: {
    permissions: PermissionsService;
    /** How the catalog's entities are made. */
    resource?: ResourceOptions;
  }) {
    this.#permissions = options.permissions;
    this.#resource = options.resource ?? {};
  }

  /** Those of the databases that may be seen, or for which another permission is given. */
  async filter(
    databases: DatabaseSummary[],
    credentials: BackstageCredentials,
    permission: ResourcePermission = cnpgDatabaseReadPermission,
  ): Promise<DatabaseSummary[]> {
    if (!databases.length) return [];
    const decision = await this.#decide(credentials, permission);
    if (decision.result === AuthorizeResult.ALLOW) return databases;
    if (decision.result === AuthorizeResult.DENY) return [];
    if (isDecidedHere(decision)) {
      return databases.filter(database =>
        fulfils(decision, this.#entity(database)),
      );
    }
    const allowed = await this.#ask(
      databases.map(toRef),
      credentials,
      permission,
    );
    return databases.filter((_, index) => allowed[index]);
  }

  /**
   * Whether one may be seen, or another permission is given for it, also when
   * there is no such database: whether it exists is not for everybody.
   */
  async has(
    ref: DatabaseRef,
    database: DatabaseSummary | undefined,
    credentials: BackstageCredentials,
    permission: ResourcePermission = cnpgDatabaseReadPermission,
  ): Promise<boolean> {
    if (database) {
      const [allowed] = await this.filter([database], credentials, permission);
      return allowed !== undefined;
    }
    const decision = await this.#decide(credentials, permission);
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return decision.result === AuthorizeResult.ALLOW;
    }
    const [allowed] = await this.#ask([ref], credentials, permission);
    return allowed;
  }

  async #decide(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<PolicyDecision> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    return decision;
  }

  async #ask(
    refs: DatabaseRef[],
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<boolean[]> {
    const decisions = await this.#permissions.authorize(
      refs.map(ref => ({
        permission,
        resourceRef: databaseEntityRef(ref),
      })),
      { credentials },
    );
    return refs.map(
      (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
    );
  }

  #entity(database: DatabaseSummary): Entity {
    let entity = this.#entities.get(database);
    if (!entity) {
      entity = withRelations(toResourceEntity(database, this.#resource).entity);
      this.#entities.set(database, entity);
    }
    return entity;
  }
}

function toRef({ target, namespace, name }: DatabaseSummary): DatabaseRef {
  return { target, namespace, name };
}

/** Whether all rules in the conditions are the catalog's own, and about what is known here. */
function isDecidedHere(decision: PolicyDecision): boolean {
  if (!('conditions' in decision)) return false;
  const isKnown = (criteria: unknown): boolean => {
    if (typeof criteria !== 'object' || criteria === null) return false;
    if ('allOf' in criteria)
      return (criteria.allOf as unknown[]).every(isKnown);
    if ('anyOf' in criteria)
      return (criteria.anyOf as unknown[]).every(isKnown);
    if ('not' in criteria) return isKnown(criteria.not);
    if (!('rule' in criteria) || !KNOWN_RULES.has(String(criteria.rule))) {
      return false;
    }
    const { rule, params } = criteria as PermissionCondition;
    return rule !== 'HAS_SPEC' || params?.key !== 'system';
  };
  return decision.pluginId === 'catalog' && isKnown(decision.conditions);
}

/** As the catalog adds them to a Resource. */
function withRelations(entity: Entity): Entity {
  const relation = (type: string, defaultKind: string) => (text: unknown) => ({
    type,
    targetRef: stringifyEntityRef(
      parseEntityRef(String(text), {
        defaultKind,
        defaultNamespace: entity.metadata.namespace,
      }),
    ),
  });
  const { owner, dependencyOf = [] } = entity.spec ?? {};
  return {
    ...entity,
    relations: [
      relation(RELATION_OWNED_BY, 'Group')(owner),
      ...(dependencyOf as unknown[]).map(
        relation(RELATION_DEPENDENCY_OF, 'Component'),
      ),
    ],
  };
}
