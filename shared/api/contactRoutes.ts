import * as z from 'zod/mini';
import { ConsentEvidence, GivenConsent } from '../domain/consentRecord.ts';
import { Contact, ContactDetails, ContactList } from '../domain/contact.ts';
import { Conversation, OptOut } from '../domain/conversation.ts';
import { ContactId } from '../domain/ids.ts';
import { InspectionSummary } from '../domain/inspection.ts';
import { Role } from '../domain/role.ts';
import { maxSearchLength } from '../domain/searchedText.ts';
import { text } from '../domain/text.ts';
import { columnNames } from '../peopleFile/columns.ts';
import { mostCellCharacters, mostRowsAtOnce } from '../peopleFile/rowValues.ts';
import { PersonToText } from './inspectionRoutes.ts';
import type { Route } from './route.ts';
import { Cursor, page } from './schemas.ts';

/**
 * A search result: the conversation at a number with the contact who matched, the conversation alone when no single contact
 * matched, or the contact alone while it has no number.
 */
export const FoundContact = z.object({
  contact: z.optional(Contact),
  conversation: z.optional(Conversation),
});
export type FoundContact = z.infer<typeof FoundContact>;

export const SearchResult = z.object({
  items: z.array(FoundContact),
  cursor: z.optional(Cursor),
  /** True when the search stopped at its read limit before the page was full. The cursor continues it. */
  typeMore: z.boolean(),
});
export type SearchResult = z.infer<typeof SearchResult>;

export const ContactPanel = z.object({
  contact: Contact,
  inspections: z.array(InspectionSummary),
  /** Every consent that was recorded for the contact, at all its numbers, the newest record first (P31). */
  consents: z.array(ConsentEvidence),
  /** Everyone on the next inspection, for the ways to their threads; absent without one. */
  nextPeople: z.optional(z.array(PersonToText)),
});
export type ContactPanel = z.infer<typeof ContactPanel>;

/** A row of a file of people, by column. Cells that are empty are absent. */
const FileRow = z.partialRecord(z.enum(columnNames), text(mostCellCharacters));

/** Says what becomes of a row. */
export const RowResult = z.object({
  outcome: z.enum(['added', 'changed', 'left', 'refused']),
  /** Why the row is refused, and what would be right. */
  reason: z.optional(z.string()),
  /** The details that change, with what the contact has now. */
  changes: z.optional(z.array(z.object({ field: z.string(), before: z.optional(z.string()) }))),
  /** The field that is texted, when it is empty and the person has a number in the other one only (P20). */
  emptyField: z.optional(z.enum(['phone', 'mobile'])),
  /** True for an archived contact. An import does not restore it, so it stays off the lists. */
  archived: z.optional(z.boolean()),
  /** The keys of the person within the file, beginning with the one that decides. Rows that share it are one person. */
  keys: z.array(z.string()),
});
export type RowResult = z.infer<typeof RowResult>;

/** A contact with the opt-out of their number. */
export const ExportedPerson = z.object({ contact: Contact, optOut: z.optional(OptOut) });
export type ExportedPerson = z.infer<typeof ExportedPerson>;

/** Holds what is stored about a contact, for a copy that the person asks for. The texts are read page by page. */
export const ContactData = z.object({
  contact: Contact,
  consents: z.array(ConsentEvidence),
  inspections: z.array(InspectionSummary),
  /** The conversations at all numbers that the contact has or had. */
  conversations: z.array(z.pick(Conversation, { conversationId: true, number: true, optOut: true })),
});
export type ContactData = z.infer<typeof ContactData>;

/** A contact that is being erased. With a cursor there is more to erase: the next request returns it. */
export const Erasure = z.object({ contact: Contact, cursor: z.optional(Cursor) });
export type Erasure = z.infer<typeof Erasure>;

/** Contacts: their lists, search, panel, import and export. */
export const contactRoutes = {
  searchContacts: {
    method: 'POST',
    path: '/api/contacts/search',
    summary:
      'Search contacts and unknown numbers by any word of name, agency, email or number. The words are in the body because URLs are logged',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ text: text(maxSearchLength), cursor: z.optional(Cursor) }),
    output: SearchResult,
  },
  listContacts: {
    method: 'GET',
    path: '/api/contacts',
    summary:
      'List contacts by name, 50 per page: those with a role, the archived ones, or all but the archived ones',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ list: z.optional(ContactList), cursor: z.optional(Cursor) }),
    output: page(Contact),
  },
  findContact: {
    method: 'GET',
    path: '/api/contacts/{contactId}',
    summary: 'Get a contact with its inspections',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ contactId: ContactId }),
    output: ContactPanel,
  },
  putContact: {
    method: 'PUT',
    path: '/api/contacts/{contactId}',
    summary: 'Create or change a contact. A change includes the revision that it is based on',
    caller: 'member',
    needsTexting: true,
    input: z.extend(ContactDetails, {
      contactId: ContactId,
      revision: z.optional(z.int()),
      /** Recorded for the number of this request. Where absent, what is recorded stays. */
      consent: z.optional(GivenConsent),
    }),
    output: Contact,
  },
  importPeople: {
    method: 'POST',
    path: '/api/people/import',
    summary:
      'Import up to 50 rows of a file of people. Each row is added, changed, left or refused on its own; a dry run says which and writes nothing. Importing a row again changes nothing',
    caller: 'admin',
    needsTexting: true,
    input: z.strictObject({
      dryRun: z.boolean(),
      /** The role of rows without one. */
      role: z.optional(Role),
      rows: z.array(FileRow).check(z.minLength(1), z.maxLength(mostRowsAtOnce)),
    }),
    output: z.object({ rows: z.array(RowResult) }),
  },
  exportPeople: {
    method: 'GET',
    path: '/api/people/export',
    summary: 'Export the people of one list by name, 100 per page, with their consent and opt-outs',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ list: ContactList, cursor: z.optional(Cursor) }),
    output: page(ExportedPerson),
  },
  archiveContact: {
    method: 'PUT',
    path: '/api/contacts/{contactId}/archive',
    summary:
      'Archive a contact. It leaves the lists and the search, and its texts stay in their conversation',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ contactId: ContactId }),
    output: Contact,
  },
  restoreContact: {
    method: 'DELETE',
    path: '/api/contacts/{contactId}/archive',
    summary: 'Restore an archived contact',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ contactId: ContactId }),
    output: Contact,
  },
  getContactData: {
    method: 'GET',
    path: '/api/contacts/{contactId}/data',
    summary:
      'Get what is stored about a contact: details, all evidence of consent, all inspections, and the conversations at all its numbers with their opt-outs. `listMessages` has the texts',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ contactId: ContactId }),
    output: ContactData,
  },
  eraseContact: {
    method: 'PUT',
    path: '/api/contacts/{contactId}/erasure',
    summary:
      'Erase a contact for good: name, number, e-mail address and agency are replaced everywhere. Repeat the request with the cursor of the answer until an answer has no cursor. Texts, evidence of consent and opt-outs stay',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ contactId: ContactId, cursor: z.optional(Cursor) }),
    output: Erasure,
  },
} as const satisfies Record<string, Route>;
