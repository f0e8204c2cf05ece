import { sentenceOf } from '#shared/api/sentenceOf.ts';
import type { GivenConsent } from '#shared/domain/consentRecord.ts';
import { ContactDetails, contactFields, type Contact } from '#shared/domain/contact.ts';
import { maxPeople } from '#shared/domain/conversation.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { phoneFieldOf, type Role } from '#shared/domain/role.ts';
import { readOptOut, readRow, type ImportedRow } from '#shared/peopleFile/readRow.ts';
import type { RowValues } from '#shared/peopleFile/rowValues.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { Store } from '#shared/store/dynamoStore.ts';
import { fieldsOf } from '#shared/store/fieldsOf.ts';
import { resolveContact, type ResolvedContact } from '#shared/store/resolveContact.ts';
import { findKnownPerson } from './findKnownPerson.ts';
import { newConsent, statesNumber } from './newConsent.ts';
import { storeContact } from './storeContact.ts';

export type ImportOptions = {
  /** Returns what an import would do, and writes nothing. */
  readonly dryRun: boolean;
  /** The role of rows without one. */
  readonly role?: Role | undefined;
  /** The name of the member who imports. */
  readonly by: string;
  readonly now: Date;
};

/** A detail that a row changes. `before` is absent for one that the contact did not have. */
export type DetailChange = {
  readonly field: keyof ContactDetails | 'externalId' | 'consent' | 'optOut';
  readonly before?: string | undefined;
};

type Hint = {
  /** The field that is texted, when it is empty and the person has a number in the other one only (P20). */
  readonly emptyField?: 'phone' | 'mobile';
  /** True for an archived contact, because an import does not restore it. */
  readonly archived?: true;
};

export type RowOutcome =
  | ({ readonly outcome: 'added' | 'left' } & Hint)
  | ({ readonly outcome: 'changed'; readonly changes: DetailChange[] } & Hint)
  | { readonly outcome: 'refused'; readonly reason: string };

const tries = 5;

/**
 * Imports one row of a file of people. 1 Reads the row. 2 Opts out its numbers, before anything else and whatever becomes of the
 * rest, if the person opted out of the former product. 3 Adds the person or changes the one who is known already, in one
 * transaction. Importing the same row again changes nothing.
 */
export async function importRow(
  store: Store,
  company: CompanyWithSecret,
  values: RowValues,
  options: ImportOptions,
): Promise<RowOutcome> {
  const row = readRow(values, options.role, options.now);
  const optedOut = await optOut(store, company, values, options);
  const outcome = 'refused' in row ? row : await importContact(store, company, row, options);
  if ('refused' in outcome) {
    const optOutSentence = options.dryRun ? 'The opt-out counts anyway.' : 'The opt-out is recorded.';
    return {
      outcome: 'refused',
      reason: optedOut ? `${outcome.refused} ${optOutSentence}` : outcome.refused,
    };
  }
  if (outcome.outcome === 'added' || !optedOut) return outcome;
  const changes = outcome.outcome === 'changed' ? outcome.changes : [];
  return { ...outcome, outcome: 'changed', changes: [...changes, { field: 'optOut' }] };
}

/** Records the opt-out of a row at each of its numbers. Returns true when that changes something, or would. */
async function optOut(
  store: Store,
  company: CompanyWithSecret,
  values: RowValues,
  { dryRun, by, now }: ImportOptions,
): Promise<boolean> {
  const imported = readOptOut(values, now);
  if (!imported) return false;
  const { companyId, originationNumber, secret } = company;
  const at = imported.at ?? now.toISOString();
  let changed = false;
  for (const number of imported.numbers) {
    if (number === originationNumber) continue;
    const conversationId = conversationIdOf(secret, number);
    const changesThis = dryRun
      ? await store.wouldOptOut(companyId, conversationId, at)
      : await store.importOptOut(
          companyId,
          { number, conversationId },
          { at, source: 'imported', memberName: by },
        );
    changed ||= changesThis;
  }
  return changed;
}

type ContactOutcome = Exclude<RowOutcome, { outcome: 'refused' }> | { readonly refused: string };

async function importContact(
  store: Store,
  company: CompanyWithSecret,
  row: ImportedRow,
  { dryRun, by, now }: ImportOptions,
): Promise<ContactOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    const { known, newId } = await findKnownPerson(store, company, row);
    const before = known && fieldsOf(ContactDetails, known);
    if (known?.erasingSince !== undefined) return { refused: sentenceOf({ code: 'contact-erased' }) };
    const details = { ...before, ...row.details };
    const contactId = known ? known.contactId : newId;
    const resolved = resolveContact(company, contactId, details);
    const unusable = 'unusable' in resolved.texting ? resolved.texting.unusable : undefined;
    // A contact may have such a number already, and an export of it is imported as it is.
    if (unusable && known?.[unusable] !== details[unusable])
      return {
        refused: `The ${unusable} number “${details[unusable]}” cannot be texted: enter 10 digits, or + and the country code before a foreign number.`,
      };
    const consent = await newConsent(store, company.companyId, known, resolved, row);
    if (isRefused(consent)) return { refused: sentenceOf(consent.refusal) };
    const archived = known?.archivedAt !== undefined && ({ archived: true } as const);
    const changes = known ? changesOf(known, { ...details, externalId: row.externalId }, consent) : [];
    const left = { outcome: 'left', ...archived } as const;
    if (known && changes.length === 0) return left;
    const planned = {
      ...(known ? ({ outcome: 'changed', changes } as const) : ({ outcome: 'added' } as const)),
      ...hintOf(resolved),
      ...archived,
    };
    if (dryRun) {
      const refused = await foreseenRefusal(store, company, known, resolved);
      return refused ? { refused: sentenceOf(refused.refusal) } : planned;
    }
    const { externalId } = row;
    const stored = await storeContact(store, company, {
      contactId,
      details,
      externalId,
      revision: known?.revision,
      consent,
      isConsentForNumber: statesNumber(row),
      by,
      now,
    });
    if (!isRefused(stored)) return stored.revision === known?.revision ? left : planned;
    // Another row about the same number, or a member, was faster.
    const isRace = stored.refusal.code === 'contact-changed' || stored.refusal.code === 'try-again';
    if (!isRace || attempt === tries) return { refused: sentenceOf(stored.refusal) };
  }
}

function hintOf({ texting, phone, mobile }: ResolvedContact): Hint {
  return 'missing' in texting && (phone ?? mobile) ? { emptyField: texting.missing } : {};
}

const comparedFields = ['externalId', ...contactFields] as const;

function changesOf(
  known: Contact,
  after: { readonly [Field in (typeof comparedFields)[number]]?: string | undefined },
  consent: GivenConsent | undefined,
): DetailChange[] {
  const changed = comparedFields.filter(
    (field) => after[field] !== undefined && after[field] !== known[field],
  );
  return [
    ...changed.map((field) => ({ field, before: known[field] })),
    ...(consent ? [{ field: 'consent' as const, before: known.consent?.wording }] : []),
  ];
}

/** Returns the refusal with which the transaction of an import would answer. */
async function foreseenRefusal(
  store: Store,
  company: CompanyWithSecret,
  known: Contact | undefined,
  { role, texting }: ResolvedContact,
): Promise<Refused | undefined> {
  if (!('number' in texting)) return undefined;
  if (texting.number === company.originationNumber)
    return refuse({ code: 'number-is-ours', field: phoneFieldOf[role] });
  const conversation = await store.findConversation(company.companyId, texting.conversationId);
  const people = conversation?.people.filter(({ former }) => !former) ?? [];
  const isThere = people.some(({ contactId }) => contactId === known?.contactId);
  return people.length >= maxPeople && !isThere ? refuse({ code: 'number-full', max: maxPeople }) : undefined;
}
