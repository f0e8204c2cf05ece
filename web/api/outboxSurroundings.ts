import type { Withdrawal } from '#shared/api/routes.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { Clock } from './answeredWithin.ts';
import type { Drafts } from './drafts.ts';
import type { PageStorage } from '../ui/pageStorage.ts';
import type { OutboxEntry, SendLater } from './outboxEntries.ts';

export type OutboxSurroundings = {
  readonly storage: PageStorage;
  readonly drafts: Drafts;
  /** Company and member of the texts. Another member who signs in does not send them. */
  readonly owner: string;
  /** Rejects with ProblemError when the API refuses, with anything else when there was no answer. */
  readonly send: (entry: OutboxEntry, signal: AbortSignal) => Promise<OutboundMessage>;
  /** Withdraws a text, or reports that it already went out. Rejects as `send` does. */
  readonly withdraw?: (entry: OutboxEntry, signal: AbortSignal) => Promise<Withdrawal>;
  /** Milliseconds after which a waiting text is not sent without asking the member. */
  readonly askAfter?: number;
  readonly clock: Clock;
  /** Returns a number from 0 to 1 for the jitter of retries. */
  readonly random: () => number;
  /** Runs `work` while no other tab runs work of that name. */
  readonly alone: <Answer>(name: string, work: () => Promise<Answer>) => Promise<Answer>;
  readonly onStored: (message: OutboundMessage) => void;
};

export type Outbox = {
  /**
   * Takes the draft of a conversation and sends it to the people for whom it was begun, or to those who are `present` if the
   * draft names none. It goes out at the time that is passed, or else at the time of the draft if that has not passed. Returns
   * undefined when there is nothing to send.
   */
  readonly enter: (
    conversationId: string,
    present: readonly string[],
    when?: SendLater | 'now',
  ) => OutboxEntry | undefined;
  /** Returns the entries in the order in which they were entered. The array stays the same until something changes. */
  readonly entriesOf: (conversationId: string) => readonly OutboxEntry[];
  /** Returns the texts that were set aside, in all conversations, the oldest first. */
  readonly setAside: () => readonly OutboxEntry[];
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Sends a text that was set aside, as the same message, because the member decided to send it: at its time, or now if that has
   * passed.
   */
  readonly sendAside: (entry: OutboxEntry) => void;
  /**
   * Returns a text that was set aside to the composer, once the server is certain not to send it. When it had gone out, the
   * entry says so. Rejects, and changes nothing, when the server cannot say.
   */
  readonly takeBack: (entry: OutboxEntry) => Promise<void>;
  /** Records that the thread shows this message, so the server has it even if its answer was an error. */
  readonly arrived: (message: OutboundMessage) => void;
  /** Retries waiting texts immediately: after a start, or when the connection or the member is back. */
  readonly wake: () => void;
  readonly changedElsewhere: (key: string | null) => void;
  /** Stops sending. Waiting texts are kept for the same member. */
  readonly stop: () => void;
};
