import * as z from 'zod/mini';
import { CompanyId, ConversationId } from '#shared/domain/ids.ts';
import type { Queue } from '../Queue.ts';

/** Identifies, by its conversation, a number to remove from the carrier's own opt-out list. */
export const OptOutRemoval = z.object({ companyId: CompanyId, conversationId: ConversationId });
export type OptOutRemoval = z.infer<typeof OptOutRemoval>;

/** The queue of opt-out removals. A refusal by the carrier is not a failure, and `sweepMessages` retries those that get lost. */
export const optOutRemovalQueue = {
  name: 'opt-out-removals',
  fifo: false,
  receivesUntilDead: 5,
  payload: OptOutRemoval,
} as const satisfies Queue;
