import { createHash } from 'node:crypto';
import { readPhoneNumber } from '#shared/domain/readPhoneNumber.ts';
import { phoneFieldOf, type Role } from '#shared/domain/role.ts';
import { wordsOf } from '#shared/domain/searchWords.ts';
import { readRow, type ImportedRow } from '#shared/peopleFile/readRow.ts';
import type { RowValues } from '#shared/peopleFile/rowValues.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';

type Identified = Pick<ImportedRow, 'contactId' | 'externalId' | 'details'>;
type Secret = Pick<CompanyWithSecret, 'secret'>;

/** Returns the id of a person whom no contact matches, derived so that the same row has the same id again. */
export function newIdOf(company: Secret, { contactId: _, ...row }: Identified): string {
  return `con_${idsOf(company, { ...row, contactId: undefined })[0] ?? ''}`;
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
  return 'refused' in row ? [] : idsOf(company, row).map((id) => id.slice(0, 16));
}

function idsOf({ secret }: Secret, { contactId, externalId, details }: Identified): readonly string[] {
  const { email, name } = details;
  const number = numberOf({ details });
  const identities = [
    ...(contactId === undefined ? [] : [['contact', contactId]]),
    ...(externalId === undefined ? [] : [['external', externalId]]),
    ...(email === undefined ? [] : [['email', email.toLowerCase()]]),
    ['number', number ?? '', wordsOf(name).join(' ')],
  ];
  return identities.map((identity) =>
    createHash('sha256')
      .update(`${secret}\n${identity.join('\n')}`)
      .digest('hex')
      .slice(0, 32),
  );
}

/** Returns the number at which the person of a row is texted. */
export function numberOf({ details }: Pick<ImportedRow, 'details'>): string | undefined {
  return readPhoneNumber(details[phoneFieldOf[details.role]] ?? '');
}
