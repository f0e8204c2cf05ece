import { isWordless } from '#shared/domain/isWordless.ts';
import type { InboundMessage, Message, OutboundMessage } from '#shared/domain/message.ts';
import { dayHead, dayOf, endOfDay } from './calendar.ts';
import { threadTimeOf } from './threadOrder.ts';

/** One item of the list: a day's head, the New line, the way to earlier texts, or a message with its place in its group. */
export type ThreadRow =
  | ({ readonly kind: 'former'; readonly id: string } & FormerThread)
  | { readonly kind: 'day'; readonly id: string; readonly label: string }
  | { readonly kind: 'new'; readonly id: string }
  | MessageRow;

/** The conversation at the number that this person had before. */
export type FormerThread = { readonly name: string; readonly conversationId: string };

export type MessageRow = {
  readonly kind: 'message';
  readonly id: string;
  readonly message: Message;
  /** True for the last of its group: more room follows, and an inbound group has its time under it. */
  readonly closes: boolean;
  /** True for an inbound text whose words came in a moment before already, under another id; both are kept. */
  readonly repeats: boolean;
  /** True for an inbound text that may ask not to be texted, unless the person came back after it. */
  readonly asksToStop: boolean;
};

export type ThreadRowsOptions = {
  readonly timeZone: string;
  /** The present day there, as "2026-11-24". */
  readonly today: string;
  /** The time since which texts were unread when the thread was opened. The New line is before the first of them. */
  readonly newSince?: string | undefined;
  /** The links above the very first message, one for each person whose number changed. */
  readonly former?: readonly FormerThread[];
  /** True when older messages exist that are not loaded; then neither a day's head nor the New line is drawn above the first row. */
  readonly moreBefore: boolean;
};

const together = 5 * 60 * 1000;
const repeatsWithin = 2 * 60 * 1000;

/**
 * Makes the rows of a thread from its messages, in their order. Texts of one sender no more than five minutes apart form a group
 * and are closer together. Each outbound text still has a line of its own under it; inbound ones share theirs. Ids stay the same
 * when messages are added anywhere, and when a text that waits in the outbox becomes a stored message. Loading older messages
 * adds rows above and changes none, because nothing about a row depends on what is before it.
 */
export function threadRows(messages: readonly Message[], options: ThreadRowsOptions): readonly ThreadRow[] {
  const rows: ThreadRow[] = messages.length === 0 || options.moreBefore ? [] : formerRows(options);
  const firstNew = firstNewOf(messages, options);
  const noted = { repeats: repeatsAmong(messages), returnedAt: returnIn(messages) };
  let dayEndsAt = -Infinity;
  let group: Message[] = [];
  let previousAt = 0;

  const closeGroup = () => {
    rows.push(...rowsOfGroup(group, noted));
    group = [];
  };
  for (const message of messages) {
    const at = Date.parse(threadTimeOf(message));
    const last = group.at(-1);
    const opensDay = at >= dayEndsAt;
    const opensNew = message === firstNew;
    if (last && (opensDay || opensNew || at - previousAt > together || !belongTogether(last, message)))
      closeGroup();
    if (opensDay) {
      const day = dayOf(at, options.timeZone);
      const begins = message !== messages[0] || !options.moreBefore;
      if (begins) rows.push({ kind: 'day', id: `day:${day}`, label: dayHead(day, options.today) });
      dayEndsAt = endOfDay(at, options.timeZone);
    }
    if (opensNew) rows.push({ kind: 'new', id: 'new' });
    group.push(message);
    previousAt = at;
  }
  closeGroup();
  return rows;
}

function formerRows({ former = [] }: ThreadRowsOptions): ThreadRow[] {
  return former.map((one) => ({ kind: 'former', id: `former:${one.name}/${one.conversationId}`, ...one }));
}

/**
 * Returns the id of a message's row. A member's text keeps its id from the outbox on; ids that others chose are unique only with
 * their time.
 */
export function rowIdOf(message: Message): string {
  if (message.direction === 'outbound' && message.author.kind === 'member') return message.messageId;
  return `${message.at}/${message.messageId}`;
}

type Noted = { readonly repeats: ReadonlySet<Message>; readonly returnedAt: string };

function rowsOfGroup(group: readonly Message[], { repeats, returnedAt }: Noted): readonly MessageRow[] {
  return group.map((message, index) => ({
    kind: 'message',
    id: rowIdOf(message),
    message,
    closes: index === group.length - 1,
    repeats: repeats.has(message),
    asksToStop:
      message.direction === 'inbound' && message.meaning === 'asksToStop' && message.at > returnedAt,
  }));
}

/**
 * Finds texts that repeat another one. Only a text whose twin is loaded is known as a repetition, so at the edge of a page it is
 * marked a moment later.
 */
function repeatsAmong(messages: readonly Message[]): ReadonlySet<Message> {
  const repeats = new Set<Message>();
  const lastWith = new Map<string, number>();
  for (const message of messages) {
    // Several photos in a row are several texts without words.
    if (message.direction === 'outbound' || isWordless(message.text)) continue;
    const at = Date.parse(message.at);
    const words = message.text.trim();
    if (at - (lastWith.get(words) ?? -Infinity) <= repeatsWithin) repeats.add(message);
    lastWith.set(words, at);
  }
  return repeats;
}

/** Returns when the person last opted in again. */
function returnIn(messages: readonly Message[]): string {
  const isReturn = (message: Message) => message.direction === 'inbound' && message.meaning === 'optIn';
  return messages.findLast(isReturn)?.at ?? '';
}

function firstNewOf(
  messages: readonly Message[],
  { newSince, moreBefore }: ThreadRowsOptions,
): Message | undefined {
  if (newSince === undefined) return undefined;
  const index = messages.findIndex((message) => message.direction === 'inbound' && message.at >= newSince);
  return index === 0 && moreBefore ? undefined : messages[index];
}

function belongTogether(one: Message, other: Message): boolean {
  if (one.direction === 'inbound')
    return other.direction === 'inbound' && writersOf(one) === writersOf(other);
  return other.direction === 'outbound' && senderOf(one) === senderOf(other);
}

function writersOf({ writers = [] }: InboundMessage): string {
  return writers.map(({ contactId }) => contactId).join();
}

function senderOf({ author }: OutboundMessage): string {
  return author.kind === 'member'
    ? author.memberId
    : `${author.automation}/${author.inspection?.inspectionId ?? ''}`;
}
