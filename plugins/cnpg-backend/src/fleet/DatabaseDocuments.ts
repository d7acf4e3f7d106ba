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
  postgresVersion: true,
  instances: true,
  primary: true,
  storage: true,
  backups: true,
  endpoints: true,
  createdAt: true,
  asOf: true,
  live: true,
} as const satisfies Record<keyof DatabaseSummary, true>;

interface Entry {
  ref: DatabaseRef;
  /** Absent until it is read, and again after a change. */
  documents?: Documents;
  /** The last that was computed, for comparison. */
  before?: Documents;
}

interface Documents {
  summary: DatabaseSummary;
  /** The summary without its freshness. */
  text: string;
  /** What a reader of the health sees; see {@link verdictOf}. */
  verdict: string;
  /** Only of databases that somebody looks at. */
  detail?: DatabaseDetail;
}

export interface DatabaseSource {
  /** Undefined when there is no such database. */
  objects(ref: DatabaseRef): DatabaseObjects | undefined;
  context(target: string): DocumentContext;
}

/**
 * The documents of all databases, each computed once per change: a list of ten
 * thousand reads them, and computes none.
 */
export class DatabaseDocuments {
  readonly #source: DatabaseSource;
  readonly #entries = new Map<string, Entry>();

  constructor(source: DatabaseSource) {
    this.#source = source;
  }

  /** The database is there, and something about it has changed. */
  changed(ref: DatabaseRef): void {
    const id = stringifyDatabaseRef(ref);
    const entry = this.#entries.get(id);
    if (entry) outdate(entry);
    else this.#entries.set(id, { ref });
  }

  /** Something about all databases of a target has changed. */
  targetChanged(target: string): void {
    for (const entry of this.#entries.values()) {
      if (entry.ref.target === target) outdate(entry);
    }
  }

  deleted(ref: DatabaseRef): void {
    this.#entries.delete(stringifyDatabaseRef(ref));
  }

  /**
   * All of them, as of when each was computed; {@link upToDate} says as of now.
   * The same object until something in it changes.
   */
  summaries(): DatabaseSummary[] {
    const summaries: DatabaseSummary[] = [];
    for (const entry of this.#entries.values()) {
      const { summary } = entry.documents ?? this.#compute(entry) ?? {};
      if (summary) summaries.push(summary);
    }
    return summaries;
  }

  /** Like {@link summaries}; undefined when there is no such database. */
  summary(ref: DatabaseRef): DatabaseSummary | undefined {
    const entry = this.#entries.get(stringifyDatabaseRef(ref));
    return entry && (entry.documents ?? this.#compute(entry))?.summary;
  }

  /** As of now. Undefined when there is no such database. */
  detail(ref: DatabaseRef): DatabaseDetail | undefined {
    const entry = this.#entries.get(stringifyDatabaseRef(ref));
    const documents = entry && (entry.documents ?? this.#compute(entry));
    if (!documents) return undefined;
    documents.detail ??= this.#describe(ref);
    return documents.detail && this.upToDate(documents.detail);
  }

  /** Computes anew, as time has passed. Whether the verdict is another one than before. */
  reevaluate(ref: DatabaseRef): boolean {
    const entry = this.#entries.get(stringifyDatabaseRef(ref));
    if (!entry) return false;
    const before = entry.documents;
    outdate(entry);
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

  #compute(entry: Entry): Documents | undefined {
    const detail = this.#describe(entry.ref);
    if (!detail) return undefined;
    const summary = summaryOf(detail);
    const text = JSON.stringify({ ...summary, asOf: undefined });
    const same = entry.before?.text === text ? entry.before : undefined;
    entry.documents = {
      summary: same?.summary ?? summary,
      text,
      verdict: verdictOf(detail.report),
    };
    entry.before = undefined;
    return entry.documents;
  }
}

function outdate(entry: Entry) {
  entry.before = entry.documents ?? entry.before;
  entry.documents = undefined;
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
