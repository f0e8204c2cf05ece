import * as z from 'zod/mini';

/** A line of the queues' journal. It has no receive counts: after a restart every item is visible again. */
export const QueueEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('put'),
    queue: z.string(),
    id: z.string(),
    body: z.string(),
    group: z.optional(z.string()),
    deduplicationId: z.optional(z.string()),
    sentAt: z.number(),
  }),
  z.object({ kind: z.literal('gone'), queue: z.string(), id: z.string() }),
]);
export type QueueEntry = z.infer<typeof QueueEntry>;
