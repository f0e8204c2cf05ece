import type { Withdrawal } from '#shared/api/routes.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { Clock } from './answeredWithin.ts';
import type { Drafts } from './drafts.ts';
import type { PageStorage } from './pageStorage.ts';
import type { OutboxEntry } from './outboxEntries.ts';

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
