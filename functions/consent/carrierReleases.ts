import * as z from 'zod/mini';
import { CompanyId, ConversationId } from '#shared/domain/ids.ts';
import type { Queue } from '../Queue.ts';

/** Identifies, by its conversation, a number to remove from the carrier's own opt-out list. */
export const CarrierRelease = z.object({ companyId: CompanyId, conversationId: ConversationId });
export type CarrierRelease = z.infer<typeof CarrierRelease>;

/** The queue of releases. A refusal by the carrier is not a failure, and `sweepMessages` retries releases that get lost. */
export const carrierReleases = {
  name: 'carrier-releases',
  fifo: false,
  receivesUntilDead: 5,
  payload: CarrierRelease,
} as const satisfies Queue;
