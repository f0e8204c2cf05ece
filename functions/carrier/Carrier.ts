import type { CarrierEvidence } from '#shared/domain/deliveryHistory.ts';
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

/** Says what an answer of the carrier proves about a text. */
export type CarrierVerdict =
  | { readonly kind: 'accepted'; readonly carrierMessageId: string | undefined }
  /** The carrier refused, for a reason of this text or person. */
  | { readonly kind: 'refused'; readonly failure: FailureReason }
  /** The carrier provably accepted nothing, for a temporary reason or one of the number. The text may be tried again. */
  | { readonly kind: 'deferred'; readonly because: Exclude<PauseReason, 'no-answer'> }
  /** The carrier may or may not have accepted it. */
  | { readonly kind: 'ambiguous' };

/** The result of handing a text to the carrier, with what the answer shows about itself. */
export type CarrierAnswer = CarrierVerdict & { readonly evidence: CarrierEvidence };

/** The carrier, as far as sending needs it. Calls once and never retries, because it may have accepted a text whose answer was lost. */
export type Carrier = {
  readonly sendText: (text: Text) => Promise<CarrierAnswer>;
};
