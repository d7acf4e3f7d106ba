import type {
  DatabaseLive,
  Instance,
  InstanceLive,
} from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import { type Column, DataTable } from '../common/DataTable';
import { StateLabel } from '../common/StateLabel';
import type { Topology, TopologyNode } from './describeTopology';
import { useTopologyTexts } from './useTopologyTexts';

interface Row {
  instance: Instance;
  node: TopologyNode;
  live: InstanceLive | undefined;
}

/** All that is known of each instance; what the picture shows, and more. */
export function InstanceTable(props: {
  topology: Topology;
  instances: Instance[];
  live: DatabaseLive | undefined;
  /** An instance that is not ready yet is no reason to worry. */
  isCreating: boolean;
}) {
  const { topology, instances, live, isCreating } = props;
  const { t } = useTexts();
  const texts = useTopologyTexts();
  const rows = instances.map(
    (instance): Row => ({
      instance,
      node: topology.nodes.find(node => node.name === instance.name)!,
      live: live?.instances.find(it => it.name === instance.name),
    }),
  );
  const notReady = isCreating ? 'running' : 'warning';
  const remarks = ({ node, live: figures }: Row) =>
    [
      node.silent && node.ready && t('topology.silent'),
      node.disconnected && !node.silent && t('topology.disconnected'),
      figures?.pendingRestart && t('instances.pendingRestart'),
      figures?.replayPaused && t('instances.replayPaused'),
      figures?.rewinding && t('instances.rewinding'),
      figures?.fileBased && t('instances.fileBased'),
    ]
      .filter(Boolean)
      .join(', ');
  const columns: Column<Row>[] = [
    {
      id: 'name',
      label: t('instances.name'),
      render: it => it.instance.name,
    },
    {
      id: 'role',
      label: t('instances.role'),
      render: ({ node }) =>
        node.role === 'primary' ? (
          <strong>{texts.role(node)}</strong>
        ) : (
          texts.role(node)
        ),
    },
    {
      id: 'ready',
      label: t('instances.ready'),
      render: ({ instance }) => (
        <StateLabel tone={instance.ready ? 'ok' : notReady}>
          {t(instance.ready ? 'instances.isReady' : 'instances.isNotReady')}
        </StateLabel>
      ),
    },
    {
      id: 'status',
      label: t('instances.status'),
      render: row =>
        [row.instance.status, remarks(row)].filter(Boolean).join(', '),
    },
    {
      id: 'lag',
      label: t('replication.lag'),
      render: ({ node }) => texts.lagAmount(node),
    },
    {
      id: 'zone',
      label: t('instances.zone'),
      render: it => it.instance.zone,
    },
    {
      id: 'node',
      label: t('instances.node'),
      render: it => it.instance.node,
    },
    {
      id: 'services',
      label: t('instances.services'),
      render: ({ node }) => node.services.join(', '),
    },
    {
      id: 'restarts',
      label: t('instances.restarts'),
      render: it => it.instance.restarts,
    },
    {
      id: 'qos',
      label: t('instances.qos'),
      render: it => it.instance.qos,
    },
    {
      id: 'lsn',
      label: t('instances.lsn'),
      render: row => row.live?.currentLsn ?? row.live?.replayLsn,
    },
    {
      id: 'manager',
      label: t('instances.manager'),
      render: row => row.live?.instanceManagerVersion,
    },
  ];
  return (
    <DataTable
      caption={t('topology.instances')}
      columns={columns}
      rows={rows}
      rowKey={row => row.instance.name}
    />
  );
}
