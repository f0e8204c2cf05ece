import type { Handset, HandsetText } from './handsetRegistry.ts';

/** The events that the open handsets' page gets. */
export type NetworkEvent =
  | { readonly event: 'text'; readonly handset: string; readonly message: HandsetText }
  | { readonly event: 'handset'; readonly handset: Handset }
  | { readonly event: 'faults'; readonly outageUntil: string | null };

export type NetworkFeed = ReturnType<typeof networkFeed>;

export function networkFeed() {
  const listeners = new Set<(event: NetworkEvent) => void>();
  return {
    publish(event: NetworkEvent): void {
      for (const listener of listeners) listener(event);
    },
    /** Calls the listener with every event until the returned function is called. */
    listen(listener: (event: NetworkEvent) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
