import type { DatabaseLive } from '@pgportal/plugin-cnpg-common';
import { formatBytes, parseDate } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import type { Column } from '../common/DataTable';
import { Time } from '../common/Time';
import { Part } from '../configuration/Part';

type Join = NonNullable<DatabaseLive['joins']>[number];

/** New instances while they are copied from the primary, and how far that is. */
export function Joins({ joins }: { joins: Join[] }) {
  const { t, language } = useTexts();
  const copied = ({ streamedBytes, totalBytes }: Join) => {
    const done = formatBytes(streamedBytes, language);
    return totalBytes === undefined
      ? done
      : t('replication.copiedOf', {
          done,
          total: formatBytes(totalBytes, language),
        });
  };
  const columns: Column<Join>[] = [
    { id: 'name', label: t('instances.name'), render: it => it.instance },
    { id: 'phase', label: t('replication.state'), render: it => it.phase },
    { id: 'copied', label: t('replication.copied'), render: copied },
    {
      id: 'started',
      label: t('replication.started'),
      render: it => {
        const date = parseDate(it.startedAt);
        return date && <Time date={date} past />;
      },
    },
  ];
  return (
    <Part
      title={t('replication.joins')}
      columns={columns}
      rows={joins}
      rowKey={it => it.instance}
    />
  );
}
