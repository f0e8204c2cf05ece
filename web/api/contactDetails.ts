import type { Contact, ContactDetails } from '#shared/domain/contact.ts';

/** The compiler asks for every field of the schema here, so that a new one is sent back too. */
const details: Record<keyof ContactDetails, true> = {
  role: true,
  name: true,
  agency: true,
  email: true,
  phone: true,
  mobile: true,
};

/** Returns the fields of a contact that the office enters. Saving a contact replaces all of them. */
export function contactDetailsOf(contact: Contact): ContactDetails {
  return Object.fromEntries(Object.entries(contact).filter(([name]) => name in details)) as ContactDetails;
}
