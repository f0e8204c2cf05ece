import type { Author } from '../domain/author.ts';
import type { Conversation } from '../domain/conversation.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import type { Database, Item } from './database.ts';
import { keys } from './keys.ts';

/** An automated text that was refused because its person has given no consent, with all that accepting it later needs. */
export type RefusedText = {
  readonly companyId: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly messageId: string;
  readonly idScope: string;
  readonly text: string;
  readonly author: Extract<Author, { kind: 'auto' }>;
  readonly requestHash: string;
  readonly scheduledAt?: string;
  /** When it was first refused. */
  readonly at: string;
};

export type ListedRefusal = { readonly refused: RefusedText; readonly conversation: Conversation };

/** Returns those that were not accepted since, with their conversations. */
export async function stillRefused(
  database: Database,
  items: readonly (Item | undefined)[],
): Promise<readonly ListedRefusal[]> {
  const found = items.flatMap((item) => (item ? [item as unknown as RefusedText] : []));
  if (found.length === 0) return [];
  const [markers, rows] = await Promise.all([
    database.getMany(
      found.map(({ companyId, idScope, messageId }) => keys.marker(companyId, idScope, messageId)),
    ),
    database.getMany(
      found.map(({ companyId, conversationId }) => keys.conversation(companyId, conversationId)),
    ),
  ]);
  return found.flatMap((refused, index) => {
    const row = rows[index];
    if (markers[index] || !row) return [];
    return [{ refused, conversation: conversationFrom(row as ConversationItem) }];
  });
}
