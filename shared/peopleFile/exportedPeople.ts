import type { Contact, ContactDetails } from '../domain/contact.ts';
import type { OptOut } from '../domain/conversation.ts';
import { byteOrderMark, csvLine } from './csvLine.ts';

type Exported = { readonly contact: Contact; readonly optOut?: OptOut | undefined };

/** The headings of the fields that the office enters, in the order of their columns. */
const fieldHeadings: Readonly<Record<keyof ContactDetails, string>> = {
  name: 'Name',
  role: 'Role',
  agency: 'Agency',
  email: 'E-mail',
  phone: 'Phone',
  mobile: 'Mobile',
};

/** The columns of an export. An import recognizes those that it reads by their headings. */
const columns: Readonly<Record<string, (person: Exported) => string | undefined>> = {
  'Conversations ID': ({ contact }) => contact.contactId,
  'External ID': ({ contact }) => contact.externalId,
  ...Object.fromEntries(
    Object.entries(fieldHeadings).map(([field, heading]) => [
      heading,
      ({ contact }: Exported) => contact[field as keyof ContactDetails],
    ]),
  ),
  'Opted out': ({ optOut }) => (optOut ? 'yes' : undefined),
  'Opted out on': ({ optOut }) => optOut?.at,
  'Opted out by': ({ optOut }) => optOut && (optOut.memberName ?? optOut.word ?? optOut.source),
  Consent: ({ contact }) => contact.consent?.agreedTo,
  'Consent date': ({ contact }) => contact.consent?.agreedAt,
  'Consent source': ({ contact }) => contact.consent?.source,
  'Consent wording': ({ contact }) => contact.consent?.wording,
  'Consent recorded by': ({ contact }) => contact.consent?.recordedBy,
  'Consent recorded on': ({ contact }) => contact.consent?.recordedAt,
  'Archived on': ({ contact }) => contact.archivedAt,
};

/** The beginning of an export. */
export const exportHeadings = byteOrderMark + csvLine(Object.keys(columns));

/** Returns a person as a row of an export. */
export function exportedLine(person: Exported): string {
  return csvLine(Object.values(columns).map((cellOf) => cellOf(person) ?? ''));
}
