import type { DeclaredObject, OperationId } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import type { Column } from '../common/DataTable';
import { StateLabel, type Tone } from '../common/StateLabel';
import { RowOperations } from '../operations/RowOperations';
import { Part } from './Part';

const tones: Record<DeclaredObject['state'], Tone> = {
  applied: 'ok',
  failed: 'error',
  pending: 'waiting',
};

/** Objects that stand for something inside PostgreSQL, and whether it is there. */
export function DeclaredObjects(props: {
  title: string;
  items: DeclaredObject[];
  /** The operation that removes one of them. */
  removal?: OperationId;
}) {
  const { title, items, removal } = props;
  const { t } = useTexts();
  const columns: Column<DeclaredObject>[] = [
    {
      id: 'sql',
      label: t('configuration.sqlName'),
      render: it => it.sqlName,
    },
    { id: 'database', label: t('connect.database'), render: it => it.database },
    { id: 'source', label: t('replication.source'), render: it => it.source },
    { id: 'owner', label: t('configuration.owner'), render: it => it.owner },
    {
      id: 'state',
      label: t('configuration.state'),
      render: it => (
        <StateLabel tone={tones[it.state]}>
          {t(`configuration.declared.${it.state}`)}
          {it.problem && `: ${it.problem}`}
        </StateLabel>
      ),
    },
    { id: 'name', label: t('configuration.object'), render: it => it.name },
    {
      id: 'operations',
      label: t('operations.row.column'),
      render: it =>
        removal && (
          <RowOperations name={it.name} operations={[[removal, 'remove']]} />
        ),
    },
  ];
  return (
    <Part title={title} columns={columns} rows={items} rowKey={it => it.name} />
  );
}
