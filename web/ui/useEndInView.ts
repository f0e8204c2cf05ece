import { useEffect, useRef, type RefObject } from 'react';

/**
 * Watches whether the end of a list is in view within its scroller, or at most `ahead` pixels below it. Returns a ref for the
 * element that marks the end. A list that grows by pages passes its `length`, so that `onChange` is called again for each.
 */
export function useEndInView(
  scroller: RefObject<HTMLElement | null>,
  ahead: number,
  onChange: (inView: boolean) => void,
  length?: number,
): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (!end.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => latest.current(entries.at(-1)?.isIntersecting ?? false),
      { root: scroller.current, rootMargin: `0px 0px ${ahead}px 0px` },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [scroller, ahead, length]);
  return end;
}
