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

/**
 * Returns the next step for a message, or undefined when it did not fail or was already resent. It does not check whether the
 * person may be texted now (opted out, blocked); the conversation knows that.
 */
export function nextStepOf({
  state,
  failure,
  resentAs,
  autoReply,
}: Pick<OutboundMessage, 'state' | 'failure' | 'resentAs' | 'autoReply'>): NextStep | undefined {
  if (resentAs) return undefined;
  // An automatic answer responds to what the person texted at that moment. Resent by a member it would be out of place.
  if (autoReply) return state === 'failed' || state === 'unconfirmed' ? 'pointless' : undefined;
  if (state === 'unconfirmed') return 'resend';
  return state === 'failed' ? nextStepAfter[failure ?? 'unknown-at-carrier'] : undefined;
}
