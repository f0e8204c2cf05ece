import { isDeepStrictEqual } from 'node:util';
import type { Contact } from '#shared/domain/contact.ts';
import { ContactId } from '#shared/domain/ids.ts';
import { wordsOf } from '#shared/domain/searchWords.ts';
import type { ImportedRow } from '#shared/peopleFile/readRow.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import { newIdsOf, numberOf } from './personIds.ts';

/** The contact whom a row is about, or else the id for a new one. */
type Found =
  | { readonly known: Contact; readonly newId?: never }
  | { readonly known?: never; readonly newId: string };

/**
 * Finds the contact whom a row is about: by the id of either program, whatever else changed, else by e-mail, else by number and
 * name. A row with an id of the other program finds a person by e-mail only under the same name, because a family may share an
 * address, and never one who has another id there. Without such an id, an address that only one contact in use has is enough, and
 * so is the number of a contact whom an import added from a row like this and the office changed since. An archived contact is
 * found only by an id, its name or that number, because its address may be another person's now.
 */
export async function findKnownPerson(
  store: StoreReader,
  company: CompanyWithSecret,
  row: ImportedRow,
): Promise<Found> {
  const { companyId } = company;
  const { externalId, details } = row;
  if (row.contactId !== undefined && ContactId.safeParse(row.contactId).success) {
    const exported = await store.findContact(companyId, row.contactId, true);
    if (exported) return { known: exported };
  }
  const hasName = ({ name }: { readonly name: string }) => isSameName(name, details.name);
  if (externalId !== undefined) {
    const identified = await store.findContactsByExternalId(companyId, externalId);
    const known = identified.find(hasName) ?? identified[0];
    if (known) return { known };
  }
  const { imported, newId } = await importedBefore(store, company, row);
  // A contact with the same external id was found above.
  const mayBe = (contact: Contact) => externalId === undefined || contact.externalId === undefined;
  const found =
    details.email === undefined
      ? []
      : (await store.findContactsByEmail(companyId, details.email)).filter(mayBe);
  const candidates = imported.filter(mayBe);
  const likely = externalId === undefined && found.length === 1 ? found : [];
  const hasNumber = (contact: Contact) => isAtNumberOf(contact, row);
  const known =
    candidates.find((contact) => isInUse(contact) && hasName(contact)) ??
    found.find(hasName) ??
    (await findAtNumber(store, company, row, mayBe)) ??
    candidates.find(hasName) ??
    imported.find(({ erasingSince }) => erasingSince !== undefined) ??
    likely.find(hasNumber) ??
    candidates.find((contact) => hasNumber(contact) && isCorrected(contact, row)) ??
    likely[0];
  return known ? { known } : { newId };
}

/** Reads the contacts that have ids for a new person of this row, from the first to the first that no contact has. */
async function importedBefore(
  store: StoreReader,
  company: CompanyWithSecret,
  row: ImportedRow,
): Promise<{ readonly imported: readonly Contact[]; readonly newId: string }> {
  const imported: Contact[] = [];
  for (const newId of newIdsOf(company, row)) {
    const contact = await store.findContact(company.companyId, newId, true);
    if (!contact) return { imported, newId };
    imported.push(contact);
  }
  throw new Error('The ids for a new person have ended');
}

/** Finds the contact with the name of a row at its number. */
async function findAtNumber(
  store: StoreReader,
  { companyId, secret }: CompanyWithSecret,
  row: ImportedRow,
  mayBe: (contact: Contact) => boolean,
): Promise<Contact | undefined> {
  const { email, name } = row.details;
  const number = numberOf(row);
  if (number === undefined) return undefined;
  const conversation = await store.findConversation(companyId, conversationIdOf(secret, number));
  for (const person of conversation?.people ?? []) {
    if (person.former || !isSameName(person.name, name)) continue;
    const contact = await store.findContact(companyId, person.contactId, true);
    if (contact && mayBe(contact) && isCompatible(contact, email)) return contact;
  }
  return undefined;
}

/**
 * Returns true for a contact whom an import added from a row like this and whose name the office may have corrected since. Only the
 * same first name shows that the row is not about another person who shares the number and the address.
 */
function isCorrected({ name }: Contact, { details }: ImportedRow): boolean {
  return wordsOf(name)[0] === wordsOf(details.name)[0];
}

/** Returns true for a contact at the number of a row. That neither has one says something only when the row has no e-mail. */
function isAtNumberOf({ texting }: Contact, row: ImportedRow): boolean {
  const number = numberOf(row);
  if (number === undefined && row.details.email !== undefined) return false;
  return ('number' in texting ? texting.number : undefined) === number;
}

function isInUse({ archivedAt, erasingSince }: Contact): boolean {
  return archivedAt === undefined && erasingSince === undefined;
}

/** Two e-mail addresses under one name and number are two people, such as a father and a son. */
function isCompatible({ email }: Contact, rowEmail: string | undefined): boolean {
  return email === undefined || rowEmail === undefined || email.toLowerCase() === rowEmail.toLowerCase();
}

function isSameName(one: string, other: string): boolean {
  return isDeepStrictEqual(wordsOf(one), wordsOf(other));
}
