import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type { HealthState } from '@pgportal/plugin-cnpg-common';
import { type DatabaseList, cnpgApiRef } from '../../api';
import { useLiveDocument } from '../../hooks/useLiveDocument';

/** What is being created, or sleeps on purpose, waits for nobody. */
const STATES: HealthState[] = ['unhealthy', 'degraded', 'unknown'];
const SHOWN = 5;
/** A database that gets worse sends its signal to those who know it; this page knows the bad ones only. */
const INTERVAL_MS = 60_000;

/** The worst of the databases that the user, or one of their groups, owns. */
export function useAttention() {
  const api = useApi(cnpgApiRef);
  const identity = useApi(identityApiRef);
  return useLiveDocument<Pick<DatabaseList, 'items' | 'total'>>(
    'attention',
    async options => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      // No owner at all would mean any.
      if (!ownershipEntityRefs.length) return { items: [], total: 0 };
      return api.getDatabases(
        {
          owner: ownershipEntityRefs,
          health: STATES,
          sort: 'health',
          order: 'asc',
          limit: SHOWN,
        },
        options,
      );
    },
    value => [
      'cnpg:databases',
      ...(value?.items ?? []).map(({ ref }) => `cnpg:database:${ref}`),
    ],
    { interval: INTERVAL_MS },
  );
}
