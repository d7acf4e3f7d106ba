import { useApi } from '@backstage/core-plugin-api';
import { type ErrorLike, toError } from '@backstage/errors';
import type {
  DatabaseSummary,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type FleetQuery, cnpgApiRef } from '../api';
import { isWorthRetrying } from '../errors';

/** Rows of the first page, for it to be there soon, and of those after it. */
const FIRST_PAGE = 60;
const PAGE = 100;
/** So many rows after the visible ones are asked for before they are needed. */
const AHEAD = 150;
/** Milliseconds after which what is visible is asked for again. */
export const REFRESH_INTERVAL = 30_000;

interface Page {
  /** What brought it; absent for the first. */
  cursor?: string;
  limit: number;
  items: DatabaseSummary[];
  nextCursor?: string;
}

interface Loaded {
  /** The query that the pages belong to. */
  key: string;
  pages: Page[];
  total: number;
  targets: TargetStatus[];
}

export interface FleetRows {
  /** Undefined before the first answer. */
  total?: number;
  /** As far as they have come. */
  rows: DatabaseSummary[];
  targets: TargetStatus[];
  /** The rows are those of the query before. */
  stale: boolean;
  error?: ErrorLike;
  /** To be told which rows are on screen, from 0. */
  onVisible(first: number, last: number): void;
  retry(): void;
}

/**
 * The databases that fit a query, page by page as they come on screen. The
 * visible ones are renewed regularly while the browser tab is visible.
 */
export function useFleetRows(query: FleetQuery): FleetRows {
  const api = useApi(cnpgApiRef);
  const key = JSON.stringify(query);
  const [loaded, setLoaded] = useState<Loaded>();
  const [error, setError] = useState<ErrorLike>();
  const visible = useRef({ first: 0, last: 0 });
  const wake = useRef<(renew: boolean) => void>(() => {});

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const wanted: FleetQuery = JSON.parse(key);
    let pages: Page[] = [];
    let busy = false;
    let renewal = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    visible.current = { first: 0, last: 0 };

    async function load(page: Pick<Page, 'cursor' | 'limit'>) {
      const answer = await api.getDatabases(
        { ...wanted, cursor: page.cursor, limit: page.limit },
        { signal },
      );
      const { items, nextCursor } = answer;
      return { answer, page: { ...page, items, nextCursor } };
    }

    function show({ total, targets }: Pick<Loaded, 'total' | 'targets'>) {
      if (signal.aborted) return;
      setLoaded({ key, pages, total, targets });
      setError(undefined);
    }

    /** Until what is visible has come, and some more. */
    async function loadMissing() {
      for (;;) {
        const count = pages.reduce((sum, { items }) => sum + items.length, 0);
        const last = pages.at(-1);
        const isEnough =
          last && (!last.nextCursor || count > visible.current.last + AHEAD);
        if (isEnough || signal.aborted) return;
        const { answer, page } = await load({
          cursor: last?.nextCursor,
          limit: last ? PAGE : FIRST_PAGE,
        });
        pages = [...pages, page];
        show(answer);
      }
    }

    /**
     * Asks again for the pages on screen. A cursor says after which database a
     * page begins, so each stays valid; where a page ends elsewhere now, those
     * after it no longer join and are forgotten.
     */
    async function renewVisible() {
      const { first, last } = visible.current;
      let start = 0;
      for (let index = 0; index < pages.length; index += 1) {
        const before = pages[index];
        const end = start + before.items.length;
        if (start > last || signal.aborted) return;
        if (end > first || pages.length === 1) {
          const { answer, page } = await load(before);
          const joins = page.nextCursor === before.nextCursor;
          pages = [
            ...pages.slice(0, index),
            page,
            ...(joins ? pages.slice(index + 1) : []),
          ];
          show(answer);
        }
        start = end;
      }
    }

    async function run() {
      if (busy || document.hidden) return;
      busy = true;
      clearTimeout(timer);
      let isWorthIt = true;
      try {
        if (renewal) {
          renewal = false;
          await renewVisible();
        }
        await loadMissing();
      } catch (cause) {
        if (signal.aborted) return;
        setError(toError(cause));
        isWorthIt = isWorthRetrying(cause);
      } finally {
        busy = false;
      }
      if (isWorthIt && !signal.aborted) {
        timer = setTimeout(() => {
          renewal = true;
          run();
        }, REFRESH_INTERVAL);
      }
    }

    const onVisibility = () => run();
    document.addEventListener('visibilitychange', onVisibility);
    wake.current = renew => {
      renewal ||= renew;
      run();
    };
    run();
    return () => {
      abort.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      wake.current = () => {};
    };
  }, [api, key]);

  const onVisible = useCallback((first: number, last: number) => {
    visible.current = { first, last };
    wake.current(false);
  }, []);
  const retry = useCallback(() => wake.current(true), []);
  const rows = useMemo(
    () => loaded?.pages.flatMap(({ items }) => items) ?? [],
    [loaded],
  );
  return {
    total: loaded?.total,
    rows,
    targets: loaded?.targets ?? [],
    stale: loaded !== undefined && loaded.key !== key,
    error,
    onVisible,
    retry,
  };
}
