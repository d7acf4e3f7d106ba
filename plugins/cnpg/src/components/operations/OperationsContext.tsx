import type {
  DatabaseDetail,
  DatabaseSummary,
  OperationId,
} from '@pgportal/plugin-cnpg-common';
import {
  type ReactNode,
  Suspense,
  createContext,
  lazy,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { OperationOffer, OperationsDocument } from '../../api';
import type { LiveDocument } from '../../hooks/useLiveDocument';
import { useOperations } from '../../hooks/useDatabase';

const OperationDialog = lazy(() => import('./OperationDialog'));

type Input = Record<string, unknown>;

/** What can be done to the database of the page. */
export interface Operations extends LiveDocument<OperationsDocument> {
  offer(id: OperationId): OperationOffer | undefined;
  /** Opens the dialog of an operation, with some of its answers given. */
  open(id: OperationId, input?: Input): void;
}

const Context = createContext<Operations | undefined>(undefined);

export function useDatabaseOperations(): Operations {
  const operations = useContext(Context);
  if (!operations) {
    throw new TypeError('Operations are only known within their provider');
  }
  return operations;
}

/** Knows what can be done to a database, and shows the dialogs. */
export function OperationsProvider(props: {
  database: DatabaseSummary | DatabaseDetail;
  children: ReactNode;
}) {
  const { database, children } = props;
  const live = useOperations(database.ref);
  const [opened, setOpened] = useState<{ id: OperationId; input?: Input }>();
  const { value, error, loading, retry } = live;
  const operations = useMemo(
    (): Operations => ({
      value,
      error,
      loading,
      retry,
      offer: id => value?.operations.find(offer => offer.id === id),
      open: (id, input) => setOpened({ id, input }),
    }),
    [value, error, loading, retry],
  );
  const offer = opened && operations.offer(opened.id);
  // It would open by itself again if the database, or the right to it, came back.
  const isLost = opened !== undefined && !offer;
  useEffect(() => {
    if (isLost) setOpened(undefined);
  }, [isLost]);
  return (
    <Context.Provider value={operations}>
      {children}
      {opened && offer && value && (
        <Suspense fallback={null}>
          <OperationDialog
            database={database}
            document={value}
            offer={offer}
            preset={opened.input}
            onChanged={retry}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      )}
    </Context.Provider>
  );
}
