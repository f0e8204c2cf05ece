import type { Person } from './conversation.ts';
import type { FailureReason } from './failureReason.ts';
import type { OutboundMessage } from './message.ts';

/**
 * The next step for a message that did not arrive. `resend`: send the same text as a new message. `changed`: send a
 * different text. `newNumber`: send it to the contact's new number. `pointless`: nothing, because it would fail again.
 */
export type NextStep = 'resend' | 'changed' | 'newNumber' | 'pointless';

const nextStepAfter: Readonly<Record<FailureReason, NextStep>> = {
  'opted-out': 'resend',
  'opted-out-at-carrier': 'resend',
  'blocked-by-company': 'resend',
  'number-changed': 'newNumber',
  'contact-archived': 'resend',
  'plan-lapsed': 'resend',
  'number-missing': 'resend',
  'waited-too-long': 'resend',
  'phone-unreachable': 'resend',
  'carrier-unreachable': 'resend',
  'expired-at-carrier': 'resend',
  'not-a-mobile': 'pointless',
  'text-refused': 'changed',
  'blocked-by-phone': 'pointless',
  'blocked-as-spam': 'changed',
  'country-not-allowed': 'pointless',
  'not-verified-in-sandbox': 'pointless',
  'price-too-high': 'pointless',
  'number-not-able': 'pointless',
  'refused-by-carrier': 'resend',
  'unknown-at-carrier': 'resend',
  restored: 'resend',
};

/** The failures that another phone of the same person may not have. */
const failsAtThisNumber: readonly (FailureReason | undefined)[] = [
  'not-a-mobile',
  'blocked-by-phone',
  'country-not-allowed',
  'not-verified-in-sandbox',
  'price-too-high',
];

/**
 * Returns the next step for a message of a conversation, or undefined when it did not fail or was already resent. What was meant
 * for a person who has left the number can only go to their new one (P21). It does not check whether the person may be texted now
 * (opted out, blocked); the conversation knows that.
 */
export function nextStepOf(
  message: Pick<OutboundMessage, 'state' | 'failure' | 'resentAs' | 'autoReply' | 'contactId'>,
  { people }: { readonly people: readonly Person[] },
): NextStep | undefined {
  const { state, failure, resentAs, autoReply, contactId } = message;
  const isTroubled = state === 'failed' || state === 'unconfirmed';
  if (resentAs || !isTroubled) return undefined;
  // An auto reply responds to what the person texted at that moment. Resent by a member it would be out of place.
  if (autoReply) return 'pointless';
  const step = state === 'unconfirmed' ? 'resend' : nextStepAfter[failure ?? 'unknown-at-carrier'];
  if (contactId === undefined) return step;
  if (hasNumber(contactId, people)) return step === 'newNumber' ? 'resend' : step;
  return step === 'resend' || failsAtThisNumber.includes(failure) ? 'newNumber' : step;
}

/** Returns true when a person has the number, or is archived and may still have it. */
function hasNumber(contactId: string, people: readonly Person[]): boolean {
  return people.some((person) => person.contactId === contactId && (!person.former || person.archived));
}
