import { ProblemError } from '#shared/api/client.ts';
import type { Problem } from '#shared/api/problem.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { withoutControlCharacters } from '#shared/domain/text.ts';
import type { Drafts, Returned } from './drafts.ts';
import type { Keeper } from './keeper.ts';
import { createOutboxEntries, type OutboxEntry } from './outboxEntries.ts';

export type Outbox = {
  /** Takes the draft of a conversation and sends it. Answers undefined when there is nothing to send. */
  readonly enter: (conversationId: string, contactId: string | undefined) => OutboxEntry | undefined;
  /** In the order in which they were entered; the same array until something changes. */
  readonly entriesOf: (conversationId: string) => readonly OutboxEntry[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Tries at once what waits: after a start, when the connection or the person is back. */
  readonly wake: () => void;
  readonly changedElsewhere: (key: string | null) => void;
  /** Sends nothing more; what waits is kept for the same member. */
  readonly stop: () => void;
};

export type OutboxSurroundings = {
  readonly keeper: Keeper;
  readonly drafts: Drafts;
  /** Whose texts: company and member. Another member who signs in sends none of them. */
  readonly owner: string;
  /** Rejects with ProblemError when the API refuses, with anything else when there was no answer. */
  readonly send: (entry: OutboxEntry, signal: AbortSignal) => Promise<OutboundMessage>;
  readonly clock: {
    readonly now: () => number;
    /** Runs once after so many milliseconds; answers how to prevent it. */
    readonly after: (milliseconds: number, run: () => void) => () => void;
  };
  /** From 0 to 1, for the jitter of repeats. */
  readonly random: () => number;
  /** Runs `work` while no other tab runs work of that name. */
  readonly alone: <Answer>(name: string, work: () => Promise<Answer>) => Promise<Answer>;
  readonly onStored: (message: OutboundMessage) => void;
};

const answerTimeout = 10_000;
const longestWait = 30_000;
const keptAfterStored = 10_000;

/** What happens to one conversation's line in this tab. */
type Lane = { running: boolean; again: boolean; unanswered: number; cancelWait: () => void };

/**
 * What was entered goes to the storage first and then to the API, with the same message id however often it takes: after a lost
 * answer, after a reload, from another tab. One request at a time per conversation keeps the order. A refusal ends it: the text
 * returns to the composer, with all that waits behind it, for nothing may overtake it.
 */
export function createOutbox(surroundings: OutboxSurroundings): Outbox {
  const { keeper, drafts, owner, send, clock, random, alone, onStored } = surroundings;
  const entries = createOutboxEntries(keeper, owner);
  const lanes = new Map<string, Lane>();
  let stopped = false;
  tidyAfterReload();

  return {
    enter,
    entriesOf: entries.of,
    subscribe: entries.subscribe,
    wake: () => {
      const conversationIds = entries.all().flatMap((entry) => (entry.stored ? [] : [entry.conversationId]));
      for (const conversationId of new Set(conversationIds)) void work(conversationId);
    },
    changedElsewhere: (key) => {
      const entry = entries.changedElsewhere(key);
      if (entry?.stored) onStored(entry.stored);
      else if (entry) void work(entry.conversationId);
    },
    stop: () => {
      stopped = true;
      for (const lane of lanes.values()) lane.cancelWait();
    },
  };

  /** A page can end between two writes to the storage: what is stored is done, what was entered is no draft any more. */
  function tidyAfterReload(): void {
    for (const entry of entries.all()) {
      if (entry.stored) entries.forget(entry);
      const draft = drafts.read(entry.conversationId);
      if (draft?.messageId === entry.messageId) drafts.remove(entry.conversationId);
    }
  }

  function enter(conversationId: string, contactId: string | undefined): OutboxEntry | undefined {
    const draft = drafts.read(conversationId);
    // Pasted from a document, a text may hold control characters that nobody can see, and so cannot remove.
    const text = draft && withoutControlCharacters(draft.text).trim();
    if (!draft || !text) return undefined;
    const line = entries.of(conversationId);
    const same = line.find((entry) => entry.messageId === draft.messageId);
    if (same?.text === text) {
      drafts.remove(conversationId);
      return same;
    }
    const entry: OutboxEntry = {
      messageId: same ? drafts.newId() : draft.messageId,
      conversationId,
      text,
      ...(contactId !== undefined && { contactId }),
      enteredAt: new Date(clock.now()).toISOString(),
      place: Math.max(clock.now(), ...line.map(({ place }) => place + 1)),
    };
    entries.keep(entry);
    drafts.remove(conversationId);
    void work(conversationId);
    return entry;
  }

  async function work(conversationId: string): Promise<void> {
    const lane = laneOf(conversationId);
    if (stopped) return;
    if (lane.running) {
      lane.again = true;
      return;
    }
    lane.cancelWait();
    lane.running = true;
    lane.again = false;
    const answered = await alone(`outbox/${owner}/${conversationId}`, () => sendLine(conversationId, lane));
    lane.running = false;
    if (stopped) return;
    if (!answered) repeatLater(conversationId, lane);
    else if (lane.again) await work(conversationId);
  }

  function repeatLater(conversationId: string, lane: Lane): void {
    lane.unanswered += 1;
    const wait = Math.min(longestWait, 500 * 2 ** lane.unanswered);
    lane.cancelWait = clock.after(wait * (0.5 + random() / 2), () => void work(conversationId));
  }

  /** Sends one after the other until none waits (true) or one stays without an answer (false). */
  async function sendLine(conversationId: string, lane: Lane): Promise<boolean> {
    for (;;) {
      const entry = waiting(conversationId)[0];
      if (!entry || stopped) return true;
      try {
        const stored = await sendInTime(entry);
        onStored(stored);
        entries.keep({ ...entry, stored });
        clock.after(keptAfterStored, () => entries.forget(entry));
      } catch (error) {
        if (!isRefusal(error)) return false;
        giveBack(conversationId, returnedFor(error.problem));
      }
      lane.unanswered = 0;
    }
  }

  async function sendInTime(entry: OutboxEntry): Promise<OutboundMessage> {
    const timeout = new AbortController();
    let answeredInTime = () => {};
    const tooLate = new Promise<never>((_, reject) => {
      answeredInTime = clock.after(answerTimeout, () => {
        timeout.abort();
        reject(new Error('No answer in time.'));
      });
    });
    try {
      return await Promise.race([send(entry, timeout.signal), tooLate]);
    } finally {
      answeredInTime();
    }
  }

  function giveBack(conversationId: string, returned: Returned): void {
    const refused = waiting(conversationId);
    const typedSince = drafts.read(conversationId)?.text;
    const [only, ...others] = refused;
    if (!only) return;
    const sameMessage = others.length === 0 && !typedSince && returned.code !== 'message-id-reused';
    drafts.put(conversationId, {
      messageId: sameMessage ? only.messageId : drafts.newId(),
      text: [...refused.map(({ text }) => text), ...(typedSince ? [typedSince] : [])].join('\n\n'),
      returned,
    });
    for (const entry of refused) entries.forget(entry);
  }

  function waiting(conversationId: string): readonly OutboxEntry[] {
    return entries.of(conversationId).filter((entry) => !entry.stored);
  }

  function laneOf(conversationId: string): Lane {
    const lane = lanes.get(conversationId) ?? {
      running: false,
      again: false,
      unanswered: 0,
      cancelWait: () => undefined,
    };
    lanes.set(conversationId, lane);
    return lane;
  }
}

/** True when the API said a final no. Everything else may have arrived, or may yet: the same request is repeated. */
function isRefusal(error: unknown): error is ProblemError {
  if (!(error instanceof ProblemError)) return false;
  const { status, code } = error.problem;
  return status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status) && code !== 'try-again';
}

function returnedFor(problem: Problem): Returned {
  const newConversationId = problem['conversationId'];
  return {
    code: problem.code,
    sentence:
      problem.code === 'message-id-reused'
        ? 'An earlier version of this text was sent already. Look at the thread before you send this one too.'
        : problem.detail,
    ...(typeof newConversationId === 'string' && { newConversationId }),
  };
}
