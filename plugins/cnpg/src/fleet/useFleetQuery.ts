import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { FleetQuery } from '../api';
import { type View, readQuery, views, writeQuery } from './fleetQuery';

/** What is shown, which stands in the address so that it can be shared. */
export interface FleetQueryState {
  query: FleetQuery;
  view: View;
  /** `replace`: as one step with the last one, for the browser's way back. */
  change(
    change: Partial<FleetQuery> & { view?: View },
    options?: { replace?: boolean },
  ): void;
}

export function useFleetQuery(): FleetQueryState {
  const [search, setSearch] = useSearchParams();
  return useMemo(
    () => ({
      query: readQuery(search),
      view: views.find(each => each === search.get('view')) ?? 'databases',
      change: (change, options) =>
        setSearch(previous => writeQuery(previous, change), options),
    }),
    [search, setSearch],
  );
}
