import * as z from 'zod/mini';
import { Texting } from '../domain/contact.ts';
import { Conversation, maxRequestedContacts } from '../domain/conversation.ts';
import { ContactId, InspectionId } from '../domain/ids.ts';
import { Inspection, InspectionPerson, InspectionSummary } from '../domain/inspection.ts';
import { OutboundMessage } from '../domain/message.ts';
import { maxSearchLength } from '../domain/searchedText.ts';
import { text } from '../domain/text.ts';
import { RefusedText } from './boardRoutes.ts';
import type { Route } from './route.ts';
import { Cursor, page } from './schemas.ts';

/** A person on an inspection, and where they are texted. `texting` is absent for a person who is no longer a contact. */
export const PersonToText = z.extend(InspectionPerson, { texting: z.optional(Texting) });
export type PersonToText = z.infer<typeof PersonToText>;

/**
 * A person of an inspection, and since when a text at their number is unread. `conversation` is absent for a person without a
 * usable number, and for a caller who may not read texts.
 */
export const InspectionDetailsPerson = z.extend(PersonToText, {
  conversation: z.optional(z.pick(Conversation, { conversationId: true, unreadSince: true, revision: true })),
});
export type InspectionDetailsPerson = z.infer<typeof InspectionDetailsPerson>;

/** An inspection, where each of its people is texted, and the automated texts about it in order of their time. */
export const InspectionDetails = z.extend(Inspection, {
  people: z.array(InspectionDetailsPerson),
  texts: z.array(OutboundMessage),
  /** Texts about it that were refused for missing consent and not accepted since. */
  refused: z.array(RefusedText),
});
export type InspectionDetails = z.infer<typeof InspectionDetails>;

/** The next inspection of one contact. */
export const NextInspection = z.object({ contactId: ContactId, inspection: InspectionSummary });
export type NextInspection = z.infer<typeof NextInspection>;

/** Inspections: their lists, search and details. */
export const inspectionRoutes = {
  listInspections: {
    method: 'GET',
    path: '/api/inspections',
    summary:
      'List upcoming inspections, the next one first, or past ones, the newest first, 50 per page. An inspection that began less than three hours ago counts as upcoming',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ when: z.enum(['upcoming', 'past']), cursor: z.optional(Cursor) }),
    output: page(Inspection),
  },
  searchInspections: {
    method: 'POST',
    path: '/api/inspections/search',
    summary:
      'Search inspections by any words of the address and the names of their people. The words are in the body because URLs are logged',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ text: text(maxSearchLength), cursor: z.optional(Cursor) }),
    output: page(Inspection),
  },
  getInspection: {
    method: 'GET',
    path: '/api/inspections/{inspectionId}',
    summary: 'Get an inspection with its address, time and people',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ inspectionId: InspectionId }),
    output: InspectionDetails,
  },
  findNextInspections: {
    method: 'POST',
    path: '/api/inspections/next',
    summary: 'Get the next inspection of each of up to 100 contacts. Contacts without one are left out',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({
      contactIds: z.array(ContactId).check(z.minLength(1), z.maxLength(maxRequestedContacts)),
    }),
    output: z.object({ items: z.array(NextInspection) }),
  },
} as const satisfies Record<string, Route>;
