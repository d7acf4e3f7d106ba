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
type Verdict = { broken: string } | 'kept' | 'unknown';

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
const REACH_TEXT: Record<Exposure, string> = {
  none: 'from inside Kubernetes only',
  internal: 'from the private network',
  public: 'from the internet',
};

function verdict(kept: boolean, broken: string): Verdict {
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
            `PostgreSQL ${major} is not among the versions that are allowed: ${allowed.join(
              ', ',
            )}.`,
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
          ? `Support of PostgreSQL ${major} ended on ${end}.`
          : `Support of PostgreSQL ${major} ends on ${end}, in less than ${days} days.`,
      );
    },
  },
  minInstances: {
    title: 'Number of instances',
    field: 'plan',
    judge: ({ instances }, least) =>
      verdict(
        instances >= least,
        `It has ${count(
          instances,
          'instance',
        )}; at least ${least} are asked for.`,
      ),
  },
  synchronous: {
    title: 'Synchronous replication',
    field: 'plan',
    judge: ({ synchronous }) =>
      verdict(
        synchronous,
        'Commits do not wait for a standby: a failover can lose the last ones.',
      ),
  },
  zones: {
    title: 'Spread over zones',
    field: 'target',
    judge: ({ zones }, least) =>
      verdict(
        zones >= least,
        zones === 0
          ? `Its instances need not run in different zones; ${least} zones are asked for.`
          : `Its instances spread over ${count(
              zones,
              'zone',
            )} at most; ${least} are asked for.`,
      ),
  },
  backups: {
    title: 'Backups',
    field: 'target',
    judge: ({ backups }) =>
      verdict(
        backups,
        'It has no backups: WAL is not archived, or no schedule takes base backups.',
      ),
  },
  maxBackupAgeMs: {
    title: 'Age of the last backup',
    field: 'plan',
    judge({ backups, backupIntervalMs, backupAgeMs }, most) {
      if (!backups) {
        return {
          broken: `It has no base backups; one every ${hours(
            most,
          )} is asked for.`,
        };
      }
      if (backupIntervalMs !== undefined && backupIntervalMs > most) {
        return {
          broken: `Base backups are taken every ${hours(
            backupIntervalMs,
          )}; every ${hours(most)} is asked for.`,
        };
      }
      if (backupAgeMs !== undefined && backupAgeMs > most) {
        return {
          broken: `The last base backup is ${hours(
            backupAgeMs,
          )} old; at most ${hours(most)} are allowed.`,
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
          broken: `It has no backups that could be kept for ${count(
            least,
            'day',
          )}.`,
        };
      }
      return retentionDays === undefined
        ? 'unknown'
        : verdict(
            retentionDays >= least,
            `Backups are kept for ${count(
              retentionDays,
              'day',
            )}; at least ${least} are asked for.`,
          );
    },
  },
  exposure: {
    title: 'Network exposure',
    field: 'target',
    judge: ({ exposure }, farthest) =>
      verdict(
        REACH.indexOf(exposure) <= REACH.indexOf(farthest),
        `It can be reached ${REACH_TEXT[exposure]}; allowed is ${REACH_TEXT[farthest]}.`,
      ),
  },
  sourceRanges: {
    title: 'Allowed source ranges',
    field: 'target',
    judge({ sourceRanges }, allowed) {
      const outside = sourceRanges.filter(range => !isWithin(range, allowed));
      return verdict(
        outside.length === 0,
        `It can be reached from ${outside.join(', ')}; allowed is ${
          allowed.join(', ') || 'nothing'
        }.`,
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
        `It sets PostgreSQL parameters that are not allowed: ${others.join(
          ', ',
        )}.`,
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
            `Its storage class ${storageClass} is not among those that are allowed: ${allowed.join(
              ', ',
            )}.`,
          ),
  },
  namePattern: {
    title: 'Naming pattern',
    field: 'name',
    judge: ({ name }, pattern) =>
      verdict(
        new RegExp(`^(?:${pattern})$`).test(name),
        `The name ${name} does not follow the pattern ${pattern}.`,
      ),
  },
  deletionProtection: {
    title: 'Deletion protection',
    field: 'environment',
    judge: ({ deletionProtection }) =>
      verdict(deletionProtection, 'It is not protected from deletion.'),
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

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function hours(ms: number): string {
  return ms >= 2 * DAY
    ? count(Math.floor(ms / DAY), 'day')
    : `${Math.floor((ms / HOUR) * 10) / 10} h`;
}
