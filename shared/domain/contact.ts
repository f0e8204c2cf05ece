import * as z from 'zod/mini';
import { ContactId, ConversationId } from './ids.ts';
import { singleLine } from './text.ts';
import { PhoneNumber } from './phoneNumber.ts';
import { refuse, type Refused } from './refusal.ts';
import { Role, phoneFieldOf } from './role.ts';

/** What the office writes down about a person it texts. Numbers stay as they were typed. */
export const ContactDetails = z.strictObject({
  role: Role,
  name: singleLine(120),
  agency: z.optional(singleLine(120)),
  email: z.optional(z.email().check(z.maxLength(254))),
  phone: z.optional(singleLine(40)),
  mobile: z.optional(singleLine(40)),
});
export type ContactDetails = z.infer<typeof ContactDetails>;

/** Where a contact's texts go: a number, or the field that must be filled or recovered first (P20). */
export const Texting = z.union([
  z.object({ number: PhoneNumber, conversationId: ConversationId }),
  z.object({ missing: z.enum(['mobile', 'phone']) }),
  z.object({ unusable: z.enum(['mobile', 'phone']) }),
]);
export type Texting = z.infer<typeof Texting>;

export const Contact = z.extend(ContactDetails, {
  contactId: ContactId,
  texting: Texting,
  /** Where the texts stand that were exchanged at the number they had before; absent when there are none (P21). */
  formerConversationId: z.optional(ConversationId),
  /** Moved by every change; a change names the one it saw. */
  revision: z.int(),
});
export type Contact = z.infer<typeof Contact>;

/** What was typed into the field that this role is texted at, or undefined when it is empty. */
export function enteredNumberOf(contact: ContactDetails): string | undefined {
  return contact[phoneFieldOf[contact.role]];
}

/** Where a contact is texted; or the field that keeps them from it (P20). */
export function destinationOf({ texting }: Contact): Extract<Texting, { number: string }> | Refused {
  if ('missing' in texting)
    return refuse({ code: 'contact-without-number', field: texting.missing, why: 'missing' });
  if ('unusable' in texting)
    return refuse({ code: 'contact-without-number', field: texting.unusable, why: 'unusable' });
  return texting;
}
