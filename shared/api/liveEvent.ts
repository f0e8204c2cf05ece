import * as z from 'zod/mini';
import { Conversation } from '../domain/conversation.ts';
import { Message } from '../domain/message.ts';
import { NumberState } from '../domain/numberPause.ts';

/** An update that the socket sends to open pages. Each item carries its own revision, and a page applies only newer ones. */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), message: Message }),
  z.object({ type: z.literal('conversation'), conversation: Conversation }),
  /** The member's role, the company or its settings changed, or the member was removed. The page asks again who it serves. */
  z.object({ type: z.literal('access') }),
  z.object({ type: z.literal('number'), number: NumberState }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
