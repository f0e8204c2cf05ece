import type { VirtualItem } from '@tanstack/react-virtual';

/** Where somebody was in a thread: the row at the upper edge, how far it was scrolled beyond it, and what was measured. */
export type ThreadPlace = {
  readonly rowId: string;
  readonly beyond: number;
  readonly measured: readonly VirtualItem[];
};

const places = new Map<string, ThreadPlace>();

/** The place in each thread that was left away from its end. One that was left at its end opens at its newest again. */
export const scrollMemory = {
  of: (conversationId: string): ThreadPlace | undefined => places.get(conversationId),
  keep: (conversationId: string, place: ThreadPlace): void => void places.set(conversationId, place),
  forget: (conversationId: string): void => void places.delete(conversationId),
} as const;
