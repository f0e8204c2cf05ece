import * as z from 'zod/mini';
import { maxAddressLength, maxNameLength } from './fieldLengths.ts';
import { ContactId, InspectionId } from './ids.ts';
import { Role } from './role.ts';
import { singleLine } from './text.ts';

export const InspectionPerson = z.object({
  contactId: ContactId,
  role: Role,
  name: singleLine(maxNameLength),
});
export type InspectionPerson = z.infer<typeof InspectionPerson>;

/** At most this many, so that a change of all of them fits into one transaction. */
export const maxInspectionPeople = 20;

export const Inspection = z.object({
  inspectionId: InspectionId,
  address: singleLine(maxAddressLength),
  startsAt: z.iso.datetime(),
  people: z.array(InspectionPerson).check(z.maxLength(maxInspectionPeople)),
});
export type Inspection = z.infer<typeof Inspection>;

/** A day by the company's calendar, or one beside its today. */
export const Day = z.union([z.enum(['today', 'tomorrow']), z.iso.date().check(z.regex(/^20/))]);
export type Day = z.infer<typeof Day>;

/** An inspection that began less than three hours ago still counts as upcoming, because its people are on site. */
const onSiteMilliseconds = 3 * 60 * 60 * 1000;

/** Returns the earliest start of an inspection that counts as upcoming at `now`. */
export function upcomingFrom(now: Date): Date {
  return new Date(now.getTime() - onSiteMilliseconds);
}

/** Returns the next of a contact's inspections, which are listed newest first; undefined when all are over. */
export function nextInspectionOf<Listed extends { readonly startsAt: string }>(
  inspections: readonly Listed[],
  now: Date,
): Listed | undefined {
  const from = upcomingFrom(now).toISOString();
  return inspections.findLast(({ startsAt }) => startsAt >= from);
}

/** The most inspections of a contact that the API lists on either side of now. */
export const maxInspectionsListed = 50;

/** An inspection as a contact's panel shows it. */
export const InspectionSummary = z.object({
  inspectionId: InspectionId,
  address: z.string(),
  startsAt: z.iso.datetime(),
  inspectors: z.array(z.string()),
});
export type InspectionSummary = z.infer<typeof InspectionSummary>;
