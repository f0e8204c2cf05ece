import type { NotForwarded } from '#shared/domain/forwarding.ts';
import type { HistoryStep } from '#shared/domain/deliveryHistory.ts';

type Calm = Exclude<HistoryStep['step'], 'claim' | 'refuse' | 'giveUpWaiting' | 'failureReceipt'>;

/** Holds the sentences of the details of a text. */
export const historyWords = {
  title: 'What happened to this text',
  copyTitle: 'What happened to the forwarded copy',
  forwarded: 'Forwarded',
  otherPhone: 'The other phone',
  stopsForwarding: 'Texts were forwarded to this phone. Forwarding is off now.',
  notForwarded: {
    'too-many': 'Not forwarded, because more than 20 texts came from this number within an hour.',
  } satisfies Record<NotForwarded, string>,
  loading: 'Loading…',
  failed: 'The server does not answer. Close this and try again.',
  none: 'This text was imported, so nothing more is known about it.',
  /** Repeats what the carrier answered, in its own words, for a support case. */
  reference: (facts: string) => `For the carrier’s support: ${facts}`,
  /** The id with which `npm run message` and the log find the text. */
  id: (messageId: string) => `For our support: message ${messageId}`,
  handOver: (attempt: number) =>
    attempt === 1 ? 'We hand it to the carrier.' : `We hand it to the carrier again, attempt ${attempt}.`,
  ended: 'Not sent.',
  steps: {
    accept: 'We accepted it.',
    edit: 'It was changed.',
    comesDue: 'It is due.',
    hold: 'It is held until later.',
    holdScheduled: 'It is due, but waits for a decision about an opt-out.',
    cancel: 'It was cancelled.',
    releaseClaim: 'It was not sent yet. We try again.',
    cancelOnReply: 'They wrote first, so it was cancelled.',
    cancelCopy: 'Forwarding was turned off, so it was cancelled.',
    markUnconfirmed: 'The carrier did not answer, so it may have gone out.',
    restored: 'Our data came back from a backup, so it may have gone out.',
    carrierAccepts: 'The carrier accepted it.',
    deliveryReceipt: 'It reached the phone.',
  } satisfies Record<Calm, string>,
};
