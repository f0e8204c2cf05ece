import * as z from 'zod/mini';
import { InspectionId, MemberId } from './ids.ts';

/** The job a message belongs to, with the words of its link: address and date, never an id (P9). */
export const InspectionLink = z.object({
  inspectionId: InspectionId,
  address: z.string(),
  startsAt: z.iso.datetime(),
});
export type InspectionLink = z.infer<typeof InspectionLink>;

/** Who sent an outbound message. A member's name is kept as it was then (P8). */
export const Author = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), memberId: MemberId, name: z.string() }),
  z.object({ kind: z.literal('auto'), automation: z.string(), inspection: z.optional(InspectionLink) }),
]);
export type Author = z.infer<typeof Author>;
