import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  cnpgDatabaseReadPermission,
  DatabaseDetail,
  DatabaseRef,
  DatabaseSummary,
  stringifyDatabaseRef,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { FleetIndex } from '../fleet/FleetIndex';
import { namedDatabases } from './namedDatabases';
import { readableDatabases } from './readableDatabases';

export interface DatabaseList {
  items: DatabaseSummary[];
  targets: TargetStatus[];
}

export interface EntityDatabases extends DatabaseList {
  /** Databases that are named for the entity and cannot be shown, and why. */
  missing: { ref: string; reason: string }[];
}

interface Request {
  credentials: BackstageCredentials;
}

/** What may be read of the index, with whose credentials. */
export class DatabaseService {
  readonly #fleet: FleetIndex;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  constructor(options: {
    fleet: FleetIndex;
    permissions: PermissionsService;
    catalog: CatalogService;
  }) {
    this.#fleet = options.fleet;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  async list({ credentials }: Request): Promise<DatabaseList> {
    const refs = await this.#readable(this.#fleet.list(), credentials);
    return { items: this.#summaries(refs), targets: this.#fleet.targets() };
  }

  /**
   * Throws `NotAllowedError`, `NotFoundError`, and `ServiceUnavailableError`
   * while the target has not been read.
   */
  async get(
    ref: DatabaseRef,
    { credentials }: Request,
  ): Promise<DatabaseDetail> {
    // Before anything else: whether a database exists is not for everybody.
    const [readable] = await this.#readable([ref], credentials);
    if (!readable) {
      throw new NotAllowedError(
        `You may not see the database ${stringifyDatabaseRef(
          ref,
        )} (permission ${cnpgDatabaseReadPermission.name}).`,
      );
    }
    const detail = this.#fleet.detail(ref);
    if (detail) return detail;
    const { reason, unread } = this.#absence(ref);
    throw unread
      ? new ServiceUnavailableError(reason)
      : new NotFoundError(reason);
  }

  /** Throws `NotFoundError` when the entity is not there for whoever asks. */
  async listForEntity(
    entityRef: CompoundEntityRef,
    { credentials }: Request,
  ): Promise<EntityDatabases> {
    const text = stringifyEntityRef(entityRef);
    const entity = await this.#catalog.getEntityByRef(text, { credentials });
    if (!entity) {
      throw new NotFoundError(
        `${text} is not in the catalog, or you may not see it.`,
      );
    }
    const named = await namedDatabases({
      entity,
      catalog: this.#catalog,
      credentials,
    });
    // What a Cluster itself says shows a database before the catalog knows it.
    const refs = new Map(
      [...named.refs, ...this.#fleet.store.dependenciesOf(text)].map(ref => [
        stringifyDatabaseRef(ref),
        ref,
      ]),
    );
    const readable = new Set(
      (await this.#readable([...refs.values()], credentials)).map(
        stringifyDatabaseRef,
      ),
    );
    const items = this.#summaries(
      [...refs.values()].filter(ref => readable.has(stringifyDatabaseRef(ref))),
    );

    const shown = new Set(items.map(({ ref }) => ref));
    const missing = named.refs.flatMap(ref => {
      const id = stringifyDatabaseRef(ref);
      if (shown.has(id)) return [];
      const reason = readable.has(id)
        ? this.#absence(ref).reason
        : 'You may not see this database.';
      return [{ ref: id, reason }];
    });
    for (const part of named.malformed) {
      missing.push({
        ref: part,
        reason:
          'This is no database reference; it should be <target>/<namespace>/<name>.',
      });
    }
    const concerned = new Set([...refs.values()].map(({ target }) => target));
    return {
      items,
      targets: this.#fleet.targets().filter(({ name }) => concerned.has(name)),
      missing,
    };
  }

  targets(): TargetStatus[] {
    return this.#fleet.targets();
  }

  async #readable(refs: DatabaseRef[], credentials: BackstageCredentials) {
    return await readableDatabases({
      permissions: this.#permissions,
      credentials,
      refs,
    });
  }

  #summaries(refs: DatabaseRef[]): DatabaseSummary[] {
    return refs.flatMap(ref => this.#fleet.summary(ref) ?? []);
  }

  /** Why a database is not in the index. */
  #absence(ref: DatabaseRef): { reason: string; unread: boolean } {
    const target = this.#fleet.target(ref.target);
    if (!target) {
      return {
        reason: `The portal has no target "${ref.target}".`,
        unread: false,
      };
    }
    if (!target.asOf) {
      return {
        reason: `The databases on ${target.title} have not been read yet.${
          target.problem ? ` ${target.problem}` : ''
        }`,
        unread: true,
      };
    }
    return {
      reason: `There is no database ${ref.name} in namespace ${ref.namespace} on ${target.title}.`,
      unread: false,
    };
  }
}
