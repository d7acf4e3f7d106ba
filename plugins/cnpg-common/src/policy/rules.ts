import { Message, MessageValue, say } from '../messages';
import { FieldProblem } from '../model/request';
import { Exposure, PolicyRuleId, PolicyRules } from './governance';
import { isWithin } from './sourceRanges';
import { PolicySubject } from './subject';

/**
 * What the rules need to know beyond the database.
 *
 * @public
 */
export interface PolicyContext {
  now: Date;
  /** Last day of support by major version, `YYYY-MM-DD`. */
  endOfLife: Record<number, string | undefined>;
}

/** `undefined`: kept. `unknown`: cannot be said. Otherwise what is wrong, in a sentence. */
type Verdict = { broken: Message } | 'kept' | 'unknown';

interface PolicyRule<K extends PolicyRuleId> {
  /** What people call it, in English. */
  title: string;
  /** The answer of the form that decides. */
  field: FieldProblem['field'];
  judge(
    subject: PolicySubject,
    limit: NonNullable<PolicyRules[K]>,
    context: PolicyContext,
  ): Verdict;
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const REACH: Exposure[] = ['none', 'internal', 'public'];
function verdict(kept: boolean, broken: Message): Verdict {
  return kept ? 'kept' : { broken };
}

/** Each is a rule on its own; none knows of another. */
export const policyRules: { [K in PolicyRuleId]: PolicyRule<K> } = {
  majors: {
    title: 'Allowed PostgreSQL version',
    field: 'version',
    judge: ({ major }, allowed) =>
      major === undefined
        ? 'unknown'
        : verdict(
            allowed.includes(major),
            say('policy.majors', {
              major: String(major),
              allowed: allowed.join(', '),
            }),
          ),
  },
  endOfLifeDays: {
    title: 'Maintained PostgreSQL version',
    field: 'version',
    judge({ major }, days, { now, endOfLife }) {
      const end = major === undefined ? undefined : endOfLife[major];
      if (!end) return 'unknown';
      // Support ends with that day.
      const left = (Date.parse(`${end}T00:00:00Z`) + DAY - now.getTime()) / DAY;
      return verdict(
        left >= days,
        left < 0
          ? say('policy.endOfLifeDays.ended', {
              major: String(major),
              end: { day: end },
            })
          : say('policy.endOfLifeDays.ends', {
              major: String(major),
              end: { day: end },
              days: inDays(days),
            }),
      );
    },
  },
  minInstances: {
    title: 'Number of instances',
    field: 'plan',
    judge: ({ instances }, least) =>
      verdict(
        instances >= least,
        say('policy.minInstances', { count: instances, least }),
      ),
  },
  synchronous: {
    title: 'Synchronous replication',
    field: 'plan',
    judge: ({ synchronous }) => verdict(synchronous, say('policy.synchronous')),
  },
  zones: {
    title: 'Spread over zones',
    field: 'target',
    judge: ({ zones }, least) =>
      verdict(
        zones >= least,
        zones === 0
          ? say('policy.zones.none', { least })
          : say('policy.zones', { count: zones, least }),
      ),
  },
  backups: {
    title: 'Backups',
    field: 'target',
    judge: ({ backups }) => verdict(backups, say('policy.backups')),
  },
  maxBackupAgeMs: {
    title: 'Age of the last backup',
    field: 'plan',
    judge({ backups, backupIntervalMs, backupAgeMs }, most) {
      if (!backups) {
        return {
          broken: say('policy.maxBackupAgeMs.none', { most: hours(most) }),
        };
      }
      if (backupIntervalMs !== undefined && backupIntervalMs > most) {
        return {
          broken: say('policy.maxBackupAgeMs.schedule', {
            interval: hours(backupIntervalMs),
            most: hours(most),
          }),
        };
      }
      if (backupAgeMs !== undefined && backupAgeMs > most) {
        return {
          broken: say('policy.maxBackupAgeMs.old', {
            age: hours(backupAgeMs),
            most: hours(most),
          }),
        };
      }
      return backupIntervalMs === undefined && backupAgeMs === undefined
        ? 'unknown'
        : 'kept';
    },
  },
  minRetentionDays: {
    title: 'Backup retention',
    field: 'plan',
    judge({ backups, retentionDays }, least) {
      if (!backups) {
        return {
          broken: say('policy.minRetentionDays.none', { least: inDays(least) }),
        };
      }
      return retentionDays === undefined
        ? 'unknown'
        : verdict(
            retentionDays >= least,
            say('policy.minRetentionDays', {
              kept: inDays(retentionDays),
              least: inDays(least),
            }),
          );
    },
  },
  exposure: {
    title: 'Network exposure',
    field: 'target',
    judge: ({ exposure }, farthest) =>
      verdict(
        REACH.indexOf(exposure) <= REACH.indexOf(farthest),
        say('policy.exposure', {
          reach: say(`policy.reach.${exposure}`),
          allowed: say(`policy.reach.${farthest}`),
        }),
      ),
  },
  sourceRanges: {
    title: 'Allowed source ranges',
    field: 'target',
    judge({ sourceRanges }, allowed) {
      const outside = sourceRanges.filter(range => !isWithin(range, allowed));
      return verdict(
        outside.length === 0,
        allowed.length
          ? say('policy.sourceRanges', {
              ranges: outside.join(', '),
              allowed: allowed.join(', '),
            })
          : say('policy.sourceRanges.nothing', { ranges: outside.join(', ') }),
      );
    },
  },
  parameters: {
    title: 'Allowed parameters',
    field: 'plan',
    judge({ parameters }, allowed) {
      const others = parameters.filter(name => !allowed.includes(name));
      return verdict(
        others.length === 0,
        say('policy.parameters', { names: others.join(', ') }),
      );
    },
  },
  storageClasses: {
    title: 'Allowed storage class',
    field: 'target',
    judge: ({ storageClass }, allowed) =>
      storageClass === undefined
        ? 'unknown'
        : verdict(
            allowed.includes(storageClass),
            say('policy.storageClasses', {
              storageClass,
              allowed: allowed.join(', '),
            }),
          ),
  },
  namePattern: {
    title: 'Naming pattern',
    field: 'name',
    judge: ({ name }, pattern) =>
      verdict(
        new RegExp(`^(?:${pattern})$`).test(name),
        say('policy.namePattern', { name, pattern }),
      ),
  },
  deletionProtection: {
    title: 'Deletion protection',
    field: 'environment',
    judge: ({ deletionProtection }) =>
      verdict(deletionProtection, say('policy.deletionProtection')),
  },
};

/**
 * Ids of all rules that a policy can have.
 *
 * @public
 */
export const policyRuleIds = Object.keys(policyRules) as PolicyRuleId[];

/**
 * What people call a rule, in English; undefined for ids that are not among
 * {@link policyRuleIds}.
 *
 * @public
 */
export function policyRuleTitle(id: string): string | undefined {
  return Object.hasOwn(policyRules, id)
    ? policyRules[id as PolicyRuleId].title
    : undefined;
}

function inDays(days: number): MessageValue {
  return { retention: `${days}d` };
}

function hours(ms: number): MessageValue {
  return ms >= 2 * DAY
    ? inDays(Math.floor(ms / DAY))
    : `${Math.floor((ms / HOUR) * 10) / 10} h`;
}
