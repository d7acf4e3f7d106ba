import type { DatabaseDetail } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import type { Column } from '../common/DataTable';
import { StateLabel } from '../common/StateLabel';
import { Part } from './Part';

type Tablespace = NonNullable<DatabaseDetail['tablespaces']>[number];

/** Tablespaces, and whether they are set up. */
export function Tablespaces(props: { tablespaces: Tablespace[] }) {
  const { t } = useTexts();
  const state = (it: Tablespace) => {
    if (it.problem) {
      return (
        <StateLabel tone="error">
          {t('configuration.declared.failed')}: {it.problem}
        </StateLabel>
      );
    }
    const isSetUp = it.state === 'reconciled';
    return (
      <StateLabel tone={isSetUp ? 'ok' : 'waiting'}>
        {t(`configuration.declared.${isSetUp ? 'applied' : 'pending'}`)}
      </StateLabel>
    );
  };
  const columns: Column<Tablespace>[] = [
    {
      id: 'name',
      label: t('storage.roles.tablespace'),
      render: it => it.name,
    },
    { id: 'owner', label: t('configuration.owner'), render: it => it.owner },
    {
      id: 'temporary',
      label: t('storage.role'),
      render: it => it.temporary && t('configuration.temporary'),
    },
    { id: 'state', label: t('configuration.state'), render: state },
  ];
  return (
    <Part
      title={t('configuration.tablespaces')}
      columns={columns}
      rows={props.tablespaces}
      rowKey={it => it.name}
    />
  );
}
