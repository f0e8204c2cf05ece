/** A knock, a word or a goodbye on a live connection; the ticket comes with the knock only. */
export type Knock = { readonly connectionId: string; readonly ticket: string | undefined };
