import { z } from 'zod';

/**
 * Lets a database break one rule until a day, with the reason.
 *
 * @public
 */
export interface Waiver {
  /** Id of the rule. */
  rule: string;
  /** `YYYY-MM-DD`: the last day (UTC) on which it holds. */
  until: string;
  reason: string;
  /** Entity reference of the user who granted it. */
  by: string;
}

/**
 * A waiver as it comes from people.
 *
 * @public
 */
export const waiverSchema = z.strictObject({
  rule: z.string().min(1).max(63),
  until: z.iso.date('must be a date such as 2026-12-31'),
  reason: z.string().trim().min(1, 'must not be empty').max(500),
  by: z.string().min(1).max(300),
});

const list = z.array(z.unknown());

/**
 * Reads the annotation `pgportal.dev/waive`: a JSON list of waivers. What is
 * malformed is left out and counted, for the annotation is open to everybody
 * who may write the Cluster.
 *
 * @public
 */
export function parseWaivers(annotation: string | undefined): {
  waivers: Waiver[];
  malformed: number;
} {
  if (!annotation) return { waivers: [], malformed: 0 };
  let json: unknown;
  try {
    json = JSON.parse(annotation);
  } catch {
    return { waivers: [], malformed: 1 };
  }
  const entries = list.safeParse(json);
  if (!entries.success) return { waivers: [], malformed: 1 };
  const results = entries.data.map(entry => waiverSchema.safeParse(entry));
  return {
    waivers: results.flatMap(({ data }) => data ?? []),
    malformed: results.filter(({ success }) => !success).length,
  };
}

/**
 * The annotation's value; undefined when nothing is waived.
 *
 * @public
 */
export function stringifyWaivers(waivers: Waiver[]): string | undefined {
  return waivers.length ? JSON.stringify(waivers) : undefined;
}

/**
 * The waiver that holds for a rule at a moment: the one that lasts longest.
 *
 * @public
 */
export function activeWaiver(
  waivers: Waiver[],
  rule: string,
  now: Date,
): Waiver | undefined {
  const today = now.toISOString().slice(0, 10);
  return waivers
    .filter(waiver => waiver.rule === rule && waiver.until >= today)
    .sort((a, b) => b.until.localeCompare(a.until))[0];
}
