import { DatabaseSummary } from '../model/database';
import { hasStaleBackup, supportOf } from './fleetFacts';
import { summarizeFleet } from './summarizeFleet';

const now = new Date('2026-11-20T12:00:00Z');
const versions = [
  { major: 14, endOfLife: '2026-11-12' },
  { major: 15, endOfLife: '2027-03-01' },
  { major: 17, endOfLife: '2029-11-08' },
];

const hoursAgo = (hours: number) =>
  new Date(now.getTime() - hours * 3_600_000).toISOString();

function database(change: Partial<DatabaseSummary>): DatabaseSummary {
  return {
    ref: 'aks/team/db',
    target: 'aks',
    targetTitle: 'AKS',
    namespace: 'team',
    name: 'db',
    entityRef: 'resource:default/db.team.aks',
    dependencyOf: [],
    health: { state: 'healthy' },
    postgresVersion: '17.5',
    instances: { desired: 3, ready: 3 },
    storage: {},
    backups: {
      configured: true,
      archiving: 'working',
      lastSuccessfulAt: hoursAgo(3),
    },
    endpoints: [],
    asOf: now.toISOString(),
    live: true,
    createdAt: hoursAgo(1000),
    ...change,
  };
}

test('counts what many databases have in common', () => {
  const noBackup = { configured: false, archiving: 'none' as const };
  expect(
    summarizeFleet(
      [
        database({
          owner: 'group:default/orders',
          environment: 'prod',
          plan: 'medium',
          system: 'system:default/shop',
          monthlyCost: 100.1,
          policy: { score: 100, broken: [] },
        }),
        database({
          owner: 'group:default/orders',
          health: { state: 'degraded', findings: ['BK09', 'RP02'] },
          postgresVersion: '14.1',
          monthlyCost: 50.25,
          policy: { score: 45, broken: ['majors', 'zones'] },
          backups: {
            configured: true,
            archiving: 'working',
            lastSuccessfulAt: hoursAgo(30),
          },
        }),
        database({
          target: 'other',
          unmanaged: true,
          health: { state: 'unhealthy', findings: ['BK09'] },
          postgresVersion: undefined,
          backups: noBackup,
          policy: { broken: ['zones'] },
        }),
      ],
      versions,
      now,
    ),
  ).toEqual({
    databases: 3,
    health: {
      healthy: 1,
      progressing: 0,
      degraded: 1,
      unhealthy: 1,
      hibernated: 0,
      unknown: 0,
    },
    staleBackups: 2,
    ending: 1,
    unmanaged: 1,
    monthlyCost: 150.35,
    score: 72,
    versions: [
      {
        major: 17,
        databases: 1,
        endOfLife: '2029-11-08',
        support: 'supported',
      },
      { major: 14, databases: 1, endOfLife: '2026-11-12', support: 'ended' },
      { databases: 1, support: 'unknown' },
    ],
    backupAges: [
      { age: '24h', databases: 1 },
      { age: '48h', databases: 1 },
      { age: '7d', databases: 0 },
      { age: 'older', databases: 0 },
      { age: 'none', databases: 1 },
    ],
    owners: [
      {
        name: 'group:default/orders',
        databases: 2,
        unwell: 1,
        monthlyCost: 150.35,
        score: 72,
      },
      { databases: 1, unwell: 1, monthlyCost: 0 },
    ],
    targets: [
      { name: 'aks', databases: 2, unwell: 1, monthlyCost: 150.35, score: 72 },
      { name: 'other', databases: 1, unwell: 1, monthlyCost: 0 },
    ],
    environments: [
      { databases: 2, unwell: 2, monthlyCost: 50.25, score: 45 },
      {
        name: 'prod',
        databases: 1,
        unwell: 0,
        monthlyCost: 100.1,
        score: 100,
      },
    ],
    plans: [
      { databases: 2, unwell: 2, monthlyCost: 50.25, score: 45 },
      {
        name: 'medium',
        databases: 1,
        unwell: 0,
        monthlyCost: 100.1,
        score: 100,
      },
    ],
    systems: [
      { databases: 2, unwell: 2, monthlyCost: 50.25, score: 45 },
      {
        name: 'system:default/shop',
        databases: 1,
        unwell: 0,
        monthlyCost: 100.1,
        score: 100,
      },
    ],
    findings: [
      { id: 'BK09', databases: 2 },
      { id: 'RP02', databases: 1 },
    ],
    policies: [
      { rule: 'zones', databases: 2 },
      { rule: 'majors', databases: 1 },
    ],
  });
});

test('an empty fleet is no mistake', () => {
  expect(summarizeFleet([], versions, now)).toMatchObject({
    databases: 0,
    monthlyCost: 0,
    owners: [],
  });
  expect(summarizeFleet([], versions, now)).not.toHaveProperty('score');
});

test.each([
  [14, '2026-11-12T23:59:58Z', 'ending'],
  [14, '2026-11-13T00:00:00Z', 'ended'],
  [15, '2026-11-20T12:00:00Z', 'ending'],
  [17, '2026-11-20T12:00:00Z', 'supported'],
  [13, '2026-11-20T12:00:00Z', 'unknown'],
  [undefined, '2026-11-20T12:00:00Z', 'unknown'],
])('support of %s at %s: %s', (major, at, expected) => {
  expect(supportOf(major, versions, new Date(at))).toBe(expected);
});

test('a new database is given a day to take its first backup', () => {
  const backups = { configured: true, archiving: 'working' as const };
  const stale = (createdAt?: string) =>
    hasStaleBackup(database({ backups, createdAt }), now);
  expect(stale(hoursAgo(25))).toBe(false);
  expect(stale(hoursAgo(27))).toBe(true);
});
