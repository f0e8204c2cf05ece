import type { Problem } from '#shared/api/problem.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { withoutControlCharacters } from '#shared/domain/text.ts';
import { answeredWithin } from './answeredWithin.ts';
import { createOutboxEntries, isAhead, type OutboxEntry, type SendLater } from './outboxEntries.ts';
import type { Outbox, OutboxSurroundings } from './outboxSurroundings.ts';
import { isIdOver, returnedFor, returnToComposer } from './returnedTexts.ts';
import { sendFailureOf } from './sendFailure.ts';

const answerTimeout = 10_000;
const longestWait = 30_000;
const keptAfterStored = 10_000;
const sentShownFor = 60_000;
/** How long to repeat a request that is answered with errors, in milliseconds, before later texts may pass it. */
const failingAtMost = 60_000;
const anHour = 60 * 60 * 1000;

/** The sending state of one conversation's queue in this tab. */
type SendState = { running: boolean; again: boolean; unanswered: number; cancelWait: () => void };

/**
 * Creates the outbox. It stores a text first and then sends it to the API, always with the same message id: after a lost answer,
 * after a reload, from another tab. One request at a time per conversation keeps the order. A refusal ends it: the text returns
 * to the composer with all that waits behind it, because nothing may overtake it. A text that the server keeps answering with
 * errors, or that waited so long that it would surprise, is set aside until the member decides, and later texts are sent. An
 * answer writes nothing about a text that was erased meanwhile, in this tab or another.
 */
export function createOutbox(surroundings: OutboxSurroundings): Outbox {
  const { storage, drafts, owner, send, withdraw, clock, random, onStored, askAfter = anHour } = surroundings;
  const entries = createOutboxEntries(storage, owner);
  const sendStates = new Map<string, SendState>();
  let stopped = false;
  tidyAfterReload();

  return {
    enter,
    entriesOf: entries.of,
    setAside: entries.setAside,
    subscribe: entries.subscribe,
    sendAside,
    takeBack,
    arrived: (message) => {
      const entry = entries.of(message.conversationId).find((one) => one.messageId === message.messageId);
      if (entry && !entry.stored) keepStored(entry, message);
    },
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
      for (const state of sendStates.values()) state.cancelWait();
    },
  };

  /**
   * Finishes what a page left undone when it ended between two writes to the storage: a stored text leaves the outbox, and an
   * entered text is no longer a draft.
   */
  function tidyAfterReload(): void {
    for (const entry of entries.all()) {
      if (entry.stored) entries.forget(entry);
      const draft = drafts.read(entry.conversationId);
      if (draft?.messageId === entry.messageId) drafts.remove(entry.conversationId);
    }
  }

  function enter(
    conversationId: string,
    present: readonly string[],
    when?: SendLater | 'now',
  ): OutboxEntry | undefined {
    const draft = drafts.read(conversationId);
    // A text pasted from a document may hold control characters that a member cannot see, and so cannot remove.
    const text = draft && withoutControlCharacters(draft.text).trim();
    if (!draft || !text) return undefined;
    const line = entries.of(conversationId);
    const same = line.find((entry) => entry.messageId === draft.messageId);
    if (same?.text === text) {
      drafts.remove(conversationId);
      return same;
    }
    const [contactId, ...sharedWith] = draft.contactIds ?? present;
    const kept = draft.later && isAhead(draft.later, clock.now()) ? draft.later : undefined;
    const later = when === 'now' ? undefined : (when ?? kept);
    const entry: OutboxEntry = {
      messageId: same ? drafts.newId() : draft.messageId,
      conversationId,
      text,
      ...(contactId !== undefined && { contactId }),
      ...(sharedWith.length > 0 && { sharedWith }),
      ...later,
      enteredAt: new Date(clock.now()).toISOString(),
      position: Math.max(clock.now(), ...line.map(({ position }) => position + 1)),
    };
    // In a full storage the draft stays there until the server has stored the text, so that a reload does not lose it.
    if (entries.keep(entry)) drafts.remove(conversationId);
    else {
      if (draft.later !== later) drafts.put(conversationId, { ...draft, later });
      drafts.hide(conversationId);
    }
    void work(conversationId);
    return entry;
  }

  async function work(conversationId: string): Promise<void> {
    const state = sendStateOf(conversationId);
    if (stopped) return;
    if (state.running) {
      state.again = true;
      return;
    }
    state.cancelWait();
    state.running = true;
    state.again = false;
    const answered = await inOneTab(conversationId, () => sendWaiting(conversationId, state));
    state.running = false;
    if (stopped) return;
    if (!answered) repeatLater(conversationId, state);
    else if (state.again) await work(conversationId);
  }

  function repeatLater(conversationId: string, state: SendState): void {
    state.unanswered += 1;
    const wait = Math.min(longestWait, 500 * 2 ** state.unanswered) * (0.5 + random() / 2);
    const failingSince = waiting(conversationId)[0]?.failingSince;
    const decidesIn = failingSince ? Date.parse(failingSince) + failingAtMost - clock.now() : wait;
    state.cancelWait = clock.after(Math.max(0, Math.min(wait, decidesIn)), () => void work(conversationId));
  }

  /** Runs `act` while no other tab sends in this conversation or takes a text back. */
  function inOneTab<Answer>(conversationId: string, act: () => Promise<Answer>): Promise<Answer> {
    return surroundings.alone(`outbox/${owner}/${conversationId}`, act);
  }

  /** Sends the texts one after the other. Returns true when none waits, and false when one gets no answer. */
  async function sendWaiting(conversationId: string, state: SendState): Promise<boolean> {
    for (;;) {
      const entry = waiting(conversationId)[0];
      if (!entry || stopped) return true;
      if (clock.now() - Date.parse(entry.confirmedAt ?? entry.enteredAt) > askAfter) {
        entries.change({ ...entry, aside: 'old' });
        continue;
      }
      try {
        keepStored(entry, await inTime((signal) => send(undecided(entry), signal)));
      } catch (error) {
        const failure = sendFailureOf(error);
        if (failure.kind === 'refused') giveBack(conversationId, failure.problem);
        else if (!setAsideIfFailing(entry, failure.kind)) return false;
      }
      state.unanswered = 0;
    }
  }

  function keepStored(entry: OutboxEntry, stored: OutboundMessage, wentOut = false): void {
    onStored(stored);
    drafts.removeHidden(entry.conversationId, entry.messageId);
    entries.change({ ...undecided(entry), stored, ...(wentOut && { wentOut }) });
    clock.after(wentOut ? sentShownFor : keptAfterStored, () => entries.forget(entry));
  }

  /** Sets a text aside and returns true when the server has answered only with errors for too long. */
  function setAsideIfFailing(entry: OutboxEntry, kind: 'failing' | 'unanswered'): boolean {
    const { failingSince, ...rest } = entry;
    if (kind === 'unanswered') {
      if (failingSince) entries.change(rest);
      return false;
    }
    const now = clock.now();
    const isTooLong = failingSince !== undefined && now - Date.parse(failingSince) >= failingAtMost;
    if (isTooLong) entries.change({ ...rest, aside: 'failing' });
    else if (!failingSince) entries.change({ ...rest, failingSince: new Date(now).toISOString() });
    return isTooLong;
  }

  function sendAside({ conversationId, messageId }: OutboxEntry): void {
    const entry = asideOf(conversationId, messageId);
    if (!entry) return;
    const { scheduledAt, ...rest } = undecided(entry);
    entries.change({
      ...rest,
      // The request keeps `cancelIfReplied`, so that it is still the same one if the server has it already.
      ...(isAhead(entry, clock.now()) && { scheduledAt }),
      confirmedAt: new Date(clock.now()).toISOString(),
    });
    sendStateOf(conversationId).unanswered = 0;
    void work(conversationId);
  }

  async function takeBack({ conversationId, messageId }: OutboxEntry): Promise<void> {
    await inOneTab(conversationId, async () => {
      const entry = asideOf(conversationId, messageId);
      if (!entry || !withdraw) return;
      const { withdrawn, message } = await inTime((signal) => withdraw(entry, signal));
      if (!withdrawn && message) return keepStored(entry, message, true);
      if (message) onStored(message);
      if (entries.has(entry)) returnToComposer(drafts, entries, [entry], { messageId: drafts.newId() });
    });
  }

  function asideOf(conversationId: string, messageId: string): OutboxEntry | undefined {
    return entries.of(conversationId).find((entry) => entry.messageId === messageId && entry.aside);
  }

  function inTime<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    return answeredWithin(answerTimeout, clock, ask);
  }

  function giveBack(conversationId: string, problem: Problem): void {
    const refused = waiting(conversationId);
    const [only, ...others] = refused;
    if (!only) return;
    const typedSince = drafts.read(conversationId)?.text;
    // The page ended after a text was taken back and before it was forgotten, so the composer has it already.
    if (problem.code === 'message-withdrawn' && typedSince?.includes(only.text)) return entries.forget(only);
    const sameMessage = others.length === 0 && !typedSince && !isIdOver(problem);
    returnToComposer(drafts, entries, refused, {
      messageId: sameMessage ? only.messageId : drafts.newId(),
      returned: returnedFor(problem),
    });
  }

  function waiting(conversationId: string): readonly OutboxEntry[] {
    return entries.of(conversationId).filter((entry) => !entry.stored && !entry.aside && entries.has(entry));
  }

  function sendStateOf(conversationId: string): SendState {
    const state = sendStates.get(conversationId) ?? {
      running: false,
      again: false,
      unanswered: 0,
      cancelWait: () => undefined,
    };
    sendStates.set(conversationId, state);
    return state;
  }
}

/** Returns the entry without the reason why it was set aside and without the start of its errors. */
function undecided({ aside: _, failingSince: __, ...entry }: OutboxEntry): OutboxEntry {
  return entry;
}
