import { parsedJson } from '#shared/domain/parsedJson.ts';
import type { ObservedRequest } from './findLeaks.ts';

/** Reads what `observeRequests.ts` wrote. A crash may cut the last line. */
export function readRequests(written: string): readonly ObservedRequest[] {
  return written.split('\n').flatMap((line) => {
    const request = parsedJson(line) as ObservedRequest | undefined;
    return request ? [request] : [];
  });
}
