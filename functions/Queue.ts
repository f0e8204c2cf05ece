import type * as z from 'zod/mini';

/** A queue that starts a function, one item at a time. Each queue has a dead-letter queue. */
export type Queue = {
  readonly name: string;
  readonly fifo: boolean;
  /** The number of receives before an item moves to the dead-letter queue. */
  readonly receivesUntilDead: number;
  readonly payload: z.core.$ZodType;
};

/** Returns the name of a queue's dead-letter queue. */
export const deadLettersOf = ({ name }: Pick<Queue, 'name'>): string => `${name}-dead-letters`;

/** Sends items to a queue. */
export type QueueSender<Item> = {
  /** Resolves when all are on the queue, and rejects otherwise. Sending one twice is harmless. */
  readonly send: (items: readonly Item[]) => Promise<void>;
};
