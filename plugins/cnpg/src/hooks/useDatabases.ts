import type { Entity } from '@backstage/catalog-model';
import {
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { cnpgApiRef, type EntityDatabases } from '../api';
import { useLiveDocument } from './useLiveDocument';

/** The databases of an entity, live. */
export function useDatabases(entity: Entity) {
  const api = useApi(cnpgApiRef);
  return useLiveDocument<EntityDatabases>(
    stringifyEntityRef(entity),
    options => api.getEntityDatabases(getCompoundEntityRef(entity), options),
    value => [
      'cnpg:databases',
      ...(value?.items ?? []).map(item => `cnpg:database:${item.ref}`),
    ],
  );
}
