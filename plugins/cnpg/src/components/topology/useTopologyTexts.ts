import { formatBytes, formatLag, formatList } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import type { TopologyNode } from './describeTopology';

const syncStates = ['sync', 'quorum', 'potential', 'async'] as const;

/** The words of the picture and of the table that says the same. */
export function useTopologyTexts() {
  const { t, language } = useTexts();

  const zone = (name: string | undefined) =>
    name === undefined ? t('topology.noZone') : t('topology.zone', { name });

  const sync = (state: string | undefined) => {
    const known = syncStates.find(it => it === state);
    return known ? t(`sync.${known}`) : state;
  };

  const role = (node: TopologyNode) =>
    [
      node.designated
        ? t('replication.designated')
        : t(`instances.${node.role}`),
      node.target && t('topology.target'),
      sync(node.syncState),
    ]
      .filter(Boolean)
      .join(', ');

  /** What fits into the picture: what it is to become says more than how it commits. */
  const shortRole = (node: TopologyNode) =>
    role(node.target ? { ...node, syncState: undefined } : node);

  /** The backend's word, and whether it is ready where that word leaves it open. */
  const state = (node: TopologyNode) => {
    if (node.fenced) return t('topology.fenced');
    // Kubernetes calls the pod ready until its probes have failed for a while.
    if (node.silent && node.ready) {
      return `${node.status}, ${t('topology.silent')}`;
    }
    if (node.disconnected) {
      return `${node.status}, ${t('topology.disconnected')}`;
    }
    return `${node.status}, ${t(
      node.ready ? 'topology.ready' : 'topology.notReady',
    )}`;
  };

  /** What fits into the picture: an instance that is cut off is known to run. */
  const shortState = (node: TopologyNode) => {
    if (node.fenced || !node.ready) return state(node);
    if (node.silent) return t('topology.silent');
    return node.disconnected ? t('topology.disconnected') : state(node);
  };

  const services = (node: TopologyNode) =>
    node.services.length > 0
      ? t('topology.services', {
          services: formatList(node.services, language),
        })
      : t('topology.noServices');

  /** In bytes and time; undefined while nobody knows. */
  const lagAmount = (node: TopologyNode) => {
    const amounts = [
      node.lagBytes === undefined
        ? undefined
        : formatBytes(node.lagBytes, language),
      node.lagMs === undefined ? undefined : formatLag(node.lagMs, language),
    ].filter(Boolean);
    if (amounts.length === 0) return undefined;
    const text = amounts.join(' · ');
    return node.replicationState && node.replicationState !== 'streaming'
      ? `${text} (${node.replicationState})`
      : text;
  };

  const lag = (node: TopologyNode) => {
    const amount = lagAmount(node);
    return amount === undefined ? undefined : t('topology.lag', { amount });
  };

  return {
    zone,
    sync,
    role,
    shortRole,
    state,
    shortState,
    services,
    lag,
    lagAmount,
    /** All of it, in one sentence. */
    describe: (node: TopologyNode) =>
      [
        `${node.name}: ${role(node)}`,
        state(node),
        lag(node),
        zone(node.zone),
        node.node,
        services(node),
      ]
        .filter(Boolean)
        .join('. '),
  };
}
