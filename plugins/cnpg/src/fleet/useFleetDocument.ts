import { useRef } from 'react';
import { type LiveDocument, useLiveDocument } from '../hooks/useLiveDocument';
import { REFRESH_INTERVAL } from './useFleetRows';

const noChannels = () => [];

/** A document that is asked for again every 30 s, the one of another key being shown until its own comes. */
export function useFleetDocument<T>(
  key: string,
  load: (options: { signal: AbortSignal }) => Promise<T>,
  options?: { paused?: boolean },
): LiveDocument<T> {
  const document = useLiveDocument(key, load, noChannels, {
    ...options,
    interval: REFRESH_INTERVAL,
  });
  const last = useRef<T>();
  if (document.value !== undefined) last.current = document.value;
  return { ...document, value: document.value ?? last.current };
}
