import { MessageValue, inEnglish, say } from '../messages';
import { FieldProblem } from '../model/request';
import { Quota, Quotas } from './governance';

const VALUES: Record<keyof Quota, (value: number) => MessageValue> = {
  databases: value => value,
  cpu: value => round(value),
  memory: value => ({ bytes: value }),
  storage: value => ({ bytes: value }),
  monthlyCost: value => String(Math.round(value)),
};

/**
 * What a team may have, with the limits of its own in place of the default's.
 *
 * @public
 */
export function quotaOf(owner: string | undefined, quotas: Quotas): Quota {
  return { ...quotas.default, ...(owner && quotas.teams[owner]) };
}

/**
 * What a team has in all.
 *
 * @public
 */
export function sumUsage(usages: Quota[]): Required<Quota> {
  const total = (key: keyof Quota) =>
    usages.reduce((sum, usage) => sum + (usage[key] ?? 0), 0);
  return {
    databases: total('databases'),
    cpu: total('cpu'),
    memory: total('memory'),
    storage: total('storage'),
    monthlyCost: total('monthlyCost'),
  };
}

/**
 * Whether a team's quota has room for one more database, and what would be
 * left. One sentence per limit that it would exceed.
 *
 * @public
 */
export function checkQuota(
  owner: string,
  used: Required<Quota>,
  wanted: Quota,
  quotas: Quotas,
): { problems: FieldProblem[]; left: Quota } {
  const quota = quotaOf(owner, quotas);
  const problems: FieldProblem[] = [];
  const left: Quota = {};
  for (const key of Object.keys(VALUES) as (keyof Quota)[]) {
    const limit = quota[key];
    if (limit === undefined) continue;
    left[key] = Math.max(0, limit - used[key]);
    const after = used[key] + (wanted[key] ?? 0);
    if (after > limit && (wanted[key] ?? 0) > 0) {
      const value = VALUES[key];
      const message = say(`quota.${key}`, {
        owner,
        limit: value(limit),
        used: value(used[key]),
        wanted: value(wanted[key] ?? 0),
      });
      problems.push({
        field: key === 'databases' ? 'service' : 'plan',
        message: inEnglish(message),
        messages: { message },
      });
    }
  }
  return { problems, left };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
