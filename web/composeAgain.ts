import type { Conversation } from '#shared/domain/conversation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { takesText } from './api/drafts.ts';
import { writing } from './api/writing.ts';
import { presentFor } from './presentFor.ts';

/**
 * Puts the words of a text into the composer of its conversation, below what is written there, for the person whom it named, or
 * the one whom the member means to text. It leaves a draft that has the words already, or is to other people.
 */
export function composeAgain(
  conversation: Pick<Conversation, 'conversationId' | 'people'>,
  { text, contactId }: Pick<OutboundMessage, 'text' | 'contactId'>,
  meant?: string,
): void {
  const { drafts } = writing();
  const there = drafts.read(conversation.conversationId);
  const present = presentFor(conversation, contactId ?? meant);
  // The words for a person who has left the number never go to the others there.
  const reached = contactId === undefined || present.includes(contactId) ? present : [contactId];
  if (there && !takesText(there, text, reached)) return;
  drafts.write(conversation.conversationId, there ? `${there.text}\n\n${text}` : text, reached);
}
