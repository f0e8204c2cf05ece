import { endedBeforeItsTime } from '#shared/domain/endedBeforeItsTime.ts';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';

/** A thread's messages in two lists: what was said or sent, and what goes out later. */
export type ThreadOrder = {
  /** Oldest first; the last one is the end of the thread. */
  readonly past: readonly Message[];
  /** The next one to go out is first. */
  readonly later: readonly OutboundMessage[];
};

/**
 * Orders the loaded messages of a thread. A scheduled text is not part of the past; one that ended before its time is at
 * the moment when that happened. While older messages are not loaded, nothing comes before the oldest loaded one.
 */
export function threadOrder(messages: readonly Message[], moreBefore: boolean): ThreadOrder {
  const oldest = messages[0]?.at ?? '';
  const past: Message[] = [];
  const later: OutboundMessage[] = [];
  for (const message of messages) {
    if (message.direction === 'outbound' && message.state === 'scheduled') later.push(message);
    else if (!moreBefore || threadTimeOf(message) >= oldest) past.push(message);
  }
  // Sorting keeps the order of equal times.
  past.sort((one, other) => compare(threadTimeOf(one), threadTimeOf(other)));
  return { past, later };
}

/** Returns the moment at which a message is placed in its thread (ISO 8601, UTC). */
export function threadTimeOf(message: Message): string {
  return endedBeforeItsTime(message) ? message.stateAt : message.at;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
