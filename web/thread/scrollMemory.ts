import type { VirtualItem } from '@tanstack/react-virtual';

/** A member's position in a thread: the row at the upper edge, how far it was scrolled beyond it, and what was measured. */
export type ScrollPosition = {
  readonly rowId: string;
  readonly beyond: number;
  readonly measured: readonly VirtualItem[];
};

const positions = new Map<string, ScrollPosition>();

/** Keeps the position in each thread that was left away from its end. A thread that was left at its end opens at its newest text. */
export const scrollMemory = {
  of: (conversationId: string): ScrollPosition | undefined => positions.get(conversationId),
  keep: (conversationId: string, position: ScrollPosition): void =>
    void positions.set(conversationId, position),
  forget: (conversationId: string): void => void positions.delete(conversationId),
} as const;
