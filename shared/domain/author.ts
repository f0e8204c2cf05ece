import * as z from 'zod/mini';
import { InspectionId, MemberId } from './ids.ts';

/** Links a message to its inspection. The link shows address and date, never an id (P9). */
export const InspectionLink = z.object({
  inspectionId: InspectionId,
  address: z.string(),
  startsAt: z.iso.datetime(),
});
export type InspectionLink = z.infer<typeof InspectionLink>;

/** Says what caused an automated text: an automation, or an action that the company set up in its inspection software. */
export const AutoSource = z.enum(['automation', 'action']);
export type AutoSource = z.infer<typeof AutoSource>;

/** The sender of an outbound message. A member's name is stored as it was at that time (P8). */
export const Author = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), memberId: MemberId, name: z.string() }),
  z.object({
    kind: z.literal('auto'),
    automation: z.string(),
    source: z.optional(AutoSource),
    /** The registered name of the program that posted it. */
    program: z.optional(z.string()),
    inspection: z.optional(InspectionLink),
  }),
]);
export type Author = z.infer<typeof Author>;
