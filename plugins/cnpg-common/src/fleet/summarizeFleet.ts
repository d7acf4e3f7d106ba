import { DatabaseSummary } from '../model/database';
import { HealthState } from '../model/health';
import { PostgresVersion } from '../model/offer';
import { majorOf } from '../model/version';
import {
  BackupAge,
  backupAgeOf,
  backupAges,
  hasStaleBackup,
  supportOf,
} from './fleetFacts';

/**
 * What many databases have in common. `GET /v1/fleet/summary`
 *
 * @public
 */
export interface FleetSummary {
  databases: number;
  health: Record<HealthState, number>;
  /** Without a base backup of the last 26 h. */
  staleBackups: number;
  /** Of a major version that is not supported any more, or not for 180 days. */
  ending: number;
  /** Neither created by the portal nor adopted. */
  unmanaged: number;
  monthlyCost: number;
  /** Mean over those that have one; absent when none has. */
  score?: number;
  /** By major version, the newest first. */
  versions: {
    major?: number;
    databases: number;
    endOfLife?: string;
    support: ReturnType<typeof supportOf>;
  }[];
  /** How many have a last base backup of each age. */
  backupAges: { age: BackupAge; databases: number }[];
  owners: FleetGroup[];
  targets: FleetGroup[];
  environments: FleetGroup[];
  plans: FleetGroup[];
  systems: FleetGroup[];
  /** Rules of health that fire, those that most databases have first. */
  findings: { id: string; databases: number }[];
  /** Rules of policies that are broken, likewise. */
  policies: { rule: string; databases: number }[];
}

/** @public */
export interface FleetGroup {
  /** Absent: those that have none. */
  name?: string;
  databases: number;
  /** Unhealthy or degraded. */
  unwell: number;
  monthlyCost: number;
  score?: number;
}

/**
 * Counts over databases.
 *
 * @public
 */
export function summarizeFleet(
  databases: DatabaseSummary[],
  versions: PostgresVersion[],
  now: Date,
): FleetSummary {
  const health: FleetSummary['health'] = {
    healthy: 0,
    progressing: 0,
    degraded: 0,
    unhealthy: 0,
    hibernated: 0,
    unknown: 0,
  };
  const findings = new Map<string, number>();
  const policies = new Map<string, number>();
  const majors = new Map<number | undefined, number>();
  const ages = new Map<BackupAge, number>();
  let staleBackups = 0;
  let ending = 0;
  for (const database of databases) {
    const major = majorOf(database);
    health[database.health.state] += 1;
    for (const id of database.health.findings ?? []) increase(findings, id);
    for (const rule of database.policy?.broken ?? []) increase(policies, rule);
    increase(majors, major);
    increase(ages, backupAgeOf(database, now));
    if (hasStaleBackup(database, now)) staleBackups += 1;
    if (/^end/.test(supportOf(major, versions, now))) ending += 1;
  }
  const all = group(databases, undefined);
  return {
    databases: databases.length,
    health,
    staleBackups,
    ending,
    unmanaged: databases.filter(({ unmanaged }) => unmanaged).length,
    monthlyCost: all.monthlyCost,
    ...(all.score !== undefined && { score: all.score }),
    versions: [...majors]
      .sort(([a = 0], [b = 0]) => b - a)
      .map(([major, count]) => {
        const { endOfLife } =
          versions.find(version => version.major === major) ?? {};
        return {
          ...(major !== undefined && { major }),
          databases: count,
          ...(endOfLife && { endOfLife }),
          support: supportOf(major, versions, now),
        };
      }),
    backupAges: backupAges.map(age => ({
      age,
      databases: ages.get(age) ?? 0,
    })),
    owners: groupBy(databases, ({ owner }) => owner),
    targets: groupBy(databases, ({ target }) => target),
    environments: groupBy(databases, ({ environment }) => environment),
    plans: groupBy(databases, ({ plan }) => plan),
    systems: groupBy(databases, ({ system }) => system),
    findings: mostFirst(findings).map(([id, count]) => ({
      id,
      databases: count,
    })),
    policies: mostFirst(policies).map(([rule, count]) => ({
      rule,
      databases: count,
    })),
  };
}

function groupBy(
  databases: DatabaseSummary[],
  keyOf: (database: DatabaseSummary) => string | undefined,
): FleetGroup[] {
  const groups = new Map<string | undefined, DatabaseSummary[]>();
  for (const database of databases) {
    const key = keyOf(database);
    const members = groups.get(key);
    if (members) members.push(database);
    else groups.set(key, [database]);
  }
  return [...groups]
    .map(([name, members]) => group(members, name))
    .sort(
      (a, b) =>
        b.databases - a.databases ||
        (a.name ?? '\uffff').localeCompare(b.name ?? '\uffff'),
    );
}

function group(
  databases: DatabaseSummary[],
  name: string | undefined,
): FleetGroup {
  const scores = databases.flatMap(({ policy }) => policy?.score ?? []);
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return {
    ...(name !== undefined && { name }),
    databases: databases.length,
    unwell: databases.filter(({ health }) =>
      ['unhealthy', 'degraded'].includes(health.state),
    ).length,
    monthlyCost:
      Math.round(
        sum(databases.map(({ monthlyCost = 0 }) => monthlyCost)) * 100,
      ) / 100,
    ...(scores.length > 0 && {
      score: Math.floor(sum(scores) / scores.length),
    }),
  };
}

function increase<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFirst(counts: Map<string, number>): [string, number][] {
  return [...counts].sort(
    ([idA, a], [idB, b]) => b - a || idA.localeCompare(idB),
  );
}
