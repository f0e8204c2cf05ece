import * as z from 'zod/mini';
import { InspectionId, MemberId } from './ids.ts';

/** Links a message to its inspection. The link shows address and date, never an id (P9). */
export const InspectionLink = z.object({
  inspectionId: InspectionId,
  address: z.string(),
  startsAt: z.iso.datetime(),
});
export type InspectionLink = z.infer<typeof InspectionLink>;

/** The sender of an outbound message. A member's name is stored as it was at that time (P8). */
export const Author = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), memberId: MemberId, name: z.string() }),
  z.object({ kind: z.literal('auto'), automation: z.string(), inspection: z.optional(InspectionLink) }),
]);
export type Author = z.infer<typeof Author>;
