import * as z from 'zod/mini';
import { ContactId, InspectionId } from './ids.ts';
import { Role } from './role.ts';
import { singleLine } from './text.ts';

export const Inspection = z.object({
  inspectionId: InspectionId,
  address: singleLine(300),
  startsAt: z.iso.datetime(),
  people: z.array(z.object({ contactId: ContactId, role: Role, name: singleLine(120) })),
});
export type Inspection = z.infer<typeof Inspection>;

/** An inspection as a contact's panel shows it. */
export const InspectionSummary = z.object({
  inspectionId: InspectionId,
  address: z.string(),
  startsAt: z.iso.datetime(),
  inspectors: z.array(z.string()),
});
export type InspectionSummary = z.infer<typeof InspectionSummary>;
