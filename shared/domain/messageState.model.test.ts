import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  after,
  isInFlight,
  needsAttention,
  stateOf,
  transitions,
  type MessageStatus,
  type TransitionName,
} from './messageState.ts';

/** The facts that are known about a text. Its state follows from them, and none of them is a state. */
type Facts = {
  readonly timeHasCome: boolean;
  /** True while the run that claimed the text has not reported the result of its call. */
  readonly calling: boolean;
  readonly endedByUs: 'cancelled' | 'failed' | undefined;
  readonly answer: 'lost' | 'accepted' | undefined;
  readonly receipt: 'delivered' | 'failed' | undefined;
};

const fresh: Facts = {
  timeHasCome: false,
  calling: false,
  endedByUs: undefined,
  answer: undefined,
  receipt: undefined,
};

/** Adds each event to the facts, or returns undefined when the event is impossible for such a text. */
const happenings: Record<TransitionName, (text: Facts) => Facts | undefined> = {
  comesDue: (text) => (waits(text) && !text.timeHasCome ? { ...text, timeHasCome: true } : undefined),
  hold: (text) => (waits(text) && text.timeHasCome ? { ...text, timeHasCome: false } : undefined),
  holdScheduled: (text) => (waits(text) && !text.timeHasCome ? text : undefined),
  cancel: (text) => (waits(text) ? { ...text, endedByUs: 'cancelled' } : undefined),
  giveUpWaiting: (text) => (waits(text) ? { ...text, endedByUs: 'failed' } : undefined),
  claim: (text) => (waits(text) && text.timeHasCome ? { ...text, calling: true } : undefined),
  releaseClaim: (text) => (text.calling ? { ...text, calling: false } : undefined),
  cancelCopy: (text) => (text.calling ? { ...text, calling: false, endedByUs: 'cancelled' } : undefined),
  cancelOnReply: (text) => (text.calling ? { ...text, calling: false, endedByUs: 'cancelled' } : undefined),
  refuse: (text) => (text.calling ? { ...text, calling: false, endedByUs: 'failed' } : undefined),
  markUnconfirmed: (text) => (text.calling ? { ...text, calling: false, answer: 'lost' } : undefined),
  restored: (text) => (waits(text) || text.calling ? { ...text, calling: false, answer: 'lost' } : undefined),
  carrierAccepts: (text) =>
    mayBeWithCarrier(text) && text.answer !== 'accepted' && !text.receipt
      ? { ...text, calling: false, answer: 'accepted' }
      : undefined,
  deliveryReceipt: (text) =>
    mayBeWithCarrier(text) && text.receipt !== 'delivered'
      ? { ...text, calling: false, receipt: 'delivered' }
      : undefined,
  failureReceipt: (text) =>
    mayBeWithCarrier(text) && !text.receipt ? { ...text, calling: false, receipt: 'failed' } : undefined,
};

function waits(text: Facts): boolean {
  return !text.endedByUs && !mayBeWithCarrier(text);
}

function mayBeWithCarrier({ calling, answer, receipt }: Facts): boolean {
  return calling || answer !== undefined || receipt !== undefined;
}

function stateBy({ receipt, answer, endedByUs, calling, timeHasCome }: Facts): string {
  if (receipt) return receipt;
  if (answer) return answer === 'accepted' ? 'sent' : 'unconfirmed';
  if (endedByUs) return endedByUs;
  if (calling) return 'sending';
  return timeHasCome ? 'queued' : 'scheduled';
}

const settings = {
  seed: Number(process.env['FC_SEED'] ?? 20_260_320),
  numRuns: Number(process.env['FC_RUNS'] ?? 300),
};
const lives = fc.array(fc.constantFrom(...(Object.keys(transitions) as TransitionName[])), {
  maxLength: 60,
  size: 'max',
});

/** Applies all events to one text, and after each one passes on the facts before, the facts after, and the status. */
function expectOfLife(
  names: readonly TransitionName[],
  look: (before: Facts, text: Facts, status: MessageStatus, name: TransitionName) => void,
): void {
  let [text, status]: [Facts, MessageStatus] = [fresh, 'scheduled'];
  for (const name of names) {
    const next = happenings[name](text);
    const led = after(status, name);
    expect(led === undefined, `${name} while ${status}`).toBe(next === undefined);
    const before = text;
    [text, status] = [next ?? text, led ?? status];
    look(before, text, status, name);
  }
}

test('the state of a text always follows from the facts, for any events in any order (P14)', () => {
  fc.assert(
    fc.property(lives, (names) => {
      expectOfLife(names, (_, text, status) => {
        expect(stateOf(status)).toBe(stateBy(text));
        expect(isInFlight(status)).toBe(waits(text) || text.calling);
        expect(needsAttention(status)).toBe(['failed', 'unconfirmed'].includes(stateBy(text)));
      });
    }),
    settings,
  );
});

test('a text that the carrier may have is queued again only with proof, and is claimed before every call (P15)', () => {
  fc.assert(
    fc.property(lives, (names) => {
      expectOfLife(names, (before, text, status, name) => {
        if (mayBeWithCarrier(before) && waits(text)) expect(name).toBe('releaseClaim');
        if (!mayBeWithCarrier(before) && mayBeWithCarrier(text))
          expect(['claim', 'restored']).toContain(name);
        if (text.answer || text.receipt) expect(['scheduled', 'queued', 'sending']).not.toContain(status);
      });
    }),
    settings,
  );
});

test('delivered, cancelled and failed by us are final; a failure that the carrier reported may still become delivered', () => {
  fc.assert(
    fc.property(lives, (names) => {
      expectOfLife(names, (before, text) => {
        if (before.receipt === 'delivered' || before.endedByUs) expect(text).toEqual(before);
        if (before.receipt === 'failed') expect(['failed', 'delivered']).toContain(text.receipt);
      });
    }),
    settings,
  );
});
