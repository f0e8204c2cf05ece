import type { FailureReason } from './failureReason.ts';
import type { OutboundMessage } from './message.ts';

/**
 * What a person can do about a message that did not arrive. `again`: the same text may go out as a new message. `changed`:
 * another text might. `newNumber`: to the contact's new number. `pointless`: it would fail again.
 */
export type NextStep = 'again' | 'changed' | 'newNumber' | 'pointless';

const nextStepAfter: Readonly<Record<FailureReason, NextStep>> = {
  'opted-out': 'again',
  'opted-out-at-carrier': 'again',
  'blocked-by-company': 'again',
  'number-changed': 'newNumber',
  'plan-lapsed': 'again',
  'number-missing': 'again',
  'waited-too-long': 'again',
  'phone-unreachable': 'again',
  'carrier-unreachable': 'again',
  'expired-at-carrier': 'again',
  'not-a-mobile': 'pointless',
  'text-refused': 'changed',
  'blocked-by-phone': 'pointless',
  'blocked-as-spam': 'changed',
  'country-not-allowed': 'pointless',
  'not-verified-in-sandbox': 'pointless',
  'price-too-high': 'pointless',
  'number-not-able': 'pointless',
  'refused-by-carrier': 'again',
  'unknown-at-carrier': 'again',
  restored: 'again',
};

/**
 * Undefined where there is nothing to do: not failed, or sent again already. Whether the person may be texted at all just
 * now (opted out, blocked) is asked of the conversation, not here.
 */
export function nextStepOf({
  state,
  failure,
  sentAgainAs,
  ownAnswer,
}: Pick<OutboundMessage, 'state' | 'failure' | 'sentAgainAs' | 'ownAnswer'>): NextStep | undefined {
  if (sentAgainAs) return undefined;
  // It answers what the person texted at that moment; said again by a member it would not be true.
  if (ownAnswer) return state === 'failed' || state === 'unconfirmed' ? 'pointless' : undefined;
  if (state === 'unconfirmed') return 'again';
  return state === 'failed' ? nextStepAfter[failure ?? 'unknown-at-carrier'] : undefined;
}
