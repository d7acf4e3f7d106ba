import type {
  DatabaseDetail,
  DatabaseLive,
  Endpoint,
  Finding,
} from '@pgportal/plugin-cnpg-common';
import { isWithoutPrimary } from '../common/summary';

/** An instance as the picture shows it. */
export interface TopologyNode {
  name: string;
  role: 'primary' | 'standby' | 'unknown';
  /** The primary of a cluster that follows another one, and takes no writes. */
  designated: boolean;
  ready: boolean;
  fenced: boolean;
  /** It is to become primary. */
  target: boolean;
  /** As the backend words it: `Running`, `Starting`, … */
  status: string;
  zone: string | undefined;
  node: string | undefined;
  /** The services that lead to it. */
  services: Endpoint['type'][];
  /** `sync`, `quorum`, `potential`, `async`; absent while unknown. */
  syncState?: string;
  /** Not `streaming` while it catches up. */
  replicationState?: string;
  lagBytes?: number;
  lagMs?: number;
  /** The primary answers, but this standby is not connected to it. */
  disconnected: boolean;
  /** Its instance manager answers, and says that PostgreSQL does not. */
  silent: boolean;
}

/** What the picture is drawn from. */
export interface Topology {
  nodes: TopologyNode[];
  /** Zones with their columns, in order; the last is undefined where instances have no known zone. */
  zones: (string | undefined)[];
  situation: 'normal' | 'switchover' | 'withoutPrimary';
  /** RFC 3339: since when nobody is primary, or when the switchover began. */
  since?: string;
  /** The instance that is to become primary. */
  target?: string;
}

/** Rules of the health report that say that the primary changes or is missing. */
const PRIMARY_RULES = ['AV01', 'AV02'];

/** CloudNativePG's phase of a switchover, where the old primary still serves. */
const SWITCHOVER_PHASE = 'Switchover in progress';

/** Brings together what the picture of a database shows. */
export function describeTopology(
  database: DatabaseDetail,
  live: DatabaseLive | undefined,
): Topology {
  const finding = database.report.findings.find(({ id }) =>
    PRIMARY_RULES.includes(id),
  );
  const target = targetOf(database, finding);
  const hasPrimary = database.instanceList.some(it => it.role === 'primary');
  let situation: Topology['situation'] = 'normal';
  if (!hasPrimary && isWithoutPrimary(database)) situation = 'withoutPrimary';
  else if (target) situation = 'switchover';

  const primaryAnswers = live?.instances.some(
    it => it.isPrimary && it.problem === undefined,
  );
  const nodes = database.instanceList.map((instance): TopologyNode => {
    const { name, role, ready, status, zone, node } = instance;
    const replication =
      role === 'standby'
        ? live?.replication.find(it => it.standby === name)
        : undefined;
    const figures = live?.instances.find(it => it.name === name);
    return {
      name,
      role,
      designated: role === 'primary' && database.replicaCluster !== undefined,
      ready,
      fenced: status === 'Fenced',
      target: name === target,
      status,
      zone,
      node,
      services: servicesOf(instance, database.endpoints),
      syncState: replication?.syncState || undefined,
      replicationState: replication?.state || undefined,
      lagBytes: replication?.replayLagBytes,
      lagMs: replication?.replayLagMs,
      // One that is fed from the archive needs no connection.
      disconnected:
        role === 'standby' &&
        primaryAnswers === true &&
        !replication &&
        !figures?.fileBased,
      silent: figures?.problem !== undefined && figures.isPrimary !== undefined,
    };
  });
  return {
    nodes,
    zones: zonesOf(nodes),
    situation,
    ...(situation !== 'normal' && { since: finding?.since, target }),
  };
}

function targetOf(
  { phase, phaseReason, instanceList }: DatabaseDetail,
  finding: Finding | undefined,
): string | undefined {
  const named =
    finding?.evidence.find(({ path }) => path === 'status.targetPrimary')
      ?.value ??
    (phase === SWITCHOVER_PHASE
      ? / to (\S+)$/.exec(phaseReason ?? '')?.[1]
      : undefined);
  // `pending` stands for nobody.
  const instance = instanceList.find(({ name }) => name === named);
  return instance && instance.role !== 'primary' ? instance.name : undefined;
}

/** A service leads to ready pods with its role; a fenced one serves nobody. */
function servicesOf(
  { role, ready, status }: DatabaseDetail['instanceList'][number],
  endpoints: Endpoint[],
): Endpoint['type'][] {
  if (!ready || status === 'Fenced' || role === 'unknown') return [];
  const reaching = role === 'primary' ? ['rw', 'r'] : ['ro', 'r'];
  return endpoints
    .map(({ type }) => type)
    .filter(type => reaching.includes(type));
}

function zonesOf(nodes: TopologyNode[]): (string | undefined)[] {
  const known = [...new Set(nodes.flatMap(({ zone }) => zone ?? []))].sort(
    (a, b) => a.localeCompare(b, 'en', { numeric: true }),
  );
  return nodes.some(({ zone }) => zone === undefined)
    ? [...known, undefined]
    : known;
}
