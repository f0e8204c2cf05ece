import { createHash } from 'node:crypto';
import { readPhoneNumber } from '#shared/domain/readPhoneNumber.ts';
import { phoneFieldOf, type Role } from '#shared/domain/role.ts';
import { wordsOf } from '#shared/domain/searchWords.ts';
import { readRow, type ImportedRow } from '#shared/peopleFile/readRow.ts';
import type { RowValues } from '#shared/peopleFile/rowValues.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';

type Identified = Pick<ImportedRow, 'contactId' | 'externalId' | 'details'>;
type Secret = Pick<CompanyWithSecret, 'secret'>;

/**
 * Yields the ids for the person of a row whom no contact matches, derived so that the same row has the same ids again. The first
 * follows from what decides, such as the e-mail address. The others follow from the name too, for a person who now has the address
 * of the contact with the first.
 */
export function* newIdsOf(company: Secret, { contactId: _, ...row }: Identified): Generator<string> {
  const [identity = []] = identitiesOf({ ...row, contactId: undefined });
  yield idFrom(company, identity);
  const name = wordsOf(row.details.name).join(' ');
  for (let count = 1; ; count += 1) yield idFrom(company, [...identity, name, String(count)]);
}

function idFrom(company: Secret, identity: readonly string[]): string {
  return `con_${digestOf(company, identity).toString('hex', 0, 16)}`;
}

/**
 * Returns everything that identifies the person of a row within its file, beginning with what decides: an id, else the e-mail
 * address, else the number with the name. A row whose first key another row has is about the same person. A row that cannot be
 * read has none.
 */
export function personKeys(
  company: Secret,
  values: RowValues,
  { role, now }: { readonly role?: Role | undefined; readonly now: Date },
): readonly string[] {
  const row = readRow(values, role, now);
  if ('refused' in row) return [];
  // So short that a string does not keep the longer one in memory from which it was cut.
  return identitiesOf(row).map((identity) => digestOf(company, identity).toString('base64url', 0, 9));
}

function identitiesOf({ contactId, externalId, details }: Identified): readonly (readonly string[])[] {
  const { email, name } = details;
  return [
    ...(contactId === undefined ? [] : [['contact', contactId]]),
    ...(externalId === undefined ? [] : [['external', externalId]]),
    ...(email === undefined ? [] : [['email', email.toLowerCase()]]),
    ['number', numberOf({ details }) ?? '', wordsOf(name).join(' ')],
  ];
}

function digestOf({ secret }: Secret, identity: readonly string[]): Buffer {
  return createHash('sha256')
    .update(`${secret}\n${identity.join('\n')}`)
    .digest();
}

/** Returns the number at which the person of a row is texted. */
export function numberOf({ details }: Pick<ImportedRow, 'details'>): string | undefined {
  return readPhoneNumber(details[phoneFieldOf[details.role]] ?? '');
}
