import { setTimeout } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  databaseEntityRef,
  parseDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import {
  DatabaseList,
  ResourceOptions,
  commonSystem,
  dependentsOf,
  toResourceEntity,
} from '@pgportal/plugin-cnpg-node';
import {
  DatabaseEvent,
  databaseEventSchema,
  DatabaseFacts,
  databaseFactsSchema,
} from './databaseFacts';

type DatabaseChange = Exclude<DatabaseEvent, { type: 'synced' }>;

export interface DatabaseIngestionOptions {
  /** Names of the configured targets. */
  targets: string[];
  reader: { read(): Promise<DatabaseList> };
  logger: LoggerService;
  resource?: ResourceOptions;
  /** Which system each entity belongs to, by its reference in full. */
  systems: { of(entityRefs: string[]): Promise<Map<string, string>> };
  /** Milliseconds between attempts to read while the cnpg plugin does not answer. */
  retry?: { initialMs: number; maximumMs: number };
}

/**
 * Turns every database into a Resource. One provider per target, so that a
 * target that is away keeps the entities it had while the others are brought
 * up to date.
 */
export class DatabaseIngestion {
  readonly providers: EntityProvider[];
  readonly #options: DatabaseIngestionOptions;
  readonly #connections = new Map<string, EntityProviderConnection>();
  /** Changes that are not applied yet, by database: only the last one counts. */
  #changes = new Map<string, DatabaseChange>();
  #readWanted = false;
  #failures = 0;
  #working = false;
  /** Warnings that were logged, by database, so that each is logged once. */
  readonly #warned = new Map<string, string>();

  constructor(options: DatabaseIngestionOptions) {
    this.#options = options;
    this.providers = options.targets.map(target => ({
      getProviderName: () => providerName(target),
      connect: async connection => {
        this.#connections.set(target, connection);
        this.requestRead();
      },
    }));
  }

  /** An event of the cnpg plugin; anything else is logged and ignored. */
  handle(payload: unknown): void {
    const { data: event, error } = databaseEventSchema.safeParse(payload);
    if (!event) {
      this.#options.logger.warn(
        `A database event is ignored: ${error.issues[0]?.message}`,
      );
    } else if (event.type === 'synced') {
      this.requestRead();
    } else {
      this.#changes.set(event.summary.ref, event);
      this.#work();
    }
  }

  /** Brings all entities in line with what the cnpg plugin says, soon. */
  requestRead(): void {
    this.#readWanted = true;
    this.#work();
  }

  /** One thing after the other: what comes during a read is newer than it, and applied after it. */
  #work() {
    if (this.#working) return;
    if (this.#connections.size < this.#options.targets.length) return;
    this.#working = true;
    this.#drain()
      .catch(error =>
        this.#options.logger.error(
          'Databases are not ingested any more',
          error,
        ),
      )
      .finally(() => {
        this.#working = false;
      });
  }

  async #drain() {
    while (this.#changes.size || this.#readWanted) {
      try {
        await this.#applyChanges();
        if (this.#readWanted) {
          this.#readWanted = false;
          await this.#applyRead();
        }
        this.#failures = 0;
      } catch (error) {
        this.#readWanted = true;
        await this.#pause(error);
      }
    }
  }

  async #applyChanges() {
    const changes = this.#changes;
    this.#changes = new Map();
    const byTarget = new Map<string, DatabaseChange[]>();
    for (const change of changes.values()) {
      const target = targetOf(change.summary.ref);
      byTarget.set(target, [...(byTarget.get(target) ?? []), change]);
    }
    const systems = await this.#systemsOf(
      [...changes.values()].flatMap(change =>
        change.type === 'upserted' ? change.summary : [],
      ),
    );
    for (const [target, ofTarget] of byTarget) {
      await this.#connections.get(target)?.applyMutation({
        type: 'delta',
        added: ofTarget.flatMap(change =>
          change.type === 'upserted'
            ? this.#toEntity(change.summary, systems)
            : [],
        ),
        removed: ofTarget.flatMap(change =>
          change.type === 'deleted' ? this.#toRemoved(change.summary.ref) : [],
        ),
      });
    }
  }

  async #applyRead() {
    const { items, targets } = await this.#options.reader.read();
    const databases = items.flatMap(item => {
      const { data, error } = databaseFactsSchema.safeParse(item);
      if (!data) {
        this.#options.logger.warn(
          `A database is ignored: ${error.issues[0]?.message}`,
        );
      }
      return data ?? [];
    });
    const systems = await this.#systemsOf(databases);
    for (const { name, asOf } of targets) {
      // Not read yet: what is missing there may well exist.
      if (!asOf) continue;
      await this.#connections.get(name)?.applyMutation({
        type: 'full',
        entities: databases
          .filter(({ ref }) => targetOf(ref) === name)
          .map(facts => this.#toEntity(facts, systems)),
      });
    }
  }

  async #pause(error: unknown) {
    const { initialMs, maximumMs } = this.#options.retry ?? {
      initialMs: 500,
      maximumMs: 30_000,
    };
    this.#failures += 1;
    const ms = Math.min(maximumMs, initialMs * 2 ** (this.#failures - 1));
    // While a backend starts, its plugins do not answer each other for a moment.
    const level = this.#failures > 3 ? 'warn' : 'debug';
    this.#options.logger[level](
      `The databases cannot be brought into the catalog; trying again in ${
        ms / 1000
      } s: ${error instanceof Error ? error.message : error}`,
    );
    await setTimeout(ms, undefined, { ref: false });
  }

  #systemsOf(databases: DatabaseFacts[]): Promise<Map<string, string>> {
    const dependents = databases.flatMap(({ dependencyOf }) =>
      dependentsOf(dependencyOf),
    );
    return this.#options.systems.of([...new Set(dependents)]);
  }

  #toEntity(
    facts: DatabaseFacts,
    systems: Map<string, string>,
  ): DeferredEntity {
    const { entity, warnings } = toResourceEntity(facts, {
      ...this.#options.resource,
      system: commonSystem(facts.dependencyOf, systems),
    });
    const text = warnings.join('\n');
    if (text !== (this.#warned.get(facts.ref) ?? '')) {
      for (const warning of warnings) this.#options.logger.warn(warning);
      this.#warned.set(facts.ref, text);
    }
    return { entity, locationKey: providerName(targetOf(facts.ref)) };
  }

  #toRemoved(text: string) {
    this.#warned.delete(text);
    const ref = parseDatabaseRef(text);
    return ref
      ? {
          entityRef: databaseEntityRef(ref),
          locationKey: providerName(ref.target),
        }
      : [];
  }
}

/** In full; what is no reference has no system. */
function providerName(target: string): string {
  return `cnpg:${target}`;
}

function targetOf(ref: string): string {
  return ref.split('/')[0];
}
