import {
  type DatabaseSummary,
  summarizeFleet,
} from '@pgportal/plugin-cnpg-common';
import type {
  CnpgApi,
  FleetDay,
  FleetFilter,
  GovernanceDocument,
} from '../api';
import { healthy } from './databases';
import { fakeApi, liveTarget } from './index';

const states = ['healthy', 'degraded', 'unhealthy'] as const;

/** Databases of three teams in two environments. */
export function fleetOf(count: number): DatabaseSummary[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `db-${String(index).padStart(5, '0')}`;
    const namespace = `team-${index % 3}`;
    const state = index % 10 === 0 ? states[1 + ((index / 10) % 2)] : states[0];
    return {
      ...healthy,
      ref: `aks-primary/${namespace}/${name}`,
      entityRef: `resource:default/${name}.${namespace}.aks-primary`,
      namespace,
      name,
      owner: `group:default/${namespace}`,
      environment: index % 2 ? 'dev' : 'prod',
      health:
        state === 'healthy' ? { state } : { state, findings: ['BK09', 'RP02'] },
      postgresVersion: index % 4 ? '17.11' : '14.1',
      monthlyCost: 100 + index,
      policy: {
        score: state === 'healthy' ? 100 : 40,
        broken: state === 'healthy' ? [] : ['zones', 'naming'],
      },
    };
  });
}

export const governance: GovernanceDocument = {
  policies: [
    {
      name: 'production',
      title: 'Production',
      rules: { zones: 3 },
      weights: {},
    },
  ],
  quotas: { default: {}, teams: {} },
  freezes: [],
  customRules: { naming: 'Names of the payments team' },
  currency: 'EUR',
};

export const fleetHistory: FleetDay[] = Array.from(
  { length: 30 },
  (_, index) => ({
    day: new Date(Date.UTC(2026, 9, 22 + index)).toISOString().slice(0, 10),
    databases: 100 + index,
    ...(index !== 10 && { score: 60 + index }),
    findings: 40 - index,
    monthlyCost: 1000,
    unhealthy: 2,
  }),
);

/** Answers about these databases as the backend does; of the filters it knows some. */
export function fleetApi(
  databases: DatabaseSummary[],
  methods: Partial<CnpgApi> = {},
): CnpgApi {
  const fitting = ({
    owner,
    health,
    text,
    finding,
    environment,
  }: FleetFilter) =>
    databases.filter(
      database =>
        (!owner || owner.includes(database.owner!)) &&
        (!environment || environment.includes(database.environment!)) &&
        (!health || health.includes(database.health.state)) &&
        (!finding ||
          finding.some(id => database.health.findings?.includes(id))) &&
        (!text || database.ref.includes(text)),
    );
  const now = new Date('2026-11-20T18:18:00Z');
  const versions = [
    { major: 17, endOfLife: '2029-11-08' },
    { major: 14, endOfLife: '2026-11-12' },
  ];
  return fakeApi({
    getDatabases: async ({ cursor, limit = 50, order, ...query }) => {
      const found = fitting(query);
      if (order === 'desc') found.reverse();
      const start = cursor ? Number(cursor) : 0;
      const end = start + limit;
      return {
        items: found.slice(start, end),
        total: found.length,
        counts: summarizeFleet(found, versions, now).health,
        ...(end < found.length && { nextCursor: String(end) }),
        targets: [liveTarget],
      };
    },
    getFleetSummary: async filter =>
      summarizeFleet(fitting(filter), versions, now),
    getFleetHistory: async () => ({ items: fleetHistory }),
    getGovernance: async () => governance,
    ...methods,
  });
}
