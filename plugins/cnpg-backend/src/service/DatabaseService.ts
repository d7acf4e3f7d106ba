import {
  AuthService,
  BackstageCredentials,
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
  BackupSummary,
  cnpgDatabaseReadPermission,
  DatabaseDetail,
  DatabaseEvent,
  DatabaseLive,
  DatabaseRef,
  DatabaseSummary,
  DoctorReport,
  eventTimeline,
  PostgresVersion,
  stringifyDatabaseRef,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { FleetIndex } from '../fleet/FleetIndex';
import { BackupDoctor } from './BackupDoctor';
import { FleetSystems } from './FleetSystems';
import { DatabasePage, DatabaseQuery, listDatabases } from './listDatabases';
import { LookedAt } from './LookedAt';
import { ManifestReader } from './ManifestReader';
import { namedDatabases } from './namedDatabases';
import { ReadableDatabases } from './ReadableDatabases';
import { VersionFollower } from './VersionFollower';

export interface DatabaseList extends DatabasePage {
  targets: TargetStatus[];
}

export interface EntityDatabases {
  items: DatabaseSummary[];
  targets: TargetStatus[];
  /** Databases that are named for the entity and cannot be shown, and why. */
  missing: { ref: string; reason: string }[];
}

const NOT_READABLE = `You may not see this database: it takes the permission ${cnpgDatabaseReadPermission.name}, which the platform team gives in the portal's permission policy.`;

interface Request {
  credentials: BackstageCredentials;
}

/** What may be read of the index, with whose credentials. */
export class DatabaseService {
  readonly #auth: AuthService;
  readonly #fleet: FleetIndex;
  readonly #lookedAt: LookedAt;
  readonly #readable: ReadableDatabases;
  readonly #manifests: ManifestReader;
  readonly #doctor: BackupDoctor;
  readonly #catalog: CatalogService;
  readonly #versions: VersionFollower;
  readonly #postgresVersions: PostgresVersion[];
  readonly #systems: FleetSystems;

  constructor(options: {
    auth: AuthService;
    fleet: FleetIndex;
    lookedAt: LookedAt;
    readable: ReadableDatabases;
    manifests: ManifestReader;
    doctor: BackupDoctor;
    catalog: CatalogService;
    versions: VersionFollower;
    postgresVersions: PostgresVersion[];
    systems: FleetSystems;
  }) {
    this.#auth = options.auth;
    this.#fleet = options.fleet;
    this.#lookedAt = options.lookedAt;
    this.#readable = options.readable;
    this.#manifests = options.manifests;
    this.#doctor = options.doctor;
    this.#catalog = options.catalog;
    this.#versions = options.versions;
    this.#postgresVersions = options.postgresVersions;
    this.#systems = options.systems;
  }

  /** Throws `InputError` for a cursor of another query. */
  async list(
    query: DatabaseQuery,
    { credentials }: Request,
  ): Promise<DatabaseList> {
    const all = await this.#fleet.summaries();
    const readable = await this.#systems.place(
      await this.#readable.filter(all, credentials),
      all,
    );
    const page = listDatabases(readable, query, {
      now: new Date(),
      versions: this.#postgresVersions,
    });
    // Other backends read all of them, and listen to events.
    if (this.#auth.isPrincipal(credentials, 'user')) {
      page.items.forEach(item => this.#lookedAt.add(item.ref));
    }
    return {
      ...page,
      items: this.#fleet.upToDate(page.items),
      targets: this.#fleet.targets(),
    };
  }

  /**
   * Like all methods for one database, throws `NotAllowedError`,
   * `NotFoundError`, and `ServiceUnavailableError` while the target has not
   * been read.
   */
  async get(ref: DatabaseRef, request: Request): Promise<DatabaseDetail> {
    await this.admit(ref, request);
    this.#lookedAt.add(stringifyDatabaseRef(ref));
    return this.present(ref, this.#fleet.detail(ref));
  }

  async backups(
    ref: DatabaseRef,
    request: Request,
  ): Promise<{ items: BackupSummary[] }> {
    const { backupList } = await this.get(ref, request);
    return { items: backupList };
  }

  async events(
    ref: DatabaseRef,
    request: Request,
  ): Promise<{ items: DatabaseEvent[] }> {
    await this.admit(ref, request);
    this.present(ref, this.#fleet.store.cluster(ref));
    return { items: eventTimeline(this.#fleet.store.events(ref)) };
  }

  /** What its instances say at this moment. */
  async instances(ref: DatabaseRef, request: Request): Promise<DatabaseLive> {
    await this.admit(ref, request);
    return this.present(ref, await this.#fleet.live(ref));
  }

  /** The way to its backups, link by link. */
  async doctor(ref: DatabaseRef, request: Request): Promise<DoctorReport> {
    await this.admit(ref, request);
    const objects = this.present(ref, this.#fleet.objects(ref));
    return this.#doctor.examine(ref, objects);
  }

  /** The Cluster as YAML. */
  async manifest(ref: DatabaseRef, request: Request): Promise<string> {
    await this.admit(ref, request);
    this.present(ref, this.#fleet.store.cluster(ref));
    try {
      return await this.#manifests.read(ref);
    } catch (error) {
      if (error instanceof KubernetesApiError) {
        throw new ServiceUnavailableError(error.message);
      }
      throw error;
    }
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
    const items = this.#fleet.upToDate(
      await this.#readable.filter(
        [...refs.values()].flatMap(ref => this.#fleet.summary(ref) ?? []),
        credentials,
      ),
    );

    items.forEach(item => this.#lookedAt.add(item.ref));
    const shown = new Set(items.map(({ ref }) => ref));
    const missing = await Promise.all(
      named.refs
        .filter(ref => !shown.has(stringifyDatabaseRef(ref)))
        .map(async ref => {
          const summary = this.#fleet.summary(ref);
          const allowed = await this.#readable.has(ref, summary, credentials);
          return {
            ref: stringifyDatabaseRef(ref),
            reason: allowed ? this.#absence(ref).reason : NOT_READABLE,
          };
        }),
    );
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

  /** With the versions of what runs there. */
  targets(): TargetStatus[] {
    return this.#fleet.targets().map(status => {
      const versions = this.#versions.get(status.name);
      return { ...status, ...(versions && { versions }) };
    });
  }

  /**
   * Before anything else: whether a database exists is not for everybody.
   * Throws `NotAllowedError`.
   */
  async admit(ref: DatabaseRef, { credentials }: Request): Promise<void> {
    const summary = this.#fleet.summary(ref);
    if (await this.#readable.has(ref, summary, credentials)) return;
    throw new NotAllowedError(
      `You may not see the database ${stringifyDatabaseRef(ref)} (permission ${
        cnpgDatabaseReadPermission.name
      }).`,
    );
  }

  /** Throws when there is no such document, and says why. */
  present<T>(ref: DatabaseRef, document: T | undefined): T {
    if (document !== undefined) return document;
    const { reason, unread } = this.#absence(ref);
    throw unread
      ? new ServiceUnavailableError(reason)
      : new NotFoundError(reason);
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
