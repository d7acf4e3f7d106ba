import { useCallback, useRef, useState } from 'react';

/** Around the window, in which a thing counts as on screen. */
const MARGIN = '200px';

/**
 * Whether an element is on screen, or nearly so. Everything is where the
 * browser cannot tell.
 *
 * @returns the answer, and the ref for the element
 */
export function useOnScreen(): [boolean, (element: Element | null) => void] {
  const [isOnScreen, setOnScreen] = useState(
    typeof IntersectionObserver === 'undefined',
  );
  const observer = useRef<IntersectionObserver>();
  const ref = useCallback((element: Element | null) => {
    observer.current?.disconnect();
    if (!element || typeof IntersectionObserver === 'undefined') return;
    observer.current = new IntersectionObserver(
      entries => setOnScreen(entries[entries.length - 1].isIntersecting),
      { rootMargin: MARGIN },
    );
    observer.current.observe(element);
  }, []);
  return [isOnScreen, ref];
}
