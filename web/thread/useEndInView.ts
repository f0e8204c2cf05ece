import { useEffect, useRef, type RefObject } from 'react';

/** The line under the last bubble may be cut off while the words above it are in view. */
const lineHeight = 24;

/** Watches whether the end of a list is in view within its scroller. Returns a ref for the element that marks the end. */
export function useEndInView(
  scroller: RefObject<HTMLElement | null>,
  onChange: (inView: boolean) => void,
): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (!end.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => latest.current(entries.at(-1)?.isIntersecting ?? false),
      { root: scroller.current, rootMargin: `0px 0px ${lineHeight}px 0px` },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [scroller]);
  return end;
}
