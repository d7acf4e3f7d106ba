import { Knex } from 'knex';

/** How a database stood on a day. */
export interface HistoryRow {
  /** `YYYY-MM-DD` in UTC. */
  day: string;
  ref: string;
  owner?: string;
  /** 0 to 100; absent without policies. */
  score?: number;
  /** Rules it breaks. */
  findings: number;
  monthlyCost: number;
  health: string;
}

/** All databases of a day together. */
export interface HistoryDay {
  day: string;
  databases: number;
  /** Mean over those that have one. */
  score?: number;
  findings: number;
  monthlyCost: number;
  unhealthy: number;
}

const TABLE = 'policy_history';
/** SQLite takes no more than 999 values in one statement of its oldest builds. */
const CHUNK = 100;

/** One row per day and database, in the plugin's database. */
export class PolicyHistory {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Writes a day's rows; those that are there already are brought up to date. */
  async record(rows: HistoryRow[]): Promise<void> {
    await this.#knex.transaction(async transaction => {
      for (let start = 0; start < rows.length; start += CHUNK) {
        await transaction(TABLE)
          .insert(
            rows
              .slice(start, start + CHUNK)
              .map(({ monthlyCost, owner = null, score = null, ...row }) => ({
                ...row,
                owner,
                score,
                monthly_cost: monthlyCost,
              })),
          )
          .onConflict(['day', 'ref'])
          .merge();
      }
    });
  }

  /**
   * Day by day, oldest first.
   *
   * @param refs - only these databases; all when absent
   */
  async read(options: {
    since: string;
    refs?: ReadonlySet<string>;
  }): Promise<HistoryDay[]> {
    const { since, refs } = options;
    if (!refs) return this.#sum(await this.#query(since));
    const list = [...refs];
    const parts: DayRow[] = [];
    for (let start = 0; start < list.length; start += 5 * CHUNK) {
      parts.push(
        ...(await this.#query(since, list.slice(start, start + 5 * CHUNK))),
      );
    }
    return this.#sum(parts);
  }

  /** Removes the days before one; how many rows these were. */
  async prune(before: string): Promise<number> {
    return this.#knex(TABLE).where('day', '<', before).delete();
  }

  async #query(since: string, refs?: string[]): Promise<DayRow[]> {
    const query = this.#knex(TABLE)
      .where('day', '>=', since)
      .groupBy('day')
      .select('day')
      .count({ databases: '*' })
      .count({ scored: 'score' })
      .sum({ score: 'score', findings: 'findings', cost: 'monthly_cost' })
      .sum({
        unhealthy: this.#knex.raw(
          `case when health in ('unhealthy', 'degraded') then 1 else 0 end`,
        ),
      });
    // The builder does not follow the names that counts and sums are given.
    return (await (refs ? query.whereIn('ref', refs) : query)) as DayRow[];
  }

  #sum(rows: DayRow[]): HistoryDay[] {
    const days = new Map<string, Record<keyof Omit<DayRow, 'day'>, number>>();
    for (const { day, ...values } of rows) {
      const total = days.get(day) ?? {
        databases: 0,
        scored: 0,
        score: 0,
        findings: 0,
        cost: 0,
        unhealthy: 0,
      };
      for (const key of Object.keys(total) as (keyof typeof total)[]) {
        // PostgreSQL gives sums and counts as text.
        total[key] += Number(values[key] ?? 0);
      }
      days.set(day, total);
    }
    return [...days]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(
        ([day, { databases, scored, score, findings, cost, unhealthy }]) => ({
          day,
          databases,
          ...(scored > 0 && { score: Math.round(score / scored) }),
          findings,
          monthlyCost: Math.round(cost * 100) / 100,
          unhealthy,
        }),
      );
  }
}

interface DayRow {
  day: string;
  databases: number | string;
  scored: number | string;
  score: number | string | null;
  findings: number | string | null;
  cost: number | string | null;
  unhealthy: number | string | null;
}
