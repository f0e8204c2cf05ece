import * as z from 'zod/mini';
import { ConsentRecord } from './consentRecord.ts';
import { emailPattern, fittingLocalPart, localPartTooLong } from './emailAddress.ts';
import { maxContactLengths } from './fieldLengths.ts';
import { ContactId, ConversationId } from './ids.ts';
import { singleLine } from './text.ts';
import { PhoneNumber } from './phoneNumber.ts';
import { refuse, type Refused } from './refusal.ts';
import { Role, phoneFieldOf } from './role.ts';

/** The fields that the office enters for a contact. Numbers stay as typed. */
export const ContactDetails = z.strictObject({
  role: Role,
  name: singleLine(maxContactLengths.name),
  agency: z.optional(singleLine(maxContactLengths.agency)),
  email: z.optional(
    z
      .email({ pattern: emailPattern })
      .check(z.maxLength(maxContactLengths.email), z.refine(fittingLocalPart, localPartTooLong)),
  ),
  phone: z.optional(singleLine(maxContactLengths.phone)),
  mobile: z.optional(singleLine(maxContactLengths.mobile)),
});
export type ContactDetails = z.infer<typeof ContactDetails>;

/** The names of the fields that the office enters. */
export const contactFields = Object.keys(ContactDetails.shape) as readonly (keyof ContactDetails)[];

/** A list of contacts: those in use with a role, or the archived ones. */
export const ContactList = z.enum([...Role.options, 'archived']);
export type ContactList = z.infer<typeof ContactList>;

/** The destination of a contact's texts: a number, or the field that must be filled or corrected first (P20). */
export const Texting = z.union([
  z.object({ number: PhoneNumber, conversationId: ConversationId }),
  z.object({ missing: z.enum(['mobile', 'phone']) }),
  z.object({ unusable: z.enum(['mobile', 'phone']) }),
]);
export type Texting = z.infer<typeof Texting>;

export const Contact = z.extend(ContactDetails, {
  contactId: ContactId,
  /** The person's id in the program from which they were imported. */
  externalId: z.optional(z.string()),
  texting: Texting,
  /** The evidence that this person agreed to be texted at their current number (P31). */
  consent: z.optional(ConsentRecord),
  /** The conversation at the contact's previous number; absent when it has no messages (P21). */
  formerConversationId: z.optional(ConversationId),
  /** When a member archived the contact; absent for a contact in use. */
  archivedAt: z.optional(z.iso.datetime()),
  /** When an admin began to erase the contact. Its own details are gone since then. */
  erasingSince: z.optional(z.iso.datetime()),
  /** When everything else that named the contact was erased too. */
  erasedAt: z.optional(z.iso.datetime()),
  /** Increases with every change. A change includes the revision that it is based on. */
  revision: z.int(),
});
export type Contact = z.infer<typeof Contact>;

/** Replaces the name of a contact who was erased. */
export const erasedName = 'Erased contact';

/** A contact as an automation sees it: with the conversation or the field to fill, and without a phone number (P22). */
export const ContactWithoutNumber = z.object({
  ...z.omit(Contact, { phone: true, mobile: true }).shape,
  texting: z.union([
    z.object({ conversationId: ConversationId }),
    z.object({ missing: z.enum(['mobile', 'phone']) }),
    z.object({ unusable: z.enum(['mobile', 'phone']) }),
  ]),
});
export type ContactWithoutNumber = z.infer<typeof ContactWithoutNumber>;

/** Returns the typed number of the field at which this role is texted, or undefined when the field is empty. */
export function enteredNumberOf(contact: ContactDetails): string | undefined {
  return contact[phoneFieldOf[contact.role]];
}

/** Returns the destination of a contact's texts, or refuses with the field that must be filled or corrected (P20). */
export function destinationOf({
  texting,
}: Pick<Contact, 'texting'>): Extract<Texting, { number: string }> | Refused {
  if ('missing' in texting)
    return refuse({ code: 'contact-without-number', field: texting.missing, why: 'missing' });
  if ('unusable' in texting)
    return refuse({ code: 'contact-without-number', field: texting.unusable, why: 'unusable' });
  return texting;
}
