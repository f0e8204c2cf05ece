import { useEffect, useState } from 'react';

/** A page that is covered by other windows may get no frames, although the browser does not call it hidden. */
const patienceMilliseconds = 1000;

/**
 * Returns false in the first frame of a component and true after it. What a member opened the page for is painted in the first
 * frame, and everything beside it in the next. A hidden page paints no frames, so there it is true at once.
 */
export function useHasPainted(): boolean {
  const [hasPainted, setHasPainted] = useState(() => document.hidden);
  useEffect(() => {
    if (hasPainted) return undefined;
    let timer = setTimeout(() => setHasPainted(true), patienceMilliseconds);
    // A frame's callbacks run before it is painted, and the tasks that they start run after.
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setHasPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [hasPainted]);
  return hasPainted;
}
