import * as z from 'zod/mini';
import { GivenConsent, type ConsentScope } from '../domain/consentRecord.ts';
import { ContactDetails, contactFields } from '../domain/contact.ts';
import { readPhoneNumber } from '../domain/readPhoneNumber.ts';
import { phoneFieldOf, type Role } from '../domain/role.ts';
import { readDate } from './readDate.ts';
import type { RowValues } from './rowValues.ts';

export type ImportedRow = {
  /** The id of the person in this product, in a file that it exported. */
  readonly contactId: string | undefined;
  /** The id of the person in the other program. */
  readonly externalId: string | undefined;
  /** The details that the row has. Empty cells are absent, because an import deletes nothing. */
  readonly details: ContactDetails;
  readonly consent: GivenConsent | undefined;
};

/** The numbers of a row whose person opted out of the former product, and when, where the row says it. */
export type ImportedOptOut = { readonly numbers: readonly string[]; readonly at: string | undefined };

const roles: Readonly<Record<string, Role>> = {
  inspector: 'inspector',
  inspectors: 'inspector',
  agent: 'agent',
  agents: 'agent',
  realtor: 'agent',
  broker: 'agent',
  client: 'client',
  clients: 'client',
  buyer: 'client',
  customer: 'client',
};
const scopes: Readonly<Record<string, ConsentScope>> = {
  yes: 'inspections',
  y: 'inspections',
  true: 'inspections',
  '1': 'inspections',
  inspections: 'inspections',
  'inspections-and-offers': 'inspections-and-offers',
  'inspections and offers': 'inspections-and-offers',
};
const no = new Set(['', '0', 'no', 'n', 'false', 'off', 'none']);

/** Reads one row. Returns a sentence that says what is wrong with a row that cannot be imported. */
export function readRow(
  values: RowValues,
  fallbackRole: Role | undefined,
  now: Date,
): ImportedRow | { readonly refused: string } {
  const name = values.name ?? [values.firstName, values.lastName].filter(Boolean).join(' ');
  if (name === '') return { refused: 'The name is missing.' };
  const role = values.role === undefined ? fallbackRole : roles[values.role.toLowerCase()];
  if (!role)
    return {
      refused:
        values.role === undefined
          ? 'The role is missing: enter inspector, agent or client.'
          : `“${values.role}” is not a role: enter inspector, agent or client.`,
    };
  if (saysOptedOut(values) && values[phoneFieldOf[role]] === undefined)
    return {
      refused: `This person opted out: enter the ${phoneFieldOf[role]} number to which the opt-out belongs.`,
    };
  if ((values.externalId ?? '').length > 200) return { refused: 'The external id is too long.' };
  const typed = { ...values, role, name };
  const filled = contactFields.filter((field) => typed[field]).map((field) => [field, typed[field]]);
  const read = z.safeParse(ContactDetails, Object.fromEntries(filled));
  if (!read.success) return { refused: faultOf(read.error) };
  const consent = readConsent(values, now);
  if (consent && 'refused' in consent) return consent;
  return { contactId: values.contactId, externalId: values.externalId, details: read.data, consent };
}

/**
 * Returns the opt-out that a row brings along, with every number of the row that can be texted. It counts even where the rest
 * of the row is refused (P25).
 */
export function readOptOut(values: RowValues, now: Date): ImportedOptOut | undefined {
  if (!saysOptedOut(values)) return undefined;
  const numbers = [values.phone, values.mobile].flatMap((typed) => readPhoneNumber(typed ?? '') ?? []);
  const dates = [values.optedOutAt, values.optedOut].map((typed) => readDate(typed ?? ''));
  const at = dates.find((date) => date !== undefined && date <= now.toISOString());
  return { numbers: [...new Set(numbers)], at };
}

/** Returns true for anything but "no" in the column of opt-outs, and for any date of one. */
function saysOptedOut({ optedOut = '', optedOutAt = '' }: RowValues): boolean {
  return !no.has(optedOut.toLowerCase()) || !no.has(optedOutAt.toLowerCase());
}

function readConsent(
  { consent = '', consentAt, consentWording }: RowValues,
  now: Date,
): GivenConsent | { readonly refused: string } | undefined {
  if (no.has(consent.toLowerCase())) return undefined;
  const agreedTo = scopes[consent.toLowerCase()];
  if (!agreedTo)
    return { refused: `“${consent}” is not a consent: enter inspections, inspections and offers, or no.` };
  const agreedAt = readDate(consentAt ?? '');
  if (agreedAt === undefined || agreedAt > now.toISOString())
    return {
      refused: `The date of the consent is ${consentAt === undefined ? 'missing' : 'not a date in the past'}: enter when the person agreed, such as 2026-03-20, or leave the consent empty.`,
    };
  const read = z.safeParse(GivenConsent, { agreedTo, agreedAt, source: 'imported', wording: consentWording });
  if (read.success) return read.data;
  return {
    refused: `The wording of the consent is ${consentWording === undefined ? 'missing' : 'too long or contains a line break'}: enter the sentence that the person agreed to, or leave the consent empty.`,
  };
}

function faultOf({ issues }: z.core.$ZodError): string {
  const field = issues[0]?.path[0];
  if (field === 'email') return 'The e-mail is not an address such as ana@example.com.';
  return `The ${String(field)} is too long or contains a line break.`;
}
