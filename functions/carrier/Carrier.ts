import type { FailureReason } from '#shared/domain/failureReason.ts';
import type { PauseReason } from '#shared/domain/numberPause.ts';
import type { CarrierContext } from './deliveryReceipt.ts';

export type Text = {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** How long the carrier may try to deliver it, in whole seconds: 5 to 259,200. */
  readonly timeToLiveSeconds: number;
  readonly context: CarrierContext;
};

/** What we know after asking the carrier to take a text. */
export type CarrierAnswer =
  | { readonly kind: 'taken'; readonly carrierMessageId: string | undefined }
  /** Refused with proof, for a reason of this text or person. */
  | { readonly kind: 'refused'; readonly failure: FailureReason }
  /** Proof that nothing was taken, for a reason that passes or is of the number: it may be tried again. */
  | { readonly kind: 'not taken'; readonly because: Exclude<PauseReason, 'no-answer'> }
  /** It may or may not have been taken. */
  | { readonly kind: 'ambiguous' };

/** The carrier, as far as sending needs it. Asks once and never again by itself: a lost answer is not a reason to repeat. */
export type Carrier = {
  readonly sendText: (text: Text) => Promise<CarrierAnswer>;
};
