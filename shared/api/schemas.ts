import * as z from 'zod/mini';
import { ConversationId, MessageId } from '../domain/ids.ts';
import { Timestamp } from '../domain/timestamp.ts';

/** An opaque cursor. A response returns it, the next request sends it back, and it is valid only for the same query. */
export const Cursor = z.string().check(z.maxLength(1000), z.regex(/^[A-Za-z0-9_-]+$/));

/** The input of a route that takes none. */
export const Nothing = z.strictObject({});
/** Returns the schema of one page of a list. */
export const page = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({ items: z.array(item), cursor: z.optional(Cursor) });

/** Identifies a message in its thread by id and time, because two senders may choose the same id. */
export const messageInThread = {
  conversationId: ConversationId,
  messageId: MessageId,
  at: Timestamp,
};
