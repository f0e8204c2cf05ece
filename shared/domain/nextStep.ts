import type { FailureReason } from './failureReason.ts';
import type { OutboundMessage } from './message.ts';

/**
 * What a person can do about a message that did not arrive. `resend`: the same text may go out as a new message. `changed`:
 * another text might. `newNumber`: to the contact's new number. `pointless`: it would fail again.
 */
export type NextStep = 'resend' | 'changed' | 'newNumber' | 'pointless';

const nextStepAfter: Readonly<Record<FailureReason, NextStep>> = {
  'opted-out': 'resend',
  'opted-out-at-carrier': 'resend',
  'blocked-by-company': 'resend',
  'number-changed': 'newNumber',
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
 * Undefined where there is nothing to do: not failed, or sent again already. Whether the person may be texted at all just
 * now (opted out, blocked) is asked of the conversation, not here.
 */
export function nextStepOf({
  state,
  failure,
  resentAs,
  autoReply,
}: Pick<OutboundMessage, 'state' | 'failure' | 'resentAs' | 'autoReply'>): NextStep | undefined {
  if (resentAs) return undefined;
  // It answers what the person texted at that moment; said again by a member it would not be true.
  if (autoReply) return state === 'failed' || state === 'unconfirmed' ? 'pointless' : undefined;
  if (state === 'unconfirmed') return 'resend';
  return state === 'failed' ? nextStepAfter[failure ?? 'unknown-at-carrier'] : undefined;
}
