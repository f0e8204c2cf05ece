import { useState } from 'react';
import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import { isEmailAddress } from '#shared/domain/emailAddress.ts';
import { maxContactLengths } from '#shared/domain/fieldLengths.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import { contactActions } from '../api/contactActions.ts';
import { contactDetailsOf } from '../api/contactDetails.ts';
import type { TextField } from '../contact/contactWords.ts';
import { peopleWords } from './peopleWords.ts';
import { tooLongWords } from '../tooLongWords.ts';
import { useConsentForm } from './useConsentForm.ts';
import { useNumberCheck } from './useNumberCheck.ts';

type Faults = Partial<Record<TextField, string>>;

const maxLengths: Readonly<Record<TextField, number>> = maxContactLengths;

/**
 * Manages what is typed about a contact: what is wrong with it, what saving it would change, and saving it once. It keeps the
 * contact as it was when the form opened, so that saving never undoes what a colleague changed meanwhile.
 */
export function useContactForm(present: Contact | undefined, start: Partial<ContactDetails>) {
  const [contact] = useState(present);
  const [contactId] = useState(() => contact?.contactId ?? `con_${crypto.randomUUID().replaceAll('-', '')}`);
  const [details, setDetails] = useState<ContactDetails>(() => ({
    role: 'client',
    name: '',
    ...(contact && contactDetailsOf(contact)),
    ...start,
  }));
  const [left, setLeft] = useState<ReadonlySet<TextField>>(new Set());
  const [numberFault, setNumberFault] = useState<string>();
  const field = phoneFieldOf[details.role];
  const typed = details[field] ?? '';
  const consent = useConsentForm();
  const check = useNumberCheck(typed, contact?.contactId);
  const own: Faults = {
    ...(details.name.trim() === '' && { name: peopleWords.form.noName }),
    ...(details.email?.trim() &&
      !isEmailAddress(details.email.trim()) && { email: peopleWords.form.noEmail }),
  };

  const tooLong: Faults = Object.fromEntries(
    Object.entries(maxLengths).flatMap(([name, most]) => {
      const fault = tooLongWords(details[name as TextField] ?? '', most);
      return fault === undefined ? [] : [[name, fault]];
    }),
  );

  return {
    details,
    /** The field at which this role is texted. */
    field,
    number: check.number,
    consent,
    owners: check.owners,
    hint: check.hint,
    /** Says what is wrong with each field that the member has left or tried to save, and at once what is too long. */
    faults: {
      ...Object.fromEntries(Object.entries(own).filter(([name]) => left.has(name as TextField))),
      ...(numberFault !== undefined && { [field]: numberFault }),
      ...tooLong,
    } as Faults,
    consequence: consequenceOf(contact, typed, check.number),
    setRole: (role: ContactDetails['role']) => {
      setNumberFault(undefined);
      setDetails((known) => (contact ? { ...known, role } : withRole(known, role)));
    },
    set: (name: TextField, text: string) => {
      if (name === field) setNumberFault(undefined);
      setDetails((known) => ({ ...known, [name]: text }));
    },
    leave: (name: TextField) => {
      setLeft((known) => new Set([...known, name]));
      if (name === field && typed.trim() !== '') void check.now().then(({ fault }) => setNumberFault(fault));
    },
    /**
     * Saves the contact and returns it. Saves nothing while something is wrong, which it returns by the name of the input, or while
     * something is new on the screen.
     */
    async save(): Promise<
      { readonly saved: Contact } | { readonly wrong: Readonly<Record<string, string>> }
    > {
      setLeft(new Set<TextField>(['name', 'email']));
      const found = typed.trim() === '' ? { fault: undefined, notSaidYet: false } : await check.now();
      setNumberFault(found.fault);
      const given = consent.read();
      const wrong = {
        ...own,
        ...(found.fault !== undefined && { [field]: found.fault }),
        ...tooLong,
        ...(given && 'faults' in given && given.faults),
      };
      if (Object.keys(wrong).length > 0 || found.notSaidYet) return { wrong };
      const saved = await contactActions.save({
        ...withoutBlanks(details),
        contactId,
        ...(contact && { revision: contact.revision }),
        ...(given && 'wording' in given && { consent: given }),
      });
      return { saved };
    },
  };
}

/** Takes the number of a new person along to the field at which the other role is texted. */
function withRole(details: ContactDetails, role: ContactDetails['role']): ContactDetails {
  const [from, to] = [phoneFieldOf[details.role], phoneFieldOf[role]];
  if (from === to || details[to]) return { ...details, role };
  return { ...details, role, [to]: details[from], [from]: '' };
}

function withoutBlanks(details: ContactDetails): ContactDetails {
  const trimmed = Object.entries(details).map(([name, value = '']) => [name, value.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== '')) as ContactDetails;
}

/** Says what another number does to the conversation (P21). */
function consequenceOf(
  contact: Contact | undefined,
  typed: string,
  number: string | undefined,
): string | undefined {
  if (!contact || contact.archivedAt !== undefined || !('number' in contact.texting)) return undefined;
  const from = formatPhoneNumber(contact.texting.number);
  if (typed.trim() === '') return peopleWords.form.stops(from);
  if (number === undefined || number === contact.texting.number) return undefined;
  return peopleWords.form.moves(from, formatPhoneNumber(number));
}
