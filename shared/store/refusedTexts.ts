import type { Author } from '../domain/author.ts';
import type { Contact } from '../domain/contact.ts';
import type { Conversation } from '../domain/conversation.ts';
import { contactFrom } from './contactItems.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import type { Database, Item } from './database.ts';
import { keys } from './keys.ts';

/** An automated text that was refused because its person has given no consent, with all that accepting it later needs. */
export type RefusedTextItem = {
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

/** A refused text with its person, and the conversation at the number that the person has now, or else had. */
export type ListedRefusal = {
  readonly refused: RefusedTextItem;
  readonly contact: Contact | undefined;
  readonly conversation: Conversation;
};

/** Returns those that were not accepted since. Reads consistently, because each change of a person makes pages ask again. */
export async function stillRefused(
  database: Database,
  items: readonly (Item | undefined)[],
): Promise<readonly ListedRefusal[]> {
  const found = items.flatMap((item) => (item ? [item as unknown as RefusedTextItem] : []));
  const [markers, people] = await Promise.all([
    database.getMany(
      found.map(({ companyId, idScope, messageId }) => keys.marker(companyId, idScope, messageId)),
      true,
    ),
    database.getMany(
      found.map(({ companyId, contactId }) => keys.contact(companyId, contactId)),
      true,
    ),
  ]);
  const waiting = found.flatMap((refused, index) => {
    const person = people[index];
    return markers[index] ? [] : [{ refused, contact: person && contactFrom(person) }];
  });
  const rows = await database.getMany(
    waiting.map(({ refused, contact }) => {
      const conversationId =
        contact && 'conversationId' in contact.texting
          ? contact.texting.conversationId
          : refused.conversationId;
      return keys.conversation(refused.companyId, conversationId);
    }),
    true,
  );
  return waiting.flatMap((each, index) => {
    const row = rows[index];
    return row ? [{ ...each, conversation: conversationFrom(row as ConversationItem) }] : [];
  });
}
