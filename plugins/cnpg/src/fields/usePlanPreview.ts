import { useApi } from '@backstage/core-plugin-api';
import { type ErrorLike, toError } from '@backstage/errors';
import type { DatabaseAnswers } from '@pgportal/plugin-cnpg-common';
import { useCallback, useEffect, useState } from 'react';
import { cnpgApiRef, type PlanPreview } from '../api';

/** Milliseconds without a keystroke after which the answers are checked. */
export const CHECK_DELAY = 400;

export interface PlanPreviewState {
  /** Belongs to the answers as they are now. */
  preview?: PlanPreview;
  error?: ErrorLike;
  checking: boolean;
  /** Asks again after an error. */
  retry(): void;
}

/** Checks answers while they are being given; nothing for undefined. */
export function usePlanPreview(
  answers: Partial<DatabaseAnswers> | undefined,
): PlanPreviewState {
  const api = useApi(cnpgApiRef);
  const key = answers && JSON.stringify(answers);
  const [state, setState] = useState<{
    key?: string;
    preview?: PlanPreview;
    error?: ErrorLike;
  }>({});

  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => {
    setState({});
    setAttempt(previous => previous + 1);
  }, []);

  useEffect(() => {
    if (key === undefined) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const preview = await api.previewPlan(JSON.parse(key), {
          signal: abort.signal,
        });
        if (!abort.signal.aborted) setState({ key, preview });
      } catch (cause) {
        if (!abort.signal.aborted) setState({ key, error: toError(cause) });
      }
    }, CHECK_DELAY);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [api, key, attempt]);

  const isCurrent = key !== undefined && state.key === key;
  return {
    preview: isCurrent ? state.preview : undefined,
    error: isCurrent ? state.error : undefined,
    checking: key !== undefined && !isCurrent,
    retry,
  };
}
