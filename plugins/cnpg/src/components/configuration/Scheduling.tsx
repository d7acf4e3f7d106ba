import Typography from '@material-ui/core/Typography';
import type { DatabaseDetail } from '@pgportal/plugin-cnpg-common';
import type { ReactNode } from 'react';
import { formatList } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import { Facts } from '../common/Facts';
import { StateLabel } from '../common/StateLabel';
import { Part } from './Part';

type Toleration = NonNullable<
  DatabaseDetail['scheduling']['tolerations']
>[number];

type Place = NonNullable<DatabaseDetail['failureDomains']>['instances'][number];

function tolerationText({ key, operator, value, effect }: Toleration): string {
  const taint =
    operator === 'Exists' || value === undefined ? key : `${key}=${value}`;
  return [taint, effect].filter(Boolean).join(':');
}

/** Where instances may run, and what tells their places apart. */
export function Scheduling({ database }: { database: DatabaseDetail }) {
  const { scheduling, failureDomains } = database;
  const { antiAffinity, nodeSelector, tolerations, zones } = scheduling;
  const { t, language } = useTexts();
  let spread: ReactNode = t('configuration.spread.none');
  if (antiAffinity) {
    spread = t(`configuration.spread.${antiAffinity.type}`, {
      topology: antiAffinity.topologyKey,
    });
  }
  const labels = Object.entries(nodeSelector ?? {}).map(
    ([key, value]) => `${key}=${value}`,
  );
  const { satisfied, problem } = failureDomains ?? {};
  return (
    <>
      <div>
        <Typography component="h4" variant="subtitle2">
          {t('configuration.scheduling')}
        </Typography>
        <Facts
          wide
          facts={[
            { label: t('configuration.spreadOver'), value: spread },
            {
              label: t('configuration.zones'),
              value: zones.length > 0 ? formatList(zones, language) : undefined,
            },
            {
              label: t('configuration.nodeSelector'),
              value: labels.join(', ') || undefined,
            },
            {
              label: t('configuration.tolerations'),
              value: tolerations?.map(tolerationText).join(', ') || undefined,
            },
            {
              label: t('configuration.domains'),
              value:
                satisfied === undefined ? undefined : (
                  <StateLabel tone={satisfied ? 'ok' : 'warning'}>
                    {problem ??
                      t(
                        satisfied
                          ? 'configuration.domainsSatisfied'
                          : 'configuration.domainsUnsatisfied',
                      )}
                  </StateLabel>
                ),
            },
          ]}
        />
      </div>
      {failureDomains && (
        <Part<Place>
          title={t('configuration.domains')}
          columns={[
            {
              id: 'name',
              label: t('instances.name'),
              render: it => it.name,
            },
            ...failureDomains.keys.map(key => ({
              id: key,
              label: key,
              render: (it: Place) => it.labels[key],
            })),
          ]}
          rows={failureDomains.instances}
          rowKey={it => it.name}
        />
      )}
    </>
  );
}
