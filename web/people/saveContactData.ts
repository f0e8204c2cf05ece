import type { Message } from '#shared/domain/message.ts';
import { client } from '../api/client.ts';
import { isTextOf } from './isTextOf.ts';
import { saveFile } from './saveFile.ts';

/** Saves everything that is stored about a contact as one JSON file, with each text that the person wrote or got. */
export async function saveContactData(contactId: string): Promise<void> {
  const { conversations, ...stored } = await client.getContactData({ contactId });
  const threads = [];
  for (const conversation of conversations) {
    const messages = await messagesOf(conversation.conversationId);
    threads.push({ ...conversation, messages: messages.filter((message) => isTextOf(message, contactId)) });
  }
  const data = JSON.stringify({ ...stored, conversations: threads }, undefined, 2);
  saveFile(new Blob([data], { type: 'application/json' }), `${contactId}.json`);
}

/** Reads a whole thread page by page, and returns it oldest first. */
async function messagesOf(conversationId: string): Promise<readonly Message[]> {
  const messages: Message[] = [];
  let before: string | undefined;
  do {
    const page = await client.listMessages({ conversationId, ...(before !== undefined && { before }) });
    messages.push(...page.items);
    before = page.cursor;
  } while (before !== undefined);
  return messages.toReversed();
}
