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

/** When an act in a conversation began, in milliseconds since 1970. */
export type ActTime = { readonly conversationId: string; readonly at: number };

export type Move = ActTime & { readonly contactId: string };

/** An answer to a client that refuses, with the facts of its request that can explain it. Times are in milliseconds since 1970. */
export type RefusedRequest = {
  readonly request: 'send' | 'cancel' | 'resend' | 'list' | 'opt out' | 'resume' | 'move' | 'forward';
  readonly code: string;
  readonly answeredAt: number;
  /** The conversations that the request may have concerned: a contact may move while it is on its way. */
  readonly conversationIds: readonly string[];
  readonly contactId?: string | undefined;
  /** The text that was sent, or that was to be canceled or resent. */
  readonly messageId?: string | undefined;
  /** The time for which the text was scheduled. */
  readonly dueAt?: number | undefined;
  /** The resend of another member, which the answer named instead. */
  readonly resentAs?: string | undefined;
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
  /** Requests to opt a person out, and to move a contact to another number. */
  readonly optOuts: ActTime[];
  readonly moves: Move[];
  /** Texts that a client asked to cancel. */
  readonly cancelled: Set<string>;
  /** Every answer to a client that refuses. */
  readonly refusals: RefusedRequest[];
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
    optOuts: [],
    moves: [],
    cancelled: new Set(),
    refusals: [],
    timesOff: [],
    forwardedAgain: [],
    kills: [],
    visit({ company, conversationId, number }) {
      conversations.set(conversationId, { company, conversationId, number });
    },
  };
}
