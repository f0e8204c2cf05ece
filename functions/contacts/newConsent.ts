import type { GivenConsent } from '#shared/domain/consentRecord.ts';
import { destinationOf, type Contact } from '#shared/domain/contact.ts';
import { isRefused, type Refused } from '#shared/domain/refusal.ts';
import type { ImportedRow } from '#shared/peopleFile/readRow.ts';
import { isSameConsent } from '#shared/store/consentEvidence.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import type { ResolvedContact } from '#shared/store/resolveContact.ts';
import { numberOf } from './personIds.ts';

/**
 * Returns the consent that a row adds. What is recorded at the same number already, or was agreed to later there, stays with its
 * evidence (P31). A row without a number adds only what is recorded at no number. Refuses a consent without a number.
 */
export async function newConsent(
  store: StoreReader,
  companyId: string,
  known: Contact | undefined,
  resolved: ResolvedContact,
  row: ImportedRow,
): Promise<GivenConsent | undefined | Refused> {
  const given = row.consent;
  if (!given) return undefined;
  const reached = destinationOf(resolved);
  if (isRefused(reached)) return reached;
  if (!known) return given;
  const isSameNumber = 'number' in known.texting && known.texting.number === reached.number;
  // An import that is repeated needs no evidence.
  if (isSameNumber && known.consent && known.consent.agreedAt >= given.agreedAt) return undefined;
  const recorded = await store.listConsentEvidence(companyId, known.contactId, true);
  const isRecorded = recorded.some((evidence) =>
    evidence.number === reached.number
      ? evidence.agreedAt >= given.agreedAt
      : !statesNumber(row) && isSameConsent(evidence, given),
  );
  return isRecorded ? undefined : given;
}

/** Returns true for a row with the number at which its person is texted. Its consent is for that number. */
export function statesNumber(row: Pick<ImportedRow, 'details'>): boolean {
  return numberOf(row) !== undefined;
}
