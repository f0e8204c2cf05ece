import { ConsentEvidence, type ConsentRecord, type GivenConsent } from '../domain/consentRecord.ts';
import { destinationOf, type Contact } from '../domain/contact.ts';
import { isRefused, type Refused } from '../domain/refusal.ts';
import type { Action, Database } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keysBeginning } from './keyRange.ts';
import { keys } from './keys.ts';

/** A contact's consent at its current number, and the new evidence to store with it. */
type Consents = { readonly consent: ConsentRecord | undefined; readonly evidence?: ConsentEvidence };

export function consentEvidenceReader(database: Database) {
  return {
    /** Lists every consent that was recorded for a contact, at all its numbers, the newest record first. */
    listConsentEvidence: (
      companyId: string,
      contactId: string,
      consistent = false,
    ): Promise<readonly ConsentEvidence[]> => evidenceOf(database, companyId, contactId, consistent),
  };
}

/**
 * Returns the consent at the contact's number after a change. A consent that is already recorded keeps the evidence of who
 * recorded it and when. Sent with another number it is ignored, because that number needs its own (P31), unless the caller states
 * it for the new number. Refuses a new consent without a number that can be texted. Reads the evidence only when the number or
 * the consent differs.
 */
export async function consentsAfter(
  database: Database,
  companyId: string,
  before: Contact | undefined,
  { contactId, texting }: Pick<Contact, 'contactId' | 'texting'>,
  given: ConsentRecord | ConsentEvidence | undefined,
): Promise<Consents | Refused> {
  const reached = destinationOf({ texting });
  const number = isRefused(reached) ? undefined : reached.number;
  const isHere = before && 'number' in before.texting && before.texting.number === number;
  const isKnown = !given || (before?.consent && isSameConsent(before.consent, given));
  if (isHere && isKnown) return { consent: before.consent };
  const recorded = before ? await evidenceOf(database, companyId, contactId, true) : [];
  const isNew = given && ('number' in given || !recorded.some((known) => isSameConsent(known, given)));
  if (isNew && isRefused(reached)) return reached;
  const evidence = isNew && number !== undefined ? { ...given, number } : undefined;
  const current = evidence ?? recorded.find((known) => known.number === number);
  if (!current) return { consent: undefined };
  const { number: _, ...consent } = current;
  return { consent, ...(evidence && { evidence }) };
}

/** Returns the action that stores evidence. Nothing changes or deletes it later. */
export function evidenceAction(
  { tableName }: Database,
  companyId: string,
  { contactId, texting }: Pick<Contact, 'contactId' | 'texting'>,
  evidence: ConsentEvidence,
): Action {
  const conversationId = 'number' in texting ? texting.conversationId : '';
  const key = keys.consentEvidence(companyId, contactId, evidence.recordedAt, conversationId);
  return { Put: { TableName: tableName, Item: { ...key, ...evidence } } };
}

async function evidenceOf(
  database: Database,
  companyId: string,
  contactId: string,
  consistent = false,
): Promise<readonly ConsentEvidence[]> {
  const { pk, sk } = keys.consentEvidence(companyId, contactId);
  const items = await database.queryAll({
    ConsistentRead: consistent,
    ...keysBeginning(pk, sk),
    ScanIndexForward: false,
  });
  return items.map((item) => fieldsOf(ConsentEvidence, item));
}

/** Compares what a person agreed to, when, how and in which words; not who recorded it, when and for which number. */
export function isSameConsent(one: GivenConsent, other: GivenConsent): boolean {
  return (['agreedTo', 'agreedAt', 'source', 'wording'] as const).every(
    (field) => one[field] === other[field],
  );
}
