import { useLayoutEffect, type RefObject } from 'react';

type List = { readonly isAtEnd: () => boolean; readonly scrollToEnd: () => void };

/**
 * Keeps the lower edge of what is read where it is when the list becomes lower or higher: when the composer grows,
 * when a keyboard opens, when the window is resized.
 */
export function useStickToEnd(scroller: RefObject<HTMLElement | null>, list: List): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let { clientHeight: height, clientWidth: width, scrollTop: top } = element;
    let atEnd = true;
    // Kept from the last scroll event, because the browser may already have moved the element to fit its new height.
    const onScroll = () => {
      if (element.clientHeight !== height || element.clientWidth !== width) return;
      top = element.scrollTop;
      atEnd = list.isAtEnd();
    };
    const observer = new ResizeObserver(() => {
      if (element.clientHeight === height && element.clientWidth === width) return;
      const lower = height - element.clientHeight;
      const rewrapped = width !== element.clientWidth;
      ({ clientHeight: height, clientWidth: width } = element);
      if (atEnd) list.scrollToEnd();
      else if (!rewrapped) element.scrollTop = top + lower;
      top = element.scrollTop;
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller, list]);
}
