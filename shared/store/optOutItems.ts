import type { OptOut } from '../domain/conversation.ts';

/** Returns the attributes of a row that is opted out. `optedOutAt` adds it to the index of the opt-out list. */
export function optedOut(optOut: OptOut): { readonly optOut: OptOut; readonly optedOutAt: string } {
  return { optOut, optedOutAt: optOut.at };
}
