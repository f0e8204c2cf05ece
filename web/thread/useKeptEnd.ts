import { useLayoutEffect, type RefObject } from 'react';

/**
 * Keeps the lower edge of what is read where it is when the list becomes lower or higher: when the composer grows,
 * when a keyboard opens, when the window is resized.
 */
export function useKeptEnd(scroller: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let height = element.clientHeight;
    // What the last scroll event said: the browser may already have moved the element to fit its new height.
    let top = element.scrollTop;
    const onScroll = () => {
      if (element.clientHeight === height) top = element.scrollTop;
    };
    const observer = new ResizeObserver(() => {
      if (element.clientHeight === height) return;
      element.scrollTop = top + height - element.clientHeight;
      height = element.clientHeight;
      top = element.scrollTop;
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller]);
}
