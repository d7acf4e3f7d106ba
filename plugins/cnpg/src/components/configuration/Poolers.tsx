import type { DatabaseDetail } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import type { Column } from '../common/DataTable';
import { StateLabel } from '../common/StateLabel';
import { RowOperations } from '../operations/RowOperations';
import { Part } from './Part';

type Pooler = DatabaseDetail['poolers'][number];

/** Poolers, with the pods of each. */
export function Poolers({ poolers }: { poolers: Pooler[] }) {
  const { t } = useTexts();
  const columns: Column<Pooler>[] = [
    { id: 'name', label: t('configuration.pooler'), render: it => it.name },
    {
      id: 'type',
      label: t('configuration.poolerType'),
      render: it => it.type,
    },
    {
      id: 'mode',
      label: t('configuration.poolMode'),
      render: it => it.poolMode,
    },
    {
      id: 'instances',
      label: t('fact.instances'),
      render: ({ instances, instanceList }) => (
        <>
          {instances.running === undefined
            ? instances.desired
            : t('fact.instancesReady', {
                ready: String(instances.running),
                desired: String(instances.desired),
              })}
          {instanceList?.map(it => (
            <div key={it.name}>
              <StateLabel tone={it.ready ? 'ok' : 'warning'}>
                {[it.name, it.status, it.zone].filter(Boolean).join(', ')}
              </StateLabel>
            </div>
          ))}
        </>
      ),
    },
    {
      id: 'state',
      label: t('configuration.state'),
      render: ({ phase, problem }) =>
        problem ? <StateLabel tone="error">{problem}</StateLabel> : phase,
    },
    {
      id: 'operations',
      label: t('operations.row.column'),
      render: it => (
        <RowOperations
          name={it.name}
          operations={[
            ['pooler-edit', 'edit'],
            ['pooler-remove', 'remove'],
          ]}
        />
      ),
    },
  ];
  return (
    <Part
      title={t('configuration.poolers')}
      columns={columns}
      rows={poolers}
      rowKey={it => it.name}
    />
  );
}
