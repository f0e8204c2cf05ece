import * as z from 'zod/mini';

/** The states of an outbound message (P14). Only `transitions` move a message between them. */
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

/** Everything that can happen to a message, with the statuses it may leave and the status it leads to. */
export const transitions = {
  comesDue: { from: ['scheduled'], to: 'queued' },
  hold: { from: ['queued'], to: 'scheduled' },
  /** A scheduled text that is due waits on, and now says why. */
  holdScheduled: { from: ['scheduled'], to: 'scheduled' },
  cancel: { from: ['scheduled', 'queued'], to: 'cancelled' },
  giveUpWaiting: { from: ['scheduled', 'queued'], to: 'failed' },
  claim: { from: ['queued'], to: 'sending' },
  releaseClaim: { from: ['sending'], to: 'queued' },
  /** Only the run with the claim may do this, because only it knows that it made no call. */
  cancelOnReply: { from: ['sending'], to: 'cancelled' },
  /** The same for a forwarded copy whose forwarding was turned off. */
  cancelCopy: { from: ['sending'], to: 'cancelled' },
  refuse: { from: ['sending'], to: 'failed' },
  markUnconfirmed: { from: ['sending'], to: 'unconfirmed' },
  restored: { from: ['scheduled', 'queued', 'sending'], to: 'unconfirmed' },
  carrierAccepts: { from: ['sending', 'unconfirmed'], to: 'sent' },
  deliveryReceipt: { from: ['sending', 'sent', 'unconfirmed', 'failedByReceipt'], to: 'delivered' },
  failureReceipt: { from: ['sending', 'sent', 'unconfirmed'], to: 'failedByReceipt' },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof transitions;

type Transition = { readonly from: readonly MessageStatus[]; readonly to: MessageStatus };

/**
 * The stored status of a message. A failure that the carrier reported in a receipt has its own status, because a later receipt
 * can correct it to delivered. Any other failure is final, because it proves that nothing was sent.
 */
export type MessageStatus = MessageState | 'failedByReceipt';

/** Returns the state that people see for a status. */
export function stateOf(status: MessageStatus): MessageState {
  return status === 'failedByReceipt' ? 'failed' : status;
}

/** Returns the status after the transition `name`, or undefined when the transition is not allowed. */
export function after(status: MessageStatus, name: TransitionName): MessageStatus | undefined {
  const transition: Transition = transitions[name];
  return transition.from.includes(status) ? transition.to : undefined;
}

/** Returns true while a message is on its way to the carrier. It is in the due list during that time. */
export function isInFlight(status: MessageStatus): boolean {
  return status === 'scheduled' || status === 'queued' || status === 'sending';
}

/** The states in which a member decides what becomes of a message. */
export const Attention = z.enum(['failed', 'unconfirmed']);
export type Attention = z.infer<typeof Attention>;

/** Returns what a member must know about a message with this status, or undefined when there is nothing to decide. */
export function attentionOf(status: MessageStatus): Attention | undefined {
  const state = stateOf(status);
  return state === 'failed' || state === 'unconfirmed' ? state : undefined;
}

/** Returns true for a message that belongs in the Failed list, because staff must look at it. */
export function needsAttention(status: MessageStatus): boolean {
  return attentionOf(status) !== undefined;
}
