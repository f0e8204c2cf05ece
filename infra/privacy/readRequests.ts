import type { ObservedRequest } from './findLeaks.ts';

/** Reads what `observeRequests.ts` wrote. A crash may cut the last line. */
export function readRequests(written: string): readonly ObservedRequest[] {
  return written.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as ObservedRequest];
    } catch {
      return [];
    }
  });
}
