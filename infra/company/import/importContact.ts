import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { storeContact } from '#functions/contacts/storeContact.ts';
import { ContactDetails, type Contact } from '#shared/domain/contact.ts';
import { readPhoneNumber } from '#shared/domain/readPhoneNumber.ts';
import { isRefused, type Refused } from '#shared/domain/refusal.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import { wordsOf } from '#shared/domain/searchWords.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { fieldsOf } from '#shared/store/fieldsOf.ts';
import type { ImportedRow } from './readRow.ts';

export type Outcome = 'added' | 'changed' | 'left';

const tries = 5;

/**
 * Adds a person or changes the one who is known already: by external id, else by e-mail, else by number and name. Importing the
 * same row again changes nothing. With `dryRun` it only returns what it would do.
 */
export async function importContact(
  store: AdminStore,
  company: CompanyWithSecret,
  row: ImportedRow,
  { dryRun, now }: { readonly dryRun: boolean; readonly now: Date },
): Promise<Outcome | Refused> {
  for (let attempt = 1; ; attempt += 1) {
    const known = await findKnown(store, company, row);
    const before = known && fieldsOf(ContactDetails, known);
    const details = { ...before, ...row.details };
    if (before && isDeepStrictEqual(before, details)) return 'left';
    if (dryRun) return known ? 'changed' : 'added';
    const contactId = known?.contactId ?? newIdOf(row, company);
    const stored = await storeContact(store, company, {
      contactId,
      details,
      revision: known?.revision,
      consent: undefined,
      by: 'import',
      now,
    });
    // Another row about the same person, or a member, may have been faster.
    if (isRefused(stored) && stored.refusal.code === 'contact-changed' && attempt < tries) continue;
    if (isRefused(stored)) return stored;
    return known ? 'changed' : 'added';
  }
}

async function findKnown(
  store: AdminStore,
  company: CompanyWithSecret,
  row: ImportedRow,
): Promise<Contact | undefined> {
  const { companyId } = company;
  const imported = await store.findContact(companyId, newIdOf(row, company), true);
  if (imported || row.externalId !== undefined) return imported;
  const { email, name } = row.details;
  if (email !== undefined) {
    const found = await store.searchContacts(companyId, email);
    const same = isRefused(found) ? [] : found.items.filter(({ contact }) => isSame(contact?.email, email));
    return same[0]?.contact && store.findContact(companyId, same[0].contact.contactId, true);
  }
  const number = numberOf(row);
  if (number === undefined) return undefined;
  const conversation = await store.findConversation(companyId, conversationIdOf(company.secret, number));
  const person = conversation?.people.find(
    (one) => !one.former && isDeepStrictEqual(wordsOf(one.name), wordsOf(name)),
  );
  return person && store.findContact(companyId, person.contactId, true);
}

/** Returns the id of a person whom no contact matches, derived so that the same row has the same id again. */
function newIdOf(row: ImportedRow, { secret }: CompanyWithSecret): string {
  const { email, name } = row.details;
  const identity =
    row.externalId !== undefined
      ? ['external', row.externalId]
      : email !== undefined
        ? ['email', email.toLowerCase()]
        : ['number', numberOf(row) ?? '', wordsOf(name).join(' ')];
  const digest = createHash('sha256')
    .update(`${secret}\n${identity.join('\n')}`)
    .digest('hex');
  return `con_${digest.slice(0, 32)}`;
}

function numberOf({ details }: ImportedRow): string | undefined {
  return readPhoneNumber(details[phoneFieldOf[details.role]] ?? '');
}

function isSame(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}
