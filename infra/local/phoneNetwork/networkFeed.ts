import type { Handset, HandsetText } from './handsetBook.ts';

/** What the handsets' page hears while it is open. */
export type NetworkNews =
  | { readonly event: 'text'; readonly handset: string; readonly message: HandsetText }
  | { readonly event: 'handset'; readonly handset: Handset }
  | { readonly event: 'faults'; readonly outageUntil: string | null };

export type NetworkFeed = ReturnType<typeof networkFeed>;

export function networkFeed() {
  const listeners = new Set<(news: NetworkNews) => void>();
  return {
    tell(news: NetworkNews): void {
      for (const listener of listeners) listener(news);
    },
    /** Calls the listener with every piece of news until the returned function is called. */
    listen(listener: (news: NetworkNews) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
