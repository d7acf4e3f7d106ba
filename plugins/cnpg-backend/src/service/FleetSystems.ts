import { LoggerService } from '@backstage/backend-plugin-api';
import { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import { commonSystem, dependentsOf } from '@pgportal/plugin-cnpg-node';

const FRESH_MS = 60_000;

/**
 * Adds to databases the system that they belong to, which the catalog knows.
 * It is asked every minute, and nobody waits for it once it has answered.
 */
export class FleetSystems {
  readonly #reader: { of(entityRefs: string[]): Promise<Map<string, string>> };
  readonly #logger: LoggerService;
  /** By what depends on databases. */
  #systems?: Map<string, string>;
  #asking?: Promise<void>;
  #askedAt = 0;
  /** Summaries are the same objects until something in them changes; forgotten with each answer. */
  #placed = new WeakMap<DatabaseSummary, DatabaseSummary>();

  constructor(options: {
    reader: { of(entityRefs: string[]): Promise<Map<string, string>> };
    logger: LoggerService;
  }) {
    this.#reader = options.reader;
    this.#logger = options.logger;
  }

  /**
   * The same databases, in the same order.
   *
   * @param all - every database there is: what one caller may see is not all
   * that the next one asks about
   */
  async place(
    databases: DatabaseSummary[],
    all: DatabaseSummary[],
  ): Promise<DatabaseSummary[]> {
    if (!(Date.now() - this.#askedAt < FRESH_MS)) {
      this.#askedAt = Date.now();
      this.#asking = this.#ask(all);
    }
    if (!this.#systems) await this.#asking;
    return databases.map(database => this.#inSystem(database));
  }

  async #ask(databases: DatabaseSummary[]): Promise<void> {
    const dependents = new Set(
      databases.flatMap(({ dependencyOf }) => dependentsOf(dependencyOf)),
    );
    try {
      this.#systems = await this.#reader.of([...dependents]);
      this.#placed = new WeakMap();
    } catch (error) {
      this.#logger.warn(
        'The catalog did not say which systems databases belong to.',
        error as Error,
      );
    }
  }

  #inSystem(database: DatabaseSummary): DatabaseSummary {
    if (!this.#systems) return database;
    let placed = this.#placed.get(database);
    if (!placed) {
      const system = commonSystem(database.dependencyOf, this.#systems);
      placed = system ? { ...database, system } : database;
      this.#placed.set(database, placed);
    }
    return placed;
  }
}
