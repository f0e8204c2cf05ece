import type { HandsetText, ListedHandset, NetworkEvent } from './network.ts';

type Listed = ReadonlyMap<string, ListedHandset>;

/**
 * Returns the handsets of an answer with the events that came while it was on its way. It may have some of those texts already,
 * and a text counts once.
 */
export function caughtUp(answer: readonly ListedHandset[], missed: readonly NetworkEvent[]): Listed {
  const listed: Listed = new Map(answer.map((handset) => [handset.number, handset]));
  return missed.filter((event, index) => !isIn(event, missed.slice(index), listed)).reduce(changedBy, listed);
}

/** Returns true for a text that an answer has: its newest text is this one or came after it. */
function isIn(event: NetworkEvent, andLater: readonly NetworkEvent[], listed: Listed): boolean {
  const newest = event.event === 'text' && listed.get(event.handset)?.lastMessage;
  if (!newest) return false;
  return (
    newest.at > event.message.at ||
    andLater.some((one) => one.event === 'text' && isSame(one.message, newest))
  );
}

/** Returns the handsets after an event. A text that an answer brought before its event changes nothing. */
export function changedBy(known: Listed, event: NetworkEvent): Listed {
  if (event.event === 'faults') return known;
  const number = event.event === 'text' ? event.handset : event.handset.number;
  const before = known.get(number) ?? untouched(number);
  if (event.event !== 'text') return new Map(known).set(number, { ...before, ...event.handset });
  const { message } = event;
  if (isSame(message, before.lastMessage)) return known;
  const messageCount = before.messageCount + 1;
  return new Map(known).set(number, { ...before, messageCount, lastMessage: message });
}

function isSame(one: HandsetText, other: HandsetText | null): boolean {
  return one.carrierMessageId === other?.carrierMessageId;
}

/** Every number is a handset from its first text on. */
function untouched(number: string): ListedHandset {
  return {
    number,
    name: null,
    off: false,
    landline: false,
    blockedAsSpam: false,
    messageCount: 0,
    lastMessage: null,
    lastPast: null,
  };
}
