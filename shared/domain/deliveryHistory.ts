import * as z from 'zod/mini';
import { FailureReason } from './failureReason.ts';
import { transitions, type TransitionName } from './messageState.ts';

/**
 * Names what an answer of the carrier shows about itself, for a support case. It has no free text, because a message of the carrier
 * may quote the number or the text.
 */
export const CarrierEvidence = z.object({
  /** The name of the error, or of the failed system call. Absent when the carrier accepted the text. */
  error: z.optional(z.string()),
  /** The reason that the carrier gave, such as `DESTINATION_PHONE_NUMBER_OPTED_OUT`. */
  reason: z.optional(z.string()),
  /** The carrier's id of our request. */
  requestId: z.optional(z.string()),
  /** The HTTP status. Absent when no response arrived. */
  status: z.optional(z.int()),
});
export type CarrierEvidence = z.infer<typeof CarrierEvidence>;

const transitionNames = Object.keys(transitions) as [TransitionName, ...TransitionName[]];

/** One step in the history of an outbound message: its acceptance, an edit, or a transition. */
export const HistoryStep = z.object({
  step: z.enum(['accept', 'edit', ...transitionNames]),
  at: z.iso.datetime(),
  evidence: z.optional(CarrierEvidence),
  /** The event type of the delivery receipt that caused the step. */
  receipt: z.optional(z.string()),
  failure: z.optional(FailureReason),
});
export type HistoryStep = z.infer<typeof HistoryStep>;
