import * as z from 'zod/mini';
import { CompanyId, ConversationId } from '#shared/domain/ids.ts';
import type { Queue } from '../Queue.ts';

/** A number, by its conversation, that the carrier's own list is to let go. */
export const CarrierRelease = z.object({ companyId: CompanyId, conversationId: ConversationId });
export type CarrierRelease = z.infer<typeof CarrierRelease>;

/** Where those wait; a refusal is no failure, and whatever gets lost here is asked again by `sweepMessages`. */
export const carrierReleases = {
  name: 'carrier-releases',
  fifo: false,
  receivesUntilDead: 5,
  payload: CarrierRelease,
} as const satisfies Queue;
