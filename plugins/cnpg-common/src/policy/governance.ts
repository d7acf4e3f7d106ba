/**
 * What the platform team asks of databases, read from `cnpg` in app-config.
 *
 * @public
 */
export interface Governance {
  policies: Policy[];
  quotas: Quotas;
  freezes: Freeze[];
}

/**
 * How far a database may be reached from.
 *
 * @public
 */
export type Exposure = 'none' | 'internal' | 'public';

/**
 * Rules for some databases. A database is judged by every policy that applies.
 *
 * @public
 */
export interface Policy {
  /** DNS label, unique. */
  name: string;
  title: string;
  /** Names of environments; every one when absent. */
  environments?: string[];
  /** Entity references of owning groups; every one when absent. */
  teams?: string[];
  /** Names of targets; every one when absent. */
  targets?: string[];
  rules: PolicyRules;
  /** How much each rule counts in the score; 1 when absent. */
  weights: Partial<Record<PolicyRuleId, number>>;
}

/**
 * The rules that a policy can have, each with its limit. A rule that is absent
 * is not asked.
 *
 * @public
 */
export interface PolicyRules {
  /** Major versions of PostgreSQL. */
  majors?: number[];
  /** Days of support that must be left of the version. */
  endOfLifeDays?: number;
  minInstances?: number;
  /** Commits wait for a standby. */
  synchronous?: true;
  /** Zones over which the instances must be spread. */
  zones?: number;
  /** WAL is archived, and base backups are scheduled. */
  backups?: true;
  /** Milliseconds since the last base backup, and between two of the schedule. */
  maxBackupAgeMs?: number;
  /** Days for which backups are kept. */
  minRetentionDays?: number;
  /** The farthest that is allowed. */
  exposure?: Exposure;
  /** CIDR blocks; what may reach an exposed database lies in one of them. */
  sourceRanges?: string[];
  /** PostgreSQL parameters that may be set beyond those of the plan. */
  parameters?: string[];
  storageClasses?: string[];
  /** Regular expression for the whole name. */
  namePattern?: string;
  deletionProtection?: true;
}

/** @public */
export type PolicyRuleId = keyof PolicyRules;

/**
 * What a team may have in all; what is absent is unlimited.
 *
 * @public
 */
export interface Quota {
  databases?: number;
  /** Cores over all instances. */
  cpu?: number;
  /** Bytes over all instances. */
  memory?: number;
  /** Bytes over all volumes. */
  storage?: number;
  /** In the currency of the prices. */
  monthlyCost?: number;
}

/** @public */
export interface Quotas {
  /** For teams that have none of their own. */
  default: Quota;
  /** By entity reference of the group; takes the place of single limits of the default. */
  teams: Record<string, Quota>;
}

/**
 * A time in which nobody operates on databases.
 *
 * @public
 */
export interface Freeze {
  name: string;
  title: string;
  /** Names of environments; every one when absent. */
  environments?: string[];
  /** RFC 3339, both; the end is not part of it. */
  from: string;
  to: string;
}
