import { setTimeout as wait } from 'node:timers/promises';
import { inboundEvent } from './inboundEvent.ts';
import type { AcceptedText, JournalEntry, PlannedReceipt, TypedText } from './journalEntry.ts';
import { receiptEvent } from './receiptEvent.ts';

export type Topics = {
  readonly publishInbound: (message: string) => Promise<void>;
  readonly publishReceipt: (message: string) => Promise<void>;
  /** Called when a topic accepts nothing; publishing is retried. Never holds a number or a text. */
  readonly report: (sentence: string, error: unknown) => void;
};

export type Publications = ReturnType<typeof publications>;

const firstPauseMs = 100;
const maxPauseMs = 5000;
/** The longest possible timeout of Node. A longer one would end at once. */
const maxTimerMs = 2_147_483_647;

/**
 * Publishes texts and receipts to their topics at least once. Marks each in the journal after the topic
 * accepted it, and publishes unmarked ones again when the journal is reopened.
 */
export function publications(topics: Topics, record: (entry: JournalEntry) => Promise<void>) {
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let closed = false;

  function after(milliseconds: number, act: () => Promise<void>): void {
    if (closed) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        run(act());
      },
      Math.min(milliseconds, maxTimerMs),
    );
    timers.add(timer);
  }

  function run(work: Promise<void>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  async function hand(
    publish: () => Promise<void>,
    mark: JournalEntry,
    pauseMs = firstPauseMs,
  ): Promise<void> {
    if (closed) return;
    try {
      await publish();
      await record(mark);
    } catch (error) {
      if (closed) return;
      topics.report('The carrier could not publish a message to its topic and retries.', error);
      after(pauseMs, () => hand(publish, mark, Math.min(maxPauseMs, pauseMs * 2)));
    }
  }

  return {
    publishInbound(typed: TypedText): void {
      if (typed.copies === 0) return;
      const message = inboundEvent(typed);
      const publish = async () => {
        for (let copy = 0; copy < typed.copies; copy += 1) await topics.publishInbound(message);
      };
      run(hand(publish, { kind: 'inboundPublished', carrierMessageId: typed.carrierMessageId }));
    },

    publishReceipts(text: AcceptedText): void {
      const receipts = text.receipts.filter(({ isDropped }) => !isDropped);
      // Receipts that are due already, after a slow write of the journal, keep their order too. The time is
      // read once, because with a later time for each receipt the last one could get the shortest timer.
      const now = Date.now();
      for (const receipt of receipts.toSorted((one, other) => one.dueAt - other.dueAt)) {
        const { carrierMessageId } = text;
        const mark = { kind: 'receiptPublished', carrierMessageId, receiptId: receipt.receiptId } as const;
        after(Math.max(0, receipt.dueAt - now), () => hand(() => publishReceipt(text, receipt), mark));
      }
    },

    /**
     * Stops all waiting and lets running work end. Work that takes longer than a second is published after
     * reopening.
     */
    async close(): Promise<void> {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      const patience = new AbortController();
      const second = wait(1000, undefined, { signal: patience.signal }).catch(() => {});
      await Promise.race([Promise.allSettled(underWay), second]);
      patience.abort();
    },
  };

  async function publishReceipt(text: AcceptedText, receipt: PlannedReceipt): Promise<void> {
    await topics.publishReceipt(receiptEvent(text, receipt, Date.now()));
  }
}
