import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type ColumnId, type FleetColumn, columns } from './columns';

const KEY = 'columns';

/** Columns that a person hides stay hidden, on every machine when the app keeps settings. */
export function useChosenColumns(): {
  chosen: FleetColumn[];
  toggle(id: ColumnId): void;
  reset?: () => void;
} {
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(
    () => storageApi.forBucket('cnpg-fleet'),
    [storageApi],
  );
  const [stored, setStored] = useState<unknown>(
    () => bucket.snapshot(KEY).value,
  );
  useEffect(() => {
    setStored(bucket.snapshot(KEY).value);
    const subscription = bucket
      .observe$(KEY)
      .subscribe({ next: ({ value }) => setStored(value) });
    return () => subscription.unsubscribe();
  }, [bucket]);

  const hidden = useMemo(
    () => new Set<unknown>(Array.isArray(stored) ? stored : []),
    [stored],
  );
  const chosen = useMemo(
    () => columns.filter(({ id }) => !hidden.has(id)),
    [hidden],
  );
  const toggle = useCallback(
    (id: ColumnId) => {
      const next = columns
        .map(column => column.id)
        .filter(each => hidden.has(each) !== (each === id));
      setStored(next);
      bucket.set(KEY, next);
    },
    [bucket, hidden],
  );
  const reset = useCallback(() => {
    setStored(undefined);
    bucket.remove(KEY);
  }, [bucket]);
  return { chosen, toggle, ...(hidden.size > 0 && { reset }) };
}
