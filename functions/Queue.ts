import type * as z from 'zod/mini';

/** A queue of ours that starts a function, one item at a time; behind it always stands a queue for its dead letters. */
export type Queue = {
  readonly name: string;
  readonly fifo: boolean;
  /** Handed out so often without an end, an item goes to the dead letters. */
  readonly receivesUntilDead: number;
  readonly payload: z.core.$ZodType;
};

/** The name of the queue in which the dead letters of this one wait. */
export const deadLettersOf = ({ name }: Pick<Queue, 'name'>): string => `${name}-dead-letters`;
