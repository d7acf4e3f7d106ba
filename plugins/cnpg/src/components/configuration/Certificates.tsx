import type { DatabaseDetail } from '@pgportal/plugin-cnpg-common';
import { parseDate } from '../../format';
import { useNow } from '../../hooks/useNow';
import { useTexts } from '../../hooks/useTexts';
import type { Column } from '../common/DataTable';
import { StateLabel, type Tone } from '../common/StateLabel';
import { Time } from '../common/Time';
import { Part } from './Part';

type Certificate = DatabaseDetail['certificates'][number];

const DAY = 24 * 3_600_000;

/** CloudNativePG renews seven days before the end: later than that, it did not. */
const RENEWAL_DAYS = 7;

/** Certificates, and how long they are valid. */
export function Certificates(props: { certificates: Certificate[] }) {
  const { t } = useTexts();
  const now = useNow(60_000);
  const columns: Column<Certificate>[] = [
    { id: 'secret', label: t('connect.secret'), render: it => it.secret },
    {
      id: 'expires',
      label: t('configuration.expires'),
      render: it => {
        const date = parseDate(it.expiresAt);
        return date && <Time date={date} format="moment" />;
      },
    },
    {
      id: 'left',
      label: t('configuration.left'),
      render: it => {
        const date = parseDate(it.expiresAt);
        if (!date) return undefined;
        const days = Math.floor((date.getTime() - now.getTime()) / DAY);
        let tone: Tone = 'ok';
        if (days < 0) tone = 'error';
        else if (days < RENEWAL_DAYS) tone = 'warning';
        return (
          <StateLabel tone={tone}>
            {days < 0
              ? t('configuration.expired')
              : t('configuration.days', { count: days })}
          </StateLabel>
        );
      },
    },
  ];
  return (
    <Part
      title={t('configuration.certificates')}
      columns={columns}
      rows={props.certificates}
      rowKey={it => it.secret}
    />
  );
}
