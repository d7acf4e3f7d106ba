import { useApi } from '@backstage/core-plugin-api';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { cnpgApiRef } from '../api';

/** What may be ordered. */
export function useOffer() {
  const api = useApi(cnpgApiRef);
  return useAsyncRetry(() => api.getOffer(), [api]);
}
