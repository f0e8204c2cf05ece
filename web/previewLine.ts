import type { Conversation, LastMessage } from '#shared/domain/conversation.ts';
import type { Attention } from '#shared/domain/messageState.ts';
import { areStillThere, writtenBy } from './namesOf.ts';
import { words } from './words.ts';
import { shownText } from './shownText.ts';

/** Why a member must look at the conversation. */
type Warning = Attention | 'set-aside' | 'opt-out-request';

/** The line under a name: who wrote it, unless it was the person; the text; and what a member must know about it first. */
export type PreviewLine = {
  readonly by: string | undefined;
  readonly text: string;
  readonly warning?: Warning | undefined;
};

/** The member's own writing in a conversation that this device keeps. */
export type OwnWriting = {
  readonly draft?: string | undefined;
  /** A text that was entered and set aside: it stays unsent until the member decides. */
  readonly setAside?: string | undefined;
};

type Listed = Pick<
  Conversation,
  'lastMessage' | 'lastInboundPreview' | 'people' | 'number' | 'optOutRequest'
>;

/**
 * Returns a text that was set aside, else the member's draft, else the last message. An automated text does not hide what the
 * person wrote before it.
 */
export function previewLine(
  conversation: Listed,
  myId: string,
  { draft, setAside }: OwnWriting,
): PreviewLine {
  const { lastMessage, lastInboundPreview, optOutRequest } = conversation;
  if (setAside) return { by: words.list.you, text: setAside, warning: 'set-aside' };
  const warning = optOutRequest ? 'opt-out-request' : undefined;
  if (draft?.trim()) return { by: words.list.draft, text: draft.trim(), warning };
  if (!lastMessage) return { by: undefined, text: words.list.notStarted, warning };
  if (lastInboundPreview !== undefined && lastMessage.author?.kind === 'auto')
    return inboundLine(conversation);
  return {
    by: authorOf(lastMessage, myId, conversation),
    text: shownText(lastMessage.preview),
    warning: lastMessage.attention ?? warning,
  };
}

/** Returns the newest text of the person, also when a member answered it. */
export function inboundLine(conversation: Listed): PreviewLine {
  const { lastInboundPreview, optOutRequest } = conversation;
  if (lastInboundPreview === undefined) return previewLine(conversation, '', {});
  const warning = optOutRequest ? 'opt-out-request' : undefined;
  return { by: undefined, text: shownText(lastInboundPreview), warning };
}

/** Names the author when other people are at the number by now. */
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
