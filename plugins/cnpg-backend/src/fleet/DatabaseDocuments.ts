import { setImmediate } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  DatabaseDetail,
  DatabaseObjects,
  DatabaseRef,
  DatabaseSummary,
  describeDatabase,
  DocumentContext,
  HealthReport,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { inSlices } from './inSlices';
import { isSame } from './isSame';
import { shared } from './shared';

/** Fields of a summary, as the compiler knows them: none may be forgotten. */
const summaryFields = {
  ref: true,
  target: true,
  targetTitle: true,
  namespace: true,
  name: true,
  entityRef: true,
  owner: true,
  dependencyOf: true,
  environment: true,
  plan: true,
  health: true,
  phase: true,
  phaseReason: true,
  messages: true,
  postgresVersion: true,
  instances: true,
  primary: true,
  storage: true,
  backups: true,
  endpoints: true,
  policy: true,
  monthlyCost: true,
  unmanaged: true,
  createdAt: true,
  asOf: true,
  live: true,
  // The system is added to what is read here.
} as const satisfies Record<Exclude<keyof DatabaseSummary, 'system'>, true>;

/** Milliseconds that a list may take to bring documents up to date. */
const SUMMARIES_MS = 10;

interface Entry {
  ref: DatabaseRef;
  /** Absent until it is read, and again after a change. */
  documents?: Documents;
  /** The last that was computed, for comparison. */
  before?: Documents;
}

interface Documents {
  summary: DatabaseSummary;
  /** What a reader of the health sees; see {@link verdictOf}. */
  verdict: string;
  /** Only of databases that somebody looks at. */
  detail?: DatabaseDetail;
}

export interface DatabaseSource {
  /** Undefined when there is no such database. */
  objects(ref: DatabaseRef): DatabaseObjects | undefined;
  context(target: string): DocumentContext;
  /** The objects are what people and other versions wrote; one must not cost the others. */
  onError(ref: DatabaseRef, error: unknown): void;
}

/**
 * The documents of all databases, each computed once per change: a list of ten
 * thousand reads them, and computes none.
 */
export class DatabaseDocuments {
  readonly #source: DatabaseSource;
  readonly #entries = new Map<string, Entry>();
  /** Those without documents of now. */
  readonly #outdated = new Set<Entry>();
  #working: Promise<void> | undefined;

  constructor(source: DatabaseSource) {
    this.#source = source;
  }

  /** The database is there, and something about it has changed. */
  changed(ref: DatabaseRef): void {
    const id = stringifyDatabaseRef(ref);
    const entry = this.#entries.get(id) ?? { ref };
    this.#entries.set(id, entry);
    this.#outdate(entry);
  }

  /** Something about all databases of a target has changed. */
  targetChanged(target: string): void {
    for (const entry of this.#entries.values()) {
      if (entry.ref.target === target) this.#outdate(entry);
    }
  }

  deleted(ref: DatabaseRef): void {
    const id = stringifyDatabaseRef(ref);
    const entry = this.#entries.get(id);
    if (entry) this.#outdated.delete(entry);
    this.#entries.delete(id);
  }

  /**
   * All of them, as of when each was computed; {@link upToDate} says as of now.
   * The same object until something in it changes. Few are brought up to date
   * at once; of many, those that were known before are shown as they were.
   */
  async summaries(): Promise<DatabaseSummary[]> {
    const end = Date.now() + SUMMARIES_MS;
    for (const entry of this.#outdated) {
      if (Date.now() > end) break;
      this.#compute(entry);
    }
    await inSlices(
      [...this.#outdated].filter(({ before }) => !before),
      entry => entry.documents ?? this.#compute(entry),
    );
    const summaries: DatabaseSummary[] = [];
    for (const { documents, before } of this.#entries.values()) {
      const { summary } = documents ?? before ?? {};
      if (summary) summaries.push(summary);
    }
    return summaries;
  }

  /** Like {@link summaries}; undefined when there is no such database. */
  summary(ref: DatabaseRef): DatabaseSummary | undefined {
    const entry = this.#entries.get(stringifyDatabaseRef(ref));
    return entry && (entry.documents ?? this.#compute(entry))?.summary;
  }

  /**
   * As of now. Undefined when there is no such database; throws
   * `ServiceUnavailableError` for one that cannot be judged.
   */
  detail(ref: DatabaseRef): DatabaseDetail | undefined {
    const entry = this.#entries.get(stringifyDatabaseRef(ref));
    if (!entry) return undefined;
    const documents = entry.documents ?? this.#compute(entry);
    if (!documents) {
      throw new ServiceUnavailableError(
        `${stringifyDatabaseRef(
          ref,
        )} holds something that the portal cannot read; its log says what.`,
      );
    }
    documents.detail ??= this.#describe(ref);
    return documents.detail && this.upToDate(documents.detail);
  }

  /** Computes anew, as time has passed. Whether the verdict is another one than before. */
  reevaluate(ref: DatabaseRef): boolean {
    const entry = this.#entries.get(stringifyDatabaseRef(ref));
    if (!entry) return false;
    const before = entry.documents;
    this.#outdate(entry);
    const after = this.#compute(entry);
    // Without documents from before, it has changed, and that has been told.
    return Boolean(before && after && before.verdict !== after.verdict);
  }

  /** The document with the freshness that its target has at this moment. */
  upToDate<T extends DatabaseSummary>(document: T): T {
    const { asOf, live } = this.#source.context(document.target);
    return { ...document, asOf: asOf.toISOString(), live };
  }

  #describe(ref: DatabaseRef): DatabaseDetail | undefined {
    const objects = this.#source.objects(ref);
    return (
      objects && describeDatabase(objects, this.#source.context(ref.target))
    );
  }

  #outdate(entry: Entry) {
    entry.before = entry.documents ?? entry.before;
    entry.documents = undefined;
    this.#outdated.add(entry);
    this.#work();
  }

  /** Brings up to date what nobody asks for, too: lists show it. */
  #work() {
    this.#working ??= setImmediate()
      .then(async () => {
        while (this.#outdated.size) {
          await inSlices(
            [...this.#outdated],
            entry => {
              if (this.#outdated.has(entry)) this.#compute(entry);
            },
            { background: true },
          );
        }
      })
      .finally(() => {
        this.#working = undefined;
      });
  }

  #compute(entry: Entry): Documents | undefined {
    this.#outdated.delete(entry);
    let detail: DatabaseDetail | undefined;
    try {
      detail = this.#describe(entry.ref);
    } catch (error) {
      this.#source.onError(entry.ref, error);
    }
    if (!detail) return undefined;
    const summary = summaryOf(detail);
    const { before } = entry;
    entry.documents = {
      summary:
        before && showsSame(before.summary, summary) ? before.summary : summary,
      verdict: shared(verdictOf(detail.report)),
    };
    entry.before = undefined;
    return entry.documents;
  }
}

/** Apart from how fresh they are. */
function showsSame(a: DatabaseSummary, b: DatabaseSummary): boolean {
  return isSame({ ...a, asOf: '' }, { ...b, asOf: '' });
}

function summaryOf(detail: DatabaseDetail): DatabaseSummary {
  const entries = Object.entries(detail).filter(
    ([field, value]) => field in summaryFields && value !== undefined,
  );
  return Object.fromEntries(entries) as unknown as DatabaseSummary;
}

function verdictOf({ state, findings, notEvaluated }: HealthReport): string {
  return JSON.stringify([
    state,
    findings.map(({ id, severity, title }) => [id, severity, title]),
    notEvaluated.map(({ id }) => id),
  ]);
}
