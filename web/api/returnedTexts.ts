import type { Problem } from '#shared/api/problem.ts';
import type { Draft, Drafts, Returned } from './drafts.ts';
import { laterOf, type OutboxEntries, type OutboxEntry } from './outboxEntries.ts';

/**
 * Moves texts of one conversation from the outbox into its composer, before what was typed since. If one of them was scheduled,
 * the draft keeps its time. In a full storage they must leave the outbox to make room for the draft.
 */
export function returnToComposer(
  drafts: Drafts,
  entries: OutboxEntries,
  texts: readonly OutboxEntry[],
  asked: Omit<Draft, 'text' | 'contactIds' | 'later'>,
): void {
  const conversationId = texts[0]?.conversationId ?? '';
  const typedSince = drafts.read(conversationId);
  // The first one's time is past by the server's clock, from which this computer's may differ.
  const timed = asked.returned?.code === 'schedule-in-past' ? texts.slice(1) : texts;
  const draft = {
    ...asked,
    ...(texts[0] && expectedAfter(texts[0], asked.returned)),
    later: timed.map(laterOf).find((later) => later) ?? typedSince?.later,
  };
  const text = [...texts, ...(typedSince?.text ? [typedSince] : [])].map((one) => one.text).join('\n\n');
  const isSafe = drafts.put(conversationId, { ...draft, text });
  for (const entry of texts) entries.forget(entry);
  if (!isSafe) drafts.put(conversationId, { ...draft, text });
}

/**
 * Returns for whom the returned text is when it is entered again. A person who has moved is left out while others are still at
 * the number; alone they stay, so that a second Enter does not reach the phone that used to be theirs.
 */
function expectedAfter(
  { contactId, sharedWith = [] }: OutboxEntry,
  returned: Returned | undefined,
): Pick<Draft, 'contactIds'> {
  if (returned?.code === 'recipient-needed') return {};
  const expected = contactId === undefined ? [] : [contactId, ...sharedWith];
  const left = expected.filter((id) => id !== returned?.contactId);
  return { contactIds: left.length > 0 ? left : expected };
}

/** Returns true when nothing else can be sent under the same message id. */
export function isIdOver({ code }: Problem): boolean {
  return code === 'message-id-reused' || code === 'message-withdrawn';
}

export function returnedFor(problem: Problem): Returned {
  const { conversationId: newConversationId, contactId } = problem;
  return {
    code: problem.code,
    sentence:
      problem.code === 'message-id-reused'
        ? 'An earlier version of this text was sent already. Look at the thread before you send this one too.'
        : problem.detail,
    ...(typeof contactId === 'string' && { contactId }),
    ...(typeof newConversationId === 'string' && { newConversationId }),
  };
}
