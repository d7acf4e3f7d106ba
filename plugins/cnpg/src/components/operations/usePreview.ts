import { useApi } from '@backstage/core-plugin-api';
import {
  type DatabaseRef,
  type OperationId,
} from '@pgportal/plugin-cnpg-common';
import { useEffect, useState } from 'react';
import {
  type OperationPreview,
  type OperationRequest,
  cnpgApiRef,
} from '../../api';

/** Milliseconds without another key before the answers are tried. */
const PAUSE = 400;

/** What the answers so far would bring about, or why they would be refused. */
export function usePreview(
  ref: DatabaseRef,
  id: OperationId,
  request: OperationRequest | undefined,
): { preview?: OperationPreview; error?: unknown } {
  const api = useApi(cnpgApiRef);
  const key = request && JSON.stringify(request);
  const { target, namespace, name } = ref;
  const [state, setState] = useState<{
    key?: string;
    preview?: OperationPreview;
    error?: unknown;
  }>({});
  useEffect(() => {
    if (key === undefined) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api
        .previewOperation({ target, namespace, name }, id, JSON.parse(key), {
          signal: abort.signal,
        })
        .then(
          preview => !abort.signal.aborted && setState({ key, preview }),
          error => !abort.signal.aborted && setState({ key, error }),
        );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, id, key, target, namespace, name]);
  return state.key === key ? state : {};
}
