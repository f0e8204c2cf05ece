import * as z from 'zod/mini';

/** The honest states of an outbound message (P14). Nothing but `transitions` moves a message between them. */
export const MessageState = z.enum([
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'cancelled',
  'failed',
  'unconfirmed',
]);
export type MessageState = z.infer<typeof MessageState>;

/** What can happen to a message, each with the states it may leave and the one it leads to. */
export const transitions = {
  comesDue: { from: ['scheduled'], to: 'queued' },
  hold: { from: ['queued'], to: 'scheduled' },
  cancel: { from: ['scheduled', 'queued'], to: 'cancelled' },
  giveUpWaiting: { from: ['scheduled', 'queued'], to: 'failed' },
  claim: { from: ['queued'], to: 'sending' },
  notTaken: { from: ['sending'], to: 'queued' },
  refuse: { from: ['sending'], to: 'failed' },
  markUnconfirmed: { from: ['sending'], to: 'unconfirmed' },
  restored: { from: ['scheduled', 'queued', 'sending'], to: 'unconfirmed' },
  carrierAccepts: { from: ['sending', 'unconfirmed'], to: 'sent' },
  receiptOfDelivery: { from: ['sending', 'sent', 'unconfirmed', 'failedByReceipt'], to: 'delivered' },
  receiptOfFailure: { from: ['sending', 'sent', 'unconfirmed'], to: 'failedByReceipt' },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof transitions;

type Transition = { readonly from: readonly MessageStatus[]; readonly to: MessageStatus };

/**
 * Where a message stands. Only a failure that the carrier reported later may still turn out delivered:
 * our own refusals are proof that nothing was sent, so they have a status of their own.
 */
export type MessageStatus = MessageState | 'failedByReceipt';

/** The state a person sees for a status. */
export function stateOf(status: MessageStatus): MessageState {
  return status === 'failedByReceipt' ? 'failed' : status;
}

/** The status that `name` leads to, or undefined where it is not allowed. */
export function after(status: MessageStatus, name: TransitionName): MessageStatus | undefined {
  const transition: Transition = transitions[name];
  return transition.from.includes(status) ? transition.to : undefined;
}

/** True while a message is on its way to the carrier: it stands in the due list until then. */
export function isInFlight(status: MessageStatus): boolean {
  return status === 'scheduled' || status === 'queued' || status === 'sending';
}

/** True where staff must look: these stand in the Failed list. */
export function needsAttention(status: MessageStatus): boolean {
  return stateOf(status) === 'failed' || status === 'unconfirmed';
}
