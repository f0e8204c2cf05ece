import type { CastCompany, CastContact } from './cast.ts';
import type { TimeOff } from './phonesOff.ts';

/**
 * A text that the run typed on a handset, with the id from the answer. Without an answer it may have been
 * typed or not.
 */
export type Typed = {
  readonly number: string;
  readonly text: string;
  readonly carrierMessageId?: string;
};

/** A text that a member's client sent, with the last answer it got. */
export type Sent = {
  readonly messageId: string;
  readonly conversationId: string;
  readonly text: string;
  /** `unanswered`: the client gave up, so the text may be accepted or not. */
  outcome: 'accepted' | 'cancelled' | 'unanswered' | { readonly refused: string };
};

export type KnownConversation = {
  readonly company: CastCompany;
  readonly conversationId: string;
  readonly number: string;
};

/** Records what the run's people did and which answers they got. None of it comes from the product's own records. */
export type Logbook = {
  readonly sent: Map<string, Sent>;
  /** Every conversation that may hold a message of the run, by its id. */
  readonly conversations: Map<string, KnownConversation>;
  readonly visit: (contact: CastContact) => void;
  /** Every attempt to type a text on a handset. */
  readonly typed: Typed[];
  /**
   * Conversations whose person was opted out or moved to another number, and texts that a client asked to
   * cancel.
   */
  readonly optedOut: Set<string>;
  readonly left: Set<string>;
  readonly cancelled: Set<string>;
  readonly timesOff: TimeOff[];
  /** When an admin asked to turn forwarding on again, and was not refused, in milliseconds since 1970. */
  readonly forwardedAgain: number[];
  /** When the runtime was killed and when it had restarted, in milliseconds since 1970. */
  readonly kills: { readonly from: number; readonly to: number }[];
};

export function logbook(): Logbook {
  const conversations = new Map<string, KnownConversation>();
  return {
    sent: new Map(),
    conversations,
    typed: [],
    optedOut: new Set(),
    left: new Set(),
    cancelled: new Set(),
    timesOff: [],
    forwardedAgain: [],
    kills: [],
    visit({ company, conversationId, number }) {
      conversations.set(conversationId, { company, conversationId, number });
    },
  };
}
