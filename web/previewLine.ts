import type { Conversation, LastMessage } from '#shared/domain/conversation.ts';
import { areStillThere, writtenBy } from './namesOf.ts';
import { words } from './words.ts';
import { wordsOf } from './wordsOf.ts';

/** The line under a name: who said it, unless it was the person; what; and whether it failed. */
export type PreviewLine = {
  readonly by: string | undefined;
  readonly text: string;
  readonly notSent: boolean;
};

/** What one was writing stands before what was said last. */
export function previewLine(
  conversation: Pick<Conversation, 'lastMessage' | 'people' | 'number'>,
  myId: string,
  draft: string | undefined,
): PreviewLine {
  const { lastMessage } = conversation;
  if (draft?.trim()) return { by: words.list.draft, text: draft.trim(), notSent: false };
  if (!lastMessage) return { by: undefined, text: words.list.notStarted, notSent: false };
  return {
    by: authorOf(lastMessage, myId, conversation),
    text: wordsOf(lastMessage.preview),
    notSent: lastMessage.direction === 'outbound' && lastMessage.notSent,
  };
}

/** Whoever wrote is named where others are at the number by now. */
function authorOf(
  { direction, author, writers }: LastMessage,
  myId: string,
  reached: Pick<Conversation, 'people' | 'number'>,
): string | undefined {
  if (direction === 'inbound') {
    return writers?.length && !areStillThere(writers, reached) ? writtenBy(writers, reached) : undefined;
  }
  if (!author) return undefined;
  if (author.kind === 'auto') return words.list.auto;
  return author.memberId === myId ? words.list.you : author.name.split(' ')[0];
}
