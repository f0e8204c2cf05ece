import { isDeepStrictEqual } from 'node:util';
import type { Contact } from '#shared/domain/contact.ts';
import { ContactId } from '#shared/domain/ids.ts';
import { wordsOf } from '#shared/domain/searchWords.ts';
import type { ImportedRow } from '#shared/peopleFile/readRow.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import { newIdOf, numberOf } from './personIds.ts';

/**
 * Finds the contact whom a row is about: by the id of either program, whatever else changed, else by e-mail, else by number and
 * name. A row with an id of the other program finds a person by e-mail only under the same name, because a family may share an
 * address, and never one who has another id there.
 */
export async function findKnownPerson(
  store: StoreReader,
  company: CompanyWithSecret,
  row: ImportedRow,
): Promise<Contact | undefined> {
  const { companyId } = company;
  const { externalId, details } = row;
  if (row.contactId !== undefined && ContactId.safeParse(row.contactId).success) {
    const exported = await store.findContact(companyId, row.contactId, true);
    if (exported) return exported;
  }
  const hasName = ({ name }: { readonly name: string }) => isSameName(name, details.name);
  if (externalId !== undefined) {
    const identified = await store.findContactsByExternalId(companyId, externalId);
    const known = identified.find(hasName) ?? identified[0];
    if (known) return known;
  }
  const imported = await store.findContact(companyId, newIdOf(company, row), true);
  if (imported) return imported;

  // A contact with the same external id was found above.
  const mayBe = (contact: Contact) => externalId === undefined || contact.externalId === undefined;
  if (details.email !== undefined) {
    const found = (await store.findContactsByEmail(companyId, details.email)).filter(mayBe);
    const [only] = externalId === undefined && found.length === 1 ? found : [];
    const known = found.find(hasName) ?? only;
    if (known) return known;
  }
  const number = numberOf(row);
  if (number === undefined) return undefined;
  const conversation = await store.findConversation(companyId, conversationIdOf(company.secret, number));
  const people = conversation?.people.filter((person) => !person.former && hasName(person)) ?? [];
  for (const { contactId } of people) {
    const contact = await store.findContact(companyId, contactId, true);
    if (contact && mayBe(contact) && isCompatible(contact, details.email)) return contact;
  }
  return undefined;
}

/** Two e-mail addresses under one name and number are two people, such as a father and a son. */
function isCompatible({ email }: Contact, rowEmail: string | undefined): boolean {
  return email === undefined || rowEmail === undefined || email.toLowerCase() === rowEmail.toLowerCase();
}

function isSameName(one: string, other: string): boolean {
  return isDeepStrictEqual(wordsOf(one), wordsOf(other));
}
