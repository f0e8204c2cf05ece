import type { Conversation } from '#shared/domain/conversation.ts';
import { useDraft, useOutboxEntries } from './api/writing.ts';
import { previewLine, type PreviewLine } from './previewLine.ts';

/** Returns the line under a conversation's name, with what this device holds of the member's own writing. */
export function usePreviewLine(conversation: Conversation, myId: string): PreviewLine {
  const { conversationId } = conversation;
  const draft = useDraft(conversationId)?.text;
  const setAside = useOutboxEntries(conversationId).find(({ aside }) => aside)?.text;
  return previewLine(conversation, myId, { draft, setAside });
}
