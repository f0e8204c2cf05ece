import type { Typed } from './witness.ts';
import type { CastCompany, CastContact } from './cast.ts';

/** A text that a member's client wanted to send, with what it was told last. */
export type Sent = {
  readonly messageId: string;
  readonly conversationId: string;
  readonly text: string;
  /** `unanswered`: the client gave up, so it may be accepted or not. */
  told: 'accepted' | 'cancelled' | 'unanswered' | { readonly refused: string };
};

export type KnownConversation = {
  readonly company: CastCompany;
  readonly conversationId: string;
  readonly number: string;
};

/** What the run's people did and were told. Nothing of it comes from the product's own records. */
export type Logbook = {
  readonly sent: Map<string, Sent>;
  /** Every conversation that may hold a message of the run, by its id. */
  readonly conversations: Map<string, KnownConversation>;
  readonly visit: (contact: CastContact) => void;
  /** Every try to type a text on a handset. */
  readonly typed: Typed[];
  /** Conversations whose person was opted out, or has left for another number; texts that were asked to be cancelled. */
  readonly optedOut: Set<string>;
  readonly left: Set<string>;
  readonly cancelled: Set<string>;
  /** When the runtime was killed and had started again, in milliseconds since 1970. */
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
    kills: [],
    visit({ company, conversationId, number }) {
      conversations.set(conversationId, { company, conversationId, number });
    },
  };
}
