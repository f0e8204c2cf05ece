import { useEffect } from 'react';

let needed = 0;

/** Lets the browser ask before the page is closed while `isNeeded`, because leaving would end or lose something. */
export function useLeavingWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    needed += 1;
    addEventListener('beforeunload', warn);
    return () => {
      needed -= 1;
      removeEventListener('beforeunload', warn);
    };
  }, [isNeeded]);
}

/** Returns true while leaving would end or lose something, so that a key does not leave. */
export function isLeavingWarned(): boolean {
  return needed > 0;
}
