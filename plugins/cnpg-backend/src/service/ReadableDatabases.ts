import {
  AuthService,
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
import { CatalogService } from '@backstage/plugin-catalog-node';
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
import {
  isEntityOf,
  ResourceOptions,
  toResourceEntity,
} from '@pgportal/plugin-cnpg-node';

type Rules = Parameters<typeof createConditionAuthorizer<Entity, unknown>>[0];

const fulfils = createConditionAuthorizer(
  Object.values(permissionRules) as Rules,
);

const KNOWN_RULES = new Set(
  Object.values(permissionRules).map(({ name }) => name as string),
);

/**
 * The permission backend takes requests of up to 100 kB, and so does the
 * catalog, to which it sends the conditions along with each of them.
 */
const CHUNK = 50;

/**
 * Says which databases may be seen with whose credentials. The policy is asked
 * once. Conditions in its answer are applied here, by the catalog's own rules,
 * to the entities that the catalog gets for the databases: so a list of
 * thousands costs no more, and a database can be seen before the catalog has
 * taken it in. For rules that others have added to the catalog, and for the
 * system, which follows from other entities, the catalog is asked.
 */
export class ReadableDatabases {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #resource: ResourceOptions;
  /** Summaries are the same objects until something in them changes. */
  readonly #entities = new WeakMap<DatabaseSummary, Entity>();

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    permissions: PermissionsService;
    /** How the catalog's entities are made. */
    resource?: ResourceOptions;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
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

  /** Whether every database may be seen, also those that are gone or to come. */
  async all(credentials: BackstageCredentials): Promise<boolean> {
    const { result } = await this.#decide(
      credentials,
      cnpgDatabaseReadPermission,
    );
    return result === AuthorizeResult.ALLOW;
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
    const allowed: boolean[] = [];
    for (let start = 0; start < refs.length; start += CHUNK) {
      const chunk = refs.slice(start, start + CHUNK);
      const decisions = await this.#permissions.authorize(
        chunk.map(ref => ({
          permission,
          resourceRef: databaseEntityRef(ref),
        })),
        { credentials },
      );
      const foreign = await this.#haveForeignEntity(chunk);
      allowed.push(
        ...chunk.map(
          (_, index) =>
            decisions[index]?.result === AuthorizeResult.ALLOW &&
            !foreign[index],
        ),
      );
    }
    return allowed;
  }

  /**
   * For which of them the catalog has an entity that the portal did not make,
   * and whose owner may be anybody. With the portal's own credentials: whoever
   * asks need not see it.
   */
  async #haveForeignEntity(refs: DatabaseRef[]): Promise<boolean[]> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: refs.map(databaseEntityRef),
        fields: ['kind', 'metadata'],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items.map(
      (entity, index) =>
        entity !== undefined && !isEntityOf(refs[index], entity),
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
