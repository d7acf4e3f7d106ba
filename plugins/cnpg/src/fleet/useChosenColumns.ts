import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type ColumnId, type FleetColumn, columns } from './columns';

const KEY = 'shown';

const usual = columns.filter(({ optional }) => !optional).map(({ id }) => id);

/** The columns that a person chose stay chosen, on every machine when the app keeps settings. */
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

  const shown = useMemo(
    () => new Set<unknown>(Array.isArray(stored) ? stored : usual),
    [stored],
  );
  const chosen = useMemo(
    () => columns.filter(({ id }) => shown.has(id)),
    [shown],
  );
  const toggle = useCallback(
    (id: ColumnId) => {
      const next = columns
        .map(column => column.id)
        .filter(each => shown.has(each) !== (each === id));
      setStored(next);
      bucket.set(KEY, next);
    },
    [bucket, shown],
  );
  const reset = useCallback(() => {
    setStored(undefined);
    bucket.remove(KEY);
  }, [bucket]);
  return { chosen, toggle, ...(stored !== undefined && { reset }) };
}
